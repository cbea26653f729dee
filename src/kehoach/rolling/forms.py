"""The forms in which dates, months, quarters and periods of years stand in a text."""

from __future__ import annotations

import re

TYPED = r"(?:19|20)\d\d"
HELD = r"\{\s*n[ăa]m\s*(?:[+\-−–]\s*\d{1,2}\s*)?\}"
ANY = rf"(?:{TYPED}|{HELD})"

YEAR = re.compile(
    rf"(?<![\w/.,-])(?P<typed>{TYPED})(?![\d@]|\s*%|[.,]\d|\.(?:docx?|xlsx?|pdf)\b)|(?P<held>{HELD})",
    re.I,
)
DAY = re.compile(
    r"(?<![\d/.,])(?:"
    rf"(?P<d>\d{{1,2}})(?P<s>[/.]|(?<!-\d)(?<!-\d\d)-)(?P<m>\d{{1,2}})(?P=s)(?P<y>{ANY})"
    rf"|(?<!-)(?P<iy>{TYPED})-(?P<im>\d{{1,2}})-(?P<id>\d{{1,2}})"
    rf"|(?P<ld>\d{{1,2}})\s+tháng\s+(?P<lm>\d{{1,2}})\s+năm\s+(?P<ly>{ANY})"
    r")(?![\d/])",
    re.I,
)
MONTH = re.compile(
    r"(?:tháng\s+(?:\d{1,2}\s*(?:,|-|–|và|đến|tới)\s*(?:tháng\s+)?)*\d{1,2}"
    r"|qu[ýí]\s+(?:(?:[ivx]+|\d)\s*(?:,|-|–|và|đến|tới)\s*(?:qu[ýí]\s+)?)*(?:[ivx]+|\d)"
    r"|(?:0?6|sáu|0?9|chín)\s+tháng(?:\s+(?:đầu|cuối))?"
    r"|(?:đầu|giữa|cuối|hết)(?=\s+năm)"
    r"|(?<![\d/.])\d{1,2}(?=/))"
    r"\s*(?:/|-|\.|,?\s*(?:của\s+)?năm|(?<=đầu)|(?<=cuối))"
    rf"\s*(?P<y>{ANY})(?!\d|[/.]\d|-\d(?!\d?/))",
    re.I,
)
_MANY = r"(?:(?:các|những|hai|ba|bốn|năm|0?[2-9])\s+năm|năm)"
_AND = r"\s*(?:,|;|\s(?:và|hoặc|hay)\s)\s*"
LISTED = re.compile(
    rf"{_MANY}\s+{TYPED}(?:\s+(?:và|hoặc|hay)\s+năm\s+{TYPED}|{_AND}{TYPED}(?!\d|[/.,-]\d))+", re.I
)
"""Years told one after another: ``hai năm 2025 và 2026``; ``năm 2024, năm 2025`` are two."""

PERIOD = re.compile(
    rf"(?<!\d){TYPED}\s*[-–—/]\s*{TYPED}(?!\d)"
    rf"|(?:giai đoạn|nhiệm kỳ|thời kỳ)\s+(?:từ\s+)?(?:năm\s+)?{TYPED}"
    rf"(?:\s*(?:[-–—]|đến|tới)\s*(?:năm\s+)?{TYPED})?"
    rf"|từ\s+(?:năm\s+)?{TYPED}\s*(?:đến|tới)\s*(?:năm\s+)?{TYPED}"
    rf"|(?:(?<!hết )đến|tới|tầm nhìn|định hướng)\s+(?:đến\s+)?(?:năm\s+)?{TYPED}(?!\d|[/.-]\d)",
    re.I,
)
UNTIL = re.compile(rf"(?:đến|tới)\s+(?:năm\s+)?({TYPED})", re.I)
"""A period of which only the end is said."""


def held_shift(token: str) -> int:
    """Return by how many years ``{năm-1}`` differs from the plan's."""
    digits = re.sub(r"[^\d+−–-]", "", token)
    return int(re.sub("[−–]", "-", digits) or 0)
