"""Internal deadlines: some working days before the day that the plan above gives."""

from __future__ import annotations

from datetime import date, timedelta

from kehoach.wording.dates import short_date
from kehoach.wording.deadline import Deadline, NoSuchDay, parse_deadline


def day_of(text: str, year: int) -> date | None:
    """Return the one day by which work is due; ``None`` for months, quarters, periods."""
    try:
        read = parse_deadline(text, year)
    except NoSuchDay:
        return None
    if read is None or read.end is None or read.start not in (None, read.end):
        return None
    return read.end if _names_day(read) else None


def _names_day(read: Deadline) -> bool:
    return read.end is not None and read.text.lower().endswith(f"ngày {short_date(read.end)}")


def earlier(day: date, working_days: int) -> date:
    """Return the working day that many working days before a day (Saturday, Sunday are none)."""
    while working_days:
        day -= timedelta(days=1)
        working_days -= day.weekday() < 5
    return day


def internal(text: str, year: int, working_days: int, first: date | None) -> str | None:
    """Return a dated deadline some working days earlier; ``None`` where there is none to give.

    That is: no one day is named, or the earlier day lies before ``first`` or the plan's year.
    """
    day = day_of(text, year)
    if day is None:
        return None
    own = earlier(day, working_days)
    if own < (first or date(year, 1, 1)):
        return None
    before = text.strip().lower().startswith("trước")
    return f"trước ngày {short_date(own)}" if before else f"ngày {short_date(own)}"
