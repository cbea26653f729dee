"""Years, dates and deadlines of one value, moved on by a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kehoach.rolling.change import Change
from kehoach.rolling.forms import UNTIL
from kehoach.rolling.places import Part, part_of
from kehoach.rolling.scalars import Scalar
from kehoach.rolling.spans import Role
from kehoach.rolling.tense import (
    COMPARED,
    LOOKED_BACK,
    figures_follow,
    is_bound,
    is_due,
    is_start,
    looks_forward,
    tells_past,
    tells_result,
)
from kehoach.rolling.years import Named, named_years
from kehoach.spec.edits import Edit
from kehoach.text.scores import BLANK

COMPUTED = re.compile(r"\{\s*(?:kết quả|so sánh|điểm|hạng)\s+(?![^{}]*\d{4})[^{}]*\}", re.I)
"""A placeholder of last year's results: it moves with the plan's year."""

_LEAP_DAY = re.compile(
    r"(?<![\d/.,-])(?P<d>29)(?:\s*[/.-]\s*0?2(?!\d|\s*[/.-]\s*[\d{])|\s+tháng\s+0?2(?!\d|\s+năm))",
    re.I,
)
_RANGE = re.compile(r"\s*(?:đến|tới|[-–])\s*(?:hết\s+|trước\s+)?(?:ngày\s+|cuối\s+)?", re.I)
_PLAN_OF = re.compile(
    r"(?:kế hoạch|dự toán|nhiệm vụ|phương hướng)\s+(?:cho\s+|của\s+)?năm\s+$", re.I
)


def moved(
    scalar: Scalar, own: int, result_years: frozenset[int], numbered: bool
) -> Iterator[Change]:
    """Yield the changes of a value of a plan of year ``own`` when it becomes the next year's.

    ``result_years``: years that its computed results are of. ``numbered``: of an act with a
    number, given in parts.
    """
    part = part_of(scalar)
    if part is Part.NAME:
        return
    years = named_years(scalar.text, own)
    moving = _moving(scalar, years, own, result_years, part)
    for one in years:
        if _is_frozen(scalar, one, numbered):
            yield _change(scalar, one, "KH754", str(one.year))
        elif one in moving:
            yield _moved(scalar, one, part, own)
    yield from _leap_days(scalar)


def _moving(
    scalar: Scalar, years: tuple[Named, ...], own: int, results: frozenset[int], part: Part
) -> set[Named]:
    wanted = {one for one in years if _moves(scalar.text, one, own, results, part)}
    for first, last in pairwise(years):
        joined = _RANGE.fullmatch(scalar.text[first.words[1] : last.words[0]])
        if joined and last in wanted and first.role in (Role.DAY, Role.MONTH) and first.typed:
            wanted.add(first)
    return wanted


def _moves(text: str, one: Named, own: int, results: frozenset[int], part: Part) -> bool:
    if one.role not in (Role.DAY, Role.MONTH, Role.BARE):
        late = one.role is Role.PAST or (one.year == own and is_until(text, one))
        return part is Part.DEADLINE and late and one.typed
    if not one.typed:
        return one.day == (29, 2)
    if part is Part.DEADLINE:
        return True
    if part in (Part.BASIS, Part.TABLE, Part.KEPT):
        return False
    before = text[: one.words[0]]
    if one.role is Role.BARE:
        return not is_bound(text[: one.start]) and _bare_moves(text, one, own, results)
    if is_start(before):
        return False
    if one.role is Role.MONTH:
        return one.year == own or (one.year > own and one.cued)
    return one.year >= own and (one.cued or part is Part.WORK)


def is_until(text: str, one: Named) -> bool:
    """True for the year of ``đến năm 2025``, of which the beginning is not said."""
    if one.span is None or one.role is not Role.PERIOD:
        return False
    return UNTIL.fullmatch(text[one.span.start : one.span.end]) is not None


def _bare_moves(text: str, one: Named, own: int, results: frozenset[int]) -> bool:
    if one.year == own:
        return True
    if one.year == own + 1:
        return bool(_PLAN_OF.search(one.before))
    if one.year in results and COMPUTED.search(one.sentence):
        return True
    if one.year != own - 1:
        return False
    if BLANK in one.sentence:
        return True
    compared = COMPARED.search(one.before) is not None
    if figures_follow(text[one.end :], compared):
        return False
    if compared:
        return looks_forward(one.sentence) or not tells_past(one.sentence)
    return bool(LOOKED_BACK.search(one.before)) and not tells_result(one.sentence)


def _is_frozen(scalar: Scalar, one: Named, numbered: bool) -> bool:
    """True for ``{năm}`` where the words are an act's, or figures of a year gone by."""
    if one.typed:
        return False
    if one.role is Role.ACT or numbered:
        return True
    return is_told_result(scalar, one)


def is_told_result(scalar: Scalar, one: Named) -> bool:
    """True for a past year, ``{năm-1}`` too, whose results stand typed in the sentence."""
    compared = COMPARED.search(one.before) is not None
    past = not one.typed and "-" in scalar.text[one.start : one.end].replace("−", "-")
    computed = COMPUTED.search(one.sentence)
    beside = figures_follow(scalar.text[one.end :], compared)
    told = beside or (tells_result(one.sentence) and not compared)
    in_words = part_of(scalar) in (Part.PROSE, Part.INDEX)
    return bool(past and told and in_words and not computed)


def _moved(scalar: Scalar, one: Named, part: Part, own: int) -> Change:
    code = "KH753" if part is Part.DEADLINE or one.role in (Role.DAY, Role.MONTH) else "KH752"
    if code == "KH752" and one.year < own:
        code = "KH759"
    if one.day == (29, 2) and one.parts:
        words = str(one.year + 1) if one.typed else scalar.text[one.start : one.end]
        return _change(scalar, one, "KH758", words, one.parts[0])
    return _change(scalar, one, code, str(one.year + 1))


def _change(
    scalar: Scalar, one: Named, code: str, year: str, day: tuple[int, int] | None = None
) -> Change:
    """Return a change of one year, and of its day where that becomes the 28th."""
    first, last = one.words
    spots = [(one.start, one.end, year), *([(*day, "28")] if day else [])]
    now, at, edits = "", first, []
    for start, end, new in sorted(spots):
        now, at = now + scalar.text[at:start] + new, end
        span = scalar.span(start, end)
        edits.append(Edit(span.start, span.end, new))
    now += scalar.text[at:last]
    return Change(code, scalar.path, scalar.text[first:last], now, tuple(edits), at=first)


def _leap_days(scalar: Scalar) -> Iterator[Change]:
    """Yield a 29/02 without a year: the year that comes has none, or is not known to have one."""
    for match in _LEAP_DAY.finditer(scalar.text):
        if not (part_of(scalar) is Part.DEADLINE or is_due(scalar.text[: match.start()])):
            continue
        span = scalar.span(*match.span("d"))
        now = "28" + match[0][2:]
        edits = (Edit(span.start, span.end, "28"),)
        yield Change("KH758", scalar.path, match[0], now, edits, at=match.start())
