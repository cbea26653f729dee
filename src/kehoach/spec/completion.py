"""A plan filled in from an office's register: after that no later stage needs the register."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import is_
from typing import Any

from kehoach.plan import (
    AgencyRef,
    Appendix,
    Duties,
    Duty,
    Plan,
    Section,
    Signatory,
    Target,
    Targets,
    Task,
    Tasks,
)
from kehoach.registry import Issuer, resolve_issuer
from kehoach.registry.register import Register

_TO_NAMES: dict[type, tuple[str, ...]] = {
    Plan: ("body", "appendices"),
    Appendix: ("body",),
    Section: ("body",),
    Tasks: ("items",),
    Targets: ("items",),
    Duties: ("duties", "more"),
    Task: ("lead", "support"),
    Target: ("lead",),
    Duty: ("agency",),
}
"""The fields that lead to those who are given work; the texts at their end are names."""


def completed(plan: Plan, register: Register) -> Plan:
    """Return a plan with what the register knows of its agency and signer on the plan's day.

    Whoever is given work bears the name that the register prints, so that an agency is one
    however it is typed; what the plan abbreviates itself stays as typed.
    """
    issuer = resolve_issuer(plan, register)
    if not isinstance(issuer, Issuer):
        return plan
    plan = _renamed(plan, _naming(plan, register))
    changed: dict[str, object] = {"signatory": _signatory(plan, issuer, register)}
    name = plan.agency.name
    if register.named(name) or register.in_full(name) != name:
        changed["agency"] = _agency(plan.agency, issuer)
    return plan.model_copy(update=changed)


def signing_post(who: Signatory) -> str:
    """Return the post of the one who signs: the deputy's, the one's by order, or the head's."""
    return who.deputy or who.by_order or who.by_mandate or who.post


def _naming(plan: Plan, register: Register) -> Callable[[str], str]:
    """Return what gives the name to print for one that is typed."""
    days, own = plan.days, plan.abbreviations
    return cache(lambda typed: typed if typed in own else register.printed(typed, *days))


def _renamed(part: Any, named: Callable[[str], str]) -> Any:
    """Return a part of the plan with the names to print; itself where they stand there already."""
    if isinstance(part, str):
        return part if (name := named(part)) == part else name
    if isinstance(part, tuple):
        made = tuple([_renamed(one, named) for one in part])
        if all(map(is_, made, part)):
            return part
        return tuple(dict.fromkeys(made)) if isinstance(made[0], str) else made
    fields = {name: part.__dict__[name] for name in _TO_NAMES.get(type(part), ())}
    new = {name: _renamed(value, named) for name, value in fields.items()}
    return part if all(map(is_, new.values(), fields.values())) else part.model_copy(update=new)


def _agency(agency: AgencyRef, issuer: Issuer) -> AgencyRef:
    return agency.model_copy(
        update={
            "name": issuer.full_name,
            "short_name": issuer.short_name,
            "superior": issuer.superior or None,
            "symbol": issuer.symbol,
            "place": issuer.place,
            "collective": issuer.collective or None,
        }
    )


def _signatory(plan: Plan, issuer: Issuer, register: Register) -> Signatory:
    who = plan.signatory
    if who.name is not None or plan.day is None:
        return who
    holder = register.signer(issuer.full_name, signing_post(who), plan.day)
    return who.model_copy(update={"name": holder.name}) if holder else who
