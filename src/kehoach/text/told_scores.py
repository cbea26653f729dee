"""Scores, ranks and rates stated in a text: do they fit each other and what is possible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kehoach.text.claims import Claim, plainly, sentences, undated, years_named
from kehoach.wording.numbers import decimal_comma

_NUMBER = r"\d{1,3}(?:[.,]\d{1,4})?"
_SCORE = re.compile(
    rf"(?<![\d.,/])(?P<n>{_NUMBER})(?:\s*/\s*(?P<of>\d{{2,4}}))?\s*điểm(?!\s+phần trăm)"
)
_CHANGE = re.compile(
    rf"(?:tăng|giảm)\s+(?:thêm\s+|được\s+)?(?P<n>{_NUMBER})\s*điểm(?!\s+phần trăm|\s*[-–]\s*\d)"
)
_RANK = re.compile(
    r"(?:xếp|đứng|hạng|vị trí|vị thứ)(?:\s+(?:thứ|hạng|vị trí|vị thứ|ở))*\s+"
    r"(?P<n>\d{1,4})(?:\s*/\s*(?P<of>\d{1,4}))?(?![\d/%]|\s*[-–]\s*\d|[.,]\d)"
)
_STEPS = re.compile(r"(?:tăng|giảm)\s+(?:thêm\s+|được\s+)?(?P<n>\d{1,3})\s*bậc")
INDEX = re.compile(
    r"PAR[\s-]?INDEX|SIPAS|PAPI|PCI|PGI|DDCI|DTI|ICT[\s-]?INDEX|SIPA", re.IGNORECASE
)
_PARTS = re.compile(
    r"lĩnh vực|tiêu chí|thành phần|nội dung|trung bình|bình quân|cả nước đạt|khu vực|nhóm|lần lượt|"
    r"mỗi|từng|cao nhất|thấp nhất|trong đó",
    re.IGNORECASE,
)


def _value(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def score_changes(text: str) -> Iterator[Claim]:
    """Yield ``tăng … điểm`` that stands with the two scores; wrong where it is no difference."""
    for sentence in sentences(text):
        yield from _changes(sentence, _SCORE, _CHANGE, "điểm")


def rank_changes(text: str) -> Iterator[Claim]:
    """Yield ``tăng … bậc`` that stands with the two ranks; wrong where it is no difference."""
    for sentence in sentences(text):
        yield from _changes(sentence, _RANK, _STEPS, "bậc")


def _changes(
    sentence: str, thing: re.Pattern[str], change: re.Pattern[str], unit: str
) -> Iterator[Claim]:
    changes = list(change.finditer(sentence))
    rest = change.sub(" ", sentence)
    things = list(thing.finditer(rest))
    if len(changes) != 1 or len(things) != 2 or not _comparable(rest, things):
        return
    said = changes[0]["n"]
    real = abs(_value(things[0]["n"]) - _value(things[1]["n"]))
    places = len(re.split("[.,]", said)[1]) if re.search("[.,]", said) else 0
    slack = Decimal(1).scaleb(-places) if unit == "điểm" else Decimal(0)
    args = {
        "value": changes[0][0],
        "first": things[0]["n"],
        "second": things[1]["n"],
        "real": f"{decimal_comma(real)} {unit}",
    }
    yield Claim(changes[0][0], None if abs(real - _value(said)) <= slack else args)


def _comparable(sentence: str, things: list[re.Match[str]]) -> bool:
    """True where the two can only be one index in two years."""
    names = {name.upper() for name in INDEX.findall(sentence)}
    totals = {match["of"] for match in things if match["of"]}
    alike = len(names) <= 1 and len(totals) <= 1 and not _PARTS.search(sentence)
    return alike and len(years_named(sentence)) == 2


def ranks(text: str) -> Iterator[Claim]:
    """Yield ranks among a total; wrong where the rank is beyond it."""
    for match in _RANK.finditer(plainly(text)):
        if match["of"]:
            wrong = int(match["n"]) > int(match["of"])
            yield Claim(match[0], {"value": match[0]} if wrong else None)


def scores(text: str) -> Iterator[Claim]:
    """Yield scores on a scale (``83,87/100 điểm``); wrong where the score is beyond it."""
    for match in _SCORE.finditer(plainly(text)):
        if match["of"]:
            wrong = _value(match["n"]) > int(match["of"])
            yield Claim(match[0], {"value": match[0]} if wrong else None)


MERGED = 2025
"""First index year of 34 provinces: they were 63 until 30/6/2025 (NQ 202/2025/QH15)."""
_TOTALS = ("63", "34")


def wanted_total(year: int) -> str:
    """Return among how many provinces a rank of an index year is."""
    return _TOTALS[year >= MERGED]


def rank_totals(text: str) -> Iterator[Claim]:
    """Yield ranks among provinces in a year; wrong where the number of provinces is not its."""
    for sentence in sentences(text):
        years = years_named(sentence, compared=False)
        if len(years) != 1 or "công bố" in sentence:
            continue
        for match in _RANK.finditer(sentence):
            if match["of"] in _TOTALS:
                args = {"value": match[0], "year": str(years[0]), "total": wanted_total(years[0])}
                yield Claim(match[0], None if match["of"] == args["total"] else args)


_WHOLE = re.compile(
    r"đúng hạn|trước hạn|hài lòng|trực tuyến|số hóa|số hoá|tỷ lệ (?:hồ sơ|người|cán bộ|công chức|"
    r"thủ tục|TTHC|văn bản|cơ quan|xã|hộ|trường|phản ánh)",
    re.IGNORECASE,
)
_MAY_EXCEED = re.compile(
    r"tăng|vượt|so với|dự toán|thu ngân sách|kế hoạch (?:giao|vốn|năm)|bằng|sản lượng|giá trị|gấp",
    re.IGNORECASE,
)
_RATE = re.compile(r"(?<![\d.,])(?P<n>\d{1,4}(?:[.,]\d{1,3})?)\s*%")


def rates(text: str) -> Iterator[Claim]:
    """Yield rates of a whole (files in time, people satisfied); wrong beyond 100 %."""
    for sentence in sentences(text):
        if _WHOLE.search(sentence) and not _MAY_EXCEED.search(sentence):
            for match in _RATE.finditer(sentence):
                wrong = _value(match["n"]) > 100
                yield Claim(match[0], {"value": match[0]} if wrong else None)


@dataclass(frozen=True)
class Told:
    """The score or rank of an index in a year, as a text has it; ``aim``: to be reached."""

    index: str
    year: int
    kind: str
    aim: bool
    value: str
    quote: str


_AIM = re.compile(r"phấn đấu|mục tiêu|ít nhất|trở lên|chỉ tiêu|dự kiến|tối thiểu|trên \d", re.I)
_REACHED = re.compile(rf"đạt\s+(?P<n>{_NUMBER})\s*(?:/\s*\d{{2,4}}\s*)?(?P<unit>điểm|%)")


def results(text: str) -> Iterator[Told]:
    """Yield scores and ranks of one index in one year, where a sentence tells of nothing else."""
    for sentence in sentences(text):
        names = {name.upper().replace("-", " ") for name in INDEX.findall(undated(sentence))}
        years = years_named(sentence, compared=False)
        if len(names) != 1 or len(years) != 1 or _PARTS.search(sentence):
            continue
        aim, index = bool(_AIM.search(sentence)), names.pop()
        for kind, shape in (("điểm", _REACHED), ("hạng", _RANK)):
            found = list(shape.finditer(sentence))
            if len(found) == 1:
                unit = found[0].groupdict().get("unit", "")
                value = f"{_value(found[0]['n']).normalize():f}"
                yield Told(index, years[0], kind + unit, aim, value, found[0][0])
