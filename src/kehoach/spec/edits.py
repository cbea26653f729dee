"""Places in a spec's text, and edits of it put into its bytes: all else stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import yaml

from kehoach.spec.source import Source, cleaned

_UNIT = re.compile("\r\n|[\\s\\S][\u0300-\u036f\u1160-\u11ff]*")
_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"))


@dataclass(frozen=True)
class Span:
    """Characters of the source, from ``start`` up to ``end``."""

    start: int
    end: int


class Lines:
    """Turns marks of nodes into offsets of a source."""

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self._starts = [0]
        for line in source.lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def offset(self, mark: yaml.Mark) -> int:
        """Return the offset of a mark."""
        return min(
            self._starts[min(mark.line, len(self._starts) - 1)] + mark.column, len(self.text)
        )

    def span(self, node: yaml.Node) -> Span:
        """Return where a node stands, without its anchor or tag."""
        start, end = self.offset(node.start_mark), self.offset(node.end_mark)
        marked = re.compile(r"(?:[&!]\S*\s+)+").match(self.text, start, end)
        return Span(marked.end() if marked else start, end)


@dataclass(frozen=True, order=True)
class Edit:
    """Characters of a source's text, from ``start`` up to ``end``, and what stands there now."""

    start: int
    end: int
    new: str


def edited(data: bytes, source: Source, edits: Iterable[Edit]) -> bytes:
    """Return the bytes of a spec with its text edited; ``source`` is what ``data`` decodes to.

    Encoding, byte order mark and line ends stay. Raises ValueError for edits that overlap.
    """
    ordered = sorted(set(edits))
    if any(before.end > after.start for before, after in pairwise(ordered)):
        raise ValueError("edits overlap")
    mark, encoding = next((one for one in _MARKS if data.startswith(one[0])), (b"", "utf-8"))
    raw = data[len(mark) :].decode(encoding)
    places = _places(raw, source.text)
    if places is None:
        raw, places = source.text, range(len(source.text) + 1)
    line_end = "\r\n" if "\r\n" in raw else "\r" if "\n" not in raw and "\r" in raw else "\n"
    parts, at = [], 0
    for edit in ordered:
        parts += [raw[at : places[edit.start]], edit.new.replace("\n", line_end)]
        at = places[edit.end]
    return mark + "".join((*parts, raw[at:])).encode(encoding)


def _places(raw: str, text: str) -> list[int] | range | None:
    """Return for each character of the clean text its place in the raw one.

    ``None`` where that cannot be said (no text seen): then the clean text is written.
    """
    if raw == text:
        return range(len(text) + 1)
    places, pieces = [], []
    for piece, at in _cleaned(raw):
        pieces.append(piece)
        places += [at] * len(piece)
    return [*places, len(raw)] if "".join(pieces) == text else None


def _cleaned(raw: str) -> Iterator[tuple[str, int]]:
    for unit in _UNIT.finditer(raw):
        yield cleaned(unit[0]), unit.start()
