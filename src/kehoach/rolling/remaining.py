"""Years that still stand in the new spec: left alone and told, or for a person to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.registry.acts import cited
from kehoach.rolling.dates import is_told_result
from kehoach.rolling.figures import FEWER_SINCE, RANK
from kehoach.rolling.items import ReviewItem, path_text
from kehoach.rolling.located import Located
from kehoach.rolling.places import Part, part_of
from kehoach.rolling.scalars import Scalar
from kehoach.rolling.years import (
    Named,
    Role,
    looks_forward,
    named_years,
    sentences,
    tells_result,
    year_in_words,
)
from kehoach.text.scores import BLANK
from kehoach.wording.dates import parse_date
from kehoach.wording.folding import fold

_LEFT = {Role.QUOTED: "KH788", Role.AMOUNT: "KH792"}
_STANDING = re.compile(
    r"(?:xếp|đứng|dẫn đầu|hạng|bậc)[^.;]{0,12}\bthứ\s+\d+|\b(?:thứ|hạng)\s+\d{1,2}(?:/\d{1,2})?\b|"
    r"\d+,\d+(?:/100)?\s*(?:điểm|%)|(?<![\d/])\d{1,2}/(?:63|34)(?![\d/])",
    re.I,
)
_ONCE = re.compile(
    r"năm đầu tiên|năm cuối (?:cùng|của)|năm bản lề|năm thứ \w+|năm đầu (?:của|thực hiện)|"
    r"kỷ niệm|lần thứ \w+",
    re.I,
)


@dataclass(frozen=True)
class Years:
    """The year of the old plan and that of the new."""

    old: int
    new: int

    def is_past(self, year: int) -> bool:
        """True for the old plan's year, the one before it, and those up to the new plan's."""
        return self.old - 1 <= year < self.new


def remaining(spec: Located, years: Years, done: list[ReviewItem]) -> Iterator[ReviewItem]:
    """Yield what the new spec still says of other years, but for what was ``done`` to them."""
    tables: set[str] = set()
    moved = {one.place for one in done if one.now}
    for scalar in spec.values:
        part = part_of(scalar)
        if part is Part.NAME:
            yield from _of_act(spec, scalar)
            continue
        found = named_years(scalar.text, years.new)
        if part is Part.TABLE and (
            _is_figure(scalar) or any(one.year < years.new for one in found)
        ):
            yield from _of_table(spec, scalar, tables)
            continue
        still = [one for one in found if spec.within(scalar, one.words[0]) not in moved]
        yield from _told(spec, scalar, still, years)
        yield from _old_ranks(spec, scalar, years)
        if part is Part.PROSE:
            yield from _untold_results(spec, scalar, {one.sentence for one in found})
        yield from _in_words(spec, scalar, years)
        yield from _only_then(spec, scalar, found, years)


def _of_act(spec: Located, scalar: Scalar) -> Iterator[ReviewItem]:
    """The date of a căn cứ given in parts."""
    if scalar.keys == ("cancu", "ngay") and scalar.text.strip():
        yield _item(spec, "KH785", scalar, 0, scalar.text)


def _item(
    spec: Located, code: str, scalar: Scalar, start: int, was: str, **args: str
) -> ReviewItem:
    return ReviewItem(code, spec.within(scalar, start), path_text(scalar.path), was, "", args)


def _is_figure(scalar: Scalar) -> bool:
    """True for a cell with a figure; the first cell of a row holds its number."""
    in_row = "hang" in scalar.keys and scalar.path[-1] != 0
    return in_row and re.search(r"\d", scalar.text) is not None


def _of_table(spec: Located, scalar: Scalar, met: set[str]) -> Iterator[ReviewItem]:
    steps = scalar.path
    cut = next(n for n, step in enumerate(steps) if fold(str(step)) in ("hang", "cot"))
    table = path_text(steps[:cut])
    if table not in met:
        met.add(table)
        yield _item(spec, "KH770", scalar, 0, scalar.text)


def _told(spec: Located, scalar: Scalar, found: list[Named], years: Years) -> Iterator[ReviewItem]:
    """Yield at most one item of a year; of an act, a sentence of results, only one in all."""
    told: dict[tuple[int, int] | str, tuple[str, int, str]] = {}
    for one in found:
        code, words = _code(scalar, one, years)
        start, end = words or one.words
        key = one.sentence if code == "KH767" else (start, end)
        if code and (key not in told or code == "KH782"):
            told[key] = code, start, scalar.text[start:end]
    for code, start, was in told.values():
        yield _item(spec, code, scalar, start, was)


def _old_ranks(spec: Located, scalar: Scalar, years: Years) -> Iterator[ReviewItem]:
    """Yield ranks among 63 that are no result of a year gone by."""
    if years.new < FEWER_SINCE or scalar.keys[0] == "cancu" or "ketqua" in scalar.keys:
        return
    for match in RANK.finditer(scalar.text):
        if looks_forward(scalar.text) or "muctieu" in scalar.keys:
            yield _item(spec, "KH772", scalar, match.start(), match[0])


def _untold_results(spec: Located, scalar: Scalar, with_years: set[str]) -> Iterator[ReviewItem]:
    """Yield typed results in a sentence without a year: the sentence before says of which."""
    for sentence in sentences(scalar.text):
        match = _STANDING.search(sentence)
        if match and sentence not in with_years and not looks_forward(sentence):
            at = scalar.text.find(sentence) + match.start()
            yield _item(spec, "KH767", scalar, at, match[0])


def _code(scalar: Scalar, one: Named, years: Years) -> tuple[str, tuple[int, int] | None]:
    if not one.typed:
        return ("KH767" if is_told_result(scalar, one) else ""), None
    if one.role is Role.PERIOD:
        return _of_period(scalar, one, years)
    if one.role is Role.ACT or (scalar.keys[0] == "cancu" and len(scalar.keys) > 1):
        of_year = one.day is None and years.is_past(one.year)
        return ("KH782" if of_year else "KH785"), _act_words(scalar, one)
    if one.role in _LEFT:
        return _LEFT[one.role], None
    if one.role is Role.PAST:
        figures = tells_result(one.sentence) and years.is_past(one.year)
        return ("KH767" if figures else "KH787"), None
    if one.year >= years.new:
        return ("KH791" if one.year > years.new and one.role is Role.BARE else ""), None
    return _of_past(scalar, one, years), None


def _of_past(scalar: Scalar, one: Named, years: Years) -> str:
    if tells_result(one.sentence) and one.role is Role.BARE and years.is_past(one.year):
        return "KH767"
    return "KH764" if years.is_past(one.year) and part_of(scalar) is not Part.BASIS else "KH787"


def _act_words(scalar: Scalar, one: Named) -> tuple[int, int] | None:
    """Return the words from the act's number to the year, for a year of its name."""
    before = [act for act in cited(scalar.text) if act.start <= one.start]
    if not before:
        return None
    return before[-1].start, before[-1].end


_RANGE = re.compile(r"(\d{4})(?:\s*(?:[-–—]|đến|tới)\s*(?:năm\s+)?(\d{4}))?")
_RANGE_BEFORE = re.compile(r"\d{4}\s*(?:[-–—]|đến|tới)\s*(?:năm\s+)?$")
_LEAD = re.compile(
    r"(?:(?:giai đoạn|nhiệm kỳ|thời kỳ|từ|đến|tầm nhìn|năm học|năm)\s+)?(?:năm\s+)?$", re.I
)


def _of_period(scalar: Scalar, one: Named, years: Years) -> tuple[str, tuple[int, int] | None]:
    """Return the code and words of a period, at its first year."""
    before, whole = scalar.text[: one.start], _RANGE.match(scalar.text, one.start)
    lead = _LEAD.search(before)
    if whole is None or lead is None or _RANGE_BEFORE.search(before):
        return "", None
    end = int(whole[2] or whole[1])
    ended = years.old <= end < years.new
    joins = end - one.year == 1 and years.is_past(one.year)
    return ("KH766" if ended or joins else "KH786"), (lead.start(), whole.end())


def _in_words(spec: Located, scalar: Scalar, years: Years) -> Iterator[ReviewItem]:
    if "hai " not in scalar.text.lower():
        return
    folded = fold(scalar.text)
    for year in range(max(years.old, years.new - 30), years.new):
        if year_in_words(year).search(folded):
            yield _item(spec, "KH765", scalar, 0, str(year))


def _only_then(
    spec: Located, scalar: Scalar, found: tuple[Named, ...], years: Years
) -> Iterator[ReviewItem]:
    """What may have been true of the old year alone: ``Năm {năm} là năm đầu tiên …``."""
    met: set[str] = set()
    for one in found:
        match = _ONCE.search(one.sentence)
        if match and one.year == years.new and one.sentence not in met:
            met.add(one.sentence)
            yield _item(spec, "KH771", scalar, one.words[0], match[0], words=match[0])


def blanks(spec: Located, years: Years, filled: set[str]) -> Iterator[ReviewItem]:
    """Yield the blanks of the old plan that stand in the new, but for those just made."""
    for scalar in spec.values:
        if BLANK in scalar.text and path_text(scalar.path) not in filled:
            at = scalar.text.find(BLANK)
            yield _item(spec, "KH760", scalar, at, BLANK, year=str(years.new - 1))


def own_plan_cited(spec: Located, number: str, day: str) -> Iterator[ReviewItem]:
    """Yield citations of last year's plan with another number, or another day, than it has."""
    issued = parse_date(day)
    for scalar in spec.values:
        if part_of(scalar) is Part.NAME:
            continue
        for one in cited(scalar.text):
            same_number, same_day = fold(one.number) == fold(number), one.day == issued
            same_kind = one.number.partition("/")[2] == number.partition("/")[2]
            other = one.day is not None and same_number and not same_day
            if fold(one.kind) == "kehoach" and (
                other or (same_day and same_kind and not same_number)
            ):
                was = scalar.text[one.start : one.end]
                yield _item(spec, "KH768", scalar, one.start, was, number=number, day=day)


def comments(spec: Located, years: Years) -> Iterator[ReviewItem]:
    """Yield comments of the file that name an earlier year."""
    inside = [(one.whole.start, one.whole.end) for one in spec.values if one.style in (">", "|")]
    offset = 0
    for number, line in enumerate(spec.source.lines):
        match = re.search(r"(?:^|\s)#(?! ?điền kết quả năm)\s*(.*)$", line)
        at = offset + match.start() if match else 0
        held = any(start <= at < end for start, end in inside)
        named = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", match[1]) if match else []
        past = any(years.old <= int(year) < years.new for year in named)
        if match and past and not held and not _quoted(line, match.start()):
            place = spec.source.place(number, match.start(1))
            yield ReviewItem("KH790", place, "", match[1][:80])
        offset += len(line) + 1


def _quoted(line: str, at: int) -> bool:
    return line[:at].count("'") % 2 == 1 or line[:at].count('"') % 2 == 1
