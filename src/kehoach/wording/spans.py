"""Cells of a table that are joined, as marks in the cells that they cover.

``<`` stands in a cell that belongs to the one on its left, ``^`` to the one above.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LEFT, ABOVE = "<", "^"
_SAID = {rf"\{mark}": mark for mark in (LEFT, ABOVE)}

_Place = tuple[int, int]


@dataclass(frozen=True)
class Span:
    """A cell that takes several: its row and column from 0, how many rows and columns."""

    row: int
    column: int
    height: int
    width: int


class BadMark(ValueError):
    """A mark that joins nothing, or whose cells are no rectangle; ``row``, ``column`` from 0."""

    def __init__(self, row: int, column: int) -> None:
        super().__init__(row, column)
        self.row, self.column = row, column


def spans_of(rows: Sequence[Sequence[str]]) -> tuple[Span, ...]:
    """Return the cells that take more than one place, in reading order. Raises BadMark."""
    owners: list[list[_Place]] = []
    covered: dict[_Place, list[_Place]] = {}
    for at, row in enumerate(rows):
        owners.append([])
        for place, text in enumerate(row):
            if (text == LEFT and not place) or (text == ABOVE and not at):
                raise BadMark(at, place)
            owner = (at, place)
            if text in (LEFT, ABOVE):
                owner = owners[at][place - 1] if text == LEFT else owners[at - 1][place]
                covered.setdefault(owner, [owner]).append((at, place))
            owners[at].append(owner)
    return tuple(_span(places) for _, places in sorted(covered.items()))


def _span(places: Sequence[_Place]) -> Span:
    """Return the rectangle of a cell and the places that it takes."""
    row, column = places[0]
    bottom, right = max(at for at, _ in places), max(place for _, place in places)
    wanted = {(a, p) for a in range(row, bottom + 1) for p in range(column, right + 1)}
    if odd := wanted.symmetric_difference(places):
        raise BadMark(*min(odd))
    return Span(row, column, bottom - row + 1, right - column + 1)


def heading_rows(spans: Sequence[Span]) -> int:
    """Return how many rows are heading: the first, and those that a cell of it reaches."""
    return max((span.height for span in spans if span.row == 0), default=1)


def said(text: str) -> str:
    """Return the text of a cell: nothing for a mark, a mark for ``\\<`` and ``\\^``."""
    return "" if text in (LEFT, ABOVE) else _SAID.get(text, text)


def written(text: str) -> str:
    """Return a cell that says this text, also where it looks like a mark."""
    return rf"\{text}" if text in (LEFT, ABOVE) else text
