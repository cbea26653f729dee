"""What the words around a name say: quoted, part of a citation, told of as past or to come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kehoach.registry.acts import KINDS
from kehoach.registry.agencies import OutOfTime
from kehoach.wording.dates import parse_date


@dataclass(frozen=True)
class Span:
    """A stretch of text that is quoted, or cites an act."""

    start: int
    end: int
    citation: bool


@dataclass(frozen=True)
class Out:
    """A name out of time, and the days on which it held."""

    found: OutOfTime
    since: date | None
    until: date | None


_CHANGED = re.compile(
    r"(?:thay thế|bãi bỏ|hủy bỏ|sửa đổi|bổ sung|hết hiệu lực|trước đây)[^.;\n]{0,60}$", re.I
)
_OVER = re.compile(
    r"[^.;\n]{0,40}(?:hết hiệu lực|bị bãi bỏ|được thay thế|bị thay thế|trước đây)", re.I
)


def told_as_changed(text: str, start: int, end: int) -> bool:
    """True where the text itself says that the act was changed or is over."""
    before, after = text[max(0, start - 90) : start], text[end : end + 60]
    return bool(_CHANGED.search(before) or _OVER.match(after))


_KIND_OF_LAW = (
    "Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Thông tư liên tịch|Thông tư|Quyết định|Chỉ thị"
)
_QUOTED = re.compile(r"“[^”\n]{1,300}”|«[^»\n]{1,300}»|\"[^\"\n]{1,300}\"")
_CITATION = re.compile(
    rf"\b(?:(?:{KINDS})\s+)?số:?\s*\d[\d./-]*[A-ZĐ][^;\n]{{0,400}}?(?=;|\n|\.\s|\.$|$)"
    rf"|\b(?:{_KIND_OF_LAW})\b[^.;\n]{{0,80}}?\b(?:của|do)\s[^.;,\n]{{0,80}}",
    re.I,
)
_ACTS_NEXT = re.compile(
    r"\s*(?:\([^)\n]*\)\s*)?(?:chủ trì|phối hợp|tham mưu|có trách nhiệm|thực hiện|xây dựng|tổ chức|"
    r"hướng dẫn|rà soát|theo dõi|đôn đốc|tổng hợp|triển khai|ban hành|báo cáo)\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:trước đây|cũ|nguyên là|tiền thân|hợp nhất|sáp nhập|nhập vào|sắp xếp|đổi tên|chia tách|"
    r"kế thừa|tách ra|chuyển từ|đã từng|từng là|giải thể|nay là|không còn|kết thúc hoạt động|"
    r"không tổ chức)\b",
    re.I,
)
_TO_COME = re.compile(r"\b(?:thành lập|sau khi|dự kiến|sẽ|kể từ|đề án)\b", re.I)
_YEARS = re.compile(
    r"(?P<period>(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d)|"
    r"(?P<day>\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d|ngày\s+\d{1,2} tháng \d{1,2} năm \d{4})|"
    r"(?<![\d/.])(?:\d{1,2}/)?(?P<year>(?:19|20)\d\d)(?![\d/])"
)


_OF_COUNCIL = re.compile(r"\s+(?:của\s+)?(?:HĐND|Hội đồng nhân dân|Quốc hội)\b", re.I)


def shields_of(text: str) -> tuple[Span, ...]:
    """Return where names are quoted or belong to the citation of an act."""
    quoted = (Span(*match.span(), False) for match in _QUOTED.finditer(text))
    citations = (Span(*match.span(), True) for match in _CITATION.finditer(text))
    return (*quoted, *citations)


def shielded(text: str, match: re.Match[str], shields: tuple[Span, ...]) -> bool:
    """True within a shield, and for a committee of a council (``Ban Dân tộc HĐND tỉnh``).

    One who acts after a citation (``…, Sở X chủ trì``) stands outside it.
    """
    inside = [one for one in shields if one.start <= match.start() < one.end]
    if any(not one.citation for one in inside):
        return True
    if _OF_COUNCIL.match(text, match.end()) and match[0].casefold().startswith("ban "):
        return True
    after_comma = text[: match.start()].rstrip().endswith((",", ":"))
    return bool(inside) and not (after_comma and _ACTS_NEXT.match(text, match.end()))


def told_as_other_time(text: str, match: re.Match[str], out: Out, first: date) -> bool:
    """True where the sentence tells of the past, or of a day on which the name held."""
    sentence = _sentence(text, match)
    if _PAST.search(sentence) or (out.until is None and _TO_COME.search(sentence)):
        return True
    return any(_within(found, out, first) for found in _YEARS.finditer(sentence))


def _within(found: re.Match[str], out: Out, first: date) -> bool:
    """True for a day or year that lies in the days of the name."""
    day = parse_date(found["day"]) if found["day"] else None
    year = int(found["year"]) if found["year"] else None
    if out.until:
        return bool((day and day <= out.until) or (year and _before(year, out.until, first)))
    since = out.since or date.max
    return bool((day and day >= since) or (year and year >= since.year))


def _before(year: int, until: date, first: date) -> bool:
    return year < until.year or (year == until.year and first.year > year)


def _sentence(text: str, match: re.Match[str]) -> str:
    """Return the sentence around a match, without the match."""
    start, end = max(0, match.start() - 300), min(len(text), match.end() + 300)
    before = re.split(r"[.;!?](?:\s|$)|\n", text[start : match.start()])[-1]
    after = re.split(r"[.;!?](?:\s|$)|\n", text[match.end() : end])[0]
    return f"{before} … {after}"
