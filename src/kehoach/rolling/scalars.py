"""The texts of a spec as they stand in its file: each character knows its place there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import yaml

from kehoach.spec.edits import Lines, Span
from kehoach.spec.source import Source
from kehoach.wording.folding import fold

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Scalar:
    """A value of the spec: its path, its words on one line, and where each character stands.

    ``offsets`` has one more member than ``text``: where the value ends. ``whole`` includes quotes.
    ``flow``: it stands within ``{…}`` or ``[…]``.
    """

    path: Path
    text: str
    offsets: tuple[int, ...]
    whole: Span
    flow: bool
    style: str

    def span(self, start: int, end: int) -> Span:
        """Return where a part of the words stands in the source."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1 if end > start else start)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of its path, folded."""
        return tuple(fold(step) for step in self.path if isinstance(step, str))


def scalars(source: Source, root: yaml.Node) -> Iterator[Scalar]:
    """Yield every value of a spec once, in reading order."""
    yield from _walk(root, (), False, Lines(source), set())


def _walk(node: yaml.Node, path: Path, flow: bool, lines: Lines, met: set[int]) -> Iterator[Scalar]:
    if id(node) in met:
        return
    met.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        yield _scalar(node, path, flow, lines)
        return
    assert isinstance(node, yaml.CollectionNode)
    flow = flow or bool(node.flow_style)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _walk(value, (*path, str(key.value)), flow, lines, met)
    else:
        for index, value in enumerate(node.value):
            yield from _walk(value, (*path, index), flow, lines, met)


def _scalar(node: yaml.ScalarNode, path: Path, flow: bool, lines: Lines) -> Scalar:
    whole, style = lines.span(node), node.style or ""
    start, end = whole.start, whole.end
    if style in ("'", '"'):
        start, end = start + 1, end - 1
    elif style in (">", "|"):
        start = min(lines.text.find("\n", start) + 1, end)
    pieces = list(_pieces(lines.text, start, end, style))
    text = "".join(piece for piece, _ in pieces)
    return Scalar(path, text, (*(at for _, at in pieces), end), whole, flow, style)


_BREAK = re.compile(r"\s+")
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\n\s*|.)", re.S)


def _pieces(text: str, start: int, end: int, style: str) -> Iterator[tuple[str, int]]:
    """Yield each character of a value with its offset; white space between words is one."""
    at = start
    while at < end:
        if space := _BREAK.match(text, at, end):
            yield " ", at
            at = space.end()
        elif style == '"' and (escape := _ESCAPE.match(text, at, end)):
            if (piece := _unescaped(escape[0])) is not None:
                yield piece, at
            at = escape.end()
        else:
            yield text[at], at
            at += 2 if style == "'" and text.startswith("''", at) else 1


def _unescaped(typed: str) -> str | None:
    """Return the character of an escape, ``None`` for an escaped line break."""
    if typed[1] in "xuU":
        return chr(int(typed[2:], 16))
    return None if typed[1] == "\n" else {"n": " ", "t": " "}.get(typed[1], typed[1])
