"""Judges of tasks: who leads, with whom, until when, with what product; none twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.anatomy.parts import BodyLine
from kehoach.checking.task_tables import TaskRow, TaskTable, task_tables
from kehoach.checking.verdicts import HELD, Broken, Judge, Subject, Verdict, at
from kehoach.text.claims import plainly
from kehoach.text.leads import is_group, leads_of, named_both
from kehoach.wording.folding import fold

_LABELS = {
    "lead": re.compile(r"\bchủ trì\b", re.I),
    "deadline": re.compile(r"\b(?:thời hạn|thời gian(?: thực hiện| hoàn thành)?)\s*:", re.I),
    "product": re.compile(r"\b(?:sản phẩm|kết quả(?: đầu ra)?)\s*:", re.I),
}


def _filled(column: str) -> Judge:
    """Return a judge of one column of the task tables, and of tasks written in one paragraph."""

    def judge(subject: Subject) -> Iterator[Verdict]:
        for table in task_tables(subject):
            if column in table.columns:
                for row in table.rows:
                    yield HELD if row.text(column) else at(row.place(), row.what, task=row.what)
        for line, has in _prose_tasks(subject):
            wrong = column != "lead" and not has[column]
            task = _short(line.text)
            yield at(line.paragraph, task, task=task) if wrong else HELD

    return judge


def _prose_tasks(subject: Subject) -> Iterator[tuple[BodyLine, dict[str, bool]]]:
    """Yield paragraphs that hold two of lead, deadline and product: tasks beyond doubt."""
    lines = subject.anatomy.body
    for index, line in enumerate(lines):
        has = {name: bool(label.search(line.text)) for name, label in _LABELS.items()}
        after = lines[index + 1].text if index + 1 < len(lines) else ""
        goes_on = any(label.match(after) for label in _LABELS.values())
        own = not _LABELS["lead"].match(line.text)
        if sum(has.values()) >= 2 and has["lead"] and own and not goes_on:
            yield line, has


def _short(text: str) -> str:
    first = re.split(r"(?<=[.;:])\s", plainly(text))[0]
    return first if len(first) <= 80 else first[:79].rstrip() + "…"


def columns(subject: Subject) -> Iterator[Verdict]:
    """KH704: a table of tasks has columns for the deadline and the product."""
    names = {"deadline": "thời hạn", "product": "sản phẩm"}
    for table in task_tables(subject):
        lacking = [name for key, name in names.items() if key not in table.columns]
        if not lacking or "money" not in table.columns:
            missing = " và ".join(lacking)
            yield at(table.heading, columns=missing) if lacking else HELD


def grouped(subject: Subject) -> Iterator[Verdict]:
    """KH705: who leads is one agency, not a group."""
    for _, row in _rows(subject):
        leads = leads_of(row.text("lead"))
        group = next(filter(is_group, leads), "")
        if leads:
            args = {"task": row.what, "lead": group}
            yield at(row.place("lead"), group, **args) if group else HELD


def single(subject: Subject) -> Iterator[Verdict]:
    """KH706: one agency leads, not two."""
    for _, row in _rows(subject):
        leads = leads_of(row.text("lead"))
        if leads and not any(map(is_group, leads)):
            args = {"task": row.what, "leads": "; ".join(leads)}
            yield at(row.place("lead"), args["leads"], **args) if len(leads) > 1 else HELD


def apart(subject: Subject) -> Iterator[Verdict]:
    """KH707: who leads a task does not also support it."""
    for table, row in _rows(subject):
        if "support" in table.columns and row.text("lead") and row.text("support"):
            twice = named_both(leads_of(row.text("lead")), row.text("support"))
            args = {"task": row.what, "agency": twice}
            yield at(row.place("support"), twice, **args) if twice else HELD


def repeated(subject: Subject) -> Iterator[Verdict]:
    """KH708: no task stands twice in one table with the same lead and deadline."""
    for table in task_tables(subject):
        met: set[tuple[str, ...]] = set()
        for row in table.rows:
            key = (row.group, *(fold(row.text(c)) for c in ("what", "lead", "deadline")))
            yield _again(row) if key in met else HELD
            met.add(key)


def _again(row: TaskRow) -> Broken:
    return at(row.place(), row.what, task=row.what)


def _rows(subject: Subject) -> Iterator[tuple[TaskTable, TaskRow]]:
    for table in task_tables(subject):
        for row in table.rows:
            yield table, row


def led(subject: Subject) -> Iterator[Verdict]:
    """KH701: every task of a table has a leading agency."""
    yield from _filled("lead")(subject)


def timed(subject: Subject) -> Iterator[Verdict]:
    """KH702: every task has a deadline."""
    yield from _filled("deadline")(subject)


def yielding(subject: Subject) -> Iterator[Verdict]:
    """KH703: every task has a product."""
    yield from _filled("product")(subject)


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH701", led),
    ("KH702", timed),
    ("KH703", yielding),
    ("KH704", columns),
    ("KH705", grouped),
    ("KH706", single),
    ("KH707", apart),
    ("KH708", repeated),
)
