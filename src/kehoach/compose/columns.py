"""Widths of the columns of a table: by share, but never too narrow for a word."""

from __future__ import annotations

from kehoach.compose.sheet import Table
from kehoach.metrics import widest
from kehoach.standards import Standard
from kehoach.text.markup import plain

_MARGINS = 2.8
"""Cell margins and borders in mm, both sides together."""


def column_widths(table: Table, standard: Standard, room: float) -> list[float]:
    """Return the widths in mm that fill ``room``; each column holds its longest word if it can."""
    least = [_longest_word(table, index, standard) for index in range(len(table.columns))]
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


def _longest_word(table: Table, column: int, standard: Standard) -> float:
    """Return the room in mm of the longest word in a column; cells that span it say nothing."""
    head = standard.components["dau_bang"].size
    body = standard.components["o_bang"].size
    wide = {(span.row, span.column) for span in table.spans if span.width > 1}
    title = "" if (0, column) in wide else table.columns[column].title
    cells = {
        id(row[column]): row[column]
        for at, row in enumerate(table.rows, 1)
        if len(row) == len(table.columns) and (at, column) not in wide
    }
    texts = [plain(line) for cell in cells.values() for line in cell.lines]
    words = set(" ".join(texts).split(" "))
    return max(widest(title.split(" "), head, True), widest(words, body, True)) + _MARGINS
