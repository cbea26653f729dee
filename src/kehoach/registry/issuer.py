"""The agency that issues, resolved."""

from __future__ import annotations

from typing import NamedTuple


class Issuer(NamedTuple):
    """An issuing agency as it stands on the plan's day."""

    full_name: str
    short_name: str
    superior: str
    letterhead: tuple[str, ...]
    symbol: str
    place: str
    collective: str
