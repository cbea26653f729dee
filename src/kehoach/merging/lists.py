"""Items of lists that go elsewhere in our file, with their text and comments."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

from kehoach.merging.ordering import longest_rise
from kehoach.merging.page import Page, Unfit, in_block
from kehoach.merging.tree import Leaf, Listing, Tree, walk
from kehoach.merging.writing import plain
from kehoach.spec.edits import Edit
from kehoach.spec.emitting import item_lines

_HELD = re.compile(r"( *)- '(@\d+)'")


def stable(old: Listing, new: Listing) -> dict[Tree, Tree]:
    """Return the items of a list that stay where they are: new → old."""
    at = {item: place for place, item in enumerate(old.items)}
    kept = []
    for one in new.items:
        source = one if one in at else one.ours
        if source is not None and source in at:
            kept.append((one, source))
    rise = longest_rise([at[source] for _, source in kept])
    return {kept[place][0]: kept[place][1] for place in rise}


class Moves:
    """What of our file stands where in the new tree.

    ``patched``: edits that turn the text of one tree into that of another.
    """

    def __init__(
        self, page: Page, ours: Tree, new: Tree, patched: Callable[[Tree, Tree], list[Edit]]
    ) -> None:
        self.page, self._new, self._patched = page, new, patched
        self.own = frozenset(walk(ours))

    def source(self, tree: Tree) -> Tree | None:
        """Return the part of our file that a part of the new tree goes on from."""
        return tree if tree in self.own else tree.ours

    @cached_property
    def used(self) -> frozenset[Tree]:
        """The items of our file that stay somewhere."""
        items = (one for tree in walk(self._new) if isinstance(tree, Listing) for one in tree.items)
        found = (self.source(one) for one in items)
        return frozenset(one for one in found if one is not None)

    def text(self, tree: Tree, column: int) -> str | None:
        """Return the lines of an item of our file, changed, its dash at another column."""
        source = self.source(tree)
        if source is None or source.node is None or not in_block(source.up):
            return None
        try:
            start, end = self._lines(source)
            edits = self._patched(source, tree)
            lines = _applied(self.page.text[start:end], start, edits)
            own = self.page.column(self.page.dash(source.node))
            shifted = _shifted(lines.split("\n"), column - own)
        except Unfit:
            return None
        return "\n".join(shifted).removesuffix("\n") + "\n"

    def lines(self, write: Callable[[Any], list[str]], tree: Tree) -> list[str]:
        """Return the lines of a new part, in it the items of our file as they were typed.

        ``write`` gives the lines of data.
        """
        held: dict[str, Tree] = {}
        found: list[str] = []
        for line in write(self._data(tree, held)):
            match = _HELD.fullmatch(line)
            item = held.get(match[2]) if match else None
            if match is None or item is None:
                found.append(line)
                continue
            text = self.text(item, len(match[1]))
            found += text.splitlines() if text else item_lines(plain(item), len(match[1]))
        return found

    def _data(self, tree: Tree, held: dict[str, Tree]) -> Any:
        """Return the data of a tree, each item of our file held by a word that stands for it."""
        source = self.source(tree)
        if source is not None and isinstance(source.up, Listing) and in_block(source.up):
            held[f"@{len(held)}"] = tree
            return f"@{len(held) - 1}"
        if isinstance(tree, Leaf) or (tree.raw is not None and tree not in self.own):
            return tree.raw
        data = {key: self._data(one, held) for key, one in tree.below}
        return list(data.values()) if isinstance(tree, Listing) else data

    def _lines(self, item: Tree) -> tuple[int, int]:
        assert item.node is not None
        start = self.page.above(self.page.dash(item.node))
        return start, self.page.line_end(self.page.end(item.node))


def _applied(text: str, start: int, edits: list[Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        if edit.start < start or edit.end > start + len(text):
            raise Unfit
        text = text[: edit.start - start] + edit.new + text[edit.end - start :]
    return text


def _shifted(lines: list[str], by: int) -> list[str]:
    """Indent lines more or less."""
    if by >= 0:
        return [" " * by + line if line.strip() else line for line in lines]
    if any(line[:-by].strip() for line in lines):
        raise Unfit
    return [line[-by:] for line in lines]
