"""Provinces and centrally run cities, each name with the days it holds."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from kehoach.registry.days import held
from kehoach.resources import table
from kehoach.wording.folding import fold, nearest

_UBND = re.compile(r"^(?:UBND|[ỦU]ỷ? ?ban nhân dân|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(.+)$", re.I)
_KIND = re.compile(r"^(tỉnh|thành phố|tp\.?|t\.p\.?)\s+(.+)$", re.IGNORECASE)


class Unit(NamedTuple):
    """A province or city under one name, with the days that name holds.

    ``town``: before, a city within a province had this very name.
    """

    name: str
    start: date | None
    end: date | None
    becomes: str
    act: str
    town: bool = False

    @property
    def own(self) -> str:
        """The name alone: ``Hà Giang``."""
        return kind_and_own(self.name)[1]

    @property
    def is_city(self) -> bool:
        """True for a centrally run city."""
        return fold(kind_and_own(self.name)[0]) == "thanhpho"

    @property
    def place(self) -> str:
        """The place of its acts: a unit named after a person stands in full (PL I, II.4.a)."""
        return self.name if self.name.startswith("Thành phố") else self.own

    def holds(self, first: date, last: date) -> bool:
        """True when the name holds on some day from ``first`` to ``last``."""
        return held(self.start, self.end, first, last)


class Miss(NamedTuple):
    """Why a name could not be resolved: unknown, or not a name of that day."""

    code: str
    args: dict[str, str]


@cache
def _register() -> tuple[tuple[Unit, ...], dict[str, str], tuple[tuple[str, str], ...]]:
    data = table("registry", "provinces")
    units = tuple(
        Unit(
            row["name"],
            row.get("from"),
            row.get("to"),
            row.get("becomes", ""),
            row.get("act", ""),
            row.get("town", False),
        )
        for row in data["units"]
    )
    spelled = tuple(data["spellings"].items())
    return units, {fold(alias): name for alias, name in spelled}, spelled


def units() -> tuple[Unit, ...]:
    """Return every province and city of the register, each name with its days."""
    return _register()[0]


def spellings() -> tuple[tuple[str, str], ...]:
    """Return spellings met in documents, each with the name it stands for."""
    return _register()[2]


def committee_of(name: str) -> str | None:
    """Return whose People's Committee a name is: ``tỉnh Hà Giang`` of ``UBND tỉnh Hà Giang``."""
    match = _UBND.match(name)
    return match[1] if match else None


def kind_and_own(name: str) -> tuple[str, str]:
    """Split ``tỉnh Hà Giang`` into its kind and its own name."""
    match = _KIND.match(name)
    return (match[1], match[2]) if match else ("", name)


@lru_cache(maxsize=512)
def find_unit(typed: str, first: date, last: date) -> Unit | Miss:
    """Return the province or city of that name on some day from first to last."""
    kind, own = kind_and_own(typed)
    own = _register()[1].get(fold(own), own)
    named = [unit for unit in units() if fold(unit.own) == fold(own)]
    city = fold(kind) in ("thanhpho", "tp")
    so_called = [unit for unit in named if not kind or unit.is_city == city]
    holding = [unit for unit in so_called if unit.holds(first, last)]
    if holding:
        return holding[0]
    if so_called:
        return out_of_time(so_called[-1], first)
    hint = f"UBND {named[0].name}" if named else hint_of_committee(typed)
    return Miss("KH934", {"name": typed, "hint": hint})


def became(old: str, new: str) -> bool:
    """True unless both are provinces and neither is, was or became the other.

    A name that is no province (a commune, an unknown one) says nothing: true.
    """
    first, last = (fold(kind_and_own(name)[1]) for name in (old, new))
    known = {fold(unit.own) for unit in units()}
    if not {first, last} <= known:
        return True
    return last in _later(first) or first in _later(last)


def _later(own: str) -> set[str]:
    """The name and those that took its place, folded."""
    found, new = set[str](), {own}
    while new:
        found |= new
        next_names = {fold(kind_and_own(u.becomes)[1]) for u in units() if fold(u.own) in new}
        new = next_names - found - {""}
    return found


def out_of_time(unit: Unit, first: date) -> Miss:
    """Return why a name does not hold on ``first`` and what held or holds instead."""
    if unit.end is not None and unit.end < first:
        args = {"name": unit.name, "to": unit.end.strftime("%d/%m/%Y")}
        return Miss("KH935", {**args, "becomes": unit.becomes, "act": unit.act})
    current = next((u for u in units() if u.becomes == unit.name), None)
    start = unit.start.strftime("%d/%m/%Y") if unit.start else ""
    return Miss("KH888", {"name": unit.name, "from": start, "now": current.name if current else ""})


def hint_of_committee(name: str) -> str:
    """Return the provincial committee most like a name, or an empty text."""
    return nearest(name, [f"UBND {unit.name}" for unit in units()])
