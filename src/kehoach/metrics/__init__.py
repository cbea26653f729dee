"""Widths of text in Times New Roman, from the advances of Liberation Serif, which are the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

MM_PER_PT = 25.4 / 72
STYLES = {
    "Regular": (False, False),
    "Bold": (True, False),
    "Italic": (False, True),
    "BoldItalic": (True, True),
}
"""Name of each font file of Liberation Serif: (bold, italic)."""
_MOST_WORDS = 2**14
_NO_WIDTH = "\U00100000"
"""From this character on (plane 16, private use) letters are marks that are never printed."""


class _Advances(dict[str, int]):
    """The advance of each character: that of “n” for those not known, none for marks."""

    def __missing__(self, char: str) -> int:
        return 0 if char >= _NO_WIDTH else self["n"]


@cache
def _advances(bold: bool, italic: bool) -> _Advances:
    """Return the advance of each character, in units of 1/2048 of the size."""
    text = Path(__file__).with_name("advances.json").read_text(encoding="utf-8")
    tables: dict[str, dict[str, str]] = json.loads(text)
    name = next(name for name, style in STYLES.items() if style == (bold, italic))
    pairs = ((char, int(width)) for width, chars in tables[name].items() for char in chars)
    return _Advances(pairs)


class _Words(dict[str, int]):
    """The advance of each word in one style, learned when it is met: an office's words are few."""

    def __init__(self, advances: _Advances) -> None:
        super().__init__()
        self._advances = advances

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = advance = sum([self._advances[char] for char in word])
        return advance


@cache
def _words(bold: bool, italic: bool) -> _Words:
    return _Words(_advances(bold, italic))


def _millimetres(units: int, size: float) -> float:
    return units / 2048 * size * MM_PER_PT


@lru_cache(maxsize=256)
def text_width(text: str, size: float, bold: bool = False, italic: bool = False) -> float:
    """Return the width in mm of one line of text set at ``size`` pt; letterheads come again."""
    known, words = _words(bold, italic), text.split(" ")
    units = sum(map(known.__getitem__, words)) + (len(words) - 1) * known[" "]
    return _millimetres(units, size)


def widest(words: Iterable[str], size: float, bold: bool = False) -> float:
    """Return the width in mm of the widest of some words set at ``size`` pt; 0 without words."""
    return _millimetres(max(map(_words(bold, False).__getitem__, words), default=0), size)


def wrap(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """Break text at spaces as Word does into lines at most ``width`` mm wide."""
    return [" ".join(words) for words, _ in _broken(text, width, size, bold)]


@lru_cache(maxsize=256)
def widest_line(text: str, width: float, size: float, bold: bool = False) -> float:
    """Return the width in mm of the widest line that :func:`wrap` makes of a text."""
    return _millimetres(max(units for _, units in _broken(text, width, size, bold)), size)


def _broken(text: str, width: float, size: float, bold: bool) -> Iterator[tuple[list[str], int]]:
    """Yield the words and the advance of each line of a text broken into ``width`` mm."""
    line: list[str] = []
    known, units = _words(bold, False), 0
    space = known[" "]
    for word in text.split(" "):
        own = known[word]
        if line and _millimetres(units + space + own, size) <= width:
            units += space + own
            line.append(word)
        else:
            if line:
                yield line, units
            line, units = [word], own
    yield line, units
