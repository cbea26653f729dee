"""The tree of names a template may use, learned from an example view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Flag, auto
from functools import reduce
from typing import Any

from kehoach.rendering.runs import Chars, RunsXml


class Leaf(Flag):
    """What a name without names below it may hold."""

    NONE = 0
    CODE = auto()
    """Lengths, counts, kinds: not words of the document."""
    WORDS = auto()
    RUNS = auto()


@dataclass(frozen=True)
class Shape:
    """What stands under a name: fields, items of a list, or a text. ``known`` False: anything."""

    leaf: Leaf = Leaf.NONE
    fields: Mapping[str, Shape] = field(default_factory=dict)
    item: Shape | None = None
    known: bool = True


ANY = Shape(known=False)


def learn(value: Any) -> Shape:
    """Return the shape of an example value; the items of a list are taken together."""
    if isinstance(value, Mapping):
        return Shape(fields={name: learn(below) for name, below in value.items()})
    if isinstance(value, list | tuple):
        return Shape(item=reduce(_merged, map(learn, value), ANY))
    if isinstance(value, RunsXml):
        return Shape(Leaf.RUNS)
    if isinstance(value, Chars):
        return Shape(Leaf.WORDS)
    return Shape(Leaf.NONE if value in ("", None) else Leaf.CODE)


def _merged(one: Shape, other: Shape) -> Shape:
    if not (one.known and other.known):
        return other if other.known else one
    fields = {**one.fields, **other.fields}
    for name in one.fields.keys() & other.fields.keys():
        fields[name] = _merged(one.fields[name], other.fields[name])
    items = [shape.item for shape in (one, other) if shape.item is not None]
    return Shape(one.leaf | other.leaf, fields, reduce(_merged, items) if items else None)


def worded(shape: Shape, path: str = "") -> Iterator[str]:
    """Yield the path of every name that holds words: ``trich_yeu``, ``phu_luc.ten``."""
    if shape.leaf & (Leaf.WORDS | Leaf.RUNS) or not shape.known:
        yield path
    for name, below in shape.fields.items():
        yield from worded(below, f"{path}.{name}" if path else name)
    if shape.item is not None:
        yield from worded(shape.item, path)
