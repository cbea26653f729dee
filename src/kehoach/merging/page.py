"""Where the parts of a spec stand in its text: their lines, their dashes, the comments about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import yaml

from kehoach.merging.tree import Group, Listing, Tree
from kehoach.plan import Section
from kehoach.spec.edits import Lines, Span
from kehoach.spec.source import Source


class Unfit(Exception):
    """The text is of a form that is not edited in place."""


class Page:
    """The text of a spec, asked by its nodes. What it cannot tell raises :class:`Unfit`."""

    def __init__(self, source: Source, root: yaml.Node) -> None:
        self.source, self.text, self._root = source, source.text, root
        self._lines = Lines(source)

    def span(self, node: yaml.Node) -> Span:
        """Return where a node stands, without anchor or tag, and without what follows it."""
        return Span(self._lines.span(node).start, self.end(node))

    def start(self, node: yaml.Node) -> int:
        """Return where a node starts, with its anchor or tag."""
        return self._lines.offset(node.start_mark)

    def end(self, node: yaml.Node) -> int:
        """Return where the words of a node end."""
        start, end = self.start(node), self._lines.offset(node.end_mark)
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            if not isinstance(node, yaml.MappingNode):
                return self.end(last)
            return max(self.colon(last[0]), self.end(last[1]))
        return start + len(self.text[start:end].rstrip())

    def colon(self, key: yaml.Node) -> int:
        """Return where the colon after a key ends."""
        found = re.compile(r"\s*:").match(self.text, self._lines.offset(key.end_mark))
        if found is None:
            raise Unfit
        return found.end()

    def line_start(self, at: int) -> int:
        """Return where the line of an offset starts."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Return where the next line starts. Raises Unfit where words follow on this line."""
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        rest = self.text[at:end].strip()
        if rest and not (rest.startswith("#") and self.text[at].isspace()):
            raise Unfit
        return min(end + 1, len(self.text))

    def column(self, at: int) -> int:
        """Return the column of an offset."""
        return at - self.line_start(at)

    def opens_line(self, at: int) -> bool:
        """True where only blanks stand before on the line."""
        return not self.text[self.line_start(at) : at].strip()

    def dash(self, node: yaml.Node) -> int:
        """Return where the dash of an item stands; it opens its line."""
        before = self.text[: self.start(node)].rstrip(" ")
        if not before.endswith("-") or not self.opens_line(len(before) - 1):
            raise Unfit
        return len(before) - 1

    def above(self, at: int, only: frozenset[str] | None = None) -> int:
        """Return where the comments straight above a line start, or only those among some."""
        start = self.line_start(at)
        while start > 0:
            before = self.line_start(start - 1)
            line = self.text[before : start - 1].strip()
            if not line.startswith("#") or (only is not None and bare(line) not in only):
                break
            start = before
        return start

    @cached_property
    def comments(self) -> list[tuple[int, str]]:
        """Every comment with its offset, without its mark."""
        return list(self._comments())

    def _comments(self) -> Iterator[tuple[int, str]]:
        at = 0
        for start, end in (*sorted(set(self._scalars(self._root, set()))), (len(self.text),) * 2):
            for match in _COMMENT.finditer(self.text, at, max(start, at)):
                yield match.start(), bare(match[0])
            at = max(at, end)

    def _scalars(self, node: yaml.Node, met: set[int]) -> Iterator[tuple[int, int]]:
        if id(node) in met:
            return
        met.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            start = self._lines.span(node).start
            if node.style in (">", "|"):
                head = re.compile(r"[>|][-+\d]*").match(self.text, start)
                assert head is not None
                yield start, head.end()
                start = self.text.find("\n", start)
            yield start, self.end(node)
        elif isinstance(node, yaml.MappingNode):
            for pair in node.value:
                for one in pair:
                    yield from self._scalars(one, met)
        else:
            for one in node.value:
                yield from self._scalars(one, met)


_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\n]*", re.M)


def bare(comment: str) -> str:
    """Return the words of a comment, one space between them."""
    return " ".join(comment.strip().lstrip("#").split())


def in_block(tree: Tree | None) -> bool:
    """True for a list or part whose items or keys each have lines of their own."""
    node = tree.node if tree is not None else None
    if isinstance(tree, Listing) and tree.loose:
        return False
    if isinstance(tree, Group) and tree.short:
        return False
    return isinstance(node, yaml.CollectionNode) and not node.flow_style and bool(node.value)


def flat_head(group: Group) -> dict[str, Tree]:
    """Return the fields of a section but for its body."""
    return {key: one for key, one in group.fields.items() if key != "nội dung"}


def flat(group: Group) -> dict[str, Tree] | None:
    """Return the keys of a part as they stand in the file: gathered blocks among the others.

    ``None`` where a gathered body can no longer stand so.
    """
    found: dict[str, Tree] = {}
    for key, one in group.fields.items():
        if not (isinstance(one, Listing) and one.gathered):
            found[key] = one
            continue
        for block in one.items:
            if (
                not isinstance(block, Group)
                or block.model is Section
                or set(block.fields) & set(found)
            ):
                return None
            found |= block.fields
    return found


def in_step(was: list[str], now: list[str]) -> bool:
    """True when the keys that stay keep their order."""
    both = [key for key in now if key in was]
    return both == [key for key in was if key in both]
