"""Judges of số, ký hiệu."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.anatomy.parts import Number, Piece
from kehoach.anatomy.plain import plain
from kehoach.checking import looks, placing
from kehoach.checking.header import missing, normal
from kehoach.checking.verdicts import HELD, Judge, Subject, Verdict, at

_TYPES = {
    "kế hoạch": "KH", "báo cáo": "BC", "quyết định": "QĐ", "tờ trình": "TTr", "thông báo": "TB",
}  # fmt: skip
"""Abbreviations of tên loại by the table of PL III, I."""
_JOINT_PLANS = ("KHPH", "KHLT", "KHLN")
_SMALL = {"CTr", "TTr", "QyĐ", "QĐi", "TrS", "TTg"}
"""Abbreviations that have small letters in the texts themselves."""
_SEPARATOR = re.compile(r"\s*([-–—−/\\])\s*")
_ISSUERS = (
    (re.compile(r"(?:uy ban nhan dan|ubnd)\b"), re.compile("UBND"), "UBND"),
    (re.compile(r"(?:hoi dong nhan dan|hdnd)\b"), re.compile("HĐND"), "HĐND"),
    (re.compile(r"so \w"), re.compile(r"(?:^|[-/.])S"), "S…"),
)
"""Names of issuers, what their abbreviation must have, and how to show that."""


def _number(subject: Subject) -> Iterator[Piece]:
    if subject.anatomy.number is not None:
        yield subject.anatomy.number.piece


def prefix(subject: Subject) -> Iterator[Verdict]:
    """KH251: the word before the number."""
    number, wanted = subject.anatomy.number, subject.standard.wording["number_prefix"].strip()
    if number is not None:
        found = "".join(normal(number.prefix).split())
        yield HELD if found == wanted else at(number.piece, found=number.prefix, wanted=wanted)


def leading_zero(subject: Subject) -> Iterator[Verdict]:
    """KH252: a number under ten has a 0 before it."""
    number = subject.anatomy.number
    if number is not None and number.number is not None and number.number < 10:
        fine = number.written.startswith(subject.standard.wording["number_zero"])
        yield HELD if fine else at(number.piece, found=number.written, wanted=f"0{number.number}")


def _written(number: Number) -> tuple[str, str, list[str], list[str]]:
    """Return the joint between number and symbol with its spaces, groups and joints of these."""
    at_symbol = number.piece.text.rfind(number.symbol)
    before = number.piece.text[:at_symbol]
    joint = re.search(r"(\s*)([-–—−/\\])(\s*)$", before)
    parts = _SEPARATOR.split(number.symbol)
    spaces = "" if joint is None else joint[1] * (not number.blank) + joint[3]
    return "" if joint is None else joint[2], spaces, parts[::2], parts[1::2]


def joints(subject: Subject) -> Iterator[Verdict]:
    """KH253: the right marks between number, tên loại and organ."""
    number, marks = subject.anatomy.number, subject.standard.wording
    if number is None or not number.symbol:
        return
    joint, _, groups, between = _written(number)
    if not joint:
        return
    first = marks["symbol_joint"]
    wanted = [first, *"-" * (len(between) - 1)] if between else []
    right = joint == marks["number_joint"] and between == wanted
    ends = [*wanted, ""]
    symbol = "".join(group + end for group, end in zip(groups, ends, strict=False))
    shown = f"{number.written or '…'}{marks['number_joint']}{symbol}"
    yield HELD if right else at(number.piece, found=number.piece.text, wanted=shown)


def no_spaces(subject: Subject) -> Iterator[Verdict]:
    """KH254: no space within the symbol."""
    number = subject.anatomy.number
    if number is not None and len(_SEPARATOR.split(number.symbol)) > 1:
        wrong = any(sign.isspace() for sign in number.symbol)
        wanted = "".join(number.symbol.split())
        yield at(number.piece, found=number.symbol, wanted=wanted) if wrong else HELD


def close_joint(subject: Subject) -> Iterator[Verdict]:
    """KH255: no space beside the mark between number and symbol, once the number is given."""
    number = subject.anatomy.number
    if number is not None and number.symbol:
        joint, spaces, _, _ = _written(number)
        if joint:
            yield at(number.piece, found=number.piece.text) if spaces else HELD


def capitals(subject: Subject) -> Iterator[Verdict]:
    """KH256: the symbol is in capitals, but for abbreviations written otherwise in the law."""
    number = subject.anatomy.number
    if number is None or not any(sign.isalpha() for sign in number.symbol):
        return
    groups = [group for group in _SEPARATOR.split(number.symbol)[::2] if group not in _SMALL]
    wrong = [group for group in groups if group != group.upper()]
    wanted = number.symbol.upper().replace("TTR", "TTr").replace("CTR", "CTr")
    yield at(number.piece, number.symbol, found=number.symbol, wanted=wanted) if wrong else HELD


def type_of(subject: Subject) -> Iterator[Verdict]:
    """KH257: the symbol begins with the abbreviation of the tên loại."""
    number, wanted = subject.anatomy.number, _TYPES.get(subject.anatomy.kind)
    if number is None or wanted is None or subject.anatomy.ten_loai is None:
        return
    group = _SEPARATOR.split(number.symbol)[0].upper().strip()
    if any(sign.isalpha() for sign in group):
        fits = group == wanted.upper() or (wanted == "KH" and group in _JOINT_PLANS)
        name = subject.anatomy.ten_loai.text
        yield HELD if fits else at(number.piece, found=group, wanted=wanted, name=name)


def symbol(subject: Subject) -> Iterator[Verdict]:
    """KH258: there is a symbol after the number."""
    number = subject.anatomy.number
    if number is not None:
        yield HELD if number.symbol else at(number.piece)


def issuer(subject: Subject) -> Iterator[Verdict]:
    """KH263: the symbol has the abbreviation of the organ in the letterhead."""
    number, organ = subject.anatomy.number, subject.anatomy.co_quan
    groups = _SEPARATOR.split(number.symbol)[::2] if number is not None else []
    if number is None or organ is None or not any(map(str.isalpha, "".join(groups[1:]))):
        return
    for name, wanted, shown in _ISSUERS:
        if name.match(plain(organ.text)):
            fits = wanted.search("-".join(groups).upper())
            args = {"symbol": number.symbol, "organ": organ.text, "wanted": shown}
            yield HELD if fits else at(number.piece, number.symbol, **args)


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH250", missing(lambda subject: subject.anatomy.number)),
    ("KH251", prefix),
    ("KH252", leading_zero),
    ("KH253", joints),
    ("KH254", no_spaces),
    ("KH255", close_joint),
    ("KH256", capitals),
    ("KH257", type_of),
    ("KH258", symbol),
    ("KH259", looks.sizes("so_ky_hieu", _number)),
    ("KH260", looks.bold("so_ky_hieu", _number)),
    ("KH261", looks.italic("so_ky_hieu", _number)),
    ("KH262", placing.centred(_number, lambda found: found.anatomy.co_quan)),
    ("KH263", issuer),
)
