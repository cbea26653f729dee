"""Years that are named without their digits: in words, or by their name in the cycle of sixty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import normalize

from kehoach.wording.folding import fold

_ONES = ("không", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin")
_SPOKEN = {
    4: ("bon", "tu"),
    5: ("nam", "lam", "nham"),
}
_STEMS = ("Canh", "Tân", "Nhâm", "Qu[ýí]", "Giáp", "Ất", "Bính", "Đinh", "Mậu", "K[ỷỉ]")
_BRANCHES = (
    "Thân", "Dậu", "Tuất", "Hợi", "T[ýí]", "Sửu", "Dần", "M(?:ão|ẹo)", "Thìn", "T[ỵị]", "Ngọ", "Mùi"
)  # fmt: skip


def spoken_year(text: str, year: int) -> Iterator[str]:
    """Yield how a text names a year without digits: the year for words, else what stands there."""
    if "hai " in text.lower() and _in_words(year).search(fold(text)):
        yield str(year)
    if found := _in_the_cycle(year).search(normalize("NFC", text)):
        yield found[0]


@cache
def _in_words(year: int) -> re.Pattern[str]:
    """Return the pattern of a folded text with a year in words: ``hai nghìn … hai mươi lăm``."""
    tens, ones = divmod(year % 100, 10)
    one = "|".join(_SPOKEN.get(ones, (fold(_ONES[ones]),)))
    ten = fold(_ONES[tens]) if tens > 1 else "muoi" if tens else "(?:linh|le|khong)"
    middle = rf"{ten}(?:muoi)?" if tens > 1 else ten
    last = f"(?:{one})" if ones else "(?!mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)"
    return re.compile(rf"hai(?:nghin|ngan|khong)(?:khongtram)?{middle}{last}")


@cache
def _in_the_cycle(year: int) -> re.Pattern[str]:
    """Return the pattern of ``Ất Tỵ`` for 2025; with capitals, else they are common words."""
    return re.compile(rf"\b{_STEMS[year % 10]}\s+{_BRANCHES[year % 12]}\b")
