"""Posts and bodies printed in capitals → as Nghị định 30 (PL II) has them within a text."""

from __future__ import annotations

import re
from collections.abc import Callable

from kehoach.anatomy.plain import plain
from kehoach.importing.marked import escaped

_SYLLABLE = re.compile(
    "(?:ngh|ng|nh|kh|th|tr|ch|ph|gh|gi|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[ckmnpt])?"
)
"""A word of Vietnamese without its marks; what is none is an abbreviation."""
_ROMAN = re.compile("I{1,3}|IV|V")
_NAMES = (
    # PL II, V.1: a post has one capital, each of its parts that is a post by itself its own.
    "Chủ tịch", "Tổng Giám đốc", "Giám đốc", "Bộ trưởng", "Thứ trưởng",
    "Tổng cục trưởng", "Chi cục trưởng", "Cục trưởng", "Vụ trưởng", "Viện trưởng", "Hiệu trưởng",
    "Trưởng phòng", "Trưởng ban", "Trưởng đoàn", "Trưởng Công an", "Chỉ huy trưởng", "Đội trưởng",
    "Trạm trưởng", "Kế toán trưởng", "Chánh Văn phòng", "Chánh Thanh tra", "Chánh án",
    "Chủ nhiệm", "Bí thư", "Ủy viên", "Tổng Thư ký", "Tổng Biên tập", "Thường trực",
    # PL II, IV: bodies.
    "Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban Mặt trận Tổ quốc", "Mặt trận Tổ quốc",
    "Ban Chỉ đạo", "Ban Chỉ huy", "Ban Chấp hành", "Ban Thường vụ", "Ban Giám đốc",
    "Ban Giám hiệu", "Ban Quản lý", "Đảng ủy", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy",
    "Thị ủy", "Văn phòng", "Công an", "Sở", "Việt Nam",
)  # fmt: skip
_WRITTEN = {
    spelled.lower(): spelled
    for name in _NAMES
    for spelled in (name, name.replace("ủy", "uỷ").replace("Ủy", "Uỷ"))
}
_NAMED = re.compile(
    r"(?<!\w)(?<!cơ )(?P<deputy>phó )?(?P<name>"
    + "|".join(sorted(map(re.escape, _WRITTEN), key=len, reverse=True))
    + r")(?!\w)"
)
_PLACE = re.compile(
    r"(?<!\w)(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã(?! hội\b)|phường|đặc khu)"
    r"(?P<name>(?: [^\WA-ZĐ]\w*)+)$"
)


def as_post(text: str) -> str:
    """Return a post or a body in capitals as a text writes it: ``Phó Giám đốc``, ``UBND xã``.

    Abbreviations stay; the name of a place after its kind gets its capitals.
    """
    words = (word if _is_abbreviation(word) else word.lower() for word in text.upper().split())
    made = _NAMED.sub(_written, " ".join(words))
    made = _PLACE.sub(lambda found: found[0].replace(found["name"], _named(found["name"])), made)
    return escaped(made[:1].upper() + made[1:])


_AGENCY = re.compile(
    r"(?:sở|ban|phòng|chi cục|cục|vụ|viện|trung tâm|trường|bệnh viện|hội|bộ|đài|kho bạc|báo)\b"
    r"(?! trưởng\b)",
    re.I,
)
_OF_POST = ("Trưởng", "Phó")


def with_agencies(post: str, spelled: Callable[[str], str]) -> str:
    """Return a post in which each agency is written as ``spelled`` says; empty: it does not know.

    The word that a post ends in stays small: ``Trưởng phòng Nội vụ``; after ``Bộ trưởng`` the
    agency is whole: ``Bộ trưởng Bộ Nội vụ``.
    """
    words = post.split(" ")
    at = 1
    while at < len(words):
        own = words[at - 1] in _OF_POST
        kind = _AGENCY.match(" ".join(words[at:]))
        shortest = len(kind[0].split()) + 1 if kind else len(words)
        for end in range(len(words), at + shortest - 1, -1):
            if name := spelled(" ".join(words[at:end])):
                said = name.split(" ")
                words[at:end] = [words[at], *said[1:]] if own else said
                at = end - 1
                break
        at += 1
    return " ".join(words)


def _written(found: re.Match[str]) -> str:
    return f"{'Phó ' if found['deputy'] else ''}{_WRITTEN[found['name']]}"


def _named(place: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in place.split(" "))


def _is_abbreviation(word: str) -> bool:
    bare = word.strip(".,;:()–-/")
    if not bare or not bare.replace("Đ", "D").isascii():
        return False
    return _SYLLABLE.fullmatch(plain(bare)) is None or _ROMAN.fullmatch(bare) is not None
