"""A plan from top to bottom: every text and every part of it, each with its path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import Any, TypeVar, cast

from kehoach.model import SpecModel
from kehoach.spec.findings import Loc
from kehoach.spec.searching import BETWEEN, Lines

_Part = TypeVar("_Part")
Value = str | tuple[str, ...]
Entry = tuple[Loc, str | int, Value]
"""A text, or a list of texts: the path of the part that holds it, its step from there, itself."""


class Walk:
    """What stands in a plan, in reading order."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._parts: dict[type[Any], list[tuple[Loc, Any]]] = {}
        self._spans: dict[str, range] = {}

    @cached_property
    def typed(self) -> Lines:
        """The texts of each entry, as typed."""
        values: list[Any] = [value for _, _, value in self.entries]
        return Lines([one if one.__class__ is str else BETWEEN.join(one) for one in values])

    def having(self, *words: str) -> Iterator[tuple[Loc, str]]:
        """Yield the texts of the entries that have one of some words as typed, with their paths."""
        return texts_of([self.entries[number] for number in self.typed.having(*words)])

    def of(self, kind: type[_Part]) -> list[tuple[Loc, _Part]]:
        """Return every part of one kind with its path."""
        return cast("list[tuple[Loc, _Part]]", self._parts.get(kind, []))

    def numbers(self, *keys: str) -> list[int]:
        """Return the numbers of the entries below some keys of the whole, key by key."""
        spans = (self._spans.get(key, range(0)) for key in keys)
        return [number for span in spans for number in span]

    def visit_whole(self, whole: SpecModel, loc: Loc) -> None:
        """Visit a plan or a part of one, each of its keys for itself."""
        self._parts[type(whole)] = [(loc, whole)]
        for field in _fields(type(whole)):
            start = len(self.entries)
            self._visit_fields(whole, (field,), loc)
            self._spans[field[1]] = range(start, len(self.entries))

    def _visit(self, part: Any, loc: Loc, step: str | int) -> None:
        """Visit what is no text; it stands a step from a path."""
        kind, here = part.__class__, (*loc, step)
        if kind is tuple:
            for index, value in enumerate(part):
                if value.__class__ is tuple and value and value[0].__class__ is str:
                    self.entries.append((here, index, value))
                else:
                    self._visit(value, here, index)
        elif kind is dict:
            for key, value in part.items():
                if value.__class__ is str:
                    self.entries.append((here, str(key), value))
                else:
                    self._visit(value, here, str(key))
        elif fields := _fields(kind):
            self._parts.setdefault(kind, []).append((here, part))
            self._visit_fields(part, fields, here)

    def _visit_fields(self, part: Any, fields: tuple[tuple[str, str], ...], loc: Loc) -> None:
        own, entries = part.__dict__, self.entries
        for name, key in fields:
            if not (value := own[name]):
                continue
            kind = value.__class__
            if kind is str or (kind is tuple and value[0].__class__ is str):
                entries.append((loc, key, value))
            else:
                self._visit(value, loc, key)


@cache
def _fields(kind: type[Any]) -> tuple[tuple[str, str], ...]:
    """Return name and key of each field of a model; nothing for what is no model."""
    fields = kind.model_fields.items() if issubclass(kind, SpecModel) else ()
    return tuple((name, info.alias or name) for name, info in fields)


def walk(whole: SpecModel, loc: Loc = ()) -> Walk:
    """Return the texts and the parts of a plan, or of a part that stands at ``loc``."""
    found = Walk()
    found.visit_whole(whole, loc)
    return found


def texts_of(entries: Iterable[Entry]) -> Iterator[tuple[Loc, str]]:
    """Yield the texts of entries, each with its path."""
    for loc, step, value in entries:
        if isinstance(value, str):
            yield (*loc, step), value
        else:
            for index, text in enumerate(value):
                yield (*loc, step, index), text
