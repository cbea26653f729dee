"""Whose a plan is: which province its agency is of, and whether two plans are of one office."""

from __future__ import annotations

from kehoach.plan import AgencyRef, Plan
from kehoach.registry.provinces import became, committee_of, kind_and_own, units
from kehoach.registry.register import Register
from kehoach.wording.folding import fold


def is_of_other_province(plan: Plan, register: Register | None) -> bool:
    """True when an office's register is of a province that the plan's agency is not of.

    A province and the one that took its place are one.
    """
    own, registered = _province(plan.agency), register.province if register else ""
    return bool(own and registered) and not became(own, registered)


def of_two_provinces(one: Plan, other: Plan) -> bool:
    """True when the agencies of two plans are of provinces of which neither became the other."""
    provinces = _province(one.agency), _province(other.agency)
    return all(provinces) and not became(*provinces)


def same_office(one: Plan, other: Plan) -> bool:
    """True when two plans are of one agency, or of a province and the one that took its place."""
    if of_two_provinces(one, other):
        return False
    if fold(one.agency.name) == fold(other.agency.name):
        return True
    return all(_is_province(_committee(plan.agency.name)) for plan in (one, other))


def _province(agency: AgencyRef) -> str:
    """Return the province of an agency, by its own name or its superior's; empty if unknown."""
    names = _committee(agency.name), _committee(agency.superior or "")
    return next(filter(_is_province, names), "")


def _committee(name: str) -> str:
    return committee_of(name) or ""


def _is_province(name: str) -> bool:
    own = fold(kind_and_own(name)[1])
    return bool(own) and any(fold(unit.own) == own for unit in units())
