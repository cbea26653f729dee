"""Judges of capital letters in running text (PL II of Nghị định 30/2020), where they are sure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checking import capitals_names
from kehoach.checking.prose import CAP, LOW, flowing, no_match, running
from kehoach.checking.verdicts import HELD, Judge, Subject, Verdict, at

_SHORT = (
    "tp", "tx", "tt", "tr", "st", "ts", "ths", "gs", "pgs", "bs", "ks", "vv", "vd", "đ", "nxb",
    "dr", "mr", "ms", "no", "vol", "art", "tel", "fax", "ext",
)  # fmt: skip
_ACTS = (
    "Nghị định|Nghị quyết|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị|Kế hoạch|Công văn|"
    "Tờ trình|Báo cáo|Thông báo|Hướng dẫn|Chương trình|Đề án|Công điện|Kết luận"
)
_OF_ACT = (
    "Nghị định|Luật|Bộ luật|Thông tư|Quyết định|Nghị quyết|Quy chế|Quy định|Hiến pháp|Pháp lệnh"
)


def _sentence(match: re.Match[str]) -> str:
    if match["before"].casefold() in _SHORT:
        return ""
    return f"{match['stop']} {match['next'].capitalize()}"


def line_start(subject: Subject) -> Iterator[Verdict]:
    """KH602: a new line begins with a capital."""
    before = ""
    for line in subject.anatomy.body:
        text = line.text.strip()
        carried = before and before[-1] not in ".:;,?!/…"
        before = "" if line.heading else text
        if line.in_table or line.heading or carried or not text[:1].isalpha():
            continue
        small = text[0].islower() and not re.match(r"\w{1,4}[.)]|\w[,;/:]\s|\w-|\w+[@/:]|www", text)
        first = text.split()[0]
        args = {"found": first, "wanted": first[:1].upper() + first[1:]}
        yield at(line.paragraph, first, **args) if small else HELD


def _part_of(match: re.Match[str]) -> str:
    return f"{match['part'].lower()} {match['label']}"


def _article(match: re.Match[str]) -> str:
    return f"{match['part'].capitalize()} {match['label']}"


def _act(match: re.Match[str]) -> str:
    kind = match["kind"]
    right = kind[:1].upper() + kind[1:].lower()
    if kind in (right, kind.upper()):
        return ""
    return f"{right}{match['rest']}"


def _ward(match: re.Match[str]) -> str:
    return f"{match[1].capitalize()} {match[2]}"


_WEEK = {"hai": "Hai", "ba": "Ba", "tư": "Tư", "năm": "Năm", "sáu": "Sáu", "bảy": "Bảy"}

JUDGES: tuple[tuple[str, Judge], ...] = (
    (
        "KH601",
        no_match(
            running,
            rf"(?<![\w.])(?P<before>[{LOW}]{{2,}})(?P<stop>[.?!]) +(?P<next>[{LOW}][{LOW}]*)(?!\w)"
            r"(?![.@/])",
            _sentence,
        ),
    ),
    ("KH602", line_start),
    (
        "KH604",
        no_match(
            running,
            rf"(?<=[{LOW},;(] )(?<!sửa đổi )(?<!bổ sung )(?<!bãi bỏ )(?P<part>Khoản|Điểm) "
            rf"(?P<label>\d+[a-zđ]?|[a-zđ])(?=,? (?:[Kk]hoản \d|Điều \d|Mục \d))",
            _part_of,
        ),
    ),
    (
        "KH605",
        no_match(
            running,
            rf"(?<!\w)(?P<part>điều|chương) (?P<label>\d+[a-zđ]?|[IVXL]+)"
            rf"(?=,? (?:của )?(?:{_OF_ACT}|Mục|Chương|Phần)(?!\w))",
            _article,
        ),
    ),
    (
        "KH610",
        no_match(
            running,
            rf"(?<!\w)(?<!các )(?<!những )(?<!\d )(?P<kind>(?i:{_ACTS}))"
            rf"(?P<rest> số:? ?\d[\d.]*(?:/\d{{4}})?[/-][{CAP}])",
            _act,
        ),
    ),
    (
        "KH611",
        no_match(
            flowing,
            r"(?<!\w)(?<!các )(?<!những )(?:kế hoạch|Kế Hoạch) này(?!\w)",
            lambda match: "Kế hoạch này",
        ),
    ),
    (
        "KH614",
        no_match(
            running,
            r"(?<!\w)(?<!các )(?<!\d )(quận|phường) (\d{1,2})"
            r"(?=[,.;)]|$| (?:[Tt]hành phố|[Qq]uận)\b)",
            _ward,
        ),
    ),
    (
        "KH616",
        no_match(
            running,
            r"(?<!\w)(?:(?<=sáng )|(?<=chiều )|(?<=tối )|(?<=vào )|(?<=từ )|(?<=đến )|(?<=\())"
            rf"thứ (?P<day>{'|'.join(_WEEK)})"
            r"(?=,? ngày \d| hằng tuần| hàng tuần| và thứ| đến thứ|\))",
            lambda match: f"thứ {_WEEK[match['day']]}",
        ),
    ),
    (
        "KH617",
        no_match(
            running,
            r"(?<!\w)[Tt]ết (?:[Nn]guyên [Đđ]án|[Tt]rung [Tt]hu|[Đđ]oan [Nn]gọ)(?!\w)",
            lambda match: _festival(match[0]),
        ),
    ),
    *capitals_names.JUDGES,
)


def _festival(found: str) -> str:
    _, first, second = found.split(" ")
    if first[0].isupper() and second[0].islower():
        return ""
    return f"tết {first.capitalize()} {second.lower()}"
