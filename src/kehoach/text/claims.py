"""What a sentence says that can be tested by itself: is it right, and if not, why.

Patterns are kept as text here and beside: ``re`` compiles one when it is first asked for, so that
a plan without dates or scores pays for none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple


class Claim(NamedTuple):
    """A statement found in a text: its words, and the arguments of its fault (``None``: right)."""

    quote: str
    wrong: Mapping[str, str] | None = None


Reader = Callable[[str], Iterator[Claim]]
"""Finds the claims of one kind in a text that :func:`plainly` has gone over."""

_DATE = (
    r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|tháng\s+\d{1,2}\s+năm\s+\d{4}|"
    r"(?:\d{1,2}[/.-])?\d{1,2}[/.-]\d{4}"
)
_ACT = r"\d+(?:\.\d+)?\s*/\s*\d{4}(?:/[\w-]+)+|\d+[/-][A-ZĐƯÔ][\wĐƯÔ&-]*"
_LAW = r"(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp|Đề án|Nghị quyết|Chương trình)\s[^,;.:]*?năm\s+\d{4}"
_STAGE = r"(?<!\d)\d{4}\s*[-–]\s*\d{4}(?!\d)|(?:đến|từ|tầm nhìn)\s+(?:năm\s+)?\d{4}"
_LAWS = ("luật", "pháp lệnh", "hiến pháp", "đề án", "nghị quyết", "chương trình")
_STAGES = ("-", "–", "đến", "từ", "tầm nhìn")
_AGAINST = r"so với\s+(?:kết quả\s+|cùng kỳ\s+)?(?:năm\s+)?\d{4}"
_YEAR = r"(?<![\d/.,-])(?:19|20)\d{2}(?![\d/%]|[.,-]\d)"
_SENTENCE = r"(?<=[.;!?])\s+"


def plainly(text: str) -> str:
    """Return a text in one encoding, with white space collapsed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def sentences(text: str) -> list[str]:
    """Cut a text into sentences and their main parts."""
    return [part for part in re.split(_SENTENCE, text) if part]


def mentions(text: str, words: Sequence[str]) -> bool:
    """True when a text has one of some words, given in small letters."""
    lower = text.lower()
    for word in words:  # noqa: SIM110 (asked of every text)
        if word in lower:
            return True
    return False


def undated(text: str) -> str:
    """Return a text without dates, numbers of acts, years of laws and periods."""
    if mentions(text, _LAWS):
        text = re.sub(_LAW, " ", text)
    if "/" in text or "-" in text or "tháng" in text:
        text = re.sub(_DATE, " ", re.sub(_ACT, " ", text))
    if mentions(text, _STAGES):
        text = re.sub(_STAGE, " ", text)
    return text


def years_named(text: str, compared: bool = True) -> list[int]:
    """Return the years a text speaks of, each once; not those of dates, acts and periods.

    Without ``compared`` the year of ``so với năm …`` is left out.
    """
    if "20" not in text and "19" not in text:
        return []
    bare = undated(text)
    if not compared and "so với" in bare:
        bare = re.sub(_AGAINST, " ", bare)
    return list(dict.fromkeys(map(int, re.findall(_YEAR, bare))))
