"""The dated register of agencies: who issues, under what name, on what day.

What neither it nor an office's own file knows must be given with its details.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kehoach.model import once
from kehoach.plan import AgencyRef, Plan
from kehoach.registry.issuer import Issuer
from kehoach.registry.party import is_party, resolve_party
from kehoach.registry.provinces import (
    Miss,
    Unit,
    committee_of,
    find_unit,
    hint_of_committee,
    units,
)

if TYPE_CHECKING:
    from kehoach.registry.agencies import Agency
    from kehoach.registry.register import Register

__all__ = ["Issuer", "Miss", "Unit", "is_party", "resolve", "resolve_issuer", "units"]

_PEOPLES_COMMITTEE = "Ủy ban nhân dân"


def resolve_issuer(plan: Plan, register: Register | None = None) -> Issuer | Miss:
    """Resolve the plan's agency on the plan's day, or in its year while the day is blank."""
    if register is None:
        return once(plan, "issuer", lambda: resolve(plan.agency, *plan.days))
    return resolve(plan.agency, *plan.days, register)


def resolve(
    agency: AgencyRef, first: date, last: date, register: Register | None = None
) -> Issuer | Miss:
    """Resolve an agency between two days. Details given in place win over the register."""
    if is_party(agency):
        return resolve_party(agency, first, last)
    if register is not None:
        if register.named(agency.name):
            return _own(agency, first, last, register)
        agency = agency.model_copy(update={"name": register.in_full(agency.name)})
    if agency.symbol and agency.place:
        return _given(agency)
    own = committee_of(agency.name)
    if own is None:
        return Miss("KH934", {"name": agency.name, "hint": hint_of_committee(agency.name)})
    unit = find_unit(own, first, last)
    if isinstance(unit, Miss):
        return unit
    return Issuer(
        full_name=f"{_PEOPLES_COMMITTEE} {unit.name}",
        short_name=agency.short_name or f"UBND {unit.name}",
        superior=agency.superior or "",
        letterhead=(_PEOPLES_COMMITTEE, unit.name),
        symbol=agency.symbol or "UBND",
        place=agency.place or unit.place,
        collective=agency.collective or _PEOPLES_COMMITTEE,
    )


def _own(agency: AgencyRef, first: date, last: date, register: Register) -> Issuer | Miss:
    """Resolve an agency of an office's own file."""
    from kehoach.registry.agencies import Agency

    found = register.find(agency.name, first, last)
    if found is None or not isinstance(found, Agency):
        return (
            Miss(found.code, found.args)
            if found
            else Miss("KH934", {"name": agency.name, "hint": ""})
        )
    own = committee_of(found.name)
    issuer = Issuer(
        full_name=found.name,
        short_name=agency.short_name or found.label,
        superior=agency.superior or _superior(found, first, last, register),
        letterhead=(_PEOPLES_COMMITTEE, own) if own else (found.name,),
        symbol=agency.symbol or found.symbol,
        place=agency.place or found.place,
        collective=agency.collective or found.collective,
    )
    lacking = [key for key in ("symbol", "place") if not getattr(issuer, key)]
    if lacking:
        return Miss("KH863", {"name": found.label, "what": _LACKING[lacking[0]]})
    return issuer


_LACKING = {"symbol": "ký hiệu", "place": "địa danh"}


def _superior(agency: Agency, first: date, last: date, register: Register) -> str:
    """Return what stands above the issuer: a committee has no superior there (PL I, II.2)."""
    return "" if committee_of(agency.name) else register.superior_of(agency, first, last)


def _given(agency: AgencyRef) -> Issuer:
    own = committee_of(agency.name) or ""
    committee = bool(own)
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
