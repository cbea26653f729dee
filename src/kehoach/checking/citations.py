"""How an act is cited: which parts are there. Judges of first and later citations in the body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.anatomy.parts import BodyLine
from kehoach.checking.prose import composed
from kehoach.checking.verdicts import HELD, Judge, Subject, Verdict, at

_OPENS = (
    r"\s*[-+*•]?\s*(?:và\s+)?(?:Căn cứ|Thực hiện|Theo|Xét|Triển khai(?: thực hiện)?|Thi hành|"
    r"Tiếp tục thực hiện|Chấp hành|Trên cơ sở)\s+(?:vào\s+)?(?:các\s+|nội dung\s+)?"
)
_NUMBERED = (
    "Nghị định|Nghị quyết|Thông tư liên tịch|Thông tư|Quyết định|Chỉ thị|Hướng dẫn|Kết luận|"
    "Kế hoạch|Chương trình|Công văn|Công điện|Thông báo|Quy định|Văn bản"
)
_SURE = "Nghị định|Thông tư|Quyết định|Chỉ thị|Công văn|Công điện"
"""Kinds that always have a number; a nghị quyết of a congress may have none."""
_LAWS = "Bộ luật|Luật|Pháp lệnh"
_SHORT = {
    "NĐ-CP": "Nghị định", "NĐ": "Nghị định", "NQ": "Nghị quyết", "QĐ": "Quyết định",
    "TT": "Thông tư", "CT": "Chỉ thị", "KH": "Kế hoạch", "CV": "Công văn", "KL": "Kết luận",
}  # fmt: skip
_KIND = re.compile(rf"{_OPENS}(?P<kind>{_LAWS}|{_NUMBERED})\b", re.I)
_SHORT_KIND = re.compile(
    rf"{_OPENS}(?P<kind>{'|'.join(_SHORT)})\s+(?:số\b|\d)|\b(?P<also>NĐ-CP|QĐ|NQ|TT)\s+số\s*:?\s*\d"
)
_LAW_NUMBER = re.compile(
    r"(?:\bsố\s*:?\s*)?\b\d+(?:/(?:19|20)\d\d)?/(?:QH\d+|UBTVQH\d+|PL-UBTVQH\d+|L-CTN)\b"
    r"|\bsố\s*:?\s*\d+-LCT/HĐNN\d*"
)
_LAW_ISSUER = re.compile(r"\b(?:của|do)\s+(?:Quốc hội|Ủy ban Thường vụ Quốc hội)\b", re.I)
NUMBER = re.compile(
    r"\b\d[\d.]*(?:/(?:19|20)\d\d)?(?:/|-)[A-ZĐ][A-ZĐa-zđ0-9]*(?:[-/&.][A-ZĐa-zđ0-9]+)*"
)
_BLANK = re.compile(r"số\s*:?\s*(?:[.…_\s]*[/-]|[.…_]+)|…|\.{3,}|ngày\s*[.…_/]|tháng\s*[.…_]")
_DAY = re.compile(
    r"\b\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d\d|\bngày\s+\d{1,2}\s+tháng", re.I
)
_ISSUER = re.compile(
    r"\bcủa\s|\bliên (?:bộ|tịch|sở)|\bdo\s.+\bban hành|"
    r"\b(?:Chính phủ|Thủ tướng|Bộ trưởng|Quốc hội|Tỉnh ủy|Thành ủy|HĐND|UBND|Hội đồng nhân dân|"
    r"Ủy ban nhân dân|Ban Chấp hành|Bộ Chính trị|Ban Bí thư|Chủ tịch)\b",
    re.I,
)
_OF = re.compile(r"\bcủa\s+(?P<who>.+)$")
_ORGAN_WORD = re.compile(
    r"[A-ZĐÀ-Ỹ]\S*|tỉnh|thành|phố|xã|phường|huyện|quận|nhân|dân|phủ|tướng|trưởng|tịch|và|ủy|uỷ|"
    r"đốc|vụ|hành|ban|hội|nước|trị|thư|đồng"
)
_CITES = re.compile(rf"\b(?:{_LAWS}|{_NUMBERED})\b|\bchỉ đạo\b|\bý kiến\b")
_IN_TEXT = re.compile(rf"\b(?P<kind>{_NUMBERED})\s+(?:số\s*:?\s*)?(?P<number>{NUMBER.pattern})")
_FULL = re.compile(
    r"[\s,]*(?:ngày\s+)?(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|"
    r"\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})\s*,?\s+của\s"
)
_AFTER = 90
"""Characters after a number in which the day and the issuer of the act stand."""


def kind_of(text: str) -> str:
    """Return the kind of act a căn cứ begins with, as ``Nghị định``; empty for others."""
    found = _KIND.match(text)
    return found["kind"].capitalize() if found else ""


def is_law(text: str) -> bool:
    """True for a căn cứ that cites a luật or pháp lệnh."""
    return bool(kind_of(text)) and kind_of(text) in _LAWS.split("|")


def beyond_a_law(text: str) -> str:
    """Return the number or issuer in the citation of a law, up to the next act."""
    start = _KIND.match(text)
    own = text[start.end() if start else 0 :].split(";")[0]
    found = _LAW_NUMBER.search(own) or _LAW_ISSUER.search(own)
    return found.group() if found else ""


def missing(text: str) -> list[str] | None:
    """Return which parts of the citation are missing; None where a program cannot be sure."""
    start = _KIND.match(text)
    if not start or is_law(text):
        return None
    own = text[start.end() :].split(";")[0].strip(" .,")
    numbered = bool(NUMBER.search(own))
    sure = kind_of(text) in _SURE.split("|")
    plural = re.match(r"\s*(?:nêu trên|này|sau|trên)\b", own)
    if _BLANK.search(own) or plural or not (numbered or (sure and _DAY.search(own))):
        return None
    parts = {
        "số, ký hiệu": numbered,
        "ngày ban hành": bool(_DAY.search(own)),
        "cơ quan ban hành": bool(_ISSUER.search(NUMBER.sub(" ", own))),
        "trích yếu": not _ends_with_issuer(own),
    }
    return [name for name, there in parts.items() if not there]


def _ends_with_issuer(text: str) -> bool:
    """True where nothing stands after the number, the day and the issuer."""
    after = NUMBER.sub(" ", _DAY.sub(" ", text))
    found = _OF.search(after)
    if found:
        return all(_ORGAN_WORD.fullmatch(word.strip(",.")) for word in found["who"].split())
    rest = re.sub(r"\b(?:số|ngày|tháng|năm)\b|[\d/.,:\s-]", " ", after).split()
    return not rest


def short_kind(text: str) -> tuple[str, str] | None:
    """Return the shortened kind of a cited act and the kind in full."""
    found = _SHORT_KIND.search(text)
    if not found:
        return None
    short = found["kind"] or found["also"]
    return short, _SHORT[short]


def opens_as_basis(text: str) -> bool:
    """True for a text that begins as a căn cứ does."""
    return re.match(_OPENS, text, re.I) is not None


def states_a_basis(text: str) -> bool:
    """True for an opening that says by what the document is made."""
    return opens_as_basis(text) or bool(NUMBER.search(text)) or bool(_CITES.search(text[:400]))


def _cited(subject: Subject) -> Iterator[tuple[BodyLine, re.Match[str], str]]:
    """Yield the acts that the body cites by kind and number, with what follows each."""
    for line in subject.anatomy.body:
        text = composed(line.paragraph.bare)
        for found in _IN_TEXT.finditer(text):
            following = text[found.end() : found.end() + _AFTER]
            if _quoted(text, found.start()) or following.lstrip().startswith(("…", "..")):
                continue
            yield line, found, following.split(";")[0]


def _quoted(text: str, place: int) -> bool:
    before = text[:place]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _in_full(following: str) -> bool:
    return _FULL.match(following) is not None


def _sentence(found: re.Match[str]) -> str:
    """Return the sentence an act is cited in: its day may stand before it or after."""
    text = found.string
    start = max(text.rfind(". ", 0, found.start()), 0)
    end = text.find(". ", found.end())
    return text[start : end if end >= 0 else len(text)]


def first_without_day(subject: Subject) -> Iterator[Verdict]:
    """KH335: the first citation of an act in the document tells its day."""
    seen = {
        found["number"]
        for piece in subject.anatomy.bases
        for found in _IN_TEXT.finditer(composed(piece.text))
    }
    for line, found, _ in _cited(subject):
        if found["number"] in seen:
            continue
        seen.add(found["number"])
        kept = _DAY.search(_sentence(found))
        yield HELD if kept else at(line.paragraph, found.group(), act=found.group())


def again_in_full(subject: Subject) -> Iterator[Verdict]:
    """KH336: a later citation in the body gives kind and number only."""
    seen: set[str] = set()
    for line, found, following in _cited(subject):
        full = _in_full(following)
        if found["number"] in seen:
            yield at(line.paragraph, found.group(), act=found.group()) if full else HELD
        elif full:
            seen.add(found["number"])


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH335", first_without_day),
    ("KH336", again_in_full),
)
