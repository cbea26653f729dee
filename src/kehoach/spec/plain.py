"""YAML as people write specs, read straight into data: no nodes, no marks, no parser loaded.

Block mappings and lists, plain and quoted scalars on one line, folded and literal blocks, flow
lists and mappings on one line, comments. What is not plainly of these forms, right or wrong, is
:class:`Unusual`: then the YAML parser reads it (:mod:`nodes`), with the place of everything.
What is read here is read the same there; a test holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_MOST = 700_000
"""Characters; what is longer may hold more parts than the parser allows."""
_DEEPEST = 20
_LONG = 200
"""Characters of a key; the parser gives up at 1,024."""
_IN_KEY = r"[^\s:,\[\]{}#&*!|>'\"%@`\\]"
_KEY = re.compile(rf"(?![-?]|\.\.\.){_IN_KEY}+(?: {_IN_KEY}+)*")
_SINGLE = r"'((?:[^']|'')*)'"
_DOUBLE = r'"([^"\\]*)"'
_BLOCKS = {">": (" ", "\n"), ">-": (" ", ""), "|": ("\n", "\n"), "|-": ("\n", "")}
"""Sign of a folded or literal text → what stands between its lines, and behind the last."""
_TOKEN = (
    r" *(?:([\[\]{},])|'((?:[^']|'')*)'|\"([^\"\\]*)\""
    r"|([^\s\-?:,\[\]{}#&*!|>'\"%@`][^:,\[\]{}#?\"]*)(:(?= ))?)"
)
_STARTS = frozenset(("", *"-?:,[]{}#&*!|>'\"%@`"))
"""What a plain scalar does not begin with."""
NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class Unusual(Exception):
    """A form of YAML that is not read here."""


Head = tuple[int, int, str | None]
"""How a line with content begins: its indent, the column behind a dash (or the indent again), the
key that stands there, if one does."""
_END: Head = (-1, -1, None)


def plain_data(text: str) -> dict[str, Any]:
    """Return the data of a spec's text, all scalars as typed, those left empty ``None``.

    ``text`` is clean (:func:`source.decode`). Raises :class:`Unusual` for other forms of YAML,
    and for text that is none.
    """
    if len(text) > _MOST or "\t" in text:
        raise Unusual
    reader = _Reader(text)
    indent, column, _ = reader.head
    if indent != column:
        raise Unusual
    data = reader.mapping(0)
    if reader.head is not _END:
        raise Unusual
    return data


def head_of(line: str) -> Head:
    """Return how a line begins; it is neither blank nor a comment."""
    bare = line.lstrip(" ")
    indent = column = len(line) - len(bare)
    if bare[0] == "-" and bare[1:2] in ("", " "):
        bare = bare[1:].lstrip(" ")
        column = len(line) - len(bare)
    key, colon, rest = bare.partition(":")
    if not colon or rest[:1] not in ("", " ") or len(key) > _LONG or not _KEY.fullmatch(key):
        return indent, column, None
    return indent, column, key


class _Reader:
    """Lines of a text and the one it is at: how it begins, and the rest behind dash and key."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._count = len(self._lines)
        self._lines.append("")
        self._keyed: dict[str, Head] = {}
        self._whole: dict[str, tuple[Head, str]] = {}
        self._at = -1
        self.head, self._rest = _END, ""
        self._next()

    def _next(self) -> None:
        """Go to the next line with content, or to the end.

        Lines begin alike all over a spec: what stands before ``: `` is looked at once.
        """
        self._at += 1
        line = self._lines[self._at]
        begin, colon, rest = line.partition(": ")
        if colon and (head := self._keyed.get(begin)):
            self.head, self._rest = head, rest.strip(" ")
        elif found := self._whole.get(line):
            self.head, self._rest = found
        else:
            self._meet()

    def _meet(self) -> None:
        """Read how the next line with content begins."""
        while self._at < self._count:
            line = self._lines[self._at]
            if (bare := line.lstrip(" ")) and bare[0] != "#":
                break
            self._at += 1
        else:
            self.head, self._rest = _END, ""
            return
        self.head = head = head_of(line)
        _, end, key = head
        if key is None:
            self._rest = line[end:].strip(" ")
            if self._rest in _BLOCKS:
                self._whole[line] = head, self._rest
            return
        end += len(key)
        self._rest = line[end + 1 :].strip(" ")
        if self._rest:
            self._keyed[line[:end]] = head
        else:
            self._whole[line] = head, ""

    def mapping(self, depth: int) -> dict[str, Any]:
        """Read the keys that stand in the column of this line's key, and what is below them."""
        if depth > _DEEPEST:
            raise Unusual
        found: dict[str, Any] = {}
        _, column, key = self.head
        while True:
            if key is None or key in found:
                raise Unusual
            rest = self._rest
            if rest[:1] in _STARTS or ":" in rest or "#" in rest:
                found[key] = self._value(column, depth, True)
            else:
                found[key] = None if rest in NULLS else rest
                self._next()
            indent, behind, key = self.head
            if indent != column:
                break
            if behind != indent:
                raise Unusual
        if indent > column:
            raise Unusual
        return found

    def _sequence(self, depth: int) -> list[Any]:
        """Read the items behind dashes at this line's indent."""
        if depth > _DEEPEST:
            raise Unusual
        found: list[Any] = []
        indent, column, key = self.head
        here = indent
        while here == indent != column:
            below = self._value(indent, depth, False) if key is None else self.mapping(depth + 1)
            found.append(below)
            here, column, key = self.head
        if here > indent:
            raise Unusual
        return found

    def _value(self, indent: int, depth: int, keyed: bool) -> Any:
        """Read what stands behind a key or a dash: here, or on the lines below."""
        rest = self._rest
        if not rest or rest[0] == "#":
            return self._below(indent, depth, keyed)
        if rest[0] in "|>":
            return self._text(indent)
        self._next()
        if rest[0] not in _STARTS:
            return _plain(rest)
        if rest[0] in "[{":
            return _Flow(rest).data()
        if match := re.fullmatch(_SINGLE, rest):
            return match[1].replace("''", "'")
        if match := re.fullmatch(_DOUBLE, rest):
            return match[1]
        raise Unusual

    def _below(self, indent: int, depth: int, keyed: bool) -> Any:
        self._next()
        here, column, _ = self.head
        if here < indent or (here == indent and not keyed):
            return None
        if column != here:
            return self._sequence(depth + 1)
        return self.mapping(depth + 1) if here > indent else None

    def _text(self, indent: int) -> str:
        """Read a folded or literal block."""
        kind = _BLOCKS.get(self._rest)
        lines, end = self._lines, self._at + 1
        column = len(lines[end]) - len(lines[end].lstrip(" "))
        if kind is None or column <= indent:
            raise Unusual
        margin, found = " " * column, []
        while (line := lines[end]).startswith(margin):
            if line[column : column + 1] in ("", " "):
                raise Unusual
            found.append(line[column:])
            end += 1
        if end == self._count and kind[1]:  # the line break that ends the text is missing
            raise Unusual
        self._at = end - 1
        while end < self._count and not lines[end]:
            end += 1
        if lines[end].startswith((margin, " " * (indent + 1))):
            raise Unusual
        self._next()
        return kind[0].join(found) + kind[1]


def _plain(text: str) -> str | None:
    """Return a plain scalar without the comment behind it; ``None`` for an empty one."""
    if " #" in text:
        text = text.partition(" #")[0].rstrip(" ")
    if ": " in text or text[-1] == ":":
        raise Unusual
    return None if text in NULLS else text


def flow_tokens(line: str, at: int) -> Iterator[re.Match[str]]:
    """Yield what a list or mapping in brackets is made of, from a column of its line on.

    Groups: a sign; the text of a scalar in single or double quotes or in none; a colon behind it.
    """
    token = re.compile(_TOKEN)
    while match := token.match(line, at):
        yield match
        at = match.end()


class _Flow:
    """A list or mapping in brackets, on one line."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = 0
        self._token = re.compile(_TOKEN)

    def data(self) -> Any:
        """Return what stands between the brackets, when nothing stands behind them."""
        data = self._value(self._next(), 0)
        if self._end != len(self._text):
            raise Unusual
        return data

    def _next(self) -> re.Match[str]:
        match = self._token.match(self._text, self._end)
        if match is None:
            raise Unusual
        self._end = match.end()
        return match

    def _value(self, token: re.Match[str], depth: int) -> Any:
        sign, single, double, plain, colon = token.groups()
        if colon or depth > _DEEPEST:
            raise Unusual
        if sign == "[":
            return self._list(depth)
        if sign == "{":
            return self._mapping(depth)
        if plain is not None:
            return None if (text := plain.rstrip(" ")) in NULLS else text
        if sign:
            raise Unusual
        return single.replace("''", "'") if double is None else double

    def _list(self, depth: int) -> list[Any]:
        found: list[Any] = []
        token = self._next()
        while token[1] != "]":
            found.append(self._value(token, depth + 1))
            token = self._next()
            if token[1] == ",":
                token = self._next()
            elif token[1] != "]":
                raise Unusual
        return found

    def _mapping(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        token = self._next()
        while token[1] != "}":
            key = token[4]
            if not token[5] or key in found or key[-1] == " " or " #" in key or len(key) > _LONG:
                raise Unusual
            found[key] = self._value(self._next(), depth + 1)
            token = self._next()
            if token[1] == ",":
                token = self._next()
            elif token[1] != "}":
                raise Unusual
        return found
