"""A plan with faults → the plan without them, so that the rest is checked in the same run."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from kehoach.model import Invalid
from kehoach.plan import Plan
from kehoach.spec.checks import check_plan
from kehoach.spec.findings import Finding, Loc
from kehoach.wording.folding import fold

if TYPE_CHECKING:
    from kehoach.registry.register import Register

_ROUNDS = 8
_STAND_INS: dict[str, Any] = {
    "năm": "2000",
    "nội dung": [],
    "nơi nhận": ["Lưu: VT"],
    "người ký": {"chức vụ": "…"},
    "cột": ["…"],
    "hàng": [["…"]],
}
_DOUBLED = ("KH907", "KH920")
_ITEMS: tuple[Any, ...] = ("…", {"việc": "…", "chủ trì": "…"}, {"cơ quan": "…"}, ["…"])
_NEED_WHOLE_TEXT = {"KH932", "KH939", "KH940", "KH942", "KH886", "KH887"}
_NEED_ALL = "KH1080"
"""Findings that a part left out may cause."""


def check_rest(
    raw: dict[str, Any], error: Invalid, register: Register | None = None
) -> list[Finding]:
    """Return what the whole-plan checks find once the faulty parts are set aside."""
    data, touched, whole = deepcopy(raw), set[Loc](), True
    for _ in range(_ROUNDS):
        for detail in error.details:
            loc = tuple(step for step in detail["loc"] if not str(step).startswith("#"))
            if detail["type"] in _DOUBLED:
                loc = (*loc, str((detail.get("ctx") or {}).get("key")))
            touched.add(loc)
            gone = _set_aside(data, loc, str(detail["type"]))
            whole = whole and not _refers(gone) and loc[:1] != ("chỉ số",) and "nhãn" not in loc
        try:
            plan = Plan.model_validate(data)
        except Invalid as again:
            error = again
        else:
            return [f for f in check_plan(plan, register) if _stands(f, touched, whole)]
    return []


def _stands(finding: Finding, touched: set[Loc], whole: bool) -> bool:
    if finding.code == _NEED_ALL or (not whole and finding.code in _NEED_WHOLE_TEXT):
        return False
    loc = finding.loc
    return not any(loc[: len(one)] == one or one[: len(loc)] == loc for one in touched)


def _set_aside(data: Any, loc: Loc, kind: str) -> Any:
    """Fill a missing key with a stand-in; take a faulty value out and return it."""
    parent, key, value = _walk(data, loc)
    if kind == "missing":
        if isinstance(value, dict):
            value[str(loc[-1])] = _STAND_INS.get(str(loc[-1]), "…")
        return None
    if isinstance(parent, dict):
        return parent.pop(key, None)
    if isinstance(parent, list):
        parent[key] = _next_item(value)
    return value


def _refers(value: Any) -> bool:
    """True when a part left out may have held a label, a reference or a result."""
    return re.search(r"nhãn|nhan|\{\w|hụ lục|điểm|hạng", str(value)) is not None


def _next_item(value: Any) -> Any:
    """Return what to try in place of a faulty list item: a text, then a task, then a duty."""
    tried = _ITEMS.index(value) + 1 if value in _ITEMS else 0
    return deepcopy(_ITEMS[min(tried, len(_ITEMS) - 1)])


def _walk(data: Any, loc: Loc) -> tuple[Any, Any, Any]:
    """Follow a path as far as the data goes; return the last container, its key and its value."""
    parent: Any = None
    key: Any = None
    value = data
    for step in loc:
        if isinstance(value, dict):
            alike = (key for key in value if fold(str(key)) == fold(str(step)))
            found = step if step in value else next(alike, None)
            if found is not None:
                parent, key, value = value, found, value[found]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            parent, key, value = value, step, value[step]
    return parent, key, value
