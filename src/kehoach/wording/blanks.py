"""Dots that stand for what is still to be written."""

from __future__ import annotations

import re

_BLANK = re.compile(r"…{2,}|\.{5,}|…\s?\.{2,}|\.{3,}…|_{4,}")
"""Three dots alone are an ellipsis."""


def count_blanks(text: str) -> int:
    """Return how many blanks a text has.

    >>> count_blanks("đạt ……/100 điểm, xếp thứ ……; v.v...")
    2
    """
    return len(_BLANK.findall(text))
