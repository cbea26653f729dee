"""Dates of documents (NĐ 30/2020, PL I, II.4.b) and the dates people type."""

from __future__ import annotations

import calendar
import re
from datetime import date

BLANK = "\u00a0" * 6
"""Room left in a draft for a number or a day that the văn thư fills in."""

_TYPED = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})"),
    re.compile(r"ngày (?P<d>\d{1,2}) tháng (?P<m>\d{1,2}) năm (?P<y>\d{4})"),
)


def looks_like_date(text: str) -> bool:
    """True when ``text`` has the shape of a date, though the day may not exist."""
    return any(shape.fullmatch(_plain(text)) for shape in _TYPED)


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def parse_date(text: str) -> date | None:
    """Read ``2026-03-05``, ``05/3/2026`` or ``ngày 05 tháng 3 năm 2026``; ``None`` otherwise."""
    for shape in _TYPED:
        if match := shape.fullmatch(_plain(text)):
            return make_date(int(match["y"]), int(match["m"]), int(match["d"]))
    return None


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or ``None`` when that day does not exist (31/02)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_text(month: int) -> str:
    """Write a month: only 1 and 2 take a leading 0 (PL I, II.4.b)."""
    return f"{month:02d}" if month < 3 else str(month)


def long_date(day: date) -> str:
    """Write ``ngày 05 tháng 3 năm 2026``."""
    return f"ngày {day.day:02d} tháng {month_text(day.month)} năm {day.year}"


def short_date(day: date) -> str:
    """Write ``05/3/2026``."""
    return f"{day.day:02d}/{month_text(day.month)}/{day.year}"


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])
