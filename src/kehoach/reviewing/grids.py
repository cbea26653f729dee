"""A table of a document → its columns as shares of its width, and the columns of each cell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Any

from kehoach.reading.wordml import VAL, W, number, value, whole
from kehoach.redline.walking import cells_of
from kehoach.reviewing.blocks import Cell, Row

_WHOLE = 100.0
_SAME = 0.75
"""Edges nearer to each other than this, in percent of the width of the table, are one."""
_MOST = 63
"""Columns that a table of Word can have."""


@dataclass(frozen=True)
class Placed:
    """A cell of a row: its element, its first column from 0, how many columns it takes.

    ``joins``: it is joined to the cell above; ``joined``: cells below may be joined to it.
    """

    element: Any
    at: int
    across: int
    joins: bool = False
    joined: bool = False


def placed(table: Any, rows: Sequence[Any]) -> tuple[tuple[float, ...], list[list[Placed]]]:
    """Return the width of each column in percent, and the cells of each row at their columns.

    A row that does not fit the grid of its table (one taken out of an old table that had other
    columns) is set by the widths of its cells.
    """
    grid = _grid(table)
    sides = [_edges(row, grid) for row in rows]
    known = _distinct((0.0, _WHOLE, *grid, *(edge for edges in sides for edge in edges)))
    columns = tuple(round(right - left, 1) for left, right in pairwise(known))
    return columns, [
        [
            _cell(cell, *(_nearest(known, edge) for edge in ends))
            for cell, ends in zip(cells_of(row), pairwise(edges), strict=True)
        ]
        for row, edges in zip(rows, sides, strict=True)
    ]


def _grid(table: Any) -> list[float]:
    """Return the edges of the columns in percent; none where their widths are not all given."""
    columns = table.iterfind(f"{W}tblGrid/{W}gridCol")
    widths = [number(one.get(f"{W}w")) or 0.0 for one in columns]
    return _shares(widths) if widths and min(widths) > 0 else []


def _shares(widths: Iterable[float]) -> list[float]:
    sums = list(accumulate(widths, initial=0.0))
    return [one * _WHOLE / sums[-1] for one in sums]


def _edges(row: Any, grid: list[float]) -> list[float]:
    """Return the left edge of each cell of a row, and the right one of the last, in percent."""
    cells, look = cells_of(row), row.find(f"{W}trPr")
    if not cells:
        return []
    spans = [_span(cell.find(f"{W}tcPr"), "gridSpan", least=1) for cell in cells]
    before, after = _span(look, "gridBefore"), _span(look, "gridAfter")
    if before + sum(spans) + after + 1 == len(grid):
        return [grid[at] for at in accumulate(spans, initial=before)]
    return _shares(_widths(cells) or spans)


def _span(properties: Any, name: str, least: int = 0) -> int:
    told = None if properties is None else whole(value(properties, f"{W}{name}"))
    return min(max(told or 0, least), _MOST)


def _widths(cells: list[Any]) -> list[float]:
    """Return the widths of cells in one unit; none where one of them has none."""
    told = [cell.find(f"{W}tcPr/{W}tcW") for cell in cells]
    if any(one is None for one in told) or len({one.get(f"{W}type") for one in told}) > 1:
        return []
    widths = [number(one.get(f"{W}w")) or 0.0 for one in told]
    return widths if min(widths) > 0 else []


def _distinct(edges: Iterable[float]) -> list[float]:
    found: list[float] = []
    for edge in sorted(edges):
        if not found or edge - found[-1] >= _SAME:
            found.append(edge)
    return found


def _nearest(known: list[float], edge: float) -> int:
    at = bisect_left(known, edge)
    near = (one for one in (at - 1, at) if 0 <= one < len(known))
    return min(near, key=lambda one: abs(known[one] - edge))


def _cell(cell: Any, at: int, end: int) -> Placed:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    joins = merge is not None and merge.get(VAL, "continue") == "continue"
    return Placed(cell, at, max(end - at, 1), joins, merge is not None)


def joined(rows: Sequence[tuple[Row, Sequence[Placed]]]) -> Iterator[Row]:
    """Yield rows, each with where its cells are placed, with cells that are joined made one.

    What is joined and yet has words (a row moved among others) stays a cell of its own, as does
    what would be joined to a cell that was taken out.
    """
    tops: dict[int, _Top] = {}
    found: list[list[_Top]] = []
    for row, places in rows:
        above, tops = tops, {}
        kept = [_blank_before(row, places)] if places and places[0].at else []
        for cell, place in zip(row.cells, places, strict=True):
            top = above.get(place.at)
            if top is not None and place.joins and not cell.blocks and top.takes(row, place):
                top.down += 1
            else:
                top = _Top(row, cell, place)
                kept.append(top)
            if place.joined:
                tops[place.at] = top
        found.append(kept)
    for (row, _), kept in zip(rows, found, strict=True):
        yield replace(row, cells=tuple(_filled(kept)))


@dataclass
class _Top:
    """A cell that is shown, and how many rows it takes."""

    row: Row
    cell: Cell
    place: Placed
    down: int = 1

    def takes(self, row: Row, place: Placed) -> bool:
        """Tell whether a cell of a row below can be shown as part of it."""
        gone = self.row.change == "del" and row.change != "del"
        return place.across == self.place.across and row.head == self.row.head and not gone


def _blank_before(row: Row, places: Sequence[Placed]) -> _Top:
    """Return what fills the columns that a row leaves out before its first cell."""
    return _Top(row, Cell(), replace(places[0], at=0, across=places[0].at))


def _filled(kept: Iterable[_Top]) -> Iterator[Cell]:
    for top in kept:
        yield replace(top.cell, across=top.place.across, down=top.down)
