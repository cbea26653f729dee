"""The number and day of last year's plan, where the new spec still bears or cites them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kehoach.plan import Plan
from kehoach.registry import Issuer, resolve_issuer
from kehoach.registry.acts import cited
from kehoach.registry.register import Register
from kehoach.rolling.items import ReviewItem, path_text
from kehoach.rolling.located import Located
from kehoach.rolling.places import Part, part_of
from kehoach.wording.dates import short_date
from kehoach.wording.folding import fold

_PRINTED = ("tenin", "kemtheo", "giunguyen", "lienhe", "diadanh")
"""Keys of lines that are printed as they stand, where the number and day are the plan's own."""

_FILLED = re.compile(r"\d\s*/\s*KH\b|\b(?:ngày|tháng|số):?\s*\d|(?<!\d)(?:19|20)\d\d(?!\d)", re.I)


@dataclass(frozen=True)
class OwnPlan:
    """Last year's plan as it is cited: number with symbol and day, each where it has one."""

    number: str = ""
    day: date | None = None

    @property
    def days(self) -> tuple[str, ...]:
        """Every form in which offices write its day."""
        return tuple(day_forms(self.day)) if self.day else ()


def own_plan(plan: Plan, register: Register | None) -> OwnPlan:
    """Return by what a plan is cited."""
    issuer = resolve_issuer(plan, register)
    if plan.number is None or not isinstance(issuer, Issuer):
        return OwnPlan("", plan.day)
    return OwnPlan(f"{plan.number}/{plan.symbol or f'KH-{issuer.symbol}'}", plan.day)


def day_forms(day: date) -> Iterator[str]:
    """Yield every form in which offices write a day."""
    for d in dict.fromkeys((str(day.day), f"{day.day:02d}")):
        for m in dict.fromkeys((str(day.month), f"{day.month:02d}")):
            yield from (f"{d}{mark}{m}{mark}{day.year}" for mark in "/.-")
            yield f"{d} tháng {m} năm {day.year}"
    yield day.isoformat()


def cited_otherwise(spec: Located, own: OwnPlan) -> Iterator[ReviewItem]:
    """Yield citations of last year's plan with another number, or another day, than it has."""
    if not own.number or own.day is None:
        return
    args = {"number": own.number, "day": short_date(own.day)}
    for scalar in spec.values:
        if part_of(scalar) is Part.NAME:
            continue
        for one in cited(scalar.text):
            same_number, same_day = fold(one.number) == fold(own.number), one.day == own.day
            same_kind = one.number.partition("/")[2] == own.number.partition("/")[2]
            other = one.day is not None and same_number and not same_day
            if fold(one.kind) == "kehoach" and (
                other or (same_day and same_kind and not same_number)
            ):
                was = scalar.text[one.start : one.end]
                place = spec.within(scalar, one.start)
                yield ReviewItem("KH768", place, path_text(scalar.path), was, "", args)


def still_borne(spec: Located, own: OwnPlan) -> Iterator[ReviewItem]:
    """Yield lines printed as they stand that still bear a number or day: it was the old plan's."""
    for scalar in spec.values:
        key = next((key for key in reversed(scalar.keys) if key in _PRINTED), "")
        if not key:
            continue
        lower = scalar.text.casefold()
        ours = (own.number, *own.days)
        at = next((found for one in ours if one and (found := lower.find(one.casefold())) >= 0), -1)
        if at < 0 and key == "kemtheo" and (match := _FILLED.search(scalar.text)):
            at = match.start()
        if at >= 0:
            place = spec.within(scalar, at)
            yield ReviewItem("KH795", place, path_text(scalar.path), scalar.text)
