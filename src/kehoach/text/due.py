"""What is odd about a deadline that was read: after the year, on a day of rest."""

from __future__ import annotations

from datetime import date, timedelta

from kehoach.text.claims import mentions
from kehoach.wording.deadline import Deadline

_SUMS_UP = (
    "báo cáo",
    "tổng kết",
    "quyết toán",
    "thanh toán",
    "công bố",
    "tổng hợp",
    "đánh giá",
)
_NAMES = {5: "thứ Bảy", 6: "Chủ nhật"}


def after_year(deadline: Deadline, year: int, work: str) -> bool:
    """True when a deadline lies beyond the plan's year; reports have until the end of March."""
    if deadline.end is None or deadline.end <= date(year, 12, 31):
        return False
    return deadline.end > date(year + 1, 3, 31) or not mentions(work, _SUMS_UP)


def on_rest_day(deadline: Deadline) -> str | None:
    """Return the name of the day of rest on which work falls due, empty for a working day.

    ``None`` where no one day is given: a period, a day before which, the end of a month.
    """
    end = deadline.end
    one_day = end is not None and deadline.start in (None, end)
    before = deadline.text.lower().startswith("trước")
    if end is None or not one_day or before or (end + timedelta(days=1)).day == 1:
        return None
    return _NAMES.get(end.weekday(), "")
