"""What the model of a plan says of each value: a text, a list, a group of keys, or one of these."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from kehoach.fields import read_cell, read_names
from kehoach.model import SpecModel, Unsure, shapes
from kehoach.model.quick import reader
from kehoach.model.shapes import Shape


@dataclass(frozen=True, eq=False)
class One:
    """A single value. ``read`` tells what it means: days, numbers and texts as typed."""

    read: Callable[[Any], Any]

    @classmethod
    def anything(cls) -> One:
        """Return the form of a value of which the model says nothing: its text."""
        return cls(reader(shapes.One(object)))

    def meaning(self, raw: Any) -> Any:
        """Return what a raw value means; one that its field refuses means itself."""
        try:
            found = self.read(raw)
        except Unsure:
            found = raw
        if isinstance(found, str):
            return found.strip()
        return repr(found) if isinstance(found, dict | list) else found


@dataclass(frozen=True, eq=False)
class Whole:
    """A value whose parts hang together, such as a row of cells: it changes as one."""


@dataclass(frozen=True, eq=False)
class Many:
    """A list. ``names``: of agencies, in which one text may be several."""

    item: Form
    names: bool = False


@dataclass(frozen=True, eq=False)
class Keyed:
    """Keys that the writer chooses, all with values of one form."""

    value: Form


@dataclass(frozen=True, eq=False)
class Part:
    """A part of the model, with its keys."""

    model: type[SpecModel]


@dataclass(frozen=True, eq=False)
class Choice:
    """One of several forms; the value itself tells which."""

    options: tuple[Form, ...]


Form = One | Whole | Many | Keyed | Part | Choice
_IN_ORDER = ("tên cột",)
"""Keys of the writer's own whose order is part of what they say."""


@cache
def fields_of(model: type[SpecModel]) -> dict[str, Form]:
    """Return canonical key → form of a part's values."""
    return {
        info.alias: Whole() if info.alias in _IN_ORDER else _form(info.shape)
        for info in model.model_fields.values()
    }


def _form(shape: Shape) -> Form:
    names = _reads(shape, read_names)
    bare = _bare(shape)
    if isinstance(bare, shapes.Many):
        return _list(bare, names)
    if isinstance(bare, shapes.Keyed):
        return Keyed(_form(bare.value))
    if isinstance(bare, shapes.Part):
        return Part(bare.model)
    if isinstance(bare, shapes.Choice):
        return Choice(tuple(map(_form, bare.options.values())))
    return One(reader(shape))


def _list(many: shapes.Many, names: bool) -> Form:
    """Return the form of a list: rows, numbers and cells hang together."""
    item = _form(many.item)
    if isinstance(item, Many) or (isinstance(item, One) and _is_whole(many.item)):
        return Whole()
    return Many(item, names=names)


def _is_whole(item: Shape) -> bool:
    return _bare(item) != shapes.One(str) or _reads(item, read_cell)


def _bare(shape: Shape) -> Shape:
    while isinstance(shape, shapes.Maybe | shapes.Read | shapes.Checked | shapes.Said):
        shape = shape.inner
    return shape


def _reads(shape: Shape, function: Callable[[Any], Any]) -> bool:
    """Tell whether a function reads the values of a shape."""
    while isinstance(shape, shapes.Maybe | shapes.Read | shapes.Checked | shapes.Said):
        if isinstance(shape, shapes.Read) and shape.read is function:
            return True
        shape = shape.inner
    return False
