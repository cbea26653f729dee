"""Folding: one key however it is typed (NFC or NFD, case, tone marks, spaces, underscores)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return the letters and digits of ``text`` without case, accents or separators.

    >>> fold("Chủ trì") == fold("chu_tri") == "chutri"
    True
    """
    return "".join(map(_LETTERS.__getitem__, text))


class _Letters(dict[str, str]):
    """What each character becomes; learned when it is first met."""

    def __missing__(self, char: str) -> str:
        plain = unicodedata.normalize("NFD", char.casefold().replace("đ", "d"))
        self[char] = "".join(filter(str.isalnum, plain))
        return self[char]


_LETTERS = _Letters()


def nearest(word: str, candidates: Iterable[str], alike: float = 0.6) -> str:
    """Return the candidate most like ``word`` after folding, or an empty string.

    ``alike``: how much it must be so at least, from 0 to 1 (the same).
    """
    from difflib import get_close_matches

    names = list(candidates)
    found = get_close_matches(fold(word), map(fold, names), n=1, cutoff=alike)
    near = [name for name in names if fold(name) in found]
    return next(iter(get_close_matches(word, near, n=1, cutoff=0)), "")
