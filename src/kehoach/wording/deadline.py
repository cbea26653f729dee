"""Deadlines in every form offices use, read into the days they cover."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kehoach.wording.capitals import capital
from kehoach.wording.dates import make_date, month_end, month_text, short_date
from kehoach.wording.labels import from_roman, roman


@dataclass(frozen=True)
class Deadline:
    """A deadline: its wording and the days it covers (``None``: no fixed day)."""

    text: str
    start: date | None = None
    end: date | None = None


class NoSuchDay(ValueError):
    """The deadline names a day, month or quarter that does not exist."""


_Y = r"(?:\s*(?:/|năm\s*|-|\.)\s*(?P<y>\d{4}))?"
_LIMIT = (
    r"(?:hoàn thành |xong )?(?P<limit>trước|chậm nhất|muộn nhất|đến hết|hết|đến)?"
    r"\s*(?:là |vào )?"
)
_IN = _LIMIT + r"(?:trong\s+)?(?P<part>(?:đầu|giữa|cuối|cả)\s+)?"
_NUMBER = r"(?:\d{1,2}|[ivx]{1,4})"
_DAY = re.compile(
    _LIMIT + r"(?:ngày\s+)?"
    r"(?P<d>\d{1,2})\s*(?:/|-|\.|\s+tháng\s+)\s*(?P<m>\d{1,2})" + _Y
)
_ISO = re.compile(_LIMIT + r"(?:ngày\s+)?(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})")
_MONTH = re.compile(_IN + r"tháng\s+(?P<m>\d{1,2})" + _Y)
_QUARTER = re.compile(_IN + rf"qu[ýí]\s+(?P<q>{_NUMBER})" + _Y)
_HALF = re.compile(
    r"(?:trong\s+)?(?:6|06|sáu)\s+tháng\s+(?P<h>đầu|cuối)(?:\s+năm)?(?:\s*(?P<y>\d{4}))?"
)
_YEAR = re.compile(_LIMIT + r"(?P<part>(?:trong|đầu|giữa|cuối|cả)\s+)?năm(?:\s+(?P<y>\d{4}))?")
_TERM = r"(?:ngày|tuần|tháng|quý|năm|0?6 tháng|9 tháng)"
_ROUND = re.compile(
    r"thường xuyên(?:,? (?:liên tục|trong năm|trong cả năm))?|đột xuất|liên tục|định kỳ.*"
    rf"|(?:trước )?(?:ngày \d{{1,2}} )?h[ằà]ng {_TERM}(?:,? (?:và )?{_TERM})*"
    r"|theo .+|ngay sau .+|khi .+|(?:báo cáo )?(?:tháng, )?quý, (?:6|06) tháng.*"
)
_OFTEN = re.compile(r"(^|\bđịnh kỳ |\d )(h)àng (?=ngày|tuần|tháng|quý|năm)", re.IGNORECASE)
_STAGE = re.compile(r"(?:giai đoạn\s+)?(?P<a>\d{4})\s*[-–]\s*(?P<b>\d{4})")
_RANGE = re.compile(r"(?:từ\s+)?(?P<a>.+?)\s+(?:đến|tới|[-–])\s+(?P<b>.+)")
_SHORT = re.compile(
    rf"\b(tháng|qu[ýí])\s+({_NUMBER})\s*(?:đến|tới|[-–])\s*(?={_NUMBER}(?:$|/\d{{4}}|\s(?!tháng)))"
)
"""``tháng 3-10``, ``quý I - II``: the second member leaves out the word of the first."""


@lru_cache(maxsize=4096)
def parse_deadline(text: str, year: int) -> Deadline | None:
    """Read a deadline; a form without a year means ``year``.

    Returns ``None`` for a form that is not known (its text stands as typed).
    Raises :class:`NoSuchDay` for a day that does not exist.
    """
    plain = re.sub(r"\s+", " ", text).strip().rstrip(" .;")
    lower = plain.lower()
    return _one(plain, year) or _range(lower, year) or _several(plain, year)


def _one(plain: str, year: int) -> Deadline | None:
    lower = plain.lower()
    if _ROUND.fullmatch(lower):
        return Deadline(capital(_OFTEN.sub(r"\1\2ằng ", plain)))
    for shape, read in _SHAPES:
        if match := shape.fullmatch(lower):
            return read(match, year)
    return None


def _year_of(match: re.Match[str], year: int) -> int:
    """Return the year typed, or ``year``."""
    found = int(match["y"] or year)
    if found < 1:
        raise NoSuchDay(f"năm {found}")
    return found


def _day(match: re.Match[str], year: int) -> Deadline:
    at = make_date(_year_of(match, year), int(match["m"]), int(match["d"]))
    if at is None:
        raise NoSuchDay(f"{match['d']}/{match['m']}")
    words = f"{match['limit'] or ''} ngày {short_date(at)}".strip()
    return Deadline(capital(words), None if match["limit"] else at, at)


def _month(match: re.Match[str], year: int) -> Deadline:
    month, year = int(match["m"]), _year_of(match, year)
    if not 1 <= month <= 12:
        raise NoSuchDay(f"tháng {month}")
    text = f"tháng {month_text(month)}/{year}"
    return _period(match, text, date(year, month, 1), month_end(year, month))


def _quarter(match: re.Match[str], year: int) -> Deadline:
    typed, year = match["q"].upper(), _year_of(match, year)
    number = int(typed) if typed.isdigit() else from_roman(typed)
    if not 1 <= number <= 4:
        raise NoSuchDay(f"quý {typed}")
    text = f"quý {roman(number)}/{year}"
    first = date(year, 3 * number - 2, 1)
    return _period(match, text, first, month_end(year, 3 * number))


def _period(match: re.Match[str], text: str, first: date, last: date) -> Deadline:
    limit, words = match["limit"], f"{match['part'] or ''}{text}"
    if limit is None:
        return Deadline(capital(words), first, last)
    return Deadline(capital(f"{limit} {words}"), None, first if limit == "trước" else last)


def _half(match: re.Match[str], year: int) -> Deadline:
    year = _year_of(match, year)
    first = 1 if match["h"] == "đầu" else 7
    text = f"6 tháng {match['h']} năm {year}"
    return Deadline(text, date(year, first, 1), month_end(year, first + 5))


def _year(match: re.Match[str], year: int) -> Deadline:
    year = _year_of(match, year)
    return _period(match, f"năm {year}", date(year, 1, 1), date(year, 12, 31))


def _stage(match: re.Match[str], year: int) -> Deadline:
    first, last = int(match["a"]), int(match["b"])
    if not 1 <= first < last:
        raise NoSuchDay(match[0])
    return Deadline(f"Giai đoạn {first} - {last}", date(first, 1, 1), date(last, 12, 31))


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int], Deadline]], ...] = (
    (_ISO, _day),
    (_DAY, _day),
    (_MONTH, _month),
    (_QUARTER, _quarter),
    (_HALF, _half),
    (_YEAR, _year),
    (_STAGE, _stage),
)


def _range(lower: str, year: int) -> Deadline | None:
    """Read from–to; where the end would come first, it is meant in the year after."""
    match = _RANGE.fullmatch(_SHORT.sub(r"\1 \2 đến \1 ", lower))
    if not match:
        return None
    for shift in (0, 1):
        end = _one(match["b"], year + shift)
        if end is None or end.end is None:
            return None
        start = _one(match["a"], end.end.year - shift)
        if start is None or start.end is None:
            return None
        if (first := start.start or start.end) <= end.end:
            words = f"Từ {_lower(start.text)} đến {_lower(end.text)}"
            return Deadline(words, first, end.end)
    raise NoSuchDay(lower)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _full(parts: list[str]) -> list[str]:
    """Give ``III`` in ``quý II, III`` the word that it leaves out."""
    word, full = "", []
    for part in parts:
        if named := re.match(r"(?:trong )?(tháng|qu[ýí]) ", part.lower()):
            word = named[1]
        bare = word and re.fullmatch(_NUMBER + _Y, part.lower())
        full.append(f"{word} {part}" if bare else part)
    return full


def _several(plain: str, year: int) -> Deadline | None:
    """Read ``15/6, 15/12`` or ``quý II, III/2027``: the last year named counts for all."""
    parts = _full([part for part in re.split(r"\s*(?:,|;| và )\s*", plain) if part])
    last = _one(parts[-1], year) if len(parts) > 1 else None
    if last is not None and last.end is not None:
        year = last.end.year
    read = [_one(part, year) or _range(part.lower(), year) for part in parts]
    known = [part for part in read if part is not None]
    if len(known) < max(len(read), 2):
        return None
    dated = [part for part in known if part.end]
    starts = [part.start for part in dated if part.start]
    start = min(starts) if starts and len(starts) == len(dated) else None
    words = known[0].text + "".join(", " + _lower(part.text) for part in known[1:])
    return Deadline(words, start, max((p.end for p in dated if p.end), default=None))
