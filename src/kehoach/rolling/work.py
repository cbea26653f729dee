"""Tasks, targets, aims and days of the new spec that a person must think over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from kehoach.plan import Plan
from kehoach.rolling.items import ReviewItem, path_text
from kehoach.rolling.located import Located
from kehoach.rolling.places import Part, part_of
from kehoach.rolling.remaining import Years
from kehoach.rolling.scalars import Scalar
from kehoach.rolling.spans import Role
from kehoach.rolling.tense import is_due
from kehoach.rolling.years import named_years
from kehoach.spec.completion import completed
from kehoach.wording.dates import make_date, short_date
from kehoach.wording.deadline import Deadline, NoSuchDay, parse_deadline

if TYPE_CHECKING:
    from kehoach.registry.register import Register

_REST = {5: ("thứ Bảy", "Saturday"), 6: ("Chủ nhật", "Sunday")}
_SHORT = re.compile(
    r"(?<![\d/.,-])(?P<d>\d{1,2})(?:[/.-]|\s+tháng\s+)(?P<m>\d{1,2})(?!\d|\s*[/.-]\s*[\d{]|\s+năm\s+[\d{])",
    re.I,
)


def targets(spec: Located) -> Iterator[ReviewItem]:
    """Yield each target's value, which is last year's."""
    for one in spec.values:
        if one.keys[-1:] == ("muctieu",) and one.keys[0] != "chiso" and one.text.strip():
            yield ReviewItem("KH761", spec.within(one), path_text(one.path), one.text)


def aims(spec: Located, years: Years) -> Iterator[ReviewItem]:
    """Yield each index's aim, which is last year's, once."""
    met = set()
    for one in spec.values:
        if one.keys[:1] == ("chiso",) and "muctieu" in one.keys and one.path[1] not in met:
            met.add(one.path[1])
            args = {"index": str(one.path[1]), "year": str(years.new)}
            said = f"{one.path[-1]}: {one.text}" if one.text else ""
            yield ReviewItem("KH769", spec.within(one), path_text(one.path[:3]), said, "", args)


def finished(spec: Located, old: Located, years: Years) -> Iterator[ReviewItem]:
    """Yield the tasks with a deadline within the old year that is not the whole of it."""
    for one in old.values:
        due = _due(one, years.old)
        if due is None or due.end is None or due.end >= date(years.new, 1, 1):
            continue
        whole = due.end == date(due.end.year, 12, 31) and due.start is not None
        now = spec.by_path.get(one.path)
        if now is not None and not (whole and due.start == date(due.end.year, 1, 1)):
            args = {"due": due.text[:1].lower() + due.text[1:]}
            yield ReviewItem("KH762", spec.within(now), path_text(one.path), "", "", args)


def _due(scalar: Scalar, year: int) -> Deadline | None:
    if scalar.keys[-1:] != ("thoihan",):
        return None
    try:
        return parse_deadline(re.sub(r"\{\s*năm\s*\}", str(year), scalar.text), year)
    except NoSuchDay:
        return None


def rest_days(spec: Located, years: Years) -> Iterator[ReviewItem]:
    """Yield the deadlines that fall on a Saturday or a Sunday."""
    for one in spec.values:
        if part_of(one) is Part.NAME:
            continue
        for start, end, day in sorted({*_full(one, years), *_short(one, years)}):
            if rest := _REST.get(day.weekday()):
                args = {"day": short_date(day), "weekday": rest[0], "weekday_en": rest[1]}
                was = one.text[start:end]
                yield ReviewItem(
                    "KH763", spec.within(one, start), path_text(one.path), was, "", args
                )


def _full(one: Scalar, years: Years) -> Iterator[tuple[int, int, date]]:
    for named in named_years(one.text, years.new):
        day = named.date_in(named.year)
        if named.role is Role.DAY and day and named.year >= years.new:
            yield *named.words, day


def _short(one: Scalar, years: Years) -> Iterator[tuple[int, int, date]]:
    """Days without a year: of deadlines, and where a word of a deadline stands before."""
    due = part_of(one) is Part.DEADLINE
    for match in _SHORT.finditer(one.text):
        day = make_date(years.new, int(match["m"]), int(match["d"]))
        named = re.search(r"ngày\s+$", one.text[: match.start()])
        if day and (due or (named and is_due(one.text[: match.start()]))):
            yield *match.span(), day


def codes(spec: Located) -> Iterator[ReviewItem]:
    """Yield one item for all codes of tasks and targets."""
    held = [one for one in spec.values if one.keys[-1:] == ("ma",)]
    if held:
        args = {"count": str(len(held))}
        yield ReviewItem("KH789", spec.within(held[0]), path_text(held[0].path), "", "", args)


def signer(
    spec: Located, years: Years, old: Plan, new: Plan | None, register: Register | None
) -> Iterator[ReviewItem]:
    """Yield the signer whom the spec names; else one whom the register no longer names.

    The old document's signer may have come from the register: the new one's then comes from
    there, too, on its day, unless the register leaves that open for some of the new year.
    """
    named = [one for one in spec.values if one.keys == ("nguoiky", "hoten") and one.text.strip()]
    if named:
        args = {"signer": named[0].text}
        yield ReviewItem("KH773", spec.within(named[0]), path_text(named[0].path), "", "", args)
    elif old.signatory.name and not (new and register and _holder(new, register)):
        args = {"signer": old.signatory.name, "year": str(years.new)}
        yield ReviewItem("KH783", spec.of_path(("người ký",)), "người ký", "", "", args)


def _holder(plan: Plan, register: Register) -> str | None:
    """Return whom the register names as signer from the first to the last day of a plan's year."""
    days = (date(plan.year, 1, 1), date(plan.year, 12, 31))
    dated = (plan.model_copy(update={"day": day}) for day in days)
    first, last = (completed(one, register).signatory.name for one in dated)
    return first if first == last else None


def allowed(spec: Located) -> Iterator[ReviewItem]:
    """Yield each finding that the old plan allowed."""
    for one in spec.values:
        if one.keys[:1] == ("chophep",):
            yield ReviewItem("KH774", spec.within(one), path_text(one.path), one.text)
