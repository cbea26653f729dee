"""A plan filled in from an office's register: after that no later stage needs the register."""

from __future__ import annotations

from kehoach.plan import AgencyRef, Plan, Signatory
from kehoach.registry import Issuer, resolve_issuer
from kehoach.registry.register import Register


def completed(plan: Plan, register: Register) -> Plan:
    """Return a plan with what the register knows of its agency and signer on the plan's day."""
    issuer = resolve_issuer(plan, register)
    if not isinstance(issuer, Issuer):
        return plan
    signatory = _signatory(plan, issuer, register)
    if not register.named(plan.agency.name):
        return plan.model_copy(update={"signatory": signatory})
    return plan.model_copy(update={"agency": _agency(plan.agency, issuer), "signatory": signatory})


def signing_post(who: Signatory) -> str:
    """Return the post of the one who signs: the deputy's, the one's by order, or the head's."""
    return who.deputy or who.by_order or who.by_mandate or who.post


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
