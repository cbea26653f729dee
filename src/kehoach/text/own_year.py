"""The year that a plan means when it names itself: in its title, opening, closing, appendices."""

from __future__ import annotations

import re

from kehoach.text.claims import mentions, years_named

_CLOSING = r"Trên đây là (?:nội dung |toàn bộ )?[Kk]ế hoạch\b(?! số)(?P<name>[^.;]*)"
_OPENING = (
    r".*(?:ban hành|xây dựng|lập)\s+[Kk]ế hoạch\b(?! số)(?P<name>.*?)"
    r"(?:như sau|với (?:các )?nội dung)"
)
_LOOKS_BACK = (
    "đánh giá",
    "chấm điểm",
    "xác định",
    "tổng kết",
    "công bố",
    "quyết toán",
    "khắc phục",
    "kiểm điểm",
    "sơ kết",
)
_WORK = (
    "nhiệm vụ",
    "kế hoạch",
    "phân công",
    "chỉ tiêu",
)
_PAST = (
    "kết quả",
    "thực trạng",
    "hiện trạng",
    "đánh giá",
    "giai đoạn",
    "báo cáo",
    "tình hình",
    "chấm điểm",
    "số liệu",
)
_PERIOD = ("giai đoạn", "nhiệm kỳ")
_RANGE = r"\d{4}\s*[-–]\s*\d{4}"


def title_year(title: str) -> int | None:
    """Return the one year a title gives; ``None`` for none, several or a period."""
    years = years_named(title)
    return years[0] if len(years) == 1 and not is_period(title) else None


def is_period(title: str) -> bool:
    """True for the title of a plan of several years."""
    return mentions(title, _PERIOD) or re.search(_RANGE, title) is not None


def names_work(title: str) -> bool:
    """True for the title of an appendix that lists the plan's own work, not what was before."""
    return mentions(title, _WORK) and not mentions(title, _PAST)


def looks_back(title: str) -> bool:
    """True for a plan about a past year: judging, scoring, summing up."""
    return mentions(title, _LOOKS_BACK)


def own_name(text: str) -> str:
    """Return the words with which a closing or an opening names this plan, else nothing."""
    match = None
    if "Trên đây là" in text:
        match = re.search(_CLOSING, text)
    elif "như sau" in text or "nội dung" in text:
        match = re.match(_OPENING, text)
    return match["name"].strip(" ,") if match else ""


def other_year(name: str, title: str) -> tuple[int, int] | None:
    """Return (year said, year of the title) where a name of the plan has only other years."""
    said, own = years_named(name), title_year(title)
    if own is None or not said or own in said:
        return None
    return said[0], own
