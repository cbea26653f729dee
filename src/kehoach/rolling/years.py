"""Years named in a text, each with its part there: the plan's own, a date, history, an act's.

``{năm}`` and ``{năm-1}`` count as years too: they move by themselves, but not everything that
stands beside them does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kehoach.rolling.forms import DAY, MONTH, TYPED, YEAR, held_shift
from kehoach.rolling.spans import Role, Span, span_at, spans
from kehoach.rolling.tense import FIRM, is_due, sentence_at, tells_past
from kehoach.wording.dates import make_date


@dataclass(frozen=True)
class Named:
    """A year in a text: its place, the words it belongs to, its part.

    ``typed``: digits, not a placeholder. ``day``: of a full date, also with ``{năm}``; ``parts``
    are the places of day and month then. ``cued``: a word of a deadline stands before. ``told``:
    its role, whether or not the sentence tells of the past; ``span``: the act, quotation or
    period that it belongs to.
    """

    start: int
    end: int
    year: int
    role: Role
    typed: bool
    words: tuple[int, int]
    sentence: str
    before: str
    day: tuple[int, int] | None = None
    parts: tuple[tuple[int, int], tuple[int, int]] | None = None
    cued: bool = False
    told: Role | None = None
    span: Span | None = None

    def date_in(self, year: int) -> date | None:
        """Return its day in a year, ``None`` where there is none."""
        return make_date(year, self.day[1], self.day[0]) if self.day else None


_HEAD = 25
"""A year that stands within so many characters is what a sentence is about."""

_UNITS = re.compile(
    r"\s+(?:đồng|triệu|tỷ|nghìn|người|hồ sơ|lượt|thủ tục|văn bản|cán bộ|hộ|ha|km|m2|cơ quan|đơn vị|"
    r"trường hợp|bộ|máy|lần)\b",
    re.I,
)
_NAMING = re.compile(r"(?:\bnăm\s+|[A-ZĐ]{2,}\s+)$")


def named_years(text: str, own: int) -> tuple[Named, ...]:
    """Return every year that a text of a plan of year ``own`` names, in order."""
    if not re.search(rf"{TYPED}|\{{", text):
        return ()
    within = spans(text)
    found: dict[int, Named] = {}
    for one in (*_days(text, own, within), *_months(text, own, within), *_bare(text, own, within)):
        found.setdefault(one.start, one)
    return tuple(sorted(found.values(), key=lambda one: one.start))


def _days(text: str, own: int, within: tuple[Span, ...]) -> Iterator[Named]:
    for match in DAY.finditer(text):
        names = next(
            n for n in (("d", "m", "y"), ("id", "im", "iy"), ("ld", "lm", "ly")) if match[n[0]]
        )
        day, month, year = names
        span = span_at(text, match.start(year), match.end(), within)
        yield _named(
            text, own, match.span(year), match.span(), span or Role.DAY,
            day=(int(match[day]), int(match[month])), parts=(match.span(day), match.span(month)),
        )  # fmt: skip


def _months(text: str, own: int, within: tuple[Span, ...]) -> Iterator[Named]:
    for match in MONTH.finditer(text):
        span = span_at(text, match.start("y"), match.end(), within)
        yield _named(text, own, match.span("y"), match.span(), span or Role.MONTH)


def _bare(text: str, own: int, within: tuple[Span, ...]) -> Iterator[Named]:
    for match in YEAR.finditer(text):
        span = span_at(text, match.start(), match.end(), within)
        lead = re.search(r"năm\s+$", text[: match.start()], re.I)
        start = lead.start() if lead else match.start()
        named = _NAMING.search(text[: match.start()]) or not match["typed"]
        counted = span is None and not named and _UNITS.match(text, match.end())
        role = Role.AMOUNT if counted else Role.BARE
        yield _named(text, own, match.span(), (start, match.end()), span or role)


def _named(
    text: str,
    own: int,
    at: tuple[int, int],
    words: tuple[int, int],
    part: Span | Role,
    day: tuple[int, int] | None = None,
    parts: tuple[tuple[int, int], tuple[int, int]] | None = None,
) -> Named:
    token = text[slice(*at)]
    typed = token.isdigit()
    role, span = (part.role, part) if isinstance(part, Span) else (part, None)
    sentence = sentence_at(text, at[0])
    cued = is_due(text[: words[0]])
    past = span is None and role is not Role.AMOUNT and _is_past(text, words[0], role, sentence)
    return Named(
        *at,
        int(token) if typed else own + held_shift(token),
        Role.PAST if past else role,
        typed,
        words,
        sentence,
        text[max(0, at[0] - 80) : at[0]],
        day,
        parts,
        cued,
        role,
        span,
    )


def _is_past(text: str, at: int, role: Role, sentence: str) -> bool:
    """True where the words tell of what is over; not a day by which work is due.

    A year at the head of a sentence belongs to all of it, one further on to its own part.
    """
    if not tells_past(sentence):
        return False
    before, after = text[:at], text[at:]
    part = re.split(r"[,;:]|\.\s", before)[-1]
    firm = role is not Role.BARE and FIRM.search(before[-40:])
    head = at - text.find(sentence) < _HEAD
    if firm or (role is Role.BARE and not head):
        return tells_past(part if firm else part + re.split(r"[,;:]", after)[0])
    return True


_LOOSE = re.compile(rf"(?<!\d)(?<!\d[.,]){TYPED}(?!\d|[.,]\d|\s*%)")
_SHORT = re.compile(r"(?<![\d/.,-])\d{1,2}([/.-])\d{1,2}\1(?P<y>\d\d)(?![\d/])")


@dataclass(frozen=True)
class Loose:
    """A year that stands in a text as no year does: in ``PCI-2025``, a link, a date ``5/3/25``."""

    start: int
    end: int
    year: int
    span: Span | None = None


def loose_years(text: str, named: tuple[Named, ...]) -> Iterator[Loose]:
    """Yield the years of a text that are none of those that it names."""
    within = spans(text)
    for match in _LOOSE.finditer(text):
        if not any(one.words[0] <= match.start() < one.words[1] for one in named):
            span = span_at(text, match.start(), match.end(), within)
            yield Loose(*_token(text, *match.span()), int(match[0]), span)
    for match in _SHORT.finditer(text):
        yield Loose(*match.span(), 2000 + int(match["y"]), span_at(text, *match.span(), within))


def _token(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the word begins and ends that some characters stand in."""
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, len(text[:end].rstrip(".,;:)"))
