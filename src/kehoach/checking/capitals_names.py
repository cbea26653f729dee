"""Judges of capital letters in names of organs, places and posts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from kehoach.checking.prose import LOW, Hit, found_in, no_match, running, unquoted
from kehoach.checking.verdicts import Judge, Subject, Verdict
from kehoach.registry.agencies import all_agencies
from kehoach.registry.provinces import units

_NOT_ORGANS = "cơ|cán|trụ|toàn|nội|đồng|tiến|quân|đội|thuỷ|thủy|phân|hội"
_POINTING = "của|thuộc|với|gửi|giao|do|tại|theo|và|cùng|là"
_FIXED = {
    "Quốc hội": (r"Quốc Hội", r"(?<=đại biểu )quốc hội", r"(?<=quyết của )quốc hội"),
    "Chính phủ": (
        r"Chính Phủ",
        r"(?<=Thủ tướng )chính phủ",
        r"(?<=định của )chính phủ(?! điện| số)",
        r"(?<=quyết của )chính phủ(?! điện| số)",
        r"(?<=Văn phòng )chính phủ",
        r"(?<=Thanh tra )chính phủ",
    ),
    "Đảng Cộng sản Việt Nam": (r"(?:[Đđ]ảng cộng sản|Đảng Cộng Sản) Việt [Nn]am",),
    "Ban Chấp hành Trung ương": (r"Ban chấp hành [Tt]rung ương", r"Ban Chấp Hành Trung Ương"),
    "Mặt trận Tổ quốc": (r"Mặt trận tổ quốc", r"Mặt Trận Tổ Quốc"),
    "Việt Nam": (r"Việt nam",),
}
_ENDS = {"Chủ": "Tịch", "Giám": "Đốc", "Thủ": "Tướng", "Bộ": "Trưởng", "Thứ": "Trưởng", "Bí": "Thư"}


def _committee(match: re.Match[str]) -> str:
    found = match[0]
    right = found[:1].upper() + found[1:].lower()
    return "" if found in (right, found.upper()) else right


@cache
def _organs() -> tuple[re.Pattern[str], dict[str, str]]:
    """Ministries and departments by name, the longest first."""
    names = [one.name for one in all_agencies() if re.match(r"(?:Bộ|Sở) ", one.name)]
    longest = sorted(set(names), key=len, reverse=True)
    shapes = "|".join(
        re.escape(one).replace(r"\ \-\ ", " ?[-–] ?").replace("óa", "(?:óa|oá)") for one in longest
    )
    shape = rf"(?<!\w)(?P<prev>[^\W\d]+ )?(?P<name>{shapes})(?!\w)"
    return re.compile(shape, re.I), {_key(one): one for one in longest}


def _key(name: str) -> str:
    return re.sub(r" ?[-–] ?", " - ", name.replace("oá", "óa").replace("OÁ", "ÓA")).casefold()


def _organ_hits(text: str) -> Iterator[Hit]:
    shape, known = _organs()
    for match in shape.finditer(unquoted(text)):
        name = match["name"]
        right = known[_key(name)]
        typed = re.sub(r" ?[-–] ?", " - ", name.replace("oá", "óa"))
        if typed != right and name != name.upper() and _is_organ(match):
            yield name, {"found": name, "wanted": right}


def _is_organ(match: re.Match[str]) -> bool:
    name, before = match["name"], (match["prev"] or "").strip().casefold()
    if re.fullmatch(_NOT_ORGANS, before):
        return False
    if name[0].isupper():
        return True
    return re.fullmatch(_POINTING, before) is not None and name.split()[1][:1].isupper()


@cache
def _own_names() -> str:
    return "|".join(sorted({re.escape(one.own) for one in units()}, key=len, reverse=True))


def _fixed_hits(text: str) -> Iterator[Hit]:
    plain = unquoted(text)
    for right, shapes in _FIXED.items():
        for match in re.finditer(rf"(?<!\w)(?:{'|'.join(shapes)})(?!\w)", plain):
            yield match[0], {"found": match[0], "wanted": right}


def _unit(match: re.Match[str]) -> str:
    firm = re.search(r"Công ty|Hợp tác xã|Ngân hàng|Tập đoàn", match.string[: match.start()][-60:])
    return "" if firm else f"{match[1].lower()} {match[2]}"


def _place(match: re.Match[str]) -> str:
    own = match["own"]
    right = next((one.own for one in units() if one.own.casefold() == own.casefold()), own)
    return "" if own in (right, own.upper()) or own[0].islower() else f"{match['kind']} {right}"


def _people(match: re.Match[str]) -> str:
    return f"{match['before']} Nhân dân"


def _lazily(make: Callable[[], Judge]) -> Judge:
    """Return a judge whose pattern needs the register, made when first asked."""
    made = cache(make)

    def judge(subject: Subject) -> Iterator[Verdict]:
        yield from made()(subject)

    return judge


def _finder(hits: Callable[[str], Iterable[Hit]]) -> Judge:
    return found_in(running, hits)


JUDGES: tuple[tuple[str, Judge], ...] = (
    (
        "KH606",
        no_match(
            running,
            r"(?<!\w)(?i:ủy ban|uỷ ban|hội đồng) (?i:nhân dân)(?!\w)",
            _committee,
        ),
    ),
    ("KH608", _finder(_organ_hits)),
    ("KH609", _finder(_fixed_hits)),
    (
        "KH612",
        no_match(
            running,
            r"(?<!\w)(?<!các )(?:(?:thành phố|Thành Phố) Hồ Chí Minh|thủ đô Hà Nội)(?!\w)",
            lambda match: "Thủ đô Hà Nội" if "Nội" in match[0] else "Thành phố Hồ Chí Minh",
        ),
    ),
    (
        "KH618",
        no_match(
            running,
            r"(?<!\w)(?:Tây nguyên|(?:(?:Nam|Đông Nam|Tây Nam|Bắc) )?(?:Bắc|Trung|Nam) bộ"
            r"(?! (?:đội|phận|máy|môn|sưu)))(?!\w)",
            lambda match: match[0].title(),
        ),
    ),
    (
        "KH613",
        _lazily(
            lambda: no_match(
                running,
                rf"(?<=[{LOW},;] )(?<!các )(Tỉnh|Thành phố|Thành Phố) (?!Hồ Chí Minh)"
                rf"({_own_names()})(?!\w)",
                _unit,
            )
        ),
    ),
    (
        "KH615",
        no_match(
            running,
            r"(?P<before>tầng lớp|quần chúng|toàn thể|phục vụ|trong|của|vận động) "
            r"nhân dân(?! tệ)(?!\w)",
            _people,
        ),
    ),
    (
        "KH622",
        no_match(
            running,
            rf"(?<!\w)(?:{'|'.join(f'(?:Phó )?{a} {b}' for a, b in _ENDS.items())})(?!\w)",
            lambda match: _small_post(match[0]),
        ),
    ),
    (
        "KH623",
        _lazily(
            lambda: no_match(
                running,
                rf"(?<!\w)(?P<kind>[Tt]ỉnh|[Tt]hành phố) (?P<own>(?i:{_own_names()}))(?!\w)",
                _place,
            )
        ),
    ),
)


def _small_post(found: str) -> str:
    words = found.split()
    if words[0] == "Phó":
        return f"Phó {words[1]} {words[2].lower()}"
    return f"{words[0]} {words[1].lower()}"
