"""What a name says of the one who bears it: of which level of government, whether of the Party."""

from __future__ import annotations

import re
from functools import lru_cache

from kehoach.registry.party import names_party

_LEVELS = {
    "trung ương": re.compile(r"^(?:bộ (?!phận|chỉ huy|tư lệnh|đội)|chính phủ)|\btrung ương\b"),
    "tỉnh": re.compile(r"^sở\b|\b(?:tỉnh|thành phố)\b"),
    "huyện": re.compile(r"\b(?:huyện|quận|thị xã)\b"),
    "xã": re.compile(r"(?<!\bthị )\bxã\b(?! hội)|\b(?:phường|đặc khu|thị trấn|thôn|tổ dân phố)\b"),
}


@lru_cache(maxsize=4096)
def levels_of(name: str) -> frozenset[str]:
    """Return the levels that a name speaks of: ``xã`` of ``Công an xã``; none if it is silent."""
    plain = " ".join(name.casefold().split())
    return frozenset(level for level, words in _LEVELS.items() if words.search(plain))


def may_be_meant(typed: str, known: str) -> bool:
    """True unless two names speak of other levels, or one of them alone is of the Party."""
    if names_party(typed) is not names_party(known):
        return False
    one, other = levels_of(typed), levels_of(known)
    return not one or not other or bool(one & other)
