"""Advances of Liberation Serif; ``python tests/metrics/advances.py`` writes them anew."""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.ttLib import TTFont

from kehoach import metrics
from kehoach.resources import fonts_dir

RANGES = ((0x20, 0x17F), (0x1A0, 0x1B0), (0x300, 0x36F), (0x1E00, 0x1EFF), (0x2000, 0x22FF))
COMMITTED = Path(metrics.__file__).with_name("advances.json")


def advances() -> dict[str, dict[str, str]]:
    """Return for each font: advance in 1/2048 em → the characters that have it."""
    tables: dict[str, dict[str, str]] = {}
    for name in metrics.STYLES:
        font = TTFont(fonts_dir() / f"LiberationSerif-{name}.ttf", lazy=True)
        assert font["head"].unitsPerEm == 2048
        by_width: dict[int, str] = {}
        for code, glyph in sorted(font.getBestCmap().items()):
            if any(first <= code <= last for first, last in RANGES):
                width = font["hmtx"].metrics[glyph][0]
                by_width[width] = by_width.get(width, "") + chr(code)
        tables[name] = {str(width): by_width[width] for width in sorted(by_width)}
    return tables


if __name__ == "__main__":
    text = json.dumps(advances(), ensure_ascii=False, indent=0)
    COMMITTED.write_text(text + "\n", encoding="utf-8")
