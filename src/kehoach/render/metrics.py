"""Widths of text in Times New Roman, read from Liberation Serif, which has the same advances."""

from __future__ import annotations

from functools import cache
from typing import Any

from kehoach.resources import fonts_dir

_FILES = {
    (False, False): "LiberationSerif-Regular.ttf",
    (True, False): "LiberationSerif-Bold.ttf",
    (False, True): "LiberationSerif-Italic.ttf",
    (True, True): "LiberationSerif-BoldItalic.ttf",
}
MM_PER_PT = 25.4 / 72


@cache
def _advances(bold: bool, italic: bool) -> tuple[dict[int, int], float]:
    from fontTools.ttLib import TTFont

    font: Any = TTFont(fonts_dir() / _FILES[bold, italic], lazy=True)
    widths = font["hmtx"].metrics
    by_code = {code: widths[name][0] for code, name in font.getBestCmap().items()}
    return by_code, float(font["head"].unitsPerEm)


def text_width(text: str, size: float, bold: bool = False, italic: bool = False) -> float:
    """Return the width in mm of one line of text set at ``size`` pt."""
    advances, em = _advances(bold, italic)
    missing = advances[ord("n")]
    return sum(advances.get(ord(c), missing) for c in text) / em * size * MM_PER_PT


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
