"""What every table of a plan is made of: cells."""

from __future__ import annotations

from kehoach.compose.sheet import Cell, CellKind
from kehoach.compose.words import Words


def cell_of(words: Words, text: str, kind: CellKind = "trai", span: int = 1) -> Cell:
    """Return the cell of a text, a paragraph for each of its lines; ``span`` columns wide."""
    if "\n" in text:
        return Cell(tuple([words.cell(line) for line in text.split("\n")]), kind, span)
    return Cell((words.cell(text),), kind, span)


def capital(text: str) -> str:
    """Return a text with its first letter in capitals."""
    return text[:1].upper() + text[1:]
