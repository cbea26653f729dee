"""Widths of text in Times New Roman, from the advances of Liberation Serif, which are the same."""

from __future__ import annotations

import json
from collections.abc import Iterable
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


@lru_cache(maxsize=2**14)
def _word(word: str, bold: bool, italic: bool) -> int:
    """Return the advance of a word; the words of an office are few."""
    advances = _advances(bold, italic)
    return sum([advances[char] for char in word])


def _millimetres(units: int, size: float) -> float:
    return units / 2048 * size * MM_PER_PT


def text_width(text: str, size: float, bold: bool = False, italic: bool = False) -> float:
    """Return the width in mm of one line of text set at ``size`` pt."""
    words = text.split(" ")
    spaces = (len(words) - 1) * _word(" ", bold, italic)
    return _millimetres(sum([_word(word, bold, italic) for word in words]) + spaces, size)


def widest(words: Iterable[str], size: float, bold: bool = False) -> float:
    """Return the width in mm of the widest of some words set at ``size`` pt; 0 without words."""
    return _millimetres(max([_word(word, bold, False) for word in words], default=0), size)


def wrap(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """Break text at spaces as Word does into lines at most ``width`` mm wide."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
