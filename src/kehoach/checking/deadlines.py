"""Judges of deadlines: after the day of issue, within the plan's year, on a working day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kehoach.checking.task_tables import task_tables
from kehoach.checking.verdicts import HELD, Judge, Subject, Unjudged, Verdict, at
from kehoach.reading.document import Paragraph
from kehoach.text.claims import plainly
from kehoach.text.due import after_year, on_rest_day
from kehoach.text.own_year import looks_back, title_year
from kehoach.wording.dates import make_date, month_end, short_date
from kehoach.wording.deadline import Deadline, NoSuchDay, parse_deadline

_LABELLED = re.compile(
    r"\b(?:thời hạn|thời gian(?: thực hiện| hoàn thành))(?:\s+hoàn thành)?\s*:\s*"
    r"(?P<when>[^.;()]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Due:
    """A deadline as written: where, in what words, how read, for what work."""

    paragraph: Paragraph
    written: str
    deadline: Deadline
    work: str


def dues(subject: Subject) -> tuple[Due, ...]:
    """Return the deadlines of task tables, and those that a label in the text introduces."""
    if "dues" not in subject.shared:
        subject.shared["dues"] = (*_in_tables(subject), *_in_text(subject))
    found: tuple[Due, ...] = subject.shared["dues"]
    return found


def _in_tables(subject: Subject) -> Iterator[Due]:
    for table in task_tables(subject):
        for row in table.rows:
            if written := plainly(row.text("deadline")):
                work = f"{row.text('what')} {row.text('product')}"
                yield from _read(subject, row.place("deadline"), written, work)


def _in_text(subject: Subject) -> Iterator[Due]:
    for line in subject.anatomy.body:
        text = plainly(line.paragraph.bare)
        for match in _LABELLED.finditer(text):
            yield from _read(subject, line.paragraph, match["when"].strip(), text)


def _read(subject: Subject, paragraph: Paragraph, written: str, work: str) -> Iterator[Due]:
    year = plan_year(subject) or subject.day.year
    try:
        deadline = parse_deadline(written, year) if year < date.max.year else None
    except NoSuchDay:
        return
    if deadline is not None and deadline.end is not None:
        yield Due(paragraph, written, deadline, work)


def plan_year(subject: Subject) -> int | None:
    """Return the year the plan is for, by its title; ``None`` where it gives none."""
    title = subject.anatomy.trich_yeu
    named = plainly(title.text) if title else ""
    return None if looks_back(named) else title_year(named)


def issued(subject: Subject) -> tuple[date, date] | None:
    """Return the first and the last day on which the document may be issued, as it has them."""
    stated = subject.anatomy.place_and_day
    if stated is None:
        return None
    if stated.day:
        return stated.day, stated.day
    if not stated.year_text.isdigit():
        return None
    year = int(stated.year_text)
    month = int(stated.month_text) if stated.month_text.isdigit() else 0
    first = make_date(year, month or 1, 1)
    return (first, month_end(year, month or 12)) if first else None


def not_past(subject: Subject) -> Iterator[Verdict]:
    """KH711: a deadline is not over before the day of issue."""
    days = issued(subject)
    for due in dues(subject) if subject.anatomy.is_plan else ():
        end = due.deadline.end or date.max
        if days is None or days[0] <= end < days[1]:
            yield Unjudged("Ngày ban hành còn để trống.", "The day of issue is still blank.")
        elif end < days[0]:
            yield at(due.paragraph, due.written, value=due.written, day=short_date(days[0]))
        else:
            yield HELD


def within_year(subject: Subject) -> Iterator[Verdict]:
    """KH712: a deadline lies within the plan's year."""
    year = plan_year(subject) if subject.anatomy.is_plan else None
    for due in dues(subject) if year else ():
        beyond = after_year(due.deadline, year or 0, due.work)
        args = {"value": due.written, "year": str(year)}
        yield at(due.paragraph, due.written, **args) if beyond else HELD


def working_day(subject: Subject) -> Iterator[Verdict]:
    """KH714: a deadline of one day is a working day."""
    for due in dues(subject) if subject.anatomy.is_plan else ():
        rest = on_rest_day(due.deadline)
        if rest is None:
            continue
        end = due.deadline.end or date.min
        args = {"value": due.written, "name": rest, "before": short_date(friday(end))}
        yield at(due.paragraph, due.written, **args) if rest else HELD


def friday(day: date) -> date:
    """Return the Friday before a day of rest."""
    return day - timedelta(days=max(day.weekday() - 4, 0))


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH711", not_past),
    ("KH712", within_year),
    ("KH714", working_day),
)
