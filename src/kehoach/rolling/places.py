"""What part of a plan a value of the file belongs to, by the keys that lead to it."""

from __future__ import annotations

from enum import StrEnum

from kehoach.rolling.scalars import Scalar


class Part(StrEnum):
    """Parts that a roll treats differently."""

    NAME = "tên, mã"
    DEADLINE = "thời hạn"
    BASIS = "căn cứ"
    INDEX = "chỉ số"
    WORK = "việc"
    TABLE = "bảng"
    KEPT = "giữ nguyên"
    PROSE = "lời"


_SAID = (
    "kehoach", "cancu", "chiso", "modau", "noidung", "ketthuc", "phuluc", "noinhan", "giunguyen",
)  # fmt: skip
_NAMES = (
    "nhan", "ma", "trinhbay", "kho", "chutri", "phoihop", "coquan", "donvi", "thangdiem", "rong",
    "so", "ngay", "loai",
)  # fmt: skip
_WORK = ("nhiemvu", "phancong", "them", "chitieu")


def part_of(scalar: Scalar) -> Part:
    """Return the part of a plan that a value belongs to."""
    keys = scalar.keys
    if keys[:1] == ("viettat",) or keys == ("kehoachgoc", "kehoach"):
        return Part.PROSE
    if not keys or keys[0] not in _SAID:
        return Part.NAME
    last = keys[-1]
    if last == "thoihan":
        return Part.DEADLINE
    if keys[0] == "cancu":
        return Part.NAME if last in ("loai", "so", "ngay", "coquan") else Part.BASIS
    if keys[0] == "chiso":
        return Part.INDEX
    if "giunguyen" in keys:
        return Part.KEPT
    if last in _NAMES:
        return Part.NAME
    if "hang" in keys or "cot" in keys:
        return Part.TABLE
    return Part.WORK if set(_WORK).intersection(keys[1:]) else Part.PROSE
