"""A table of a document → a free table of a spec, cell by cell."""

from __future__ import annotations

from typing import Any

from kehoach.importing.marked import clean, escaped, marked
from kehoach.reading.document import Cell, Table


def free_table(table: Table, title: str = "") -> dict[str, Any]:
    """Return ``{bảng: {cột, hàng}}``: a cell that spans columns stands first, the rest empty."""
    rows = grid(table)
    free: dict[str, Any] = {"tên": title} if title else {}
    head = [" ".join(text.split()) for text in _plain_row(table)]
    width = max(len(row) for row in rows)
    free["cột"] = head + [""] * (width - len(head))
    free["hàng"] = [row + [""] * (width - len(row)) for row in rows[1:]]
    return {"bảng": free}


def grid(table: Table) -> list[list[str]]:
    """Return the text of every cell; what a span covers is empty."""
    return [
        [text for cell in row.cells for text in (cell_text(cell), *[""] * (cell.span - 1))] or [""]
        for row in table.rows
    ]


def _plain_row(table: Table) -> list[str]:
    cells = table.rows[0].cells
    return [t for one in cells for t in (escaped(clean(one.text)), *[""] * (one.span - 1))]


def cell_text(cell: Cell) -> str:
    """Return the text of a cell, a line per paragraph, with its automatic numbers."""
    lines = []
    for paragraph in cell.paragraphs:
        text = marked(paragraph.runs)
        label = clean(paragraph.label)
        lines.append(f"{label} {text}" if label and text else label or text)
    return "\n".join(line for line in lines if line)
