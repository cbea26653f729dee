"""Where things stand in the new file: by path, by offset, by the words themselves."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

import yaml

from kehoach.problem import Place
from kehoach.rolling.change import Change
from kehoach.rolling.items import ReviewItem, path_text
from kehoach.rolling.scalars import Path, Scalar, scalars
from kehoach.spec.nodes import find
from kehoach.spec.source import Source


@dataclass(frozen=True)
class Located:
    """A spec's text, nodes and values."""

    source: Source
    root: yaml.Node

    @cached_property
    def values(self) -> tuple[Scalar, ...]:
        """Every value, in reading order."""
        return tuple(scalars(self.source, self.root))

    @cached_property
    def by_path(self) -> dict[Path, Scalar]:
        """Every value by its path."""
        return {one.path: one for one in self.values}

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for line in self.source.lines:
            starts.append(starts[-1] + len(line) + 1)
        return starts

    def at(self, offset: int) -> Place:
        """Return the place of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return self.source.place(line, offset - self._starts[line])

    def within(self, scalar: Scalar, start: int = 0) -> Place:
        """Return the place of a character of a value."""
        held = start < len(scalar.offsets) - 1
        return self.at(scalar.offsets[start] if held and scalar.text else scalar.whole.start)

    def of_path(self, path: Path) -> Place:
        """Return the place of the value, or of its key, at a path."""
        key, value = find(self.root, path)
        blank = isinstance(value, yaml.ScalarNode) and not value.value
        node = (
            key if key is not None and (blank or not isinstance(value, yaml.ScalarNode)) else value
        )
        return self.source.place(node.start_mark.line, node.start_mark.column)

    def path_at(self, place: Place) -> str:
        """Return the path of the value that stands nearest before a place."""
        offset = self._starts[max(place.line - 1, 0)] + place.column - 1
        held = [one for one in self.values if one.whole.start <= offset]
        return path_text(held[-1].path) if held and held[-1].whole.end >= offset else ""

    def changed(self, changes: list[Change]) -> list[ReviewItem]:
        """Return changes as items, each where its words stand now."""
        return [self._item(one) for one in changes]

    def _item(self, one: Change) -> ReviewItem:
        scalar, place = self.by_path.get(one.path), self.of_path(one.path)
        if scalar is not None and one.now and one.code != "KH756":
            place = self.within(scalar, max(one.at, 0))
        now = "" if one.code == "KH756" else one.now
        return ReviewItem(one.code, place, path_text(one.path), one.was, now, one.args)
