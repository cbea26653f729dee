"""A spec as a tree of what its values mean, each part with the node where it stands in the file.

Short and long ways to write the same become one tree: a bare text for a part, one text for a
list of one, blocks straight under a section for its body.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from kehoach.model import SpecModel

Path = tuple[str | int, ...]


@dataclass(eq=False, kw_only=True)
class Tree:
    """A part of a spec, and where it comes from.

    ``node`` and ``key``: where it stands in its file. ``raw``: its data as written there.
    ``shared``: aliases stand for it elsewhere in the file. ``ours``, ``theirs``: for the result of
    a merge, the parts that it goes on from. ``up``: what it stands in.
    """

    node: yaml.Node | None = None
    key: yaml.Node | None = None
    raw: Any = None
    shared: bool = False
    ours: Tree | None = None
    theirs: Tree | None = None
    up: Tree | None = None

    @property
    def same(self) -> Any:
        """What it means, to be compared."""
        raise NotImplementedError

    @property
    def below(self) -> Iterator[tuple[str | int, Tree]]:
        """What stands straight in it, each under its key or number."""
        return iter(())


@dataclass(eq=False, kw_only=True)
class Leaf(Tree):
    """A value that changes as one. ``meaning`` is what its field reads from ``raw``."""

    meaning: Any

    @property
    def same(self) -> Any:
        """Its meaning."""
        return self.meaning


@dataclass(eq=False, kw_only=True)
class Group(Tree):
    """A part with keys.

    ``model`` is ``None`` where the writer chooses the keys. ``short``: the key that a bare text
    stood for. ``gathered``: a block whose keys stand among those of its section; ``keys`` are the
    nodes of the keys. ``blank``: keys without a value.
    """

    model: type[SpecModel] | None = None
    fields: dict[str, Tree] = field(default_factory=dict)
    short: str = ""
    gathered: bool = False
    blank: dict[str, tuple[yaml.Node, yaml.Node]] = field(default_factory=dict)

    @cached_property
    def same(self) -> Any:
        """Its model and what its fields mean; an empty list is no field."""
        held = {key: one.same for key, one in self.fields.items() if not is_empty(one)}
        return self.kind, frozenset(held.items())

    @property
    def kind(self) -> str:
        """The name of its model."""
        return self.model.__name__ if self.model else ""

    @property
    def below(self) -> Iterator[tuple[str | int, Tree]]:
        """Its fields."""
        return iter(self.fields.items())

    def text(self, key: str) -> str:
        """Return the text of a field, empty where it has none."""
        found = self.fields.get(key)
        return str(found.raw) if isinstance(found, Leaf) else ""


@dataclass(eq=False, kw_only=True)
class Listing(Tree):
    """A list. ``name``: the key it stands under. ``names``: of agencies.

    ``loose``: its items have no nodes of their own (one text for a list). ``gathered``: the body
    of a section whose blocks stand straight under it.
    """

    name: str = ""
    names: bool = False
    loose: bool = False
    gathered: bool = False
    items: list[Tree] = field(default_factory=list)

    @cached_property
    def same(self) -> Any:
        """What its items mean, in order."""
        return tuple(one.same for one in self.items)

    @property
    def below(self) -> Iterator[tuple[str | int, Tree]]:
        """Its items."""
        return enumerate(self.items)


def is_empty(tree: Tree) -> bool:
    """True for a list without items: it says as much as no list."""
    return isinstance(tree, Listing) and not tree.items


def walk(tree: Tree) -> Iterator[Tree]:
    """Yield a tree and all below it, in order."""
    left = [tree]
    while left:
        one = left.pop()
        yield one
        if isinstance(one, Group):
            left += reversed(one.fields.values())
        elif isinstance(one, Listing):
            left += reversed(one.items)


def texts(tree: Tree) -> Iterator[str]:
    """Yield the texts of a tree, in order."""
    for one in walk(tree):
        if isinstance(one, Leaf):
            yield from _texts(one.raw)


def _texts(raw: Any) -> Iterator[str]:
    if isinstance(raw, dict):
        for key, value in raw.items():
            yield str(key)
            yield from _texts(value)
    elif isinstance(raw, list):
        for one in raw:
            yield from _texts(one)
    elif raw is not None:
        yield str(raw)
