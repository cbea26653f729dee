"""Plain letters: a text without case, accents or Unicode forms, place for place.

The patterns of this room are written for plain letters, so that ``HÒA``, ``HOÀ``, composed or
decomposed, in capitals or small, with any dash or space, read the same.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache


def _letters() -> dict[int, str | None]:
    table: dict[int, str | None] = {code: None for code in range(0x300, 0x370)}
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        table[code] = base if len(base) == 1 else chr(code)
    table |= {ord(sign): "d" for sign in "đĐ"}
    table |= {ord(sign): "-" for sign in "–—‑‐‒−"}
    table |= {code: " " for code in (0xA0, 0x202F, 0x2007, *range(0x2000, 0x200B))}
    return table


_TABLE = _letters()


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return ``text`` in plain small letters; spaces and marks stay.

    >>> plain("Độc lập – Tự do")
    'doc lap - tu do'
    """
    return text.translate(_TABLE)


def place(text: str, index: int) -> int:
    """Return where in ``text`` the place ``index`` of its plain letters begins."""
    if len(plain(text)) == len(text):
        return index
    seen = 0
    for at, sign in enumerate(text):
        if _TABLE.get(ord(sign), "") is None:
            continue
        if seen == index:
            return at
        seen += 1
    return len(text)


def is_upper(text: str) -> bool:
    """True when the text has letters and (nearly) all of them are capitals."""
    letters = [sign for sign in text if sign.isalpha()]
    capitals = sum(sign.isupper() for sign in letters)
    return bool(letters) and capitals >= 0.9 * len(letters)
