"""A table of a document → a free table of a spec: cells, widths, joined cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from kehoach.importing.marked import caption, clean, escaped, marked
from kehoach.reading.document import Cell, Paragraph, Row, Table
from kehoach.reading.wordml import W
from kehoach.wording.spans import ABOVE, LEFT, BadMark, heading_rows, spans_of, written

WIDTHS = "rộng"
_CellText = Callable[[Cell], str]


def free_table(table: Table, title: str = "") -> dict[str, Any]:
    """Return ``{bảng: {cột, hàng, rộng}}``; ``rộng`` is settled in the plan."""
    rows = _joined(table)
    heading = heading_rows(spans_of(rows))
    heads = _joined(table, lambda cell: cell_text(cell, caption))
    free: dict[str, Any] = {"tên": title} if title else {}
    free["cột"] = _joined(table, _on_one_line)[0]
    free["hàng"] = [*heads[1:heading], *rows[heading:]]
    if widths := widths_of(table, len(free["cột"])):
        free[WIDTHS] = widths
    return {"bảng": free}


def grid(table: Table) -> list[list[str]]:
    """Return the text of every cell; what a span covers is empty."""
    return [
        [text for cell in row.cells for text in (cell_text(cell), *[""] * (cell.span - 1))] or [""]
        for row in table.rows
    ]


def widths_of(table: Table, count: int) -> list[int]:
    """Return the widths of the columns in one unit, of a row without joined cells or of the grid.

    Nothing where the file does not say them all.
    """
    for row in table.rows:
        widths = [round(cell.width * 10) for cell in row.cells if cell.span == 1]
        if len(widths) == len(row.cells) == count and all(widths):
            return widths
    columns = [] if table.element is None else table.element.findall(f"{W}tblGrid/{W}gridCol")
    widths = [int(column.get(f"{W}w") or 0) for column in columns]
    return widths if len(widths) == count and all(widths) else []


def is_joined(table: Table) -> bool:
    """True for a table with a cell that takes several rows."""
    return any(cell.continues for row in table.rows for cell in row.cells)


def _joined(table: Table, text: _CellText | None = None) -> list[list[str]]:
    """Return rows of one length, with marks where cells are joined as a rectangle."""
    width = max(sum(cell.span for cell in row.cells) for row in table.rows)
    for above in (True, False):
        rows = [list(_cells(row, above, text or cell_text)) for row in table.rows]
        rows = [row + [""] * (width - len(row)) for row in rows]
        try:
            spans_of(rows)
        except BadMark:
            continue
        return rows
    return [row + [""] * (width - len(row)) for row in grid(table)]


def _cells(row: Row, above: bool, text: _CellText) -> Iterator[str]:
    for cell in row.cells:
        if cell.continues and above and not cell.text:
            yield from [ABOVE] * cell.span
        else:
            yield written(text(cell))
            yield from [LEFT] * (cell.span - 1)


def _on_one_line(cell: Cell) -> str:
    """Return the title of a column: it is dressed by the standard."""
    return escaped(clean(cell.text))


def cell_text(cell: Cell, line: Callable[[Paragraph], str] | None = None) -> str:
    """Return the text of a cell, a line per paragraph, with its automatic numbers."""
    lines = []
    for paragraph in cell.paragraphs:
        text = line(paragraph) if line else marked(paragraph.runs)
        label = clean(paragraph.label)
        lines.append(f"{label} {text}" if label and text else label or text)
    return "\n".join(filter(None, lines))


def tables_in(blocks: Sequence[Any]) -> Iterator[dict[str, Any]]:
    """Yield the free tables of blocks, those of sections too, in order."""
    for block in blocks:
        if not isinstance(block, dict):
            continue
        if isinstance(block.get("bảng"), dict):
            yield block["bảng"]
        elif isinstance(block.get("nội dung"), list):
            yield from tables_in(block["nội dung"])
