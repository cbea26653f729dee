"""Two values of one target: does the second ask for less than the first?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kehoach.wording.numbers import parse_decimal

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_RANK = re.compile(r"(?P<place>\d{1,2})\s*/\s*(?P<total>\d{1,2})(?![\d/%])")
_FIGURE = re.compile(
    rf"(?P<low>{_NUMBER})(?:\s*%?\s*(?:-|–|đến)\s*(?P<high>{_NUMBER}))?\s*(?P<unit>%|[^\W\d_]*)"
)
_AT_MOST = re.compile(r"\b(?:không quá|không vượt quá|tối đa|nhiều nhất|dưới|còn)\b|[<≤]")
_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")


@dataclass(frozen=True)
class Ambition:
    """What a value asks for: an amount of a unit, at least or at most."""

    amount: Decimal
    unit: str
    at_most: bool = False


def ambition_of(value: str) -> Ambition | None:
    """Return what a value asks for; ``None`` where it does not say one amount.

    Of ``85-90%`` the lesser bound binds; a rank ``12/34`` is a place among so many, the less
    the better.
    """
    text = " ".join(value.lower().replace("trở lên", "").split())
    if _DAY.search(text):
        return None
    if rank := _RANK.search(text):
        return Ambition(Decimal(rank["place"]), f"/{rank['total']}", at_most=True)
    found = list(_FIGURE.finditer(text))
    if len(found) != 1:
        return None
    at_most = _AT_MOST.search(text) is not None
    bound = found[0]["high"] if at_most and found[0]["high"] else found[0]["low"]
    amount = parse_decimal(_plain(bound))
    return None if amount is None else Ambition(amount, found[0]["unit"], at_most)


def _plain(number: str) -> str:
    grouped = re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", number)
    return number.replace(".", "") if grouped else number


def asks_less(wanted: str, given: str) -> bool | None:
    """True when ``given`` asks for less than ``wanted``; ``None`` where they cannot be compared."""
    first, second = ambition_of(wanted), ambition_of(given)
    if first is None or second is None:
        return None
    if (first.unit, first.at_most) != (second.unit, second.at_most):
        return None
    more = second.amount > first.amount
    return more if first.at_most else second.amount < first.amount
