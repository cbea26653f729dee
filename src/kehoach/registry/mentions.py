"""Names out of time and acts no longer to be cited, found in running text.

Rather too few than too many: a name inside the citation of an act, in quotes, beside a day on
which it held, or told of as past is no finding.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from kehoach.problem import Severity
from kehoach.registry.acts import KINDS, Act, Cited, State, cited, find_act, find_law, unfit
from kehoach.registry.agencies import (
    Agency,
    OutOfTime,
    agencies,
    district_out_of_time,
    districts,
    judged,
)
from kehoach.registry.provinces import Unit, out_of_time, spellings, units
from kehoach.registry.register import NO_OFFICE, Register
from kehoach.wording.dates import parse_date
from kehoach.wording.folding import fold

_Bearer = Agency | Unit
_Bearers = dict[str, tuple[_Bearer, ...]]


@dataclass(frozen=True)
class _Span:
    start: int
    end: int
    citation: bool


@dataclass(frozen=True)
class Mention:
    """A finding in a text: where it stands, its code and arguments, how sure the data are."""

    start: int
    end: int
    text: str
    code: str
    args: dict[str, str]
    grade: str

    @property
    def severity(self) -> Severity:
        """A warning where the data were read in two or more sources, else advice."""
        sure = self.grade == "V2" and self.code != "KH861"
        return Severity.WARNING if sure else Severity.ADVICE


@dataclass(frozen=True)
class Citation:
    """An act that a text cites. ``state`` is ``None`` when the register does not know the act."""

    start: int
    end: int
    text: str
    act: Act | None
    state: State | None


def mentions(
    text: str, first: date, last: date, register: Register | None = None
) -> tuple[Mention, ...]:
    """Return what in a text of these days names an agency out of time or an act past its days.

    Offsets count the characters of ``text`` as given.
    """
    register = register or NO_OFFICE
    plain, offsets = _composed(text)
    found = [*_names(plain, first, last, register), *_acts(plain, first, last, register)]
    found = [_placed(one, text, offsets) for one in found]
    return tuple(sorted(found, key=lambda one: one.start))


def cited_acts(
    text: str, first: date, last: date, register: Register | None = None
) -> tuple[Citation, ...]:
    """Return every act that a text (in NFC) cites, with what is known of it on these days."""
    register = register or NO_OFFICE
    found = ((place, act_of(place, register)) for place in cited(text))
    return tuple(
        Citation(
            one.start,
            one.end,
            text[one.start : one.end],
            act,
            act.state(first, last) if act else None,
        )
        for one, act in found
    )


def act_of(place: Cited, register: Register) -> Act | None:
    """Return the act that a place cites, ``None`` when it is not known."""
    known = register.all_acts
    if place.number:
        return find_act(known, place.number, place.day)
    return find_law(known, f"{place.kind}{place.about}", place.day)


def _names(text: str, first: date, last: date, register: Register) -> Iterator[Mention]:
    shape, known = _shape_of(register, first, last)
    shields: tuple[_Span, ...] | None = None
    for match in shape.finditer(text):
        out = (
            _district(match[0], first)
            if match["district"]
            else _judged(known[fold(match[0])], first, last)
        )
        if out is None:
            continue
        shields = _shields(text) if shields is None else shields
        if not _shielded(text, match, shields) and not _dated(text, match, out, first):
            found = out.found
            yield Mention(*match.span(), match[0], found.code, found.args, found.grade)


@dataclass(frozen=True)
class _Out:
    """A name out of time, and the days on which it held."""

    found: OutOfTime
    since: date | None
    until: date | None


def _judged(bearers: tuple[_Bearer, ...], first: date, last: date) -> _Out | None:
    """Return why no bearer of a name holds, and the days of the one told of."""
    if any(one.holds(first, last) for one in bearers):
        return None
    one = bearers[-1]
    if isinstance(one, Agency):
        found = judged(one, first, last)
        return _Out(found, one.start, one.end) if found else None
    if one.town and last <= districts().end:
        return None
    miss = out_of_time(one, first)
    return _Out(OutOfTime(miss.code, miss.args), one.start, one.end)


def _district(typed: str, first: date) -> _Out | None:
    found = district_out_of_time(" ".join(typed.split()), first)
    return _Out(found, None, districts().end) if found else None


def _acts(text: str, first: date, last: date, register: Register) -> Iterator[Mention]:
    for place in cited(text):
        act = act_of(place, register)
        found = unfit(act, first, last) if act else None
        if found and not _told_as_past(text, place.start, place.end):
            span = text[place.start : place.end]
            yield Mention(place.start, place.end, span, found.code, found.args, found.grade)


_CHANGED = re.compile(
    r"(?:thay thế|bãi bỏ|hủy bỏ|sửa đổi|bổ sung|hết hiệu lực|trước đây)[^.;\n]{0,60}$", re.I
)
_OVER = re.compile(
    r"[^.;\n]{0,40}(?:hết hiệu lực|bị bãi bỏ|được thay thế|bị thay thế|trước đây)", re.I
)


def _told_as_past(text: str, start: int, end: int) -> bool:
    """True where the text itself says that the act was changed or is over."""
    before, after = text[max(0, start - 90) : start], text[end : end + 60]
    return bool(_CHANGED.search(before) or _OVER.match(after))


_UPPER = "".join(chr(code) for code in range(0xC0, 0x1EFA) if chr(code).isupper())
_CAPITAL = f"(?-i:[A-Z0-9{_UPPER}])"
_OWN_NAME = rf"{_CAPITAL}\w*(?:[ \u00a0]+{_CAPITAL}\w*)*"
_BODY = r"(?:(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân)\s+)"
_DISTRICT = (
    rf"{_BODY}?(?:các|cấp)\s+(?:quận|huyện|thị xã|thị trấn)\b(?!\s*(?:ủy|uỷ|đoàn|đội)\b)"
    r"(?:,\s*(?:quận|huyện|thị xã|thành phố|thị trấn)\b)*"
    rf"|{_BODY}(?:quận|huyện|thị xã|thị trấn)\b"
    rf"|(?<!bà )(?:quận|huyện|thị xã|thị trấn)\s+{_OWN_NAME}"
)


@lru_cache(maxsize=16)
def _shape_of(register: Register, first: date, last: date) -> tuple[re.Pattern[str], _Bearers]:
    """Return one pattern of the names that do not hold on these days, and who bears each."""
    known: dict[str, tuple[_Bearer, ...]] = {}
    forms: dict[str, None] = {}
    own = {key for agency in register.agencies for key in agency.keys}
    bearers: Iterable[_Bearer] = (*_dated_ones(own), *register.agencies)
    for bearer in bearers:
        for form in _forms(bearer):
            known[fold(form)] = (*known.get(fold(form), ()), bearer)
            forms[form] = None
    out = [form for form in forms if not any(one.holds(first, last) for one in known[fold(form)])]
    longer = [form for form in forms if form.startswith(tuple(f"{one} " for one in out))]
    names = _alternation(dict.fromkeys((*out, *longer))) or "(?!)"
    return re.compile(rf"(?<!\w)(?:(?P<district>{_DISTRICT})|{names})(?!\w)", re.I), known


def _dated_ones(own: set[str]) -> Iterator[_Bearer]:
    yield from (one for one in agencies() if not own.intersection(one.keys))
    yield from (one for one in units() if one.start or one.end)


def _forms(bearer: _Bearer) -> Iterator[str]:
    if isinstance(bearer, Agency):
        forms = (bearer.name, bearer.short, *bearer.also)
        yield from (form for form in forms if " " in form)
        return
    kind = bearer.name.removesuffix(bearer.own)
    own_names = (bearer.own, *(alias for alias, name in spellings() if name == bearer.own))
    for own in own_names:
        yield kind + own
        if bearer.is_city:
            yield from (f"TP. {own}", f"TP {own}")


def _alternation(forms: Iterable[str]) -> str:
    """Return the forms as one pattern, by their first words, the longest first."""
    heads: dict[str, list[str]] = {}
    for form in sorted(map(_one_tone, forms), key=len, reverse=True):
        head, _, rest = form.partition(" ")
        heads.setdefault(head.casefold(), []).append(_spaced(rest))
    return "|".join(rf"{re.escape(head)}\s+(?:{'|'.join(rests)})" for head, rests in heads.items())


def _spaced(form: str) -> str:
    """Return a form as a pattern: any space, any dash, a comma or none."""
    pattern = ""
    for token in re.findall(r"\w+|[^\w\s]", form):
        if token.isalnum():
            pattern += (r"\s+" if pattern[-1:].isalnum() else "") + token
        elif token == "-":
            pattern += r"\s*[-–,]\s*"
        else:
            pattern += rf"\s*{re.escape(token)}\s*"
    return pattern


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


def _shields(text: str) -> tuple[_Span, ...]:
    """Return where names are quoted or belong to the citation of an act."""
    quoted = (_Span(*match.span(), False) for match in _QUOTED.finditer(text))
    citations = (_Span(*match.span(), True) for match in _CITATION.finditer(text))
    return (*quoted, *citations)


def _shielded(text: str, match: re.Match[str], shields: tuple[_Span, ...]) -> bool:
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


def _dated(text: str, match: re.Match[str], out: _Out, first: date) -> bool:
    """True where the sentence tells of the past, or of a day on which the name held."""
    sentence = _sentence(text, match)
    if _PAST.search(sentence) or (out.until is None and _TO_COME.search(sentence)):
        return True
    return any(_within(found, out, first) for found in _YEARS.finditer(sentence))


def _within(found: re.Match[str], out: _Out, first: date) -> bool:
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


_TONES = ("àáảãạ", "èéẻẽẹ", "ỳýỷỹỵ")
_MOVED = {
    first + toned: moved
    for pair, tones, moved_tones in (
        ("oa", _TONES[0], "òóỏõọ"),
        ("oe", _TONES[1], "òóỏõọ"),
        ("uy", _TONES[2], "ùúủũụ"),
    )
    for first in (pair[0], pair[0].upper())
    for lower, on_first in zip(tones, moved_tones, strict=True)
    for toned, moved in (
        (lower, (on_first if first.islower() else on_first.upper()) + pair[1]),
        (lower.upper(), (on_first if first.islower() else on_first.upper()) + pair[1].upper()),
    )
}
_MOVABLE = re.compile("[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ]")


def _one_tone(text: str) -> str:
    """Return the text with ``oà, oé, uỷ`` as ``òa, óe, ủy``; the length stays."""
    return _MOVABLE.sub(lambda match: _MOVED[match[0]], text)


def _composed(text: str) -> tuple[str, list[int]]:
    """Return the text in NFC, and each character's place in the text given (empty if the same)."""
    if unicodedata.is_normalized("NFC", text):
        return _one_tone(text), []
    parts, places = [], []
    for match in re.finditer(r"[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+", text, re.S):
        part = unicodedata.normalize("NFC", match[0])
        parts.append(part)
        places += [match.start()] * len(part)
    return _one_tone("".join(parts)), [*places, len(text)]


def _placed(one: Mention, text: str, places: list[int]) -> Mention:
    """Return a mention with its offsets and words in the text as given."""
    start, end = (places[one.start], places[one.end]) if places else (one.start, one.end)
    return replace(one, start=start, end=end, text=text[start:end])
