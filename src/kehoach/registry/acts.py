"""Cited acts: which had ended, was replaced, amended or not yet in force on a day.

What is not in here is not known; what is in here without an end is only not known to have ended.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, NamedTuple

from kehoach.resources import table
from kehoach.wording.dates import parse_date, short_date
from kehoach.wording.folding import fold


class State(StrEnum):
    """What the register says of an act on a day."""

    NOT_YET = "chưa có hiệu lực"
    REPLACED = "đã bị thay thế"
    ENDED = "đã hết hiệu lực"
    AMENDED = "đã được sửa đổi, bổ sung"
    NO_END_KNOWN = "không thấy ghi hết hiệu lực"


class Amendment(NamedTuple):
    """An act that changed another, and since when (``None``: not known)."""

    by: str
    start: date | None = None

    @property
    def surely_from(self) -> date:
        """Its day; without one, the end of the year that its number holds."""
        year = re.search(r"/((?:19|20)\d\d)/", self.by)
        return self.start or date(int(year[1]) if year else 9999, 12, 31)


class Act(NamedTuple):
    """An act with what is known of its days in force."""

    kind: str
    number: str = ""
    day: date | None = None
    issuer: str = ""
    about: str = ""
    start: date | None = None
    end: date | None = None
    replaced_by: str = ""
    amended: tuple[Amendment, ...] = ()
    grade: str = "V2"
    source: str = ""
    own: bool = False

    @property
    def title(self) -> str:
        """``Nghị định số 61/2018/NĐ-CP``; a law by its name."""
        if self.kind in ("Luật", "Bộ luật", "Pháp lệnh") and self.about:
            return f"{self.kind} {self.about}"
        return f"{self.kind} số {self.number}" if self.number else f"{self.kind} {self.about}"

    @property
    def alone(self) -> bool:
        """True when the number names this act only: it holds the year of issue."""
        return re.search(r"/(?:19|20)\d\d/", self.number) is not None

    def state(self, first: date, last: date | None = None) -> State:
        """Return what is known of the act on ``first``, or on the days from first to last."""
        last = last or first
        begins = self.start or self.day
        if begins and last < begins:
            return State.NOT_YET
        if self.end and self.end < first:
            return State.REPLACED if self.replaced_by else State.ENDED
        if self.amendments(last):
            return State.AMENDED
        return State.NO_END_KNOWN

    def amendments(self, day: date) -> tuple[Amendment, ...]:
        """Return what had changed the act by a day."""
        return tuple(one for one in self.amended if one.surely_from <= day)


class Unfit(NamedTuple):
    """An act that a plan of some day should not cite as it stands."""

    code: str
    args: dict[str, str]
    grade: str


def unfit(act: Act, first: date, last: date) -> Unfit | None:
    """Return what a plan of these days must know of an act it cites, ``None`` if nothing.

    Days not read in two or more sources are told as what may be.
    """
    state, sure = act.state(first, last), act.grade == "V2"
    if state is State.NO_END_KNOWN:
        return None
    if state is State.NOT_YET:
        args = {"act": act.title, "from": short_date(act.start or act.day or first)}
        return Unfit("KH860" if sure else "KH869", args, act.grade)
    if state is State.AMENDED:
        by = "; ".join(one.by for one in act.amendments(last))
        return Unfit("KH861", {"act": act.title, "by": by}, act.grade)
    to = short_date(act.end or first)
    if state is State.ENDED:
        return Unfit("KH858", {"act": act.title, "to": to}, act.grade)
    ended = {"act": act.title, "to": to, "by": act.replaced_by}
    return Unfit("KH859" if sure else "KH868", ended, act.grade)


@cache
def built_in_acts() -> tuple[Act, ...]:
    """Return the acts that travel with the program."""
    return tuple(map(_act, table("registry", "acts")["acts"]))


@lru_cache(maxsize=64)
def built_in_acts_with(*words: str) -> tuple[Act, ...]:
    """Return those in whose row one of the words stands: of a few, without reading all rows."""
    sought = [word.casefold() for word in words]
    return tuple(_act(row) for row, said in _said() if any(word in said for word in sought))


@cache
def _said() -> tuple[tuple[dict[str, Any], str], ...]:
    """Return each row with its words in small letters."""
    rows = table("registry", "acts")["acts"]
    return tuple((row, " ".join(map(str, row.values())).casefold()) for row in rows)


def _act(row: dict[str, Any]) -> Act:
    amended = tuple(
        Amendment(one["by"], one.get("from") or one.get("day")) for one in row.get("amended", ())
    )
    return Act(
        kind=row["kind"],
        number=row.get("number", ""),
        day=row.get("day"),
        issuer=row.get("issuer", ""),
        about=row.get("about", ""),
        start=row.get("from"),
        end=row.get("to"),
        replaced_by=row.get("by", ""),
        amended=amended,
        grade=row["grade"],
        source=row.get("source", ""),
    )


class Cited(NamedTuple):
    """A place in running text that cites an act by kind and number, or a law by its name."""

    start: int
    end: int
    kind: str
    number: str
    about: str
    day: date | None


KINDS = (
    "Bộ luật|Luật|Pháp lệnh|Nghị quyết liên tịch|Nghị quyết|Nghị định|Thông tư liên tịch|Thông tư|"
    "Quyết định|Chỉ thị|Hướng dẫn|Quy định|Kết luận|Kế hoạch|Chương trình|Công văn|Thông báo|"
    "Báo cáo|Tờ trình|Đề án|Quy chế|Công điện|Văn bản"
)
_NUMBER = r"\d[\d.]*(?:/(?:19|20)\d\d)?(?:/|-)[A-ZĐ][A-ZĐ0-9]*(?:[-/&.][A-ZĐa-z0-9]+)*"
_DATE = r"(?P<day>\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"


@cache
def _by_number() -> re.Pattern[str]:
    named = rf"(?:(?P<kind>{KINDS})\s+(?:số:?\s+)?|số:?\s+)(?P<number>{_NUMBER})"
    return re.compile(rf"\b{named}(?:,?\s+ngày\s+{_DATE})?", re.I)


@cache
def _by_name() -> re.Pattern[str]:
    named = r"(?P<kind>Bộ luật|Luật|Pháp lệnh)\s+(?P<about>[^\W\d_][^;.:()\d\n]{2,120}?)\s*,?\s+"
    number = r"số:?\s+(?P<number>\d+/(?:19|20)\d\d/\S*\w)"
    return re.compile(rf"\b{named}(?:{number}|ngày\s+{_DATE})", re.I)


def cited(text: str) -> tuple[Cited, ...]:
    """Return the acts that a text cites by number, and the laws it cites by name and day."""
    found = [
        Cited(*match.span(), match["kind"] or "", match["number"], "", _day(match["day"]))
        for match in _by_number().finditer(text)
    ]
    numbers = {one.number for one in found}
    found += [
        Cited(*match.span(), match["kind"], "", match["about"], _day(match["day"]))
        for match in _by_name().finditer(text)
        if match["number"] not in numbers
    ]
    return tuple(sorted(found, key=lambda one: one.start))


def _day(text: str | None) -> date | None:
    if not text:
        return None
    return parse_date(text) or parse_date(f"ngày {text}")


def find_act(acts: tuple[Act, ...], number: str, day: date | None = None) -> Act | None:
    """Return the act of a number; one whose number starts anew each year needs its day too."""
    key = fold(number)
    alike = [act for act in acts if act.number and fold(act.number) == key]
    if day is not None:
        alike = [act for act in alike if act.day in (None, day)]
    return next((act for act in alike if act.alone or (day is not None and act.day == day)), None)


def find_law(acts: tuple[Act, ...], name: str, day: date | None = None) -> Act | None:
    """Return the law of a name; with several of that name, that of the day."""
    key = fold(name)
    alike = [act for act in acts if act.about and fold(f"{act.kind}{act.about}") == key]
    if day is not None:
        alike = [act for act in alike if act.day == day]
    return alike[0] if len(alike) == 1 else None


def look_up(own: tuple[Act, ...], number_or_name: str, day: date | None = None) -> Act | None:
    """Return the act of a number or of a law's name; an office's ``own`` row for it wins.

    A number that starts anew each year (``103/QĐ-UBND``) names an act only with its day.
    """
    number, law = number_or_name, number_or_name
    if " " in number_or_name and (places := cited(number_or_name)):
        place = places[0]
        number, day = place.number, day or place.day
        law = f"{place.kind} {place.about}"
    name = re.sub(r"^(?:bộ luật|luật|pháp lệnh)\s+", "", law, flags=re.I)
    known = (*own, *not_own(own, built_in_acts_with(*filter(None, (number, name)))))
    return find_act(known, number, day) or find_law(known, law, day)


def not_own(own: tuple[Act, ...], acts: Iterable[Act]) -> Iterator[Act]:
    """Yield the acts for which an office has no row of its own."""
    keys = {(fold(act.number or act.title), act.day) for act in own}
    return (act for act in acts if (fold(act.number or act.title), act.day) not in keys)
