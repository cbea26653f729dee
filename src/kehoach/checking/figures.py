"""Judges of figures: totals, values said twice, lists announced with their number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.anatomy.parts import BodyLine
from kehoach.checking.task_tables import grid, task_tables
from kehoach.checking.told import told
from kehoach.checking.verdicts import HELD, Judge, Subject, Unjudged, Verdict, at
from kehoach.reading.document import Paragraph, Table
from kehoach.text.claims import plainly
from kehoach.text.sums import Sum, sums
from kehoach.text.told_parts import counted
from kehoach.text.told_scores import Told, results
from kehoach.wording.folding import fold


def _tables(subject: Subject) -> tuple[Table, ...]:
    anatomy = subject.anatomy
    return (*anatomy.tables, *(table for annex in anatomy.annexes for table in annex.tables))


def totals(subject: Subject) -> Iterator[Verdict]:
    """KH736: the row of the total holds what the rows add up to."""
    for table in _tables(subject):
        if not table.rows or any(cell.continues for row in table.rows for cell in row.cells):
            continue
        texts = [[cell.text for cell in grid(row)] for row in table.rows]
        if len({len(row) for row in texts}) == 1:
            for one in sums(texts[0], texts[1:]):
                yield _total(table, one)


def _total(table: Table, one: Sum) -> Verdict:
    if one.right is None:
        return Unjudged(
            "Bảng có nhiều cấp, chưa rõ dòng tổng cộng những dòng nào.",
            "The table has levels: which rows the total adds is not clear.",
        )
    cell = grid(table.rows[one.row + 1])[one.column]
    args = {"column": one.title, "value": one.written, "real": one.real}
    return HELD if one.right else at(cell.paragraphs[0], one.written, **args)


def said_once(subject: Subject) -> Iterator[Verdict]:
    """KH737: one index in one year has one score and one rank; one target has one value."""
    met: dict[tuple[str, int, str, bool], Told] = {}
    for paragraph in told(subject):
        for one in results(plainly(paragraph.bare)):
            first = met.setdefault((one.name, one.year, one.kind, one.aim), one)
            what = f"{one.name} năm {one.year}"
            args = {"what": what, "value": one.quote, "other": first.quote}
            same = first.value == one.value
            yield HELD if same else at(paragraph, one.quote, **args)
    yield from _targets(subject)


_TARGET = re.compile(r"^(?:nội dung )?(?:các )?chỉ tiêu(?! năm)", re.IGNORECASE)
_VALUE = re.compile(r"mục tiêu|chỉ tiêu năm|kế hoạch năm|giá trị", re.IGNORECASE)


def _targets(subject: Subject) -> Iterator[Verdict]:
    met: dict[tuple[str, str], str] = {}
    for table in _tables(subject):
        heads = [plainly(cell.text) for cell in grid(table.rows[0])] if table.rows else []
        name = next((i for i, head in enumerate(heads) if _TARGET.match(head)), None)
        value = next((i for i, head in enumerate(heads) if _VALUE.search(head) and i != name), None)
        if name is None or value is None:
            continue
        for row in table.rows[1:]:
            cells = grid(row)
            if len(cells) != len(heads) or not cells[name].text or not cells[value].text:
                continue
            written = plainly(cells[value].text)
            first = met.setdefault((fold(cells[name].text), fold(heads[value])), written)
            args = {"what": plainly(cells[name].text), "value": written, "other": first}
            place: Paragraph = cells[value].paragraphs[0]
            yield HELD if fold(first) == fold(written) else at(place, written, **args)


def count_kept(subject: Subject) -> Iterator[Verdict]:
    """KH738: what a line announces with a number follows in that number."""
    lines = subject.anatomy.body
    for index, line in enumerate(lines):
        named = counted(plainly(line.text))
        found = _following(subject, lines, index) if named else 0
        if named and found:
            args = {"value": named.quote, "real": str(found)}
            right = found == named.number
            yield HELD if right else at(line.paragraph, named.quote, **args)


def _following(subject: Subject, lines: tuple[BodyLine, ...], index: int) -> int:
    """Count the items that stand right after a line: rows of tasks, or lines of one level."""
    start = lines[index].paragraph.number
    end = lines[index + 1].paragraph.number if index + 1 < len(lines) else 10**9
    for table in task_tables(subject):
        if start < table.heading.number < end:
            return len(table.rows)
    if index + 1 >= len(lines):
        return 0
    first, count = lines[index + 1], 0
    if first.level in ("doan", "ten", lines[index].level):
        return 0
    for line in lines[index + 1 :]:
        if line.level == first.level and line.label[-1:] == first.label[-1:]:
            count += 1
        elif _ORDER.index(line.level) <= _ORDER.index(first.level) or line.level == "doan":
            break
    return count


_ORDER = (
    "phan", "chuong", "chu_hoa", "muc", "ten", "dieu", "khoan", "tieu_khoan", "tieu_khoan_con",
    "diem", "gach", "cong", "doan",
)  # fmt: skip

JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH736", totals),
    ("KH737", said_once),
    ("KH738", count_kept),
)
