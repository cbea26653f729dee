"""Names out of time and acts no longer to be cited, found in running text.

Rather too few than too many: a name inside the citation of an act, in quotes, beside a day on
which it held, or told of as past is no finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from kehoach.problem import Severity
from kehoach.registry.acts import Act, Cited, cited, find_act, find_law, unfit
from kehoach.registry.agencies import (
    Agency,
    OutOfTime,
    agencies,
    district_out_of_time,
    districts,
    judged,
)
from kehoach.registry.context import (
    Out,
    Span,
    shielded,
    shields_of,
    told_as_changed,
    told_as_other_time,
)
from kehoach.registry.provinces import Unit, out_of_time, spellings, units
from kehoach.registry.register import NO_OFFICE, Register
from kehoach.wording.folding import fold
from kehoach.wording.tones import one_form, one_tone

_Bearer = Agency | Unit
_Bearers = dict[str, tuple[_Bearer, ...]]


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


def mentions(
    text: str, first: date, last: date, register: Register | None = None
) -> tuple[Mention, ...]:
    """Return what in a text of these days names an agency out of time or an act past its days.

    Offsets count the characters of ``text`` as given.
    """
    register = register or NO_OFFICE
    plain, offsets = one_form(text)
    found = [*_names(plain, first, last, register), *_acts(plain, first, last, register)]
    found = [_placed(one, text, offsets) for one in found]
    return tuple(sorted(found, key=lambda one: one.start))


def act_of(place: Cited, register: Register) -> Act | None:
    """Return the act that a place cites, ``None`` when it is not known."""
    known = register.all_acts
    if place.number:
        return find_act(known, place.number, place.day)
    return find_law(known, f"{place.kind}{place.about}", place.day)


def _names(text: str, first: date, last: date, register: Register) -> Iterator[Mention]:
    shape, known = _shape_of(register, first, last)
    shields: tuple[Span, ...] | None = None
    for match in shape.finditer(text):
        out = (
            _district(match[0], first)
            if match["district"]
            else _judged(known[fold(match[0])], first, last)
        )
        if out is None:
            continue
        shields = shields_of(text) if shields is None else shields
        if not shielded(text, match, shields) and not told_as_other_time(text, match, out, first):
            found = out.found
            yield Mention(*match.span(), match[0], found.code, found.args, found.grade)


def _judged(bearers: tuple[_Bearer, ...], first: date, last: date) -> Out | None:
    """Return why no bearer of a name holds, and the days of the one told of."""
    if any(one.holds(first, last) for one in bearers):
        return None
    one = bearers[-1]
    if isinstance(one, Agency):
        found = judged(one, first, last)
        return Out(found, one.start, one.end) if found else None
    if one.town and last <= districts().end:
        return None
    miss = out_of_time(one, first)
    return Out(OutOfTime(miss.code, miss.args), one.start, one.end)


def _district(typed: str, first: date) -> Out | None:
    found = district_out_of_time(" ".join(typed.split()), first)
    return Out(found, None, districts().end) if found else None


def _acts(text: str, first: date, last: date, register: Register) -> Iterator[Mention]:
    for place in cited(text):
        act = act_of(place, register)
        found = unfit(act, first, last) if act else None
        if found and not told_as_changed(text, place.start, place.end):
            span = text[place.start : place.end]
            yield Mention(place.start, place.end, span, found.code, found.args, found.grade)


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
    for form in sorted(map(one_tone, forms), key=len, reverse=True):
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


def _placed(one: Mention, text: str, places: list[int]) -> Mention:
    """Return a mention with its offsets and words in the text as given."""
    start, end = (places[one.start], places[one.end]) if places else (one.start, one.end)
    return replace(one, start=start, end=end, text=text[start:end])
