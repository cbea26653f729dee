"""Widths of text in Times New Roman, from the advances of Liberation Serif, which are the same."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

MM_PER_PT = 25.4 / 72
STYLES = {
    "Regular": (False, False),
    "Bold": (True, False),
    "Italic": (False, True),
    "BoldItalic": (True, True),
}
"""Name of each font file of Liberation Serif: (bold, italic)."""


@cache
def _advances(bold: bool, italic: bool) -> dict[str, int]:
    """Return the advance of each character, in units of 1/2048 of the size."""
    text = Path(__file__).with_name("advances.json").read_text(encoding="utf-8")
    tables: dict[str, dict[str, str]] = json.loads(text)
    name = next(name for name, style in STYLES.items() if style == (bold, italic))
    return {char: int(width) for width, chars in tables[name].items() for char in chars}


def text_width(text: str, size: float, bold: bool = False, italic: bool = False) -> float:
    """Return the width in mm of one line of text set at ``size`` pt."""
    advances = _advances(bold, italic)
    missing = advances["n"]
    return sum(advances.get(c, missing) for c in text) / 2048 * size * MM_PER_PT


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
