"""Widths of the columns of a table: by share, but never too narrow for a word."""

from __future__ import annotations

from functools import lru_cache

from kehoach.compose.sheet import Cells, Table
from kehoach.metrics import widest
from kehoach.standards import Standard
from kehoach.text.markup import plain

_MARGINS = 2.8
"""Cell margins and borders in mm, both sides together."""


def column_widths(table: Table, standard: Standard, room: float) -> list[float]:
    """Return the widths in mm that fill ``room``; each column holds its longest word if it can."""
    least = _longest_words(table, standard)
    shares = [column.share for column in table.columns]
    if sum(least) >= room:
        return [room * width / sum(least) for width in least]
    fixed: dict[int, float] = {}
    while True:
        free = room - sum(fixed.values())
        total = sum(share for index, share in enumerate(shares) if index not in fixed)
        widths = [
            fixed.get(index, free * share / total if total else 0.0)
            for index, share in enumerate(shares)
        ]
        narrow = [i for i, width in enumerate(widths) if i not in fixed and width < least[i]]
        if not narrow:
            return widths
        fixed |= {index: least[index] for index in narrow}


def _longest_words(table: Table, standard: Standard) -> list[float]:
    """Return the room in mm of the longest word in each column; cells that span it say nothing."""
    head, body = standard.components["dau_bang"].size, standard.components["o_bang"].size
    titles, held = [column.title for column in table.columns], table.by_column
    if wide := {(span.row, span.column) for span in table.spans if span.width > 1}:
        titles = ["" if (0, index) in wide else title for index, title in enumerate(titles)]
        held = [_within(table, index, wide) for index in range(len(titles))]
    return [
        max(_title_room(title, head), _longest_in(cells, body)) + _MARGINS
        for title, cells in zip(titles, held, strict=True)
    ]


def _longest_in(cells: Cells, size: float) -> float:
    texts = cells.texts or tuple([plain(line) for one in cells.once for line in one.lines])
    return (_longest_of_few if len(texts) <= _FEW else _longest)(texts, size)


def _within(table: Table, column: int, wide: set[tuple[int, int]]) -> Cells:
    """Return the cells of a column that do not reach beyond it."""
    count, rows = len(table.columns), enumerate(table.rows, 1)
    return Cells.of(
        [row[column] for at, row in rows if len(row) == count and (at, column) not in wide]
    )


def _longest(texts: tuple[str, ...], size: float) -> float:
    """Return the width in mm of the longest word of some texts."""
    return widest(" ".join(dict.fromkeys(texts)).split(" "), size, True)


_FEW = 32
_longest_of_few = lru_cache(maxsize=256)(_longest)
"""Columns of agencies, days and numbers hold few texts, and in many tables the same."""


@lru_cache(maxsize=256)
def _title_room(title: str, size: float) -> float:
    """Return the width in mm of the longest word of a title; most tables have the same."""
    return widest(title.split(" "), size, True)
