"""Agencies under their names, each with its days; the usual ministries, departments, districts."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from kehoach.registry.days import held
from kehoach.resources import table
from kehoach.wording.folding import fold

OFFICE_FILE = "danh-muc.yaml"
"""The name an office's register has beside its specs; also its source where no act is given."""


class _Row(NamedTuple):
    """What is known of an agency."""

    name: str
    start: date | None = None
    end: date | None = None
    becomes: str = ""
    before: str = ""
    act: str = ""
    split: tuple[str, ...] = ()
    kind: str = ""
    short: str = ""
    abbreviation: str = ""
    also: tuple[str, ...] = ()
    symbol: str = ""
    superior: str = ""
    place: str = ""
    collective: str = ""
    code: str = ""
    optional: bool = False
    grade: str = "V2"
    own: bool = False


class Agency(_Row):
    """An agency under one name, with the days that name holds.

    ``split``: functions that went to others than its successor. ``optional``: a department that
    a province has only where it set it up. ``own``: from the office's file. ``code``: its
    identification code (QĐ 20/2020/QĐ-TTg), which only an office's file knows.
    Two are one only where they are the same object.
    """

    __eq__ = object.__eq__
    __ne__ = object.__ne__
    __hash__ = object.__hash__

    @property
    def label(self) -> str:
        """The name as it stands in running text: the short one where there is one."""
        return self.short or self.name

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Every form of the name, folded."""
        forms = (self.name, self.short, self.abbreviation, *self.also)
        return tuple(dict.fromkeys(fold(form) for form in forms if form))

    def holds(self, first: date, last: date) -> bool:
        """True when the name holds on some day from ``first`` to ``last``."""
        return held(self.start, self.end, first, last)


class Districts(NamedTuple):
    """The district level: the words that name it, and what came after."""

    end: date
    words: re.Pattern[str]
    becomes: str
    act: str


class OutOfTime(NamedTuple):
    """A name that does not hold: the code and arguments of its finding."""

    code: str
    args: dict[str, str]
    grade: str = "V2"


@cache
def _register() -> tuple[tuple[Agency, ...], Districts]:
    data = table("registry", "agencies")
    last = data["districts"]
    words = "|".join(map(re.escape, last["words"]))
    ended = Districts(
        last["to"], re.compile(rf"\b(?:{words})\b", re.I), last["becomes"], last["act"]
    )
    return tuple(map(_agency, data["agencies"])), ended


def _agency(row: dict[str, Any]) -> Agency:
    return Agency(
        name=row["name"],
        start=row.get("from"),
        end=row.get("to"),
        becomes=row.get("becomes", ""),
        before=row.get("before", ""),
        act=row.get("act", ""),
        split=tuple(row.get("split", ())),
        kind=row.get("kind") or kind_of(row["name"]),
        abbreviation=row.get("abbr", ""),
        also=tuple(row.get("also", ())),
        optional=row.get("only", False),
        grade=row.get("grade", "V2"),
    )


_KINDS = (
    ("bộ", r"bộ(?! (?:phận|chỉ huy|tư lệnh|đội))"),
    ("sở", r"sở|thanh tra (?:tỉnh|thành phố)|văn phòng (?:ubnd|ủy ban nhân dân)"),
    ("tỉnh", r"(?:ubnd|ủy ban nhân dân) tỉnh"),
    ("xã", r"(?:(?:ubnd|ủy ban nhân dân) )?xã"),
    ("phường", r"(?:(?:ubnd|ủy ban nhân dân) )?phường"),
    ("đặc khu", r"(?:(?:ubnd|ủy ban nhân dân) )?đặc khu"),
    ("thị trấn", r"(?:(?:ubnd|ủy ban nhân dân) )?thị trấn"),
    ("huyện", r"(?:(?:ubnd|ủy ban nhân dân) )?huyện"),
    ("quận", r"(?:(?:ubnd|ủy ban nhân dân) )?quận"),
    ("thị xã", r"(?:(?:ubnd|ủy ban nhân dân) )?thị xã"),
    ("phòng", r"phòng|chi cục"),
    ("ban", r"ban"),
)


def kind_of(name: str) -> str:
    """Return the kind that the first words of a name say: ``sở``, ``xã``…; else ``đơn vị``."""
    plain = " ".join(name.casefold().replace("uỷ", "ủy").split())
    return next((kind for kind, head in _KINDS if re.match(rf"(?:{head})(?!\w)", plain)), "đơn vị")


def agencies() -> tuple[Agency, ...]:
    """Return every ministry and department whose name began or ended on a known day."""
    return _register()[0]


@cache
def all_agencies() -> tuple[Agency, ...]:
    """Return the usual ministries and departments, also those whose name never changed."""
    return (*agencies(), *map(_agency, table("registry", "standing")["agencies"]))


def districts() -> Districts:
    """Return what is known of the end of the district level."""
    return _register()[1]


@lru_cache(maxsize=2048)
def out_of_time(name: str, first: date, last: date) -> OutOfTime | None:
    """Return why a name given work or a copy does not hold on any day from first to last.

    ``None`` when it holds, or when the register does not know it (which says nothing).
    """
    if found := district_out_of_time(name, first):
        return found
    named = next((agency for agency in agencies() if is_named(name, agency)), None)
    return judged(named, first, last) if named else None


def district_out_of_time(name: str, first: date) -> OutOfTime | None:
    """Return why a name of the district level does not hold from ``first`` on."""
    level = districts()
    if level.end < first and (word := level.words.search(name)):
        args = {"name": name, "word": word[0], "becomes": level.becomes, "act": level.act}
        return OutOfTime("KH842", {**args, "to": _shown(level.end)})
    return None


def is_named(text: str, agency: Agency) -> bool:
    """True for a form of the name, also with a province behind it (``Sở … tỉnh Đắk Lắk``)."""
    folded = fold(text)
    rests = (folded[len(key) :] for key in agency.keys if folded.startswith(key))
    return any(not rest or rest.startswith(("tinh", "thanhpho", "tp")) for rest in rests)


def judged(agency: Agency, first: date, last: date) -> OutOfTime | None:
    """Return why an agency's name does not hold on any day from first to last."""
    if agency.end is not None and agency.end < first:
        return _ended(agency, _shown(agency.end))
    if agency.start is not None and last < agency.start:
        return _not_yet(agency, _shown(agency.start))
    return None


def _not_yet(agency: Agency, start: str) -> OutOfTime:
    args = {"name": agency.label, "from": start, "act": agency.act or OFFICE_FILE}
    if agency.before:
        return OutOfTime("KH843", {**args, "before": agency.before}, agency.grade)
    return OutOfTime("KH865", args, agency.grade)


def _ended(agency: Agency, end: str) -> OutOfTime:
    args = {"name": agency.label, "to": end, "act": agency.act or OFFICE_FILE}
    becomes = agency.becomes or "; ".join(agency.split[:1])
    if agency.split:
        split = "; ".join(agency.split)
        return OutOfTime("KH841", {**args, "becomes": becomes, "split": split}, agency.grade)
    if becomes:
        code = "KH866" if agency.own else "KH840"
        return OutOfTime(code, {**args, "becomes": becomes}, agency.grade)
    return OutOfTime("KH864", args, agency.grade)


def _shown(day: date) -> str:
    return f"{day:%d/%m/%Y}"
