"""The year that a plan means when it names itself: in its title, opening, closing, appendices."""

from __future__ import annotations

import re

from kehoach.text.claims import plainly, years_named

_CLOSING = re.compile(r"Trên đây là (?:nội dung |toàn bộ )?[Kk]ế hoạch\b(?! số)(?P<name>[^.;]*)")
_OPENING = re.compile(
    r".*(?:ban hành|xây dựng|lập)\s+[Kk]ế hoạch\b(?! số)(?P<name>.*?)(?:như sau|với (?:các )?nội dung)"
)
_LOOKS_BACK = re.compile(
    r"đánh giá|chấm điểm|xác định|tổng kết|công bố|quyết toán|khắc phục|kiểm điểm|sơ kết", re.I
)
_RANGE = re.compile(r"giai đoạn|nhiệm kỳ|\d{4}\s*[-–]\s*\d{4}", re.I)


def title_year(title: str) -> int | None:
    """Return the one year a title gives; ``None`` for none, several or a period."""
    years = years_named(title)
    return years[0] if len(years) == 1 and not _RANGE.search(plainly(title)) else None


def looks_back(title: str) -> bool:
    """True for a plan about a past year: judging, scoring, summing up."""
    return _LOOKS_BACK.search(plainly(title)) is not None


def own_name(text: str) -> str:
    """Return the words with which a closing or an opening names this plan, else nothing."""
    plain = plainly(text)
    match = _CLOSING.search(plain) or _OPENING.match(plain)
    return match["name"].strip(" ,") if match else ""


def other_year(name: str, title: str) -> tuple[int, int] | None:
    """Return (year said, year of the title) where a name of the plan has only other years."""
    said, own = years_named(name), title_year(title)
    if own is None or not said or own in said:
        return None
    return said[0], own
