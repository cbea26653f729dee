"""Two plans → what was changed, field by field: pieces are known by label and code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from kehoach.model import SpecModel
from kehoach.plan import (
    Appendix,
    Clauses,
    Dashes,
    Duties,
    Duty,
    FreeTable,
    Index,
    Item,
    LegalBasis,
    Paragraph,
    Plan,
    Points,
    Section,
    TableBlock,
    Target,
    Targets,
    Task,
    Tasks,
)
from kehoach.redline.changes import Change, Kind
from kehoach.redline.matching import Known, matched
from kehoach.wording.folding import fold
from kehoach.wording.shortening import shortened

_KINDS: dict[type[SpecModel], tuple[str, str, str]] = {
    Section: ("mục", "title", "label"),
    Task: ("nhiệm vụ", "what", "code"),
    Target: ("chỉ tiêu", "text", "code"),
    Item: ("ý", "text", "label"),
    Paragraph: ("đoạn", "text", ""),
    LegalBasis: ("căn cứ", "text", ""),
    Appendix: ("phụ lục", "title", "label"),
    Duty: ("phân công", "agency", ""),
    Index: ("chỉ số", "name", ""),
    FreeTable: ("bảng", "title", ""),
}
"""What a piece is called, the field it is known by to a person, the field that names it."""

_LISTS = (Clauses, Points, Dashes, Tasks, Targets, TableBlock, Duties)
"""Blocks that only hold others: their names say nothing to a person."""


@dataclass
class _Found:
    changes: list[Change] = field(default_factory=list)
    gone: list[tuple[int, Any]] = field(default_factory=list)
    come: list[tuple[int, Any]] = field(default_factory=list)


def plan_changes(old: Plan, new: Plan) -> tuple[Change, ...]:
    """Return what was changed between two plans, in the order of the new one.

    Sections, appendices and items are known by label, tasks and targets by code, the rest by
    their words; what stands elsewhere is moved, not removed and added.
    """
    found = _Found()
    _model(old, new, (), found)
    _carry(found)
    return tuple(found.changes)


def _model(old: Any, new: Any, where: tuple[str, ...], found: _Found) -> None:
    for name, info in type(new).model_fields.items():
        a, b = getattr(old, name), getattr(new, name)
        if a != b:
            _value(a, b, (str(info.alias), name.replace("_", " ")), where, found)


def _value(a: Any, b: Any, key: tuple[str, str], where: tuple[str, ...], found: _Found) -> None:
    if isinstance(a, SpecModel) and type(a) is type(b):
        _model(a, b, where, found)
    elif isinstance(a, dict) and isinstance(b, dict):
        _mapping(a, b, key, where, found)
    elif isinstance(a, tuple) and isinstance(b, tuple) and not _is_short(a + b):
        _sequence(a, b, key, where, found)
    else:
        words = (_words(a), _words(b))
        found.changes.append(Change("changed", "", *words, where=where, field=key))


def _is_short(values: tuple[Any, ...]) -> bool:
    """Names of agencies and the like are told together, from … to …."""
    return all(isinstance(one, str) and len(one) < 60 for one in values)


def _mapping(
    a: dict[Any, Any],
    b: dict[Any, Any],
    key: tuple[str, str],
    where: tuple[str, ...],
    found: _Found,
) -> None:
    for name in dict.fromkeys((*a, *b)):
        place = (*where, f"{key[0]} {name}")
        if name not in a or name not in b:
            kind: Kind = "added" if name in b else "removed"
            ends = ("", _words(b[name])) if name in b else (_words(a[name]), "")
            found.changes.append(Change(kind, key[0], *ends, where=place))
        elif a[name] != b[name]:
            _value(a[name], b[name], key, place, found)


def _sequence(
    a: tuple[Any, ...], b: tuple[Any, ...], key: tuple[str, str], where: tuple[str, ...],
    found: _Found,
) -> None:  # fmt: skip
    for pair in matched(list(map(_known, a)), list(map(_known, b))):
        if pair.new is None:
            _alone("removed", a[pair.old or 0], key, where, found, found.gone)
        elif pair.old is None:
            _alone("added", b[pair.new], key, where, found, found.come)
        elif a[pair.old] != b[pair.new]:
            old, new = a[pair.old], b[pair.new]
            if isinstance(new, SpecModel) and type(old) is type(new):
                _model(old, new, (*where, *_title(new)), found)
            else:
                words = (_words(old), _words(new))
                found.changes.append(Change("changed", "", *words, where=where, field=key))


def _alone(
    kind: Any, piece: Any, key: tuple[str, str], where: tuple[str, ...], found: _Found,
    side: list[tuple[int, Any]],
) -> None:  # fmt: skip
    """Note a piece that stands on one side; what only holds others is told piece by piece."""
    if isinstance(piece, _LISTS):
        for inner in _held(piece):
            _alone(kind, inner, key, where, found, side)
        return
    side.append((len(found.changes), piece))
    what = _KINDS[type(piece)][0] if type(piece) in _KINDS else key[0]
    ends = ("", _words(piece)) if kind == "added" else (_words(piece), "")
    found.changes.append(Change(kind, what, *ends, where=where))


def _held(piece: Any) -> tuple[Any, ...]:
    if isinstance(piece, TableBlock):
        return (piece.table,)
    if isinstance(piece, Duties):
        return piece.duties if isinstance(piece.duties, tuple) else (piece.duties, *piece.more)
    held: tuple[Any, ...] = piece.items
    return held


def _carry(found: _Found) -> None:
    """Tell as moved what was removed from one list and added to another."""
    lost: set[int] = set()
    later: list[tuple[int, Change, _Found]] = []
    for at, new in found.come:
        origin = next(
            (one for one in found.gone if one[0] not in lost and _same(one[1], new)), None
        )
        if origin is None:
            continue
        lost.add(origin[0])
        was, now = found.changes[origin[0]], found.changes[at]
        origin_words = was.where[-1] if was.where and was.where != now.where else ""
        moved = replace(now, kind="moved", old=origin_words)
        inner = _Found()
        if isinstance(new, SpecModel):
            _model(origin[1], new, (*now.where, *_title(new)), inner)
        later.append((at, moved, inner))
    instead = {at: [moved, *inner.changes] for at, moved, inner in later}
    changes = enumerate(found.changes)
    found.changes = [
        one for at, change in changes if at not in lost for one in instead.get(at, [change])
    ]


def _same(old: Any, new: Any) -> bool:
    if type(old) is not type(new):
        return False
    name = _name(new)
    return old == new if not name else _name(old) == name


def _name(piece: Any) -> str:
    _, _, bearer = _KINDS.get(type(piece), ("", "", ""))
    return fold(getattr(piece, bearer) or "") if bearer else ""


def _title(piece: Any) -> tuple[str, ...]:
    kind, text, _ = _KINDS.get(type(piece), ("", "", ""))
    words = getattr(piece, text) if text else ""
    return (f"{kind} “{shortened(words, 70)}”",) if words else ()


def _known(piece: Any) -> Known:
    kind = type(piece).__name__
    _, text, _ = _KINDS.get(type(piece), ("", "", ""))
    head = getattr(piece, text) if text else None
    words = " ".join((head or _words(piece)).split())
    return Known(words, _name(piece), kind, kind if isinstance(piece, _LISTS) else "")


def _words(value: Any) -> str:
    """Return a value as the spec would say it, on one line."""
    for kind, say in _SAY:
        if isinstance(value, kind):
            return say(value)
    return str(value)


def _model_words(piece: Any) -> str:
    _, text, _ = _KINDS.get(type(piece), ("", "", ""))
    if text and getattr(piece, text):
        return str(getattr(piece, text))
    return "; ".join(_fields(piece))


def _fields(piece: Any) -> Iterator[str]:
    for name in type(piece).model_fields:
        value = getattr(piece, name)
        if value not in (None, (), {}, False):
            yield _words(value)


_SAY: tuple[tuple[Any, Callable[[Any], str]], ...] = (
    (type(None), lambda value: ""),
    (bool, lambda value: "có" if value else "không"),
    (date, lambda value: f"{value:%d/%m/%Y}"),
    (SpecModel, _model_words),
    (tuple, lambda value: "; ".join(map(_words, value))),
    (dict, lambda value: "; ".join(f"{key}: {_words(one)}" for key, one in value.items())),
)
