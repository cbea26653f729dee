"""What the day of the new plan makes of its words: agencies, provinces, acts, the form itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from kehoach.plan import Plan
from kehoach.problem import Place, Problem, Severity
from kehoach.registry.agencies import district_out_of_time
from kehoach.registry.mentions import Mention, mentions
from kehoach.report import words
from kehoach.rolling.items import ReviewItem, path_text
from kehoach.rolling.located import Located
from kehoach.rolling.places import Part, part_of

if TYPE_CHECKING:
    from kehoach.registry.register import Register

_NAMES = ("KH840", "KH841", "KH842", "KH843", "KH864", "KH865", "KH866", "KH888", "KH935")
_ACTS = ("KH858", "KH859", "KH860", "KH861", "KH868", "KH869")
_TOLD = ("KH714", "KH857")
"""Told by a roll in its own words."""

Known = frozenset[tuple[str, object]]


def of_problems(
    spec: Located, found: Iterable[Problem], known: Known, at_issuer: set[int]
) -> Iterator[ReviewItem]:
    """Yield what the check of the new spec says, but for what it said of the old spec too.

    Names and acts out of time are told even if the old plan had them. ``at_issuer``: lines on
    which the issuing agency stands.
    """
    for one in found:
        if one.place.line in at_issuer and one.severity is Severity.ERROR:
            yield _item(spec, "KH777", one)
        elif one.code in _NAMES:
            yield _item(spec, "KH775", one)
        elif one.code in _ACTS:
            yield _item(spec, "KH776", one)
        elif _is_told(one) and not known.intersection(_marks(spec, one)):
            yield _item(spec, "KH780", one)


def _is_told(one: Problem) -> bool:
    return one.code not in _TOLD and one.severity > Severity.ADVICE


def known_of(old: Located, problems: Iterable[Problem]) -> Known:
    """Return by what the findings of the old spec are known again in the new one.

    Each by its code with its words, and with its path: the words may hold a year that moved.
    """
    return frozenset(mark for one in problems for mark in _marks(old, one))


def _marks(spec: Located, one: Problem) -> Iterator[tuple[str, object]]:
    yield one.code, tuple(sorted(one.args.items()))
    if path := spec.path_at(one.place):
        yield one.code, path


def _item(spec: Located, code: str, one: Problem) -> ReviewItem:
    args = {**_reasons(one), **({"source": one.code} if code == "KH780" else {})}
    was = one.args.get("name") or one.args.get("act", "")
    now = one.args.get("becomes") or one.args.get("by", "")
    return ReviewItem(code, one.place, spec.path_at(one.place), was, now, args, one.code)


def _reasons(one: Problem) -> dict[str, str]:
    """Return what is wrong and how to mend it, in both languages."""
    return {
        "reason": " ".join(words(one, "vi")),
        "reason_en": " ".join(words(one, "en")),
    }


def issuer(spec: Located, plan: Plan, register: Register | None) -> Iterator[ReviewItem]:
    """Yield the agency where the office's register does not know it: the spec says all of it."""
    name = plan.agency.name
    if register and register.has_office and not register.knows(name):
        args, path = {"name": name, "register": register.file}, ("cơ quan",)
        yield ReviewItem("KH799", spec.of_path(path), path_text(path), name, "", args)


def in_texts(
    spec: Located, first: date, last: date, register: Register | None
) -> Iterator[ReviewItem]:
    """Yield names and acts out of time in running text; căn cứ and lists of names are checked."""
    for scalar in spec.values:
        part = part_of(scalar)
        above = scalar.keys == ("kehoachgoc", "coquan")
        aside = part in (Part.NAME, Part.BASIS) or scalar.keys[0] == "noinhan"
        if aside and not above:
            continue
        found = mentions(scalar.text, first, last, register)
        for one in (*found, *_towns(scalar.text, first, found)):
            yield _mention(one, scalar.path, spec.within(scalar, one.start))


_TOWNS = re.compile(
    r"(?:UBND )?(?:các )?(?:xã, phường|phường, xã)(?:, đặc khu)?(?:,| và) thị trấn", re.I
)


def _towns(text: str, first: date, found: tuple[Mention, ...]) -> Iterator[Mention]:
    """Yield where thị trấn stand among the communes; the district level took them with it."""
    for match in _TOWNS.finditer(text):
        apart = not any(one.start <= match.start() < one.end for one in found)
        if apart and (out := district_out_of_time(match[0], first)):
            yield Mention(*match.span(), match[0], out.code, out.args, out.grade)


def _mention(one: Mention, path: tuple[str | int, ...], place: Place) -> ReviewItem:
    problem = Problem(one.code, place, one.args, one.severity)
    code = "KH776" if one.code in _ACTS else "KH775"
    now = one.args.get("becomes") or one.args.get("by", "")
    return ReviewItem(code, place, path_text(path), one.text, now, _reasons(problem), one.code)
