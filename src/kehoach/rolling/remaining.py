"""Years that still stand in the new spec: left alone and told, or for a person to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.registry.acts import cited
from kehoach.rolling.dates import is_told_result, is_until
from kehoach.rolling.figures import FEWER_SINCE, RANK
from kehoach.rolling.forms import LISTED, TYPED
from kehoach.rolling.items import ReviewItem, path_text
from kehoach.rolling.located import Located
from kehoach.rolling.places import Part, part_of
from kehoach.rolling.scalars import Scalar
from kehoach.rolling.spans import Role
from kehoach.rolling.spoken import spoken_year
from kehoach.rolling.tense import (
    figures_follow,
    looks_forward,
    sentence_at,
    sentences,
    tells_past,
    tells_result,
)
from kehoach.rolling.years import Named, loose_years, named_years
from kehoach.text.scores import BLANK
from kehoach.wording.folding import fold

_LEFT = {Role.QUOTED: "KH788", Role.AMOUNT: "KH792"}
_STANDING = re.compile(
    r"(?:xếp|đứng|dẫn đầu|hạng|bậc)[^.;]{0,12}\bthứ\s+\d+|\b(?:thứ|hạng)\s+\d{1,2}(?:/\d{1,2})?\b|"
    r"\d+,\d+(?:/100)?\s*(?:điểm|%)|(?<![\d/])\d{1,2}/(?:63|34)(?![\d/])",
    re.I,
)
_SIXTY_THREE = re.compile(
    r"(?:(?:trong|trên|của)\s+(?:tổng số\s+)?)?(?<![\d/.,])63\s+(?:tỉnh|thành phố|địa phương)\b"
    r"|(?:trong|trên|của)\s+(?:tổng số\s+)?63(?![\d/]|[.,]\d|\s*%)",
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
    tables: dict[str, tuple[bool, ReviewItem]] = {}
    moved = {one.place for one in done if one.now}
    for scalar in spec.values:
        part = part_of(scalar)
        if part is Part.NAME:
            yield from _of_name(spec, scalar, years)
            continue
        found = named_years(scalar.text, years.new)
        dated = part is Part.TABLE and _has_years(scalar, found, years)
        if dated or (part is Part.TABLE and _is_figure(scalar)):
            _of_table(spec, scalar, tables, dated)
            continue
        at = {one.start for one in found if spec.within(scalar, one.words[0]) in moved}
        yield from _told(spec, scalar, [one for one in found if one.start not in at], years, at)
        yield from _loose(spec, scalar, found, years)
        yield from _old_ranks(spec, scalar, years)
        if part is Part.PROSE:
            yield from _untold_results(spec, scalar, {one.sentence for one in found})
        yield from _in_words(spec, scalar, years)
        yield from _only_then(spec, scalar, found, years)
    yield from (item for _, item in tables.values())


_STABLE = {
    "nam", "so", "ngay", "thang", "ma", "nhan", "goc", "danhmuc", "thethuc", "kho", "rong", "loai",
    "thangdiem", "trinhbay", "danhso", "hoten",
}  # fmt: skip
"""Keys whose values are no words of the document, or are told of elsewhere."""


def _of_name(spec: Located, scalar: Scalar, years: Years) -> Iterator[ReviewItem]:
    """The day of a căn cứ given in parts; a name, a line of the letterhead that tells a year."""
    if scalar.keys == ("cancu", "ngay") and scalar.text.strip():
        yield _item(spec, "KH785", scalar, 0, scalar.text)
    apart = ("kehoachgoc", "xungdot", "chophep")
    if scalar.keys and scalar.keys[0] not in apart and scalar.keys[-1] not in _STABLE:
        for one in loose_years(scalar.text, ()):
            if years.old <= one.year < years.new:
                yield _item(spec, "KH764", scalar, one.start, scalar.text[one.start : one.end])


def _has_years(scalar: Scalar, found: tuple[Named, ...], years: Years) -> bool:
    """True for a cell with a year that does not stand after the new plan's."""
    loose = any(years.is_past(one.year) for one in loose_years(scalar.text, found))
    return loose or any(one.year < years.new + one.typed for one in found)


def _item(
    spec: Located, code: str, scalar: Scalar, start: int, was: str, **args: str
) -> ReviewItem:
    return ReviewItem(code, spec.within(scalar, start), path_text(scalar.path), was, "", args)


def _is_figure(scalar: Scalar) -> bool:
    """True for a cell with a figure; the first cell of a row holds its number."""
    in_row = "hang" in scalar.keys and scalar.path[-1] != 0
    return in_row and re.search(r"\d", scalar.text) is not None


def _of_table(
    spec: Located, scalar: Scalar, met: dict[str, tuple[bool, ReviewItem]], dated: bool
) -> None:
    """Note one item of a table: its first year, else its first figure."""
    steps = scalar.path
    cut = next(n for n, step in enumerate(steps) if fold(str(step)) in ("hang", "cot"))
    table = path_text(steps[:cut])
    if table not in met or (dated and not met[table][0]):
        met[table] = dated, _item(spec, "KH770", scalar, 0, scalar.text)


def _told(
    spec: Located, scalar: Scalar, found: list[Named], years: Years, moved: set[int]
) -> Iterator[ReviewItem]:
    """Yield at most one item of a year; of an act, a sentence of results, only one in all."""
    told: dict[tuple[int, int] | str, tuple[str, int, str]] = {}
    beside = {one.sentence for one in named_years(scalar.text, years.new) if one.start in moved}
    for one in found:
        code, words = _code(scalar, one, years)
        if code == "KH787" and years.is_past(one.year) and one.sentence in beside:
            code = "KH764"
        start, end = words or one.words
        key = one.sentence if code == "KH767" else (start, end)
        if code and (key not in told or code == "KH782"):
            told[key] = code, start, scalar.text[start:end]
    for code, start, was in told.values():
        yield _item(spec, code, scalar, start, was)


def _loose(
    spec: Located, scalar: Scalar, found: tuple[Named, ...], years: Years
) -> Iterator[ReviewItem]:
    """Yield the past years that stand within other words; those of an act's number are told so."""
    for one in loose_years(scalar.text, found):
        if not years.is_past(one.year):
            continue
        role = one.span.role if one.span else None
        start, end = (one.span.start, one.span.end) if one.span else (one.start, one.end)
        if role is not Role.PERIOD:  # told with its first year
            code = {Role.ACT: "KH785", Role.QUOTED: "KH788"}.get(role, "KH764") if role else "KH764"
            yield _item(spec, code, scalar, start, scalar.text[start:end])


def _old_ranks(spec: Located, scalar: Scalar, years: Years) -> Iterator[ReviewItem]:
    """Yield ranks among 63 that are no result of a year gone by."""
    if years.new < FEWER_SINCE or scalar.keys[0] == "cancu" or "ketqua" in scalar.keys:
        return
    for match in RANK.finditer(scalar.text):
        if looks_forward(scalar.text) or "muctieu" in scalar.keys:
            yield _item(spec, "KH772", scalar, match.start(), match[0])
    for match in _SIXTY_THREE.finditer(scalar.text):
        if not tells_past(sentence_at(scalar.text, match.start())):
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
        citing = one.day is not None or (one.span is not None and one.span.citing)
        of_year = years.is_past(one.year) and not citing
        return ("KH782" if of_year else "KH785"), _act_words(scalar, one)
    if one.role in _LEFT:
        return _LEFT[one.role], None
    if one.role is Role.PAST:
        figures = tells_result(one.sentence) and years.is_past(one.year)
        return ("KH767" if figures else "KH787"), None
    if one.year >= years.new:
        return _of_future(one, years), None
    return _of_past(scalar, one, years), None


def _of_future(one: Named, years: Years) -> str:
    if one.year == years.new:
        return "KH794"
    return "KH791" if one.role is Role.BARE else ""


def _of_past(scalar: Scalar, one: Named, years: Years) -> str:
    past = years.is_past(one.year)
    if part_of(scalar) is Part.BASIS:
        return "KH782" if past and one.role is Role.BARE else "KH785"
    told = tells_result(one.sentence) or figures_follow(scalar.text[one.end :])
    if told and one.role is Role.BARE and past:
        return "KH767"
    return "KH764" if past else "KH787"


def _act_words(scalar: Scalar, one: Named) -> tuple[int, int] | None:
    """Return the words from the act's number to the year, for a year of its name."""
    before = [act for act in cited(scalar.text) if act.start <= one.start]
    if not before:
        return None
    return before[-1].start, before[-1].end


_LEAD = re.compile(r"(?:(?:giai đoạn|nhiệm kỳ|thời kỳ|năm học|năm)\s+)?(?:năm\s+)?$", re.I)


def _of_period(scalar: Scalar, one: Named, years: Years) -> tuple[str, tuple[int, int] | None]:
    """Return the code and words of a period, at its first year."""
    assert one.span is not None
    within = scalar.text[one.span.start : one.span.end]
    told = [int(year) for year in re.findall(TYPED, within)]
    if one.start != one.span.start + re.search(TYPED, within).start():  # type: ignore[union-attr]
        return "", None
    lead = _LEAD.search(scalar.text[: one.span.start])
    words = (lead.start() if lead else one.span.start), one.span.end
    if is_until(scalar.text, one):
        return ("KH793" if years.is_past(told[0]) else "KH786"), words
    ended = years.old <= told[-1] < years.new
    listed = LISTED.fullmatch(within) and any(map(years.is_past, told))
    joins = listed or (told[-1] - told[0] == 1 and years.is_past(told[0]))
    return ("KH766" if ended or joins else "KH786"), words


def _in_words(spec: Located, scalar: Scalar, years: Years) -> Iterator[ReviewItem]:
    for year in range(max(years.old, years.new - 30), years.new):
        for words in spoken_year(scalar.text, year):
            yield _item(spec, "KH765", scalar, max(scalar.text.find(words), 0), words)


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
