"""The letterhead: Quốc hiệu, Tiêu ngữ (or the Party's heading), the organs, number, place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TypeVar

from kehoach.anatomy.number import (
    NUMBER,
    PLACE_AND_DAY,
    number_of,
    place_and_day_of,
)
from kehoach.anatomy.organs import superior_and_issuer
from kehoach.anatomy.parts import Letterhead, Number, Piece, PlaceAndDay
from kehoach.anatomy.pieces import joined
from kehoach.anatomy.plain import is_upper
from kehoach.anatomy.strips import Strip
from kehoach.wording.folding import fold

QUOC_HIEU = re.compile(r"cong\s*hoa\s*xa\s*hoi(?:(?! {3})[^\t])*")
TIEU_NGU = re.compile(r"doc\s*lap\s*[-,.]*\s*tu\s*do(?:(?! {3})[^\t])*")
PARTY = re.compile(r"dang\s*cong\s*san(?:(?! {3})[^\t])*")
CUTS = (QUOC_HIEU, TIEU_NGU, PARTY, NUMBER, PLACE_AND_DAY)
"""What one printed line of a letterhead is cut by, in this order."""

ALIKE = 0.78
_HEADINGS = {
    "quoc_hieu": "conghoaxahoichunghiavietnam",
    "tieu_ngu": "doclaptudohanhphuc",
    "tieu_de_dang": "dangcongsanvietnam",
}
_LENGTH = 90
Found = TypeVar("Found")


@dataclass
class Head:
    """The letterhead and which strips it took."""

    kind: Letterhead = "none"
    pieces: dict[str, Piece] = field(default_factory=dict)
    number: Number | None = None
    place_and_day: PlaceAndDay | None = None
    superior: Piece | None = None
    issuer: Piece | None = None
    names: dict[int, str] = field(default_factory=dict)
    """Component by place of the strip."""

    @property
    def party(self) -> bool:
        """True under the heading of the Party."""
        return "tieu_de_dang" in self.pieces


def like(text: str, model: str) -> bool:
    """True when a folded text is (nearly) the model, or its beginning."""
    if not 0.4 * len(model) <= len(text) <= 1.5 * len(model):
        return False
    if text.startswith(model[: max(10, len(model) // 2)]):
        return True
    return SequenceMatcher(None, text, model, autojunk=False).ratio() >= ALIKE


def letterhead(strips: list[Strip]) -> Head:
    """Recognise the letterhead in the strips above the title."""
    head = Head()
    _headings(strips, head)
    head.number = _first(strips, head, "so_ky_hieu", number_of)
    head.place_and_day = _first(strips, head, "dia_danh", place_and_day_of)
    organs = _organs(strips, head) if head.names else []
    if organs:
        head.names |= {index: "co_quan" for index in organs}
        lines = [strips[index].piece for index in organs]
        head.superior, head.issuer = superior_and_issuer(lines)
    head.kind = _kind(strips, head)
    return head


def _headings(strips: list[Strip], head: Head) -> None:
    for index, strip in enumerate(strips):
        if not strip.text or len(strip.text) > _LENGTH or index in head.names:
            continue
        folded = fold(strip.text)
        for name, model in _HEADINGS.items():
            if name not in head.pieces and like(folded, model):
                head.names[index] = name
                head.pieces[name] = _whole(strips, index, head, folded, model)
                break


def _whole(strips: list[Strip], index: int, head: Head, folded: str, model: str) -> Piece:
    """Join the next strip where a heading was broken in two."""
    rest = model[len(folded) :]
    after = [at for at in range(index + 1, min(index + 3, len(strips))) if strips[at].text]
    if rest and after and len(rest) >= 3 and fold(strips[after[0]].text) == rest:
        head.names[after[0]] = head.names[index]
        return joined([strips[index].piece, strips[after[0]].piece])
    return strips[index].piece


def _first(
    strips: list[Strip], head: Head, name: str, read: Callable[[Piece], Found | None]
) -> Found | None:
    for index, strip in enumerate(strips):
        if index not in head.names and strip.text and (found := read(strip.piece)):
            head.names[index] = name
            return found
    return None


def _organs(strips: list[Strip], head: Head) -> list[int]:
    """Return the places of the strips that name organs: in capitals, on the left, in a row."""
    numbers = [index for index, name in head.names.items() if name == "so_ky_hieu"]
    end = numbers[0] if numbers and strips[numbers[0]].side != "right" else len(strips)
    found: list[int] = []
    for index, strip in enumerate(strips[:end]):
        if index in head.names or not strip.text or strip.is_rule or strip.paragraph.where.box:
            continue
        if strip.side == "right" or len(strip.text) > _LENGTH * 2:
            continue
        if is_upper(strip.text) or (strip.side == "left" and not found):
            found.append(index)
    return found


def _kind(strips: list[Strip], head: Head) -> Letterhead:
    marks = ("quoc_hieu", "tieu_ngu", "tieu_de_dang", "co_quan")
    found = [strips[index] for index, name in sorted(head.names.items()) if name in marks]
    if not found:
        return "none"
    if any(strip.paragraph.where.table for strip in found):
        return "table"
    heading = [one for one in head.pieces.values()]
    return "one line" if any(not one.alone for one in heading) else "stacked"
