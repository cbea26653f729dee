"""Internal deadlines: some working days before the day that the plan above gives."""

from __future__ import annotations

from datetime import date, timedelta

from kehoach.wording.dates import short_date
from kehoach.wording.deadline import Deadline, NoSuchDay, parse_deadline


def said(text: str, year: int) -> str:
    """Return a deadline as a document says it: ``chậm nhất ngày 30/9/2026``."""
    read = _dated(text, year)
    return _small(read.text) if read else text


def _dated(text: str, year: int) -> Deadline | None:
    """Return a deadline that names one day, and ends in it."""
    try:
        read = parse_deadline(text, year)
    except NoSuchDay:
        return None
    if read is None or read.end is None or read.start not in (None, read.end):
        return None
    return read if read.text.lower().endswith(f"ngày {short_date(read.end)}") else None


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


_HOLIDAYS = frozenset(((1, 1), (30, 4), (1, 5), (2, 9)))
"""Day and month of the holidays of the solar calendar (Bộ luật Lao động 2019, Điều 112)."""


def earlier(day: date, working_days: int) -> date:
    """Return the working day that many working days before a day.

    Saturdays, Sundays and the holidays of the solar calendar are none; those of the lunar one,
    and days taken instead, are fixed anew each year and not known here.
    """
    while working_days:
        day -= timedelta(days=1)
        working_days -= is_working(day)
    return day


def is_working(day: date) -> bool:
    """True for a day that is neither of a weekend nor a holiday of the solar calendar."""
    return day.weekday() < 5 and (day.day, day.month) not in _HOLIDAYS


def internal(text: str, year: int, working_days: int, first: date | None) -> str | None:
    """Return a dated deadline some working days earlier, in the words of the one given.

    ``None`` where there is none to give: no one day is named, or the earlier day lies before
    ``first`` or the plan's year.
    """
    given = _dated(text, year)
    if given is None or given.end is None:
        return None
    own = earlier(given.end, working_days)
    if own < (first or date(year, 1, 1)):
        return None
    return _small(given.text).removesuffix(short_date(given.end)) + short_date(own)
