"""Days, months and quarters named in a text: do they exist, do they agree with each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kehoach.text.claims import Claim, mentions
from kehoach.wording.dates import make_date
from kehoach.wording.labels import from_roman

_FULL = r"(?<![\d/.,-])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?![\d/])"
_LONG = r"[Nn]gày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?:\s+năm\s+(?P<y>\d{4}))?(?!\d)"
_SHORT = (
    r"[Nn]gày\s+(?!24/(?:24|7)\b)(?P<d>\d{1,2})/(?P<m>\d{1,2})(?!\d|/|\s*(?:giờ|h\b))(?P<y>\d{4})?"
)
_MONTH = (
    r"(?<!\d )(?<!lương )(?<!thưởng )(?P<text>[Tt]háng\s+(?P<m>\d{1,2}))"
    r"(?!\d|\s+(?:tuổi|kể từ|sau khi|ngày))"
)
_QUARTER = r"(?P<text>[Qq][Uu][ýíÝÍ]\s+(?P<q>[IVX]{1,5}|\d{1,2}))(?!\w)"
_LEAP = 2024
"""Stands for a year not given: 29/02 may be meant."""


def days(text: str) -> Iterator[Claim]:
    """Yield every day, month and quarter; wrong where it does not exist."""
    if "/" in text or "tháng" in text:
        for shape in (_FULL, _LONG, _SHORT):
            for match in re.finditer(shape, text):
                year = int(match["y"] or _LEAP)
                found = make_date(year, int(match["m"]), int(match["d"]))
                yield _claim(match[0], found is not None)
    if "háng " in text:
        for match in re.finditer(_MONTH, text):
            yield _claim(match["text"], 1 <= int(match["m"]) <= 12)
    if mentions(text, ("quý", "quí")):
        for match in re.finditer(_QUARTER, text):
            number = int(match["q"]) if match["q"].isdigit() else from_roman(match["q"])
            yield _claim(match["text"], 1 <= number <= 4)


def _claim(quote: str, right: bool) -> Claim:
    return Claim(quote, None if right else {"value": quote})


_DAY = (
    r"(?:ngày\s+)?(?:(?P<{0}d>\d{{1,2}})/(?P<{0}m>\d{{1,2}})/(?P<{0}y>\d{{4}})"
    r"|(?P<{0}ld>\d{{1,2}})\s+tháng\s+(?P<{0}lm>\d{{1,2}})\s+năm\s+(?P<{0}ly>\d{{4}}))(?![\d/])"
)
_NAMES = ("hai", "ba", "tư", "năm", "sáu", "bảy", "chủ nhật")
_WEEK = ("chủ nhật", *(f"thứ {word}" for word in (*_NAMES[:6], *"234567")))
_WEEKDAY = r"(?:[Tt]hứ\s+(?P<w>[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])|(?P<s>[Cc]hủ nhật))"
_BEFORE = (
    r"(?:^|[(,]\s*|(?:vào|sáng|chiều|tối|đến|từ|là|giờ)\s+)"
    + _WEEKDAY
    + r"\s*[,(]?\s*"
    + _DAY.format("")
)
_AFTER = _DAY.format("") + r"\s*(?:\(|,\s*)" + _WEEKDAY + r"(?=[\s),.;]|$)"


def weekdays(text: str) -> Iterator[Claim]:
    """Yield every day given with its day of the week; wrong where the two differ."""
    if ("/" not in text and "tháng" not in text) or not mentions(text, _WEEK):
        return
    for shape in (_BEFORE, _AFTER):
        for match in re.finditer(shape, text):
            day = _date(match, "")
            if day is None:
                continue
            said = 6 if match["s"] else _weekday(match["w"].lower())
            names = {"said": _name(said), "real": _name(day.weekday())}
            quote = match[0].strip(" ,()")
            yield Claim(quote, None if said == day.weekday() else {"value": quote, **names})


def _weekday(word: str) -> int:
    return int(word) - 2 if word.isdigit() else _NAMES.index(word)


def _name(number: int) -> str:
    return "Chủ nhật" if number == 6 else f"thứ {_NAMES[number].capitalize()}"


def _date(match: re.Match[str], prefix: str) -> date | None:
    for kind in ("", "l"):
        day, month, year = (match[f"{prefix}{kind}{part}"] for part in "dmy")
        if year:
            return make_date(int(year), int(month), int(day))
    return None


_SPAN = r"[Tt]ừ\s+" + _DAY.format("a") + r"\s+(?:đến|tới)\s+(?:hết\s+)?" + _DAY.format("b")
_STAGE = r"[Gg]iai đoạn\s+(?P<a>\d{4})\s*[-–]\s*(?P<b>\d{4})(?!\d)"


def spans(text: str) -> Iterator[Claim]:
    """Yield every period with both ends; wrong where it ends before it begins."""
    if "ừ " in text and (text.count("/") > 3 or text.count("tháng") > 1):
        for match in re.finditer(_SPAN, text):
            first, last = _date(match, "a"), _date(match, "b")
            if first and last:
                yield _claim(match[0], first <= last)
    if "iai đoạn" in text:
        for match in re.finditer(_STAGE, text):
            yield _claim(match[0], int(match["a"]) <= int(match["b"]))
