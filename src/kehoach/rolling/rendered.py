"""What of last year's plan a document really made of the new spec holds, as warnings.

A roll tries the built-in template alone; this is asked of the document that is issued, whatever
template it was made with and whatever was written into the spec since.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kehoach.errors import BadInput
from kehoach.plan import Plan
from kehoach.problem import Place, Problem, Severity
from kehoach.rolling.leftovers import WHAT, Leftover, leftovers
from kehoach.rolling.located import Located
from kehoach.rolling.scalars import Scalar
from kehoach.rolling.step import sources
from kehoach.spec.read import Spec, read_spec

if TYPE_CHECKING:
    from kehoach.registry.register import Register

_AROUND = 12
"""Characters on each side of a leftover by which its place in the spec is known."""
_SHOWN = 80
"""Characters of a text that are quoted."""
_WHY_NOT = {
    "gone": ("không đọc được tệp này", "the file cannot be read"),
    "faulty": ("đặc tả ấy có lỗi, xem bằng `kehoach check`", "it is at fault, see `kehoach check`"),
    "same": ("tệp ấy nay là của năm {year}", "the file is now of {year}"),
}


@dataclass(frozen=True)
class OldSpec:
    """Last year's spec: the path it is told by and its bytes, ``None`` where it is not there.

    ``listed`` is the review list that names it.
    """

    file: str
    listed: str
    data: bytes | None
    register: Register | None = None


def still_held(
    docx: bytes, new: Spec, data: bytes, file: str, old: OldSpec, register: Register | None = None
) -> tuple[Problem, ...]:
    """Return a warning for each trace of the old plan in a document made of the new spec.

    At its place in the spec (read from ``data``) where the spec says it (KH1120), unless the plan
    allows that; else by the part of the package that holds it (KH1121). An old spec that cannot
    be compared with is told (KH1122).
    """
    before = _old_plan(old, new.plan.year)
    if isinstance(before, Problem):
        return (before,)
    located, year = Located(*sources(data, file)), str(before.year)
    found = leftovers(docx, before, new.plan, register)
    told = [_told(one, located, file, year) for one in found]
    allowed = {key.upper() for key in new.plan.allowed}
    known = {one.place.line for one in new.problems if one.code.startswith(("KH84", "KH86"))}
    once = {(one.code, one.place, *sorted(one.args.items())): one for one in told}
    return tuple(
        one
        for one in once.values()
        if one.code not in allowed and not (one.args["kind"] == "name" and one.place.line in known)
    )


def _old_plan(old: OldSpec, year: int) -> Plan | Problem:
    """Return last year's plan, or what is told where there is none."""
    if old.data is None:
        return _not_searched(old, "gone")
    try:
        plan = read_spec(old.data, old.file, old.register).plan
    except BadInput:
        return _not_searched(old, "faulty")
    return plan if plan.year < year else _not_searched(old, "same", str(plan.year))


def _not_searched(old: OldSpec, why: str, year: str = "") -> Problem:
    vi, en = (one.format(year=year) for one in _WHY_NOT[why])
    args = {"path": old.file, "listed": old.listed, "reason": vi, "reason_en": en}
    return Problem("KH1122", Place(old.listed), args, Severity.WARNING)


def _told(one: Leftover, located: Located, file: str, year: str) -> Problem:
    what, what_en = WHAT[one.what]
    args = {"kind": one.what, "what": what, "what_en": what_en, "words": one.words, "year": year}
    held = next(places_of(one, located.values), None)
    if held is not None:
        return Problem("KH1120", located.within(*held), args, Severity.WARNING)
    text = one.text if len(one.text) <= _SHOWN else f"{one.text[:_SHOWN]}…"
    return Problem(
        "KH1121", Place(file), {**args, "part": one.part, "text": text}, Severity.WARNING
    )


def places_of(one: Leftover, values: Iterable[Scalar]) -> Iterator[tuple[Scalar, int]]:
    """Yield the values of a spec that say a leftover, each with where its words start.

    Marks of bold and italic count for nothing; nor does what a placeholder stands for, so that a
    text is known by the characters next to the words.
    """
    text, words = _bare(one.text), _bare(one.words)
    for scalar in values:
        bare, kept = _bared(scalar.text)
        at = bare.find(words)
        while at >= 0 and words:
            near = bare[max(0, at - _AROUND) : at + len(words) + _AROUND]
            if _is_said(near, at - max(0, at - _AROUND), words, text):
                yield scalar, kept[at]
                break
            at = bare.find(words, at + 1)


def _is_said(near: str, at: int, words: str, text: str) -> bool:
    """True when a text of the document has words with the same characters next to them."""
    before = near[:at].rpartition("}")[2]
    after = near[at + len(words) :].partition("{")[0]
    return f"{before}{words}{after}".strip(" .;,") in text


def _bare(text: str) -> str:
    return _bared(text)[0]


def _bared(text: str) -> tuple[str, list[int]]:
    """Return a text in small letters without marks, and where each character of it stood."""
    kept = [(one.casefold(), at) for at, one in enumerate(text) if one != "*"]
    return "".join(one[:1] for one, _ in kept), [at for _, at in kept]
