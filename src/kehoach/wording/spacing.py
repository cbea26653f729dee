"""Non-breaking spaces where a clerk never lets a line break."""

from __future__ import annotations

import re

NBSP = "\u00a0"

_ACTS = (
    "Luật|Bộ luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kế hoạch|"
    "Công văn|Công điện|Thông báo|Kết luận|Hướng dẫn|Quy định|Chương trình|Đề án|Báo cáo"
)
_UNITS = (
    "điểm|bậc|đồng|triệu|tỷ|nghìn|ngày|giờ|phút|tỉnh|xã|phường|huyện|sở|cơ quan|"
    "đơn vị|nhiệm vụ|chỉ tiêu|mục tiêu|lần|người|hồ sơ|thủ tục|tiêu chí|lĩnh vực|trục|nhóm|bước"
)
_AFTER_WORD = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:{_ACTS}) (?:số \d|\d+/)",
        r"\b(?:[Ss]ố|[Nn]gày|[Tt]háng|[Nn]ăm|[Qq]uý|thứ|hạng|TP\.|[Gg]iai đoạn) (?:\d|[IVX]+\b)",
        r"\b(?:Điều|[Kk]hoản|[Mm]ục|[Cc]hương|[Pp]hần|Phụ lục|[Bb]ảng|Mẫu) (?:\d|[IVXL]+\b)",
        r"\bmục [IVXL]+\.",
    )
)
"""A number after its word; ``_STARTS_NUMBER`` is in every text that has one."""
_BEFORE_WORD = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\w)[\d.,/]*\d (?:{_UNITS})\b",
        r"(?<!ngày[ \u00a0])\b\d{1,2} tháng\b",
        r"(?<!tháng[ \u00a0])\b\d{1,3} năm\b",
        r"\d %",
    )
)
"""A number before its word; ``_ENDS_NUMBER`` is in every text that has one."""
_STARTS_NUMBER = re.compile(r" [\dIVXL]")
_ENDS_NUMBER = re.compile(r" (?<=\d )")
_POINT = re.compile(r"\b[Đđ]iểm [a-zđ]\b")
_TWO_SHORT = re.compile(r" (?<=[A-ZĐ]{2} )[A-ZĐ]{2}")
_ABBREVIATIONS = re.compile(r"\b[A-ZĐ]{2,}(?: [A-ZĐ]{2,})+\b")
_DASH = re.compile(r"(?<=\w) - (?=\w)")

_CAPITAL = "[A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]"
_NAME = rf"{_CAPITAL}[a-zà-ỹđ]+(?: {_CAPITAL}[a-zà-ỹđ]+){{0,3}}"
_PLACE = re.compile(rf"\b(?:tỉnh|[Tt]hành phố|xã|phường|đặc khu) {_NAME}")
_PLACE_NAME = re.compile(rf"(?:(?<=tỉnh )|(?<=phố )|(?<=xã )|(?<=phường )|(?<=khu )){_NAME}")


def bind(text: str) -> str:
    """Replace the spaces inside numbers with units, dates, references and names of acts.

    >>> bind("Điều 5") == "Điều" + NBSP + "5"
    True
    """
    before = _ENDS_NUMBER.search(text)
    if _STARTS_NUMBER.search(text):
        for pattern in _AFTER_WORD:
            text = pattern.sub(_joined, text)
    if before:
        for pattern in _BEFORE_WORD:
            text = pattern.sub(_joined, text)
    if "iểm " in text:
        text = _POINT.sub(_joined, text)
    if _TWO_SHORT.search(text):
        text = _ABBREVIATIONS.sub(_joined, text)
    return _DASH.sub(f"{NBSP}- ", text) if " - " in text else text


def _joined(match: re.Match[str]) -> str:
    return match[0].replace(" ", NBSP)


def bind_place(text: str) -> str:
    """Bind ``tỉnh Hà Giang`` in a title."""
    return _PLACE.sub(lambda m: m.group().replace(" ", NBSP), text)


def bind_place_name(text: str) -> str:
    """Bind ``Hồ Chí Minh`` in the name of an agency; the line may break before it."""
    return _PLACE_NAME.sub(lambda m: m.group().replace(" ", NBSP), text)


def bind_last(text: str, words: int) -> str:
    """Bind at least the last ``words`` words of a title, so that none stands alone on a line."""
    *parts, tail = text.split(" ")
    while parts and len(tail.split(NBSP)) < words:
        tail = f"{parts.pop()}{NBSP}{tail}"
    return " ".join([*parts, tail])
