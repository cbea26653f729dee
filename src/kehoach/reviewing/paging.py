"""Paragraphs and the text of each page → which page each paragraph is on.

Both are the same words in about the same order, so one is followed through the other.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from kehoach.wording.tones import one_tone

_TELLING = 10
"""Letters from which the start of a paragraph tells its place by itself."""

_LOOKED_FOR = 24
"""Letters that are looked for: the first line of a cell of a table may hold no more."""

_BACK, _AHEAD = 600, 8000
"""Letters before and after the place reached, within which the next paragraph must be."""


def pages_of(paragraphs: Sequence[str], pages: Sequence[str]) -> list[int]:
    """Return the page of each paragraph (from 1); 0 when none of them is found.

    A paragraph too short to be looked for is on the page of the one before it.
    """
    texts = [plain(text) for text in pages]
    whole, ends = "".join(texts), list(accumulate(map(len, texts)))
    at, found = 0, []
    for paragraph in paragraphs:
        words = plain(paragraph)[:_LOOKED_FOR]
        place = _place(whole, words, at) if len(words) >= _TELLING else -1
        if place >= 0:
            at = place
        found.append(bisect_right(ends, place) + 1 if place >= 0 else 0)
    return _filled(found)


def _place(whole: str, words: str, at: int) -> int:
    ahead = whole.find(words, at, at + _AHEAD)
    return ahead if ahead >= 0 else whole.rfind(words, max(0, at - _BACK), at + len(words))


def _filled(found: list[int]) -> list[int]:
    """Give a paragraph that was not found the page of the one before it, else of that after."""
    before, after = 0, next((page for page in found if page), 0)
    filled = []
    for page in found:
        before = page or before
        filled.append(before or after)
    return filled


def plain(text: str) -> str:
    """Return the letters and figures of a text alone: lines of a page break anywhere."""
    composed = one_tone(unicodedata.normalize("NFC", text).casefold())
    return "".join(letter for letter in composed if letter.isalnum())
