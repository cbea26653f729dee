"""What the căn cứ of a plan cite, and what is known of it on the plan's days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kehoach.plan import LegalBasis
from kehoach.registry.acts import Act, Unfit, cited, look_up, unfit
from kehoach.wording.folding import fold

_BY_NAME = ("luat", "boluat", "phaplenh")


def unfit_bases(
    basis: LegalBasis, first: date, last: date, own: tuple[Act, ...] = ()
) -> Iterator[Unfit]:
    """Yield what a plan of these days must know of each act that one căn cứ cites.

    ``own``: acts of an office's register.
    """
    for act in _acts(basis, own):
        if found := unfit(act, first, last):
            yield found


def _acts(basis: LegalBasis, own: tuple[Act, ...]) -> Iterator[Act]:
    for number, name, day in _named(basis):
        if act := look_up(own, number or name, day):
            yield act


def _named(basis: LegalBasis) -> Iterator[tuple[str, str, date | None]]:
    """Yield number, name and day of each act cited: from the parts, or from the free text."""
    if basis.text is None:
        by_name = fold(basis.kind or "") in _BY_NAME
        if basis.number or by_name:
            yield basis.number or "", f"{basis.kind} {basis.about or ''}", basis.day
        return
    for place in cited(basis.text):
        yield place.number, f"{place.kind} {place.about}", place.day
