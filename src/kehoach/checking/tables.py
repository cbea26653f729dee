"""Judges of tables: width, headings, splits over pages, type, the numbers in their first column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checking.looks import mm, pt
from kehoach.checking.verdicts import HELD, Broken, Judge, Subject, Verdict, at
from kehoach.reading.document import Cell, Paragraph, Row, Section, Table

_CELL_MARGIN = 4.0
"""mm by which Word sets a table out at the sides, so that its text stands at the margins."""
_FEW = 3
_ORDER = re.compile(r"(?:số\s*)?(?:stt|tt|thứ tự)\.?", re.I)
_NUMBER = re.compile(r"0*(\d{1,3})[.)]?")


def _tables(subject: Subject) -> Iterator[Table]:
    anatomy = subject.anatomy
    yield from anatomy.tables
    for annex in anatomy.annexes:
        yield from annex.tables


def _ruled(subject: Subject) -> Iterator[Table]:
    """Find the tables with data: ruled, of two columns and two rows at least."""
    for table in _tables(subject):
        if table.ruled and len(table.rows) > 1 and max(len(row.cells) for row in table.rows) > 1:
            yield table


def first_paragraph(table: Table) -> Paragraph:
    """Return the first paragraph that says something."""
    return next((one for one in table.paragraphs if one.bare), table.paragraphs[0])


def _at(table: Table, **args: str) -> Broken:
    paragraph = first_paragraph(table)
    return at(paragraph, paragraph.bare, **args)


def width(subject: Subject) -> Iterator[Verdict]:
    """KH450: a table no wider than the text."""
    for table in _ruled(subject):
        section = _section(subject, table)
        if not table.width or section is None:
            continue
        room = section.text_width
        wide = table.width + (table.indent if table.align == "left" else 0)
        args = {"width": mm(table.width), "room": mm(room)}
        yield HELD if wide <= room + _CELL_MARGIN else _at(table, **args)


def _section(subject: Subject, table: Table) -> Section | None:
    sections = subject.document.sections
    number = table.where.section
    return sections[number - 1] if 0 < number <= len(sections) else None


def heading_repeats(subject: Subject) -> Iterator[Verdict]:
    """KH451: the heading row comes again on each page that the table takes."""
    for table in _ruled(subject):
        if _runs_over(table):
            yield HELD if table.rows[0].header else _at(table)


def rows_split(subject: Subject) -> Iterator[Verdict]:
    """KH452: rows of a table that runs over a page are kept whole."""
    for table in _ruled(subject):
        if _runs_over(table):
            kept = any(row.cant_split for row in table.rows)
            yield HELD if kept else _at(table)


def _runs_over(table: Table) -> bool:
    pages = {one.where.page for one in table.paragraphs}
    return len(table.rows) > _FEW and len(pages) > 1


def sizes(subject: Subject) -> Iterator[Verdict]:
    """KH453: the type of tables neither too small to read nor larger than that of the text."""
    part = subject.component("o_bang")
    if part is None:
        return
    least, most = part.sizes
    for table in _ruled(subject):
        runs = [
            (paragraph, run)
            for paragraph in table.paragraphs
            for run in paragraph.shown
            if run.role != "note" and not run.face.raised and run.text.strip()
        ]
        wrong = [pair for pair in runs if not least <= pair[1].face.size <= most]
        if wrong:
            size = pt(wrong[0][1].face.size)
            args = {"size": size, "wanted": f"{pt(least)}–{pt(most)}"}
            yield at(wrong[0][0], wrong[0][1].text.strip(), **args)
        elif runs:
            yield HELD


def numbers(subject: Subject) -> Iterator[Verdict]:
    """KH454: the numbers of the first column follow each other."""
    for table in _ruled(subject):
        head = _order_heading(table)
        if head is None:
            continue
        last, seen = 0, False
        for cell in _cells_below(table, head):
            found = _NUMBER.fullmatch(cell.text.strip())
            number = int(found[1]) if found else 0
            if not found:
                last = 0 if cell.text.strip() else last
                continue
            if seen and last and number not in (1, last + 1):
                args = {"found": cell.text.strip(), "wanted": str(last + 1)}
                yield at(cell.paragraphs[0], cell.text.strip(), **args)
            else:
                yield HELD
            last, seen = number, True


def _order_heading(table: Table) -> int | None:
    for index, row in enumerate(table.rows[:2]):
        if row.cells and _ORDER.fullmatch(row.cells[0].text.replace("\n", " ").strip()):
            return index
    return None


def _cells_below(table: Table, head: int) -> Iterator[Cell]:
    for row in table.rows[head + 1 :]:
        if row.cells and not row.cells[0].continues and not _counts(row):
            yield row.cells[0]


def _counts(row: Row) -> bool:
    """True for a row that numbers the columns: (1) (2) (3)."""
    texts = [cell.text.strip(" ()") for cell in row.cells]
    return len(texts) > _FEW and texts[:3] == ["1", "2", "3"]


def empty_heading(subject: Subject) -> Iterator[Verdict]:
    """KH455: every column has a heading."""
    for table in _ruled(subject):
        first = table.rows[0]
        if _order_heading(table) != 0 and not first.header:
            continue
        empty = [cell for cell in first.cells if not cell.text.strip() and not cell.continues]
        yield _at(table) if empty else HELD


def not_ruled(subject: Subject) -> Iterator[Verdict]:
    """KH456: a table of data shows its rules."""
    for table in _tables(subject):
        if _order_heading(table) is not None and len(table.rows) > 1:
            yield HELD if table.ruled else _at(table)


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH450", width),
    ("KH451", heading_repeats),
    ("KH452", rows_split),
    ("KH453", sizes),
    ("KH454", numbers),
    ("KH455", empty_heading),
    ("KH456", not_ruled),
)
