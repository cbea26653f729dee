"""A plan from top to bottom: every text and every part of it, each with its path."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple, TypeVar, cast

from kehoach.model import SpecModel
from kehoach.spec.findings import Loc

_Part = TypeVar("_Part")


class Walk(NamedTuple):
    """What stands in a plan, in reading order."""

    texts: list[tuple[Loc, str]]
    parts: dict[type[Any], list[tuple[Loc, Any]]]

    def of(self, kind: type[_Part]) -> list[tuple[Loc, _Part]]:
        """Return every part of one kind with its path."""
        return cast("list[tuple[Loc, _Part]]", self.parts.get(kind, []))


def walk(part: Any, loc: Loc = ()) -> Walk:
    """Return the texts and the parts of a plan, or of a part that stands at ``loc``."""
    found = Walk([], {})
    _visit(part, loc, found)
    return found


@cache
def _fields(model: type[SpecModel]) -> tuple[tuple[str, str], ...]:
    return tuple((name, info.alias or name) for name, info in model.model_fields.items())


def _visit(part: Any, loc: Loc, found: Walk) -> None:
    if isinstance(part, str):
        found.texts.append((loc, part))
    elif isinstance(part, SpecModel):
        kind, own = type(part), part.__dict__
        found.parts.setdefault(kind, []).append((loc, part))
        for name, alias in _fields(kind):
            value = own[name]
            if value.__class__ is str:
                found.texts.append(((*loc, alias), value))
            elif value:
                _visit(value, (*loc, alias), found)
    elif isinstance(part, dict):
        for key, value in part.items():
            _visit(value, (*loc, str(key)), found)
    elif isinstance(part, tuple):
        for index, value in enumerate(part):
            _visit(value, (*loc, index), found)
