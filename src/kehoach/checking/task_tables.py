"""Tables of tasks found by their headings: who leads, who helps, until when, with what product."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.checking.verdicts import Subject
from kehoach.reading.document import Cell, Paragraph, Row, Table
from kehoach.text.claims import plainly
from kehoach.wording.labels import from_roman

_HEADINGS = (
    ("order", re.compile(r"^(?:stt|tt|số tt|số thứ tự)$")),
    ("both", re.compile(r"chủ trì.*phối hợp|phối hợp.*chủ trì")),
    ("lead", re.compile(r"chủ trì")),
    ("support", re.compile(r"phối hợp")),
    ("money", re.compile(r"kinh phí|số tiền|dự toán|nguồn")),
    ("deadline", re.compile(r"thời hạn|thời gian|thời điểm|tiến độ|hoàn thành")),
    ("product", re.compile(r"sản phẩm|kết quả|đầu ra")),
    ("what", re.compile(r"nhiệm vụ|nội dung|công việc|hoạt động|giải pháp|^việc")),
)
_BLANK = re.compile(r"[\s\-–—_.…]*")
_COUNTING = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])\)?")


@dataclass(frozen=True)
class TaskRow:
    """One task of a table: the cell of each column by its name, and the heading it is under."""

    cells: dict[str, Cell]
    group: str = ""

    def text(self, column: str) -> str:
        """Return the text of a column, empty where it says nothing (dashes, dots)."""
        cell = self.cells.get(column)
        text = cell.text.strip() if cell else ""
        return "" if _BLANK.fullmatch(text) else text

    def place(self, column: str = "what") -> Paragraph:
        """Return the paragraph to point to."""
        what, wanted = self.cells["what"], self.cells.get(column, self.cells["what"])
        return (wanted.paragraphs or what.paragraphs)[0]

    @property
    def what(self) -> str:
        """The task on one line, shortened."""
        text = plainly(self.text("what"))
        return text if len(text) <= 80 else text[:79].rstrip() + "…"


@dataclass(frozen=True)
class TaskTable:
    """A table with a column of tasks and one of who leads them."""

    table: Table
    columns: dict[str, int]
    rows: tuple[TaskRow, ...]

    @property
    def heading(self) -> Paragraph:
        """The first paragraph that says something."""
        paragraphs = self.table.paragraphs
        return next((one for one in paragraphs if one.bare), paragraphs[0])


def task_tables(subject: Subject) -> tuple[TaskTable, ...]:
    """Return the tables of tasks of the body and of the appendices."""
    if "task tables" not in subject.shared:
        anatomy = subject.anatomy
        tables = (*anatomy.tables, *(one for annex in anatomy.annexes for one in annex.tables))
        subject.shared["task tables"] = tuple(filter(None, map(_task_table, tables)))
    found: tuple[TaskTable, ...] = subject.shared["task tables"]
    return found


def _task_table(table: Table) -> TaskTable | None:
    for depth in (1, 2):
        columns = _columns(table.rows[:depth])
        if {"what", "lead"} <= columns.keys() and len(table.rows) > depth:
            two = depth == 1 and _is_second_heading(table.rows[0], table.rows[1])
            start = depth + two
            columns = _columns(table.rows[:start])
            if not {"what", "lead"} <= columns.keys():
                return None
            return TaskTable(table, columns, tuple(_task_rows(table.rows[start:], columns)))
    return None


def _is_second_heading(first: Row, second: Row) -> bool:
    return any(cell.span > 1 for cell in first.cells) and any(c.continues for c in second.cells)


def grid(row: Row) -> list[Cell]:
    """Return the cell at each column of the grid, one that spans several standing in each."""
    return [cell for cell in row.cells for _ in range(max(cell.span, 1))]


def _columns(rows: tuple[Row, ...]) -> dict[str, int]:
    titles: dict[int, str] = {}
    for row in rows:
        for place, cell in enumerate(grid(row)):
            if not cell.continues:
                titles[place] = f"{titles.get(place, '')} {cell.text}"
    columns: dict[str, int] = {}
    for place, title in titles.items():
        plain = plainly(title).lower()
        kind = next((name for name, shape in _HEADINGS if shape.search(plain)), None)
        if kind and kind not in columns:
            columns[kind] = place
    return columns


def _task_rows(rows: tuple[Row, ...], columns: dict[str, int]) -> Iterator[TaskRow]:
    above: list[Cell] = []
    group = ""
    for row in rows:
        own = grid(row)
        shown = [
            above[place] if cell.continues and place < len(above) else cell
            for place, cell in enumerate(own)
        ]
        above = shown
        if max(columns.values()) >= len(shown):
            continue
        made = TaskRow({name: shown[place] for name, place in columns.items()}, group)
        if _is_group(made, row, columns):
            group = made.text("what") or row.cells[0].text
        elif made.text("what") and not own[columns["what"]].continues and not _counts(row):
            yield made


def _is_group(row: TaskRow, whole: Row, columns: dict[str, int]) -> bool:
    """True for a row that only heads others: nothing but a title, or a title over columns."""
    asked = ("lead", "deadline", "product")
    order = row.text("order").rstrip(".")
    merged = row.cells["what"] is row.cells["lead"]
    empty = not any(row.text(name) for name in asked if name in columns)
    return merged or empty or (bool(from_roman(order)) and not row.text("lead"))


def _counts(row: Row) -> bool:
    texts = [cell.text.strip() for cell in row.cells]
    return len(texts) > 2 and all(_COUNTING.fullmatch(text) for text in texts)
