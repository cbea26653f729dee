"""What every table of a plan is made of: cells."""

from __future__ import annotations

from functools import lru_cache

from kehoach.compose.sheet import Cell, CellKind
from kehoach.compose.words import Words
from kehoach.text.markup import parse_markup

_SHORT = 32
"""Characters; agencies, days and numbers are no longer, and stand in table after table."""


def cell_of(words: Words, text: str, kind: CellKind = "trai", span: int = 1) -> Cell:
    """Return the cell of a text, a paragraph for each of its lines; ``span`` columns wide."""
    if "{" in text:
        return Cell(tuple([words.cell(line) for line in text.split("\n")]), kind, span)
    return (_short_cell if len(text) <= _SHORT else _cell)(text, kind, span)


def _cell(text: str, kind: CellKind, span: int) -> Cell:
    if not text or "\n" in text or "*" in text or "\\" in text:
        return Cell(tuple([parse_markup(line) for line in text.split("\n")]), kind, span)
    return Cell.plain(text, kind, span)


_short_cell = lru_cache(maxsize=2048)(_cell)


def capital(text: str) -> str:
    """Return a text with its first letter in capitals."""
    return text[:1].upper() + text[1:]
