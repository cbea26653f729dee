"""Deadlines in every form offices use, read into the days they cover."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kehoach.wording.dates import make_date, month_end, month_text, short_date
from kehoach.wording.labels import from_roman, roman


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline: its wording and the days it covers (``None``: no fixed day)."""

    text: str
    start: date | None = None
    end: date | None = None


class NoSuchDay(ValueError):
    """The deadline names a day, month or quarter that does not exist."""


_Y = r"(?:\s*(?:/|năm\s*|-)\s*(?P<y>\d{4}))?"
_LIMIT = r"(?:hoàn thành |xong )?(?P<limit>trước|chậm nhất|muộn nhất|đến hết)?\s*(?:là |vào )?"
_DAY = re.compile(
    _LIMIT + r"(?:ngày\s+)?"
    r"(?P<d>\d{1,2})\s*(?:/|-|\.|\s+tháng\s+)\s*(?P<m>\d{1,2})" + _Y
)
_ISO = re.compile(_LIMIT + r"(?:ngày\s+)?(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})")
_MONTH = re.compile(_LIMIT + r"(?:trong\s+)?tháng\s+(?P<m>\d{1,2})" + _Y)
_QUARTER = re.compile(_LIMIT + r"(?:trong\s+)?qu[ýí]\s+(?P<q>[ivIV]{1,3}|[1-4])" + _Y)
_HALF = re.compile(
    r"(?:trong\s+)?(?:6|06|sáu)\s+tháng\s+(?P<h>đầu|cuối)(?:\s+năm)?(?:\s*(?P<y>\d{4}))?"
)
_YEAR = re.compile(r"(?P<in>trong\s+)?năm(?:\s+(?P<y>\d{4}))?")
_ROUND = re.compile(
    r"thường xuyên|h[ằà]ng (?:ngày|tuần|tháng|quý|năm)|định kỳ.*|theo .+|ngay sau .+|khi .+"
    r"|đột xuất|liên tục|(?:báo cáo )?(?:tháng, )?quý, (?:6|06) tháng.*"
)
_RANGE = re.compile(r"từ\s+(?P<a>.+?)\s+(?:đến|tới)\s+(?P<b>.+)|(?P<c>.+?)\s+[-–]\s+(?P<e>.+)")


def parse_deadline(text: str, year: int) -> Deadline | None:
    """Read a deadline; a form without a year means ``year``.

    Returns ``None`` for a form that is not known (its text stands as typed).
    Raises :class:`NoSuchDay` for a day that does not exist.
    """
    plain = re.sub(r"\s+", " ", text).strip().rstrip(".;")
    lower = plain.lower()
    if _ROUND.fullmatch(lower):
        return Deadline(_capital(re.sub(r"^hàng ", "hằng ", plain, flags=re.IGNORECASE)))
    for shape, read in _SHAPES:
        if match := shape.fullmatch(lower):
            return read(match, year)
    return _range(lower, year) or _several(plain, year)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _day(match: re.Match[str], year: int) -> Deadline:
    at = make_date(int(match["y"] or year), int(match["m"]), int(match["d"]))
    if at is None:
        raise NoSuchDay(f"{match['d']}/{match['m']}")
    words = f"{match['limit'] or ''} ngày {short_date(at)}".strip()
    return Deadline(_capital(words), None if match["limit"] else at, at)


def _month(match: re.Match[str], year: int) -> Deadline:
    month, year = int(match["m"]), int(match["y"] or year)
    if not 1 <= month <= 12:
        raise NoSuchDay(f"tháng {month}")
    text = f"tháng {month_text(month)}/{year}"
    return _period(match["limit"], text, date(year, month, 1), month_end(year, month))


def _quarter(match: re.Match[str], year: int) -> Deadline:
    typed, year = match["q"].upper(), int(match["y"] or year)
    number = int(typed) if typed.isdigit() else from_roman(typed)
    if not 1 <= number <= 4:
        raise NoSuchDay(f"quý {typed}")
    text = f"quý {roman(number)}/{year}"
    first = date(year, 3 * number - 2, 1)
    return _period(match["limit"], text, first, month_end(year, 3 * number))


def _period(limit: str | None, text: str, first: date, last: date) -> Deadline:
    if limit is None:
        return Deadline(_capital(text), first, last)
    return Deadline(_capital(f"{limit} {text}"), None, first if limit == "trước" else last)


def _half(match: re.Match[str], year: int) -> Deadline:
    year = int(match["y"] or year)
    first = 1 if match["h"] == "đầu" else 7
    text = f"6 tháng {match['h']} năm {year}"
    return Deadline(text, date(year, first, 1), month_end(year, first + 5))


def _year(match: re.Match[str], year: int) -> Deadline:
    year = int(match["y"] or year)
    text = f"{match['in'] or ''}năm {year}"
    return Deadline(_capital(text), date(year, 1, 1), date(year, 12, 31))


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int], Deadline]], ...] = (
    (_ISO, _day),
    (_DAY, _day),
    (_MONTH, _month),
    (_QUARTER, _quarter),
    (_HALF, _half),
    (_YEAR, _year),
)


def _range(lower: str, year: int) -> Deadline | None:
    match = _RANGE.fullmatch(lower)
    if not match:
        return None
    first, last = match["a"] or match["c"], match["b"] or match["e"]
    end = parse_deadline(last, year)
    if end is None or end.end is None:
        return None
    start = parse_deadline(first, end.end.year)
    if start is None or start.end is None:
        return None
    words = f"Từ {_lower(start.text)} đến {_lower(end.text)}"
    return Deadline(words, start.start or start.end, end.end)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _several(plain: str, year: int) -> Deadline | None:
    parts = [part for part in re.split(r"\s*(?:,|;| và )\s*", plain) if part]
    if len(parts) < 2:
        return None
    read = [parse_deadline(part, year) for part in parts]
    known = [part for part in read if part is not None]
    if len(known) < len(read):
        return None
    ends = [part.end for part in known if part.end]
    starts = [part.start for part in known if part.start]
    words = known[0].text + "".join(", " + _lower(part.text) for part in known[1:])
    return Deadline(words, min(starts, default=None), max(ends, default=None))
