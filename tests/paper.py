"""A PDF measured: words and strokes of each page, in mm from the top left corner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import groupby
from typing import Any

import pdfplumber

MM = 25.4 / 72
_GAP = 0.25
"""mm between two letters that makes them two words, besides a space between them."""
_LEVEL = 0.15
"""mm within which letters stand on one line."""
_ASCENT, _DESCENT = 0.891, 0.216
"""Of Times New Roman and its twin, in parts of the size."""


@dataclass(frozen=True)
class Word:
    """Letters without a space; ``top`` and ``bottom`` bound the font's box."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    font: str
    size: float

    @property
    def bold(self) -> bool:
        return "Bold" in self.font


@dataclass(frozen=True)
class Row:
    """Words on one baseline."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def baseline(self) -> float:
        return self.words[0].baseline


@dataclass(frozen=True)
class Stroke:
    """A straight line, ``weight`` in pt."""

    x0: float
    x1: float
    top: float
    bottom: float
    weight: float

    @property
    def level(self) -> bool:
        return self.bottom - self.top < 0.1

    @property
    def length(self) -> float:
        return self.x1 - self.x0

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


class Page:
    """One page."""

    def __init__(self, page: Any) -> None:
        self.width, self.height = float(page.width) * MM, float(page.height) * MM
        self._chars, self._strokes = page.chars, (*page.lines, *page.rects, *page.curves)

    @cached_property
    def words(self) -> list[Word]:
        """Words from top to bottom, left to right."""
        lines: list[list[Any]] = []
        for char in sorted(self._chars, key=self._baseline):
            if not lines or self._baseline(char) - self._baseline(lines[-1][0]) > _LEVEL:
                lines.append([])
            lines[-1].append(char)
        return [word for line in lines for word in self._words(line)]

    def _baseline(self, char: Any) -> float:
        return self.height - float(char["matrix"][5]) * MM

    def _words(self, line: list[Any]) -> Iterator[Word]:
        chars = sorted(line, key=lambda char: char["x0"])
        baseline, start = self._baseline(line[0]), 0
        for end in range(1, len(chars) + 1):
            if end == len(chars) or self._parted(chars[end - 1], chars[end]):
                piece = chars[start:end]
                start = end
                if not piece[0]["text"].isspace():
                    yield _word(piece, baseline)

    def _parted(self, left: Any, right: Any) -> bool:
        if left["text"].isspace() or right["text"].isspace():
            return True
        return float(right["x0"] - left["x1"]) * MM > _GAP

    @cached_property
    def rows(self) -> list[Row]:
        """Words gathered by baseline, over the whole width of the page."""
        return [Row(tuple(words)) for _, words in groupby(self.words, lambda w: w.baseline)]

    @cached_property
    def strokes(self) -> list[Stroke]:
        return [
            Stroke(
                one["x0"] * MM,
                one["x1"] * MM,
                one["top"] * MM,
                one["bottom"] * MM,
                round(float(one["linewidth"]), 2),
            )
            for one in self._strokes
        ]

    def within(self, x0: float, x1: float) -> list[Word]:
        """Words between two verticals."""
        return [word for word in self.words if word.x0 >= x0 - 0.3 and word.x1 <= x1 + 0.3]

    def find(self, text: str, words: Iterable[Word] | None = None) -> list[Row]:
        """The rows over which a text runs, or an empty list when it is not there."""
        wanted, words = text.split(), list(self.words if words is None else words)
        for start in range(len(words) - len(wanted) + 1):
            met = words[start : start + len(wanted)]
            if [word.text for word in met] == wanted:
                rows = groupby(met, lambda word: word.baseline)
                return [Row(tuple(row)) for _, row in rows]
        return []


def _word(chars: list[Any], baseline: float) -> Word:
    first = chars[0]
    size = round(float(first["size"]), 1)
    return Word(
        "".join(char["text"] for char in chars),
        first["x0"] * MM,
        max(char["x1"] for char in chars) * MM,
        baseline - _ASCENT * size * MM,
        baseline + _DESCENT * size * MM,
        baseline,
        str(first["fontname"]).split("+")[-1],
        size,
    )


class Paper:
    """All pages of a PDF."""

    def __init__(self, pdf: bytes) -> None:
        with pdfplumber.open(BytesIO(pdf)) as opened:
            self.pages = [Page(page) for page in opened.pages]

    @property
    def fonts(self) -> set[str]:
        return {word.font for page in self.pages for word in page.words}


def overlaps(words: list[Word]) -> list[tuple[str, str]]:
    """Pairs of words whose boxes meet."""
    by_top = sorted(words, key=lambda word: word.top)
    found = []
    for index, one in enumerate(by_top):
        for other in by_top[index + 1 :]:
            if other.top >= one.bottom - 0.1:
                break
            if one.x0 < other.x1 - 0.1 and other.x0 < one.x1 - 0.1:
                found.append((one.text, other.text))
    return found
