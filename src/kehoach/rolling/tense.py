"""What a sentence tells of: what is over, figures reached, an aim, a day by which work is due."""

from __future__ import annotations

import re
from functools import lru_cache

from kehoach.rolling.forms import DAY

_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_SENTENCES = 4096
"""Sentences of which is kept what they tell: those of a plan are asked again and again."""
_DUE = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|hết|xong|hoàn thành|thời hạn|hạn cuối|đến|gửi|báo cáo)"
    r"[^.;,]{0,18}$",
    re.I,
)
FIRM = re.compile(r"(?:trước|chậm nhất|muộn nhất|hết|xong|hạn)[^.;,]{0,18}$", re.I)
"""Before a date: the day is one by which work is due, whatever the sentence tells."""

_SINCE = re.compile(r"\b(?:(?:kể\s+)?từ|tính đến|trước|sau)\s+(?:(?:ngày|năm)\s+)?$", re.I)
_FROM = re.compile(r"\b(?:kể\s+)?từ\s+(?:ngày\s+)?$", re.I)
_DONE = re.compile(
    r"\bđã\b(?!\s+(?:được\s+)?(?:giao|nêu|đề ra|chỉ ra|định|đăng ký|xác định|phê duyệt|đến hạn))",
    re.I,
)
_FORWARD = re.compile(
    r"phấn đấu|mục tiêu|chỉ tiêu|ít nhất|tối thiểu|trở lên|duy trì|bảo đảm|sẽ\b|nâng\b|cần đạt",
    re.I,
)
_RESULT = re.compile(
    r"\d+,\d+|xếp (?:thứ|hạng)\s*\d|(?<![\d/])\d{1,2}/(?:63|34|64|11|6|5)(?![\d/])|"
    r"\bđạt\s+(?:tỷ lệ\s+)?\d|\d\s?%|(?:tăng|giảm)\s+\d",
    re.I,
)
COMPARED = re.compile(
    r"(?:so với|bằng|cao hơn|thấp hơn|vượt)\s+(?:cùng kỳ\s+|kết quả\s+|mức\s+)?(?:của\s+)?"
    r"(?:năm\s+)?$",
    re.I,
)
"""Before a year: it is one that the plan's is compared with."""

LOOKED_BACK = re.compile(
    r"(?:hạn chế|tồn tại|điểm yếu|mặt yếu|yếu kém|kết quả|công bố|phân tích|chỉ ra|INDEX|SIPAS|"
    r"PAPI|PCI|DTI|chỉ số)[^.;]{0,60}$",
    re.I,
)
"""Before a year: what it brought is looked back on."""


_TOLD_IN_BRACKETS = re.compile(r"\s*(?:\([^()]*?|là\s+)(?<!\d)\d+(?:[.,]\d+)?", re.I)
_TOLD_NEXT = re.compile(r"(?:\s*:|,?\s+(?:đạt|xếp|đứng)\b)", re.I)


def figures_follow(after: str, compared: bool = False) -> bool:
    """True when the words after a year tell its figures, whatever the sentence aims at.

    ``duy trì kết quả năm 2024 (87,5%)``: brackets, also of a year ``compared`` with; else also
    ``năm 2024, đạt 87,5%``, unless an aim is named first.
    """
    if _TOLD_IN_BRACKETS.match(after):
        return True
    told = None if compared else _TOLD_NEXT.match(after)
    aim = _FORWARD.search(after)
    figure = _RESULT.search(after)
    return bool(told and figure and not (aim and aim.start() < figure.start()))


def is_due(before: str) -> bool:
    """True when the words before a date make it a deadline."""
    return _DUE.search(before[-40:]) is not None and not _FROM.search(before[-40:])


def is_bound(before: str) -> bool:
    """True when the words before a year make it the bound of a longer time: since, before, after.

    Whether that is the plan's own year or one of history no rule can tell.
    """
    return _SINCE.search(before[-40:]) is not None


def is_start(before: str) -> bool:
    """True when the words before a date say that something begins with it."""
    return _FROM.search(before[-40:]) is not None


def sentence_at(text: str, at: int) -> str:
    """Return the sentence, or main part of one, that a character stands in."""
    start = 0
    for stop in _SENTENCE.finditer(text):
        if stop.end() > at:
            return text[start : stop.start()]
        start = stop.end()
    return text[start:]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, and their main parts."""
    return _SENTENCE.split(text)


@lru_cache(maxsize=_SENTENCES)
def tells_past(sentence: str) -> bool:
    """True for a sentence of what is over: ``đã …`` and no aim."""
    return bool(_DONE.search(sentence)) and not _FORWARD.search(sentence)


@lru_cache(maxsize=_SENTENCES)
def tells_result(sentence: str) -> bool:
    """True for a sentence with figures reached, typed out, and no aim."""
    bare = DAY.sub(" ", re.sub(r"\{[^}]*\}", " ", sentence))
    return bool(_RESULT.search(bare)) and not _FORWARD.search(sentence)


@lru_cache(maxsize=_SENTENCES)
def looks_forward(sentence: str) -> bool:
    """True for a sentence with an aim."""
    return bool(_FORWARD.search(sentence))
