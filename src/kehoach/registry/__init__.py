"""The dated register of agencies: who issues, under what name, on what day.

Today it holds the provinces; what it does not know must be given with its details.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from kehoach.plan import AgencyRef, Plan
from kehoach.wording.folding import fold, nearest


@dataclass(frozen=True)
class Issuer:
    """An issuing agency as it stands on the plan's day."""

    full_name: str
    short_name: str
    superior: str
    letterhead: tuple[str, ...]
    symbol: str
    place: str
    collective: str


@dataclass(frozen=True)
class Unit:
    """A province or city under one name, with the days that name holds."""

    name: str
    start: date | None
    end: date | None
    becomes: str
    act: str

    @property
    def own(self) -> str:
        """The name alone: ``Hà Giang``."""
        return _split(self.name)[1]

    @property
    def is_city(self) -> bool:
        """True for a centrally run city."""
        return fold(_split(self.name)[0]) == "thanhpho"

    def holds(self, first: date, last: date) -> bool:
        """True when the name holds on some day from ``first`` to ``last``."""
        return (self.start is None or self.start <= last) and (
            self.end is None or self.end >= first
        )


@dataclass(frozen=True)
class Miss:
    """Why a name could not be resolved: unknown, or not a name of that day."""

    code: str
    args: dict[str, str]


_PEOPLES_COMMITTEE = "Ủy ban nhân dân"
_UBND = re.compile(r"^(?:UBND|[ỦU]ỷ? ?ban nhân dân|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(.+)$", re.I)
_KIND = re.compile(r"^(tỉnh|thành phố|tp\.?|t\.p\.?)\s+(.+)$", re.IGNORECASE)


@cache
def _register() -> tuple[tuple[Unit, ...], dict[str, str]]:
    import yaml

    text = Path(__file__).with_name("provinces.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    units = tuple(
        Unit(
            row["name"], row.get("from"), row.get("to"), row.get("becomes", ""), row.get("act", "")
        )
        for row in data["units"]
    )
    return units, {fold(alias): name for alias, name in data["spellings"].items()}


def units() -> tuple[Unit, ...]:
    """Return every province and city of the register, each name with its days."""
    return _register()[0]


def resolve_issuer(plan: Plan) -> Issuer | Miss:
    """Resolve the plan's agency on the plan's day, or in its year while the day is blank."""
    return resolve(plan.agency, *plan.days)


def resolve(agency: AgencyRef, first: date, last: date) -> Issuer | Miss:
    """Resolve an agency between two days. Details given in place win over the register."""
    if agency.symbol and agency.place:
        return _given(agency)
    match = _UBND.match(agency.name)
    if not match:
        return Miss("KH934", {"name": agency.name, "hint": _hint(agency.name)})
    unit = _unit(match[1], first, last)
    if isinstance(unit, Miss):
        return unit
    place = unit.name if unit.name.startswith("Thành phố") else unit.own
    return Issuer(
        full_name=f"{_PEOPLES_COMMITTEE} {unit.name}",
        short_name=agency.short_name or f"UBND {unit.name}",
        superior=agency.superior or "",
        letterhead=(_PEOPLES_COMMITTEE, unit.name),
        symbol=agency.symbol or "UBND",
        place=agency.place or place,
        collective=agency.collective or _PEOPLES_COMMITTEE,
    )


def _split(name: str) -> tuple[str, str]:
    match = _KIND.match(name)
    return (match[1], match[2]) if match else ("", name)


def _unit(typed: str, first: date, last: date) -> Unit | Miss:
    kind, own = _split(typed)
    own = _register()[1].get(fold(own), own)
    named = [unit for unit in units() if fold(unit.own) == fold(own)]
    city = fold(kind) in ("thanhpho", "tp")
    so_called = [unit for unit in named if not kind or unit.is_city == city]
    holding = [unit for unit in so_called if unit.holds(first, last)]
    if holding:
        return holding[0]
    if so_called:
        return _out_of_time(so_called, first)
    hint = f"UBND {named[0].name}" if named else _hint(typed)
    return Miss("KH934", {"name": typed, "hint": hint})


def _out_of_time(candidates: list[Unit], first: date) -> Miss:
    unit = candidates[-1]
    if unit.end is not None and unit.end < first:
        args = {"name": unit.name, "to": unit.end.strftime("%d/%m/%Y")}
        return Miss("KH935", {**args, "becomes": unit.becomes, "act": unit.act})
    current = next((u for u in units() if u.becomes == unit.name), None)
    start = unit.start.strftime("%d/%m/%Y") if unit.start else ""
    return Miss("KH888", {"name": unit.name, "from": start, "now": current.name if current else ""})


def _hint(name: str) -> str:
    return nearest(name, [f"UBND {unit.name}" for unit in units()])


def _given(agency: AgencyRef) -> Issuer:
    match = _UBND.match(agency.name)
    committee = match is not None
    own = match[1] if match else ""
    full = f"{_PEOPLES_COMMITTEE} {own}" if committee else agency.name
    return Issuer(
        full_name=full,
        short_name=agency.short_name or (f"UBND {own}" if committee else agency.name),
        superior=agency.superior or "",
        letterhead=(_PEOPLES_COMMITTEE, own) if committee else (agency.name,),
        symbol=agency.symbol or "",
        place=agency.place or "",
        collective=agency.collective or (_PEOPLES_COMMITTEE if committee else ""),
    )
