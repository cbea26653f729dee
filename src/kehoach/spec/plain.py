"""YAML as people write specs, read straight into data: no nodes, no marks, no parser loaded.

Block mappings and lists, plain and quoted scalars on one line, folded and literal blocks, flow
lists and mappings on one line, comments. What is not plainly of these forms, right or wrong, is
:class:`Unusual`: then the YAML parser reads it (:mod:`nodes`), with the place of everything.
What is read here is read the same there; a test holds it.
"""

from __future__ import annotations

import re
from typing import Any

_MOST = 700_000
"""Characters; what is longer may hold more parts than the parser allows."""
_DEEPEST = 20
_IN_KEY = r"[^\s:,\[\]{}#&*!|>'\"%@`\\]"
_KEY = re.compile(rf"(?![-?]){_IN_KEY}+(?: {_IN_KEY}+)*")
_SINGLE = re.compile(r"'((?:[^']|'')*)'")
_DOUBLE = re.compile(r'"([^"\\]*)"')
_BLOCK = re.compile(r"([|>])(-?)")
_TOKEN = re.compile(
    r" *(?:([\[\]{},])|'((?:[^']|'')*)'|\"([^\"\\]*)\""
    r"|([^\s\-?:,\[\]{}#&*!|>'\"%@`][^:,\[\]{}#?\"]*)(:(?= ))?)"
)
_STARTS = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""Characters that a plain scalar does not begin with."""
NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class Unusual(Exception):
    """A form of YAML that is not read here."""


def plain_data(text: str) -> dict[str, Any]:
    """Return the data of a spec's text, all scalars as typed, those left empty ``None``.

    ``text`` is clean (:func:`source.decode`). Raises :class:`Unusual` for other forms of YAML,
    and for text that is none.
    """
    if len(text) > _MOST or "\t" in text:
        raise Unusual
    reader = _Reader(text)
    indent = reader.next_indent()
    if indent is None:
        raise Unusual
    data = reader.mapping(indent, 0)
    if reader.at < len(reader.lines):
        raise Unusual
    return data


class _Reader:
    """Lines of a text and the one it is at."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.at = 0
        self._keys: set[str] = set()

    def next_indent(self) -> int | None:
        """Go to the next line with content and return its indent; ``None`` at the end."""
        lines, at, count = self.lines, self.at, len(self.lines)
        while at < count:
            bare = lines[at].lstrip(" ")
            if bare and bare[0] != "#":
                self.at = at
                return len(lines[at]) - len(bare)
            at += 1
        self.at = at
        return None

    def mapping(self, indent: int, depth: int) -> dict[str, Any]:
        """Read the keys that stand at an indent, and what is below them."""
        if depth > _DEEPEST:
            raise Unusual
        found: dict[str, Any] = {}
        here: int | None = indent
        while here == indent:
            line = self.lines[self.at]
            key, colon, rest = line[indent:].partition(":")
            if not colon or (rest and rest[0] != " ") or not self._is_key(key) or key in found:
                raise Unusual
            found[key] = self._value(rest.strip(" "), indent, depth, True)
            here = self.next_indent()
        if here is not None and here > indent:
            raise Unusual
        return found

    def _is_key(self, key: str) -> bool:
        if key in self._keys:
            return True
        if len(key) < 200 and _KEY.fullmatch(key):
            self._keys.add(key)
            return True
        return False

    def _sequence(self, indent: int, depth: int) -> list[Any]:
        """Read the items behind dashes at an indent."""
        if depth > _DEEPEST:
            raise Unusual
        found: list[Any] = []
        here: int | None = indent
        while here == indent and self._at_dash(indent):
            line = self.lines[self.at]
            rest = line[indent + 1 :].strip(" ")
            if rest and rest[0] not in _STARTS and (": " in rest or rest[-1] == ":"):
                column = len(line) - len(line[indent + 1 :].lstrip(" "))
                self.lines[self.at] = " " * column + line[column:]
                found.append(self.mapping(column, depth + 1))
                here = self.next_indent()
            else:
                found.append(self._value(rest, indent, depth, False))
                here = self.next_indent()
        if here is not None and here > indent:
            raise Unusual
        return found

    def _at_dash(self, indent: int) -> bool:
        line = self.lines[self.at]
        return line[indent] == "-" and line[indent + 1 : indent + 2] in ("", " ")

    def _value(self, rest: str, indent: int, depth: int, keyed: bool) -> Any:
        """Read what stands behind a key or a dash: here, or on the lines below."""
        self.at += 1
        if not rest or rest[0] == "#":
            return self._below(indent, depth, keyed)
        if rest[0] not in _STARTS:
            return _plain(rest)
        if rest[0] in "|>":
            return self._text(rest, indent)
        if rest[0] in "[{":
            return _Flow(rest).data()
        if match := _SINGLE.fullmatch(rest):
            return match[1].replace("''", "'")
        if match := _DOUBLE.fullmatch(rest):
            return match[1]
        raise Unusual

    def _below(self, indent: int, depth: int, keyed: bool) -> Any:
        here = self.next_indent()
        if here is None or here < indent or (here == indent and not keyed):
            return None
        if self._at_dash(here):
            return self._sequence(here, depth + 1)
        return self.mapping(here, depth + 1) if here > indent else None

    def _text(self, head: str, indent: int) -> str:
        """Read a folded or literal block."""
        match = _BLOCK.fullmatch(head)
        if match is None:
            raise Unusual
        lines, start = self.lines, self.at
        if start == len(lines):
            raise Unusual
        column = len(lines[start]) - len(lines[start].lstrip(" "))
        margin, end = " " * column, start
        if column <= indent:
            raise Unusual
        while end < len(lines) and lines[end].startswith(margin):
            end += 1
        self.at = end
        found = [line[column:] for line in lines[start:end]]
        if any(not line or line[0] == " " for line in found):
            raise Unusual
        if end == len(lines) and not match[2]:  # the line break that ends the text is missing
            raise Unusual
        while end < len(lines) and not lines[end]:
            end += 1
        if end < len(lines) and lines[end].startswith((margin, " " * (indent + 1))):
            raise Unusual
        return (" " if match[1] == ">" else "\n").join(found) + ("" if match[2] else "\n")


def _plain(text: str) -> str | None:
    """Return a plain scalar without the comment behind it; ``None`` for an empty one."""
    if " #" in text:
        text = text.partition(" #")[0].rstrip(" ")
    if ": " in text or text[-1] == ":":
        raise Unusual
    return None if text in NULLS else text


class _Flow:
    """A list or mapping in brackets, on one line."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = 0

    def data(self) -> Any:
        """Return what stands between the brackets, when nothing stands behind them."""
        data = self._value(self._next(), 0)
        if self._end != len(self._text):
            raise Unusual
        return data

    def _next(self) -> re.Match[str]:
        match = _TOKEN.match(self._text, self._end)
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
            if not token[5] or key in found or key[-1] == " " or " #" in key:
                raise Unusual
            found[key] = self._value(self._next(), depth + 1)
            token = self._next()
            if token[1] == ",":
                token = self._next()
            elif token[1] != "}":
                raise Unusual
        return found
