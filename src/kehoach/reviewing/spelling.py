"""Names of agencies: one spelling for each, and their order in the Vietnamese alphabet."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import cache

from kehoach.registry.agencies import Agency
from kehoach.registry.provinces import Unit, committee_of, find_unit
from kehoach.registry.register import Register
from kehoach.reviewing import Card
from kehoach.wording.folding import fold

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Grave, hook, tilde, acute, dot: as dictionaries have them."""


def in_full(name: str, register: Register | None = None) -> str:
    """Return the agency of a name as documents call it, whatever day the name holds on.

    A name that no register knows is returned as it was typed.
    """
    committee = committee_of(name)
    unit = find_unit(committee, date.min, date.max) if committee else None
    if isinstance(unit, Unit):
        return f"Ủy ban nhân dân {unit.name}"
    found = (register or Register()).find(name, date.min, date.max)
    return found.name if isinstance(found, Agency) else name


def spelled_once(cards: Iterable[Card]) -> list[Card]:
    """Return the cards, each agency in one spelling: the first that is not all in capitals."""
    cards = list(cards)
    names: dict[str, str] = {}
    for card in sorted(cards, key=lambda card: card.agency.isupper()):
        names.setdefault(fold(card.agency), card.agency)
    return [card.model_copy(update={"agency": names[fold(card.agency)]}) for card in cards]


def alphabetical(names: Iterable[str]) -> list[str]:
    """Return names in the order of the Vietnamese alphabet: A, Ă, Â, B, …, D, Đ, E, Ê."""
    return sorted(names, key=_order)


def _order(name: str) -> tuple[list[tuple[int, int]], list[int], str]:
    """Return what is compared: the letters; where these are alike the tones, then the case."""
    plain = unicodedata.normalize("NFC", name.casefold())
    told = [_letter(one) for one in plain if one.isalnum() or one.isspace()]
    return [letter for letter, _ in told], [tone for _, tone in told], name


@cache
def _letter(one: str) -> tuple[tuple[int, int], int]:
    """Return the place of a letter in the alphabet, figures and spaces before it, and its tone."""
    parts = unicodedata.normalize("NFD", one)
    tone = next((_TONES.index(mark) + 1 for mark in parts if mark in _TONES), 0)
    bare = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
    place = _ALPHABET.find(bare)
    return ((1, place) if place >= 0 else (0, ord(bare[0]))), tone
