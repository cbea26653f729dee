"""Non-breaking spaces where a clerk never lets a line break."""

from __future__ import annotations

import re
from functools import lru_cache

NBSP = "\u00a0"

_ACTS = (
    "Luật|Bộ luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kế hoạch|"
    "Công văn|Công điện|Thông báo|Kết luận|Hướng dẫn|Quy định|Chương trình|Đề án|Báo cáo"
)
_UNITS = (
    "điểm|bậc|đồng|triệu|tỷ|nghìn|ngày|giờ|phút|tỉnh|xã|phường|huyện|sở|cơ quan|"
    "đơn vị|nhiệm vụ|chỉ tiêu|mục tiêu|lần|người|hồ sơ|thủ tục|tiêu chí|lĩnh vực|trục|nhóm|bước"
)
_ACT = re.compile(
    "(?:{}) (?:số [0-9]|[0-9]+/)".format(
        "|".join(rf"{act[0]}(?<!\w{act[0]}){act[1:]}" for act in _ACTS.split("|"))
    )
)
"""An act at the beginning of a word; its first letter comes first, as that is sought quickly."""
_WORDS = "[Ss]ố|[Nn]gày|[Tt]háng|[Nn]ăm|[Qq]uý|thứ|hạng|TP\\.|[Gg]iai đoạn"
_PARTS = "Điều|[Kk]hoản|[Mm]ục|[Cc]hương|[Pp]hần|[Bb]ảng|Mẫu|Phụ lục"


def _after(words: str) -> str:
    """Return a pattern for “right after one of these words and a space”."""
    return "(?:{})".format("|".join(rf"(?<=\b{word} )" for word in words.split("|")))


_AFTER_WORD = re.compile(
    rf" (?=[0-9IVXLđl])(?:(?=[0-9]|[IVX]+\b){_after(_WORDS)}|(?=[0-9]|[IVXL]+\b){_after(_PARTS)}"
    r"|(?=đoạn (?:[0-9]|[IVX]+\b))(?<=\b[Gg]iai )|(?=lục (?:[0-9]|[IVXL]+\b))(?<=\bPhụ ))"
)
"""The space between a word and its number, sought from the space: ``_STARTS_NUMBER`` finds it."""
_BEFORE_WORD = re.compile(
    rf"[0-9](?:(?<!\w[0-9])(?:[0-9]* (?:{_UNITS})\b"
    r"|(?<!ngày[ \u00a0][0-9])[0-9]? tháng\b|(?<!tháng[ \u00a0][0-9])[0-9]{0,2} năm\b)| %)"
)
"""A number before its word; ``_ENDS_NUMBER`` is in every text that has one."""
_STARTS_NUMBER = re.compile(r" [0-9IVXL]")
_ENDS_NUMBER = re.compile(r" (?<=[0-9] )")
_POINT = re.compile(r"\b[Đđ]iểm [a-zđ]\b")
_TWO_SHORT = re.compile(r" (?<=[A-ZĐ]{2} )[A-ZĐ]{2}")
_ABBREVIATIONS = re.compile(r"\b[A-ZĐ]{2,}(?: [A-ZĐ]{2,})+\b")
_DASH = re.compile(r"(?<=\w) - (?=\w)")
_BINDS = re.compile(r" (?:[0-9IVXL-]|(?<=[0-9A-ZĐ] ))")
"""Stands in every text that has something to bind, but for the letter of a điểm."""

_CAPITAL = "[A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]"
_REST = rf"[a-zà-ỹđ]+(?: {_CAPITAL}[a-zà-ỹđ]+){{0,3}}"
_NAME = f"{_CAPITAL}{_REST}"
_PLACE = re.compile(rf"\b(?:tỉnh|[Tt]hành phố|xã|phường|đặc khu) {_NAME}")
_KINDS = ("tỉnh ", "phố ", "xã ", "phường ", "khu ")
_PLACE_NAME = re.compile(
    rf"{_CAPITAL}(?:(?<=tỉnh .)|(?<=phố .)|(?<=xã .)|(?<=phường .)|(?<=khu .)){_REST}"
)


def bind(text: str) -> str:
    """Replace the spaces inside numbers with units, dates, references and names of acts.

    >>> bind("Điều 5") == "Điều" + NBSP + "5"
    True
    """
    if _BINDS.search(text) is None:
        return _POINT.sub(_joined, text) if "iểm " in text else text
    before = _ENDS_NUMBER.search(text)
    if _STARTS_NUMBER.search(text):
        if "số " in text or "/" in text:
            text = _ACT.sub(_joined, text)
        text = _AFTER_WORD.sub(NBSP, text)
    if before:
        text = _BEFORE_WORD.sub(_joined, text)
    if "iểm " in text:
        text = _POINT.sub(_joined, text)
    if _TWO_SHORT.search(text):
        text = _ABBREVIATIONS.sub(_joined, text)
    return _DASH.sub(f"{NBSP}- ", text) if " - " in text else text


def _joined(match: re.Match[str]) -> str:
    return match[0].replace(" ", NBSP)


def bind_place(text: str) -> str:
    """Bind ``tỉnh Hà Giang`` in a title."""
    if not any([kind in text for kind in _KINDS]):
        return text
    return _PLACE.sub(lambda m: m.group().replace(" ", NBSP), text)


@lru_cache(maxsize=256)
def bind_place_name(text: str) -> str:
    """Bind ``Hồ Chí Minh`` in the name of an agency; the line may break before it."""
    return _PLACE_NAME.sub(lambda m: m.group().replace(" ", NBSP), text)


def bind_last(text: str, words: int) -> str:
    """Bind at least the last ``words`` words of a title, so that none stands alone on a line."""
    *parts, tail = text.rsplit(" ", words)
    while parts and tail.count(NBSP) < words - 1:
        tail = f"{parts.pop()}{NBSP}{tail}"
    return " ".join([*parts, tail])
