"""Where the parts of a spec stand that :mod:`plain` has read: line and column of any path.

Only what is asked for is looked at, from the outside in; the parser's nodes (:mod:`nodes`) would
give the same places, for the price of parsing the whole spec. A test holds both to the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from re import Match
from typing import TypeAlias

from kehoach.spec.plain import flow_tokens, head_of
from kehoach.wording.folding import fold

Mark = tuple[int, int]
"""Line and column, both from 0."""
_Parts: TypeAlias = "dict[str, tuple[Mark, _Part]] | list[_Part]"
"""What stands in a mapping (key → where it stands, and its value) or in a list."""


class _Part:
    """A value: where it starts, and what stands in it, looked for when it is first asked for."""

    def __init__(self, mark: Mark, opened: Callable[[], _Parts] = list) -> None:
        self.mark = mark
        self._opened = opened

    @cached_property
    def parts(self) -> _Parts:
        """What stands in it; nothing in a scalar."""
        return self._opened()


class Marks:
    """The places of one spec's parts. ``lines`` are such that ``plain_data`` reads them."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._indents = [  # where each line begins; -1 for a blank one or a comment
            -1 if not (bare := line.lstrip(" ")) or bare[0] == "#" else len(line) - len(bare)
            for line in lines
        ]
        self._root = self._block(0, len(self._lines))

    def find(self, loc: Sequence[str | int]) -> tuple[Mark | None, Mark]:
        """Follow a path as :func:`nodes.find` does; return where the last key and its value are."""
        key: Mark | None = None
        part = self._root
        for step in loc:
            parts = part.parts
            if isinstance(parts, dict):
                key, part = _child(parts, str(step)) or (key, part)
            elif step in range(len(parts)):
                key, part = None, parts[int(step)]
        return key, part.mark

    def _block(self, first: int, end: int) -> _Part:
        """Return the mapping or list that begins with the first content from one line on."""
        number = next(n for n in range(first, end) if self._indents[n] >= 0)
        indent, column, _ = head_of(self._lines[number])
        opened = self._mapping if column == indent else self._list
        mark = number, indent
        return _Part(mark, partial(opened, mark, end))

    def _mapping(self, mark: Mark, end: int) -> _Parts:
        """Return what keys in one column name; the first may stand behind a dash."""
        first, column = mark
        heads = [(first, head_of(self._lines[first]))]
        heads += [(n, head_of(self._lines[n])) for n in self._at(column, first + 1, end)]
        keyed = [(n, key) for n, (_, at, key) in heads if key and at == column]
        found: dict[str, tuple[Mark, _Part]] = {}
        for (number, key), (after, _) in zip(keyed, [*keyed[1:], (end, "")], strict=True):
            behind = number, column + len(key) + 1
            found[key] = (number, column), self._value(behind, after, is_item=False)
        return found

    def _list(self, mark: Mark, end: int) -> _Parts:
        """Return what stands behind dashes in one column."""
        first, column = mark
        dashes = self._at(column, first, end)
        return [
            self._value((number, column + 1), after, is_item=True)
            for number, after in zip(dashes, [*dashes[1:], end], strict=True)
        ]

    def _at(self, column: int, first: int, end: int) -> list[int]:
        """Return which lines begin in a column."""
        indents = enumerate(self._indents[first:end], first)
        return [number for number, indent in indents if indent == column]

    def _value(self, behind: Mark, end: int, is_item: bool) -> _Part:
        """Return what stands behind a colon or a dash: there, or on the lines before ``end``."""
        number, column = behind
        line = self._lines[number]
        rest = line[column:].lstrip(" ")
        mark = number, len(line) - len(rest)
        if not rest or rest[0] == "#":
            below = any(self._indents[n] >= 0 for n in range(number + 1, end))
            return self._block(number + 1, end) if below else _Part(behind)
        if rest[0] in "[{":
            tokens = flow_tokens(line, mark[1])
            return _flow(next(tokens), tokens, number)
        if is_item and head_of(line)[2]:
            return _Part(mark, partial(self._mapping, mark, end))
        return _Part(mark)


def _child(parts: dict[str, tuple[Mark, _Part]], name: str) -> tuple[Mark, _Part] | None:
    """Return what a key names: letter for letter first, then by fold."""
    alike = (key for key in parts if fold(key) == fold(name))
    return parts.get(name) or parts.get(next(alike, ""))


def _flow(token: Match[str], tokens: Iterator[Match[str]], line: int) -> _Part:
    """Return the part that begins with a token, in brackets or not."""
    mark, sign = _start(token, line), token[1]
    listed: list[_Part] = []
    named: dict[str, tuple[Mark, _Part]] = {}
    if sign not in ("[", "{"):
        return _Part(mark)
    while (token := next(tokens))[1] not in ("]", "}"):
        if sign == "[" and token[1] != ",":
            listed.append(_flow(token, tokens, line))
        elif token[1] != ",":
            named[token[4]] = _start(token, line), _flow(next(tokens), tokens, line)
    return _Part(mark, lambda: listed if sign == "[" else named)


def _start(token: Match[str], line: int) -> Mark:
    return line, token.end() - len(token[0].lstrip(" "))
