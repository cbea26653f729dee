"""Names of agencies: one spelling for each, and their order in the Vietnamese alphabet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import cache

from kehoach.registry.agencies import Agency
from kehoach.registry.party import committee_kind
from kehoach.registry.provinces import Unit, committee_of, find_unit
from kehoach.registry.register import Register
from kehoach.reviewing import Card
from kehoach.wording.folding import fold

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Grave, hook, tilde, acute, dot: as dictionaries have them."""
_LEVELS = {"tinhuy": "tỉnh", "thanhuy": "thành phố"}
"""What a committee of the Party at the province says of its level."""
_LOCAL = re.compile(r"(xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố) (.+)", re.I)
"""A unit below the province: all words of its own name begin with a capital."""


def in_full(name: str, register: Register | None = None, prose: str = "") -> str:
    """Return the agency of a name as documents call it, whatever day the name holds on.

    A name in capitals that no register knows is written as ``prose``, the words of its document,
    writes it; one that is not there stays as it was typed.
    """
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    of_state = committee_of(name)
    head = "Ủy ban nhân dân" if of_state else committee_kind(name)
    own = of_state or name[len(head) :].strip()
    level = "" if of_state else _LEVELS.get(fold(head), "")
    unit = find_unit(f"{level} {own}".strip(), date.min, date.max) if of_state or level else None
    if isinstance(unit, Unit):
        return f"{head} {unit.name if of_state else unit.place}"
    found = (register or Register()).find(name, date.min, date.max)
    if isinstance(found, Agency):
        return found.name
    local = _LOCAL.fullmatch(own) if head else None
    if local:
        named = local[2].title() if local[2].isupper() else local[2]
        return f"{head} {local[1].lower()} {named}"
    return _written(name, prose) if name.isupper() else name


def _written(name: str, prose: str) -> str:
    """Return a name in capitals as a text writes it; unchanged where it does not."""
    words = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    plain = unicodedata.normalize("NFC", " ".join(prose.split()))
    written = (found[0] for found in words.finditer(plain))
    return next((one for one in written if one[0].isupper() and not one.isupper()), name)


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
