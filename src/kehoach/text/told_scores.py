"""Scores, ranks and rates stated in a text: do they fit each other and what is possible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kehoach.text.claims import Claim, mentions, sentences, years_named
from kehoach.wording.numbers import decimal_comma

_NUMBER = r"\d{1,3}(?:[.,]\d{1,4})?"
_SCORE = rf"(?<![\d.,/])(?P<n>{_NUMBER})(?:\s*/\s*(?P<of>\d{{2,4}}))?\s*điểm(?!\s+phần trăm)"
_CHANGE = (
    rf"(?:tăng|giảm)\s+(?:thêm\s+|được\s+)?(?P<n>{_NUMBER})\s*điểm(?!\s+phần trăm|\s*[-–]\s*\d)"
)
_RANK = (
    r"(?:xếp|đứng|hạng|vị trí|vị thứ)(?:\s+(?:thứ|hạng|vị trí|vị thứ|ở))*\s+"
    r"(?P<n>\d{1,4})(?:\s*/\s*(?P<of>\d{1,4}))?(?![\d/%]|\s*[-–]\s*\d|[.,]\d)"
)
_STEPS = r"(?:tăng|giảm)\s+(?:thêm\s+|được\s+)?(?P<n>\d{1,3})\s*bậc"
_INDEX = r"(?i)PAR[\s-]?INDEX|SIPAS|PAPI|PCI|PGI|DDCI|DTI|ICT[\s-]?INDEX"
_PARTS = (
    "lĩnh vực",
    "tiêu chí",
    "thành phần",
    "nội dung",
    "trung bình",
    "bình quân",
    "cả nước đạt",
    "khu vực",
    "nhóm",
    "lần lượt",
    "mỗi",
    "từng",
    "cao nhất",
    "thấp nhất",
    "trong đó",
)
_NAMES = ("par", "sipas", "papi", "pci", "pgi", "ddci", "dti", "ict")
_RANKED = ("xếp", "đứng", "hạng", "vị t")


def _value(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def score_changes(text: str) -> Iterator[Claim]:
    """Yield ``tăng … điểm`` that stands with the two scores; wrong where it is no difference."""
    if text.count("điểm") > 2 and ("tăng" in text or "giảm" in text):
        for sentence in sentences(text):
            yield from _changes(sentence, _SCORE, _CHANGE, "điểm")


def rank_changes(text: str) -> Iterator[Claim]:
    """Yield ``tăng … bậc`` that stands with the two ranks; wrong where it is no difference."""
    if "bậc" in text and sum(map(text.count, _RANKED)) > 1:
        for sentence in sentences(text):
            yield from _changes(sentence, _RANK, _STEPS, "bậc")


def _changes(sentence: str, thing: str, change: str, unit: str) -> Iterator[Claim]:
    changes = list(re.finditer(change, sentence))
    rest = re.sub(change, " ", sentence)
    things = list(re.finditer(thing, rest))
    if len(changes) != 1 or len(things) != 2 or not _comparable(rest, things):
        return
    said = changes[0]["n"].replace(".", ",")
    real = abs(_value(things[0]["n"]) - _value(things[1]["n"]))
    places = len(said.partition(",")[2])
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
    names = {name.upper() for name in re.findall(_INDEX, sentence)}
    totals = {match["of"] for match in things if match["of"]}
    alike = len(names) <= 1 and len(totals) <= 1 and not mentions(sentence, _PARTS)
    return alike and len(years_named(sentence)) == 2


def _ranks(text: str) -> list[re.Match[str]]:
    if not any(word in text for word in _RANKED):
        return []
    return list(re.finditer(_RANK, text))


def ranks(text: str) -> Iterator[Claim]:
    """Yield ranks among a total; wrong where the rank is beyond it."""
    for match in _ranks(text):
        if match["of"]:
            wrong = int(match["n"]) > int(match["of"])
            yield Claim(match[0], {"value": match[0]} if wrong else None)


def scores(text: str) -> Iterator[Claim]:
    """Yield scores on a scale (``83,87/100 điểm``); wrong where the score is beyond it."""
    for match in re.finditer(_SCORE, text) if "điểm" in text and "/" in text else ():
        if match["of"]:
            wrong = _value(match["n"]) > int(match["of"])
            yield Claim(match[0], {"value": match[0]} if wrong else None)


MERGED = 2025
"""First index year of 34 provinces: they were 63 until 30/6/2025 (NQ 202/2025/QH15)."""
TOTALS = ("63", "34")


def wanted_total(year: int) -> str:
    """Return among how many provinces a rank of an index year is."""
    return TOTALS[year >= MERGED]


def rank_totals(text: str) -> Iterator[Claim]:
    """Yield ranks among provinces in a year; wrong where the number of provinces is not its."""
    if "/63" not in text and "/34" not in text:
        return
    for sentence in sentences(text):
        years = years_named(sentence, compared=False)
        if len(years) != 1 or "công bố" in sentence:
            continue
        for match in _ranks(sentence):
            if match["of"] in TOTALS:
                args = {"value": match[0], "year": str(years[0]), "total": wanted_total(years[0])}
                yield Claim(match[0], None if match["of"] == args["total"] else args)


_WHOLE = (
    "đúng hạn",
    "trước hạn",
    "hài lòng",
    "trực tuyến",
    "số hóa",
    "số hoá",
    "tỷ lệ hồ sơ",
    "tỷ lệ người",
    "tỷ lệ cán bộ",
    "tỷ lệ công chức",
    "tỷ lệ thủ tục",
    "tỷ lệ tthc",
    "tỷ lệ văn bản",
    "tỷ lệ cơ quan",
    "tỷ lệ xã",
    "tỷ lệ hộ",
    "tỷ lệ trường",
    "tỷ lệ phản ánh",
)
_MAY_EXCEED = (
    "tăng",
    "vượt",
    "so với",
    "dự toán",
    "thu ngân sách",
    "kế hoạch giao",
    "kế hoạch vốn",
    "kế hoạch năm",
    "bằng",
    "sản lượng",
    "giá trị",
    "gấp",
)
_RATE = r"(?<![\d.,])(?P<n>\d{1,4}(?:[.,]\d{1,3})?)\s*%"


def rates(text: str) -> Iterator[Claim]:
    """Yield rates of a whole (files in time, people satisfied); wrong beyond 100 %."""
    for sentence in sentences(text) if "%" in text else ():
        if mentions(sentence, _WHOLE) and not mentions(sentence, _MAY_EXCEED):
            for match in re.finditer(_RATE, sentence):
                wrong = _value(match["n"]) > 100
                yield Claim(match[0], {"value": match[0]} if wrong else None)


class Told(NamedTuple):
    """The score or rank of an index in a year, as a text has it; ``aim``: to be reached."""

    name: str
    year: int
    kind: str
    aim: bool
    value: str
    quote: str


_AIM = (
    "phấn đấu",
    "mục tiêu",
    "ít nhất",
    "trở lên",
    "chỉ tiêu",
    "dự kiến",
    "tối thiểu",
    "đạt trên",
    "hạng trên",
)
_REACHED = rf"đạt\s+(?P<n>{_NUMBER})\s*(?:/\s*\d{{2,4}}\s*)?(?P<unit>điểm|%)"


def results(text: str) -> Iterator[Told]:
    """Yield scores and ranks of one index in one year, where a sentence tells of nothing else."""
    if not mentions(text, _NAMES) or not mentions(text, ("đạt", *_RANKED)):
        return
    for sentence in sentences(text):
        names = {index_name(name) for name in re.findall(_INDEX, sentence)}
        years = years_named(sentence, compared=False) if len(names) == 1 else []
        if len(years) == 1 and not mentions(sentence, _PARTS):
            yield from _told(sentence, names.pop(), years[0])


def index_name(name: str) -> str:
    """Return the name of an index in capitals, one form for ``PAR-Index`` and ``PAR INDEX``."""
    return re.sub(r"[\s-]+", " ", name.upper())


def _told(sentence: str, index: str, year: int) -> Iterator[Told]:
    aim = mentions(sentence, _AIM)
    for kind, shape in (("điểm", _REACHED), ("hạng", _RANK)):
        found = list(re.finditer(shape, sentence))
        if len(found) == 1:
            value = f"{_value(found[0]['n']).normalize():f}"
            yield Told(index, year, kind, aim, value, found[0][0])
