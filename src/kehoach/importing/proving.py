"""The data of a spec made whole: numbers that are computed anyway go, keys stand in order."""

from __future__ import annotations

from typing import Any

from kehoach.compose import compose, standard_of
from kehoach.compose.frame import signature
from kehoach.compose.words import Words
from kehoach.importing.annexes import drop_made
from kehoach.importing.posts import as_post
from kehoach.importing.wordlist import words_of
from kehoach.plan import Plan
from kehoach.problem import Severity
from kehoach.registry import Issuer, resolve_issuer
from kehoach.spec.checks import ALLOWABLE, check_plan
from kehoach.text.numbering import Numbering, number_plan

Raw = dict[str, Any]
ALLOWED = {
    "KH939": "văn bản gốc dẫn tới phụ lục không có trong tệp",
    "KH940": "văn bản gốc không dẫn tới phụ lục này",
}


def ordered(data: Raw) -> Raw:
    """Return the keys in the order of the model, without those that say nothing."""
    names = [info.alias for info in Plan.model_fields.values() if info.alias]
    needed = ("nội dung", "nơi nhận")
    return {
        name: data[name]
        for name in names
        if name in data and (name in needed or data[name] not in ([], {}, "", None))
    }


def plan_of(data: Raw) -> Plan:
    """Return the plan of data."""
    return Plan.model_validate(ordered(data))


def drop_needless(data: Raw) -> None:
    """Take out every number that the plan computes the same, in place."""
    for path in number_plan(plan_of(data)).needless:
        part: Any = data
        for step in path:
            part = part[step]
        del part["số"]
    lighten(data.get("nội dung", []))
    for annex in data.get("phụ lục", []):
        lighten(annex["nội dung"])


def lighten(blocks: list[Any]) -> None:
    """Write an item of a text alone as a text, in place."""
    for index, block in enumerate(blocks):
        if not isinstance(block, dict):
            continue
        for value in block.values():
            if isinstance(value, list):
                lighten(value)
        if set(block) == {"đoạn"}:
            blocks[index] = block["đoạn"]


def settle_annexes(data: Raw) -> None:
    """Take out number lines and lines of the plan that are made the same, in place."""
    annexes = data.get("phụ lục", [])
    given = [
        {key: annex[key] for key in annex if key not in ("số", "kèm theo")} for annex in annexes
    ]
    made = compose(plan_of({**data, "phụ lục": given})).annexes if annexes else ()
    for annex, one in zip(annexes, made, strict=True):
        drop_made(annex, one.number, one.enclosed)


def settle_signature(data: Raw, lines: list[str]) -> None:
    """Take out ``thay mặt`` where it says nothing; one post for all where words would be lost."""
    who = data["người ký"]
    plan = plan_of(data)
    issuer = resolve_issuer(plan)
    assert isinstance(issuer, Issuer)
    standard = standard_of(plan)
    without = {key: value for key, value in who.items() if key != "thay mặt"}
    for tried in (without, who):
        words = Words.of(plan_of({**data, "người ký": tried}), issuer, Numbering())
        made = signature(words, standard)
        if words_of(" ".join((*made.authority, made.post))) == words_of(" ".join(lines)):
            data["người ký"] = tried
            return
    if lines:
        rest = {key: who[key] for key in ("họ tên", "chức vụ khác") if key in who}
        data["người ký"] = {"chức vụ": as_post(" ".join(lines)), "thay mặt": "không", **rest}


def allow(data: Raw) -> None:
    """Allow what an old document may have and a new plan may not, with the reason, in place."""
    found = [one for one in check_plan(plan_of(data)) if one.severity is Severity.ERROR]
    codes = sorted({one.code for one in found} & ALLOWABLE)
    if codes:
        data["cho phép"] = {code: ALLOWED[code] for code in codes}
