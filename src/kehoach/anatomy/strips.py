"""Strips: the printed lines of a document, cut out of its paragraphs, with their column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Literal

from kehoach.anatomy.parts import Piece
from kehoach.anatomy.pieces import cut, is_rule
from kehoach.anatomy.plain import place, plain
from kehoach.reading.document import Block, Paragraph, paragraphs_of

Side = Literal["left", "right", "whole"]
SPACE_OF_A_SIGNATURE = 24
"""Points before a paragraph that stand for empty lines."""
FAR = 25
"""Spaces before a line that push it into the right column."""

_GAP = re.compile(r"(?: {3,}|[ ]*\t[ \t]*)")


@dataclass(frozen=True)
class Strip:
    """One printed line: its piece and place in the paragraph, its column, the block it is of.

    ``gap``: an empty line or wide space before it.
    """

    piece: Piece
    side: Side
    block: int
    gap: bool = False
    start: int = 0
    end: int = 0

    @property
    def text(self) -> str:
        """The text with white space collapsed."""
        return self.piece.text

    @cached_property
    def plain(self) -> str:
        """The text in plain small letters."""
        return plain(self.piece.text)

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph it was cut from."""
        return self.piece.first

    @cached_property
    def is_rule(self) -> bool:
        """True for dashes typed as a line."""
        return is_rule(self.text)

    def halves(self, pattern: re.Pattern[str]) -> tuple[Strip, Strip] | None:
        """Cut after what ``pattern`` finds at the start of the plain letters; None when nothing."""
        raw = self.paragraph.text[self.start : self.end]
        found = pattern.match(plain(raw))
        if not found or not plain(raw)[found.end() :].strip():
            return None
        middle = self.start + place(raw, found.end())
        head = cut(self.paragraph, self.start, middle, False)
        tail = cut(self.paragraph, middle, self.end, False)
        return (
            replace(self, piece=head, end=middle),
            replace(self, piece=tail, start=middle, gap=False),
        )


def spans(text: str, cuts: Sequence[re.Pattern[str]] = ()) -> list[tuple[int, int]]:
    """Return where the printed lines of a text stand: broken lines, then what ``cuts`` find.

    Patterns read plain letters. What stands before or after a find is a strip of its own.
    """
    found: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        marks = sorted(_points(line, cuts))
        pairs = pairwise(marks)
        found += [(at + a, at + b) for a, b in pairs if line[a:b].strip()]
        at += len(line) + 1
    return found


def _points(line: str, cuts: Sequence[re.Pattern[str]]) -> set[int]:
    points, letters = {0, len(line)}, plain(line)
    for pattern in cuts:
        if match := pattern.search(letters):
            start, end = match.span()
            points |= {place(line, start), place(line, end)}
            letters = letters[:start] + "\t" * (end - start) + letters[end:]
    return points


def columns(text: str) -> list[tuple[int, int]]:
    """Return where the printed lines stand, each cut at tabs and at three spaces or more."""
    found: list[tuple[int, int]] = []
    for start, end in spans(text):
        at = start
        for gap in _GAP.finditer(text, start, end):
            if text[at : gap.start()].strip():
                found.append((at, gap.start()))
            at = gap.end()
        if text[at:end].strip():
            found.append((at, end))
    return found


def strips(
    blocks: Iterable[tuple[int, Block]],
    cuts: Sequence[re.Pattern[str]] = (),
    gaps: bool = False,
) -> list[Strip]:
    """Return every printed line of blocks; an empty paragraph is a strip without text.

    ``gaps``: lines outside tables are also cut at tabs and wide spaces.
    """
    found: list[Strip] = []
    blank: dict[int, bool] = {}
    for index, block in blocks:
        for paragraph, column, side in _placed(block):
            wide = gaps and not paragraph.where.table
            parts = columns(paragraph.text) if wide else spans(paragraph.text, cuts)
            if not parts:
                found.append(Strip(Piece("", (), (paragraph,)), side, index))
                blank[column] = True
                continue
            room = blank.pop(column, False) or (paragraph.before or 0) >= SPACE_OF_A_SIGNATURE
            found += _of_paragraph(paragraph, parts, side, index, room)
    return found


def _placed(block: Block) -> Iterator[tuple[Paragraph, int, Side]]:
    """Yield the paragraphs of a block with the column they stand in."""
    if isinstance(block, Paragraph):
        for paragraph in paragraphs_of((block,)):
            yield paragraph, 0, "whole"
        return
    for row in block.rows:
        last = len(row.cells) - 1
        for index, cell in enumerate(row.cells):
            side: Side = "whole" if last <= 0 else "left" if index == 0 else "right"
            for paragraph in cell.paragraphs:
                yield paragraph, index, side


def _of_paragraph(
    paragraph: Paragraph, parts: list[tuple[int, int]], side: Side, block: int, gap: bool
) -> Iterator[Strip]:
    text = paragraph.text
    for index, (start, end) in enumerate(parts):
        line = text.rfind("\n", 0, start) + 1
        stop = text.find("\n", start)
        before = text[line:start].strip()
        after = text[end : stop if stop >= 0 else len(text)].strip()
        own = _side(text[line:start], before, after) if side == "whole" else side
        alone = not before and not after
        room = gap and index == 0
        yield Strip(cut(paragraph, start, end, alone), own, block, room, start, end)


def _side(indent: str, before: str, after: str) -> Side:
    if before:
        return "right"
    if after:
        return "left"
    return "right" if indent.count("\t") > 2 or len(indent) > FAR else "whole"


def texts(every: Iterable[Strip]) -> list[Strip]:
    """Return the strips that show text, rules left out."""
    return [one for one in every if one.text and not one.is_rule]
