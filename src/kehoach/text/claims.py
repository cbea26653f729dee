"""What a sentence says that can be tested by itself: is it right, and if not, why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Claim:
    """A statement found in a text: its words, and the arguments of its fault (``None``: right)."""

    quote: str
    wrong: Mapping[str, str] | None = None


Reader = Callable[[str], Iterator[Claim]]
"""Finds the claims of one kind in a text."""

_DATE = re.compile(
    r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|"
    r"tháng\s+\d{1,2}\s+năm\s+\d{4}|"
    r"(?:\d{1,2}[/.-])?\d{1,2}[/.-]\d{4}"
)
_ACT = re.compile(r"\d+(?:\.\d+)?\s*/\s*\d{4}(?:/[\w-]+)+|\d+[/-][A-ZĐƯÔ][\wĐƯÔ&-]*")
_LAW = re.compile(
    r"(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp|Đề án|Nghị quyết|Chương trình)\s[^,;.:]*?năm\s+\d{4}"
)
_STAGE = re.compile(r"(?<!\d)\d{4}\s*[-–]\s*\d{4}(?!\d)|(?:đến|từ|tầm nhìn)\s+(?:năm\s+)?\d{4}")
_AGAINST = re.compile(r"so với\s+(?:kết quả\s+|cùng kỳ\s+)?(?:năm\s+)?\d{4}")
_YEAR = re.compile(r"(?<![\d/.,-])(?:19|20)\d{2}(?![\d/%]|[.,-]\d)")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")


def plainly(text: str) -> str:
    """Return a text in one encoding, with white space collapsed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def sentences(text: str) -> list[str]:
    """Cut a text into sentences and their main parts."""
    return [part for part in _SENTENCE.split(plainly(text)) if part]


def undated(text: str) -> str:
    """Return a text without dates, numbers of acts, years of laws and periods."""
    for pattern in (_LAW, _ACT, _DATE, _STAGE):
        text = pattern.sub(" ", text)
    return text


def years_named(text: str, compared: bool = True) -> list[int]:
    """Return the years a text speaks of, each once; not those of dates, acts and periods.

    Without ``compared`` the year of ``so với năm …`` is left out.
    """
    bare = undated(text)
    if not compared:
        bare = _AGAINST.sub(" ", bare)
    return list(dict.fromkeys(int(match[0]) for match in _YEAR.finditer(bare)))
