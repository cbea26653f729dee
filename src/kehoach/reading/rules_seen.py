"""Rules that are no drawings: borders of paragraphs, typed dashes, underlined lines."""

from __future__ import annotations

import re

from kehoach.metrics import text_width
from kehoach.reading.document import DrawnKind, DrawnLine, Run
from kehoach.reading.layouts import Layout
from kehoach.reading.wordml import P_PR, VAL, Element, P, W

_DASHES = re.compile(r"(?=.*[^*\s])[-_–—─━=*‐‑‒―]{3,}")
_BORDERS = f"{W}pBdr"
_NO_BORDER = {"none", "nil", ""}
_BROKEN = ("dash", "dot")


def shows_border(borders: Element | None, side: str) -> bool:
    """Tell whether a set of borders shows one on a side."""
    border = None if borders is None else borders.find(f"{W}{side}")
    return border is not None and border.get(VAL, "") not in _NO_BORDER


def is_solid(borders: Element, side: str) -> bool:
    """Tell whether a border is one unbroken line."""
    kind = borders.find(f"{W}{side}").get(VAL, "").lower()
    return not kind.startswith(_BROKEN)


def border_lines(element: Element, layout: Layout, room: float) -> list[DrawnLine]:
    """Return the rules above and below a paragraph; a box around it is no rule.

    Between paragraphs with the same borders Word draws none (ISO 29500-1 17.3.1.24).
    """
    borders = layout.borders
    if borders is None or any(shows_border(borders, side) for side in ("left", "right")):
        return []
    left, right = layout.fields["left"], layout.fields["right"]
    # Paragraphs written alike share their layout: the border is this paragraph's own.
    own = element.find(f"{P_PR}/{_BORDERS}")
    neighbours = {"top": element.getprevious, "bottom": element.getnext}
    return [
        DrawnLine(
            "border",
            room - left - right,
            is_solid(borders, side),
            left,
            borders if own is None else own,
        )
        for side, neighbour in neighbours.items()
        if shows_border(borders, side) and not _same_borders(borders, neighbour())
    ]


def text_lines(runs: list[Run]) -> list[DrawnLine]:
    """Return the rule that a paragraph's text is: dashes typed, or text all underlined."""
    shown = [run for run in runs if run.text.strip() and not run.face.hidden]
    if not shown:
        return []
    typed = _DASHES.fullmatch("".join(run.text for run in shown).strip()) is not None
    if not typed and not all(run.face.underline for run in shown):
        return []
    width = sum(_width(run) for run in shown)
    kind: DrawnKind = "typed" if typed else "underline"
    return [DrawnLine(kind, width, element=shown[0].element)]


def _width(run: Run) -> float:
    return text_width(run.text.strip("\t\n"), run.face.size, run.face.bold, run.face.italic)


def _same_borders(borders: Element, other: Element | None) -> bool:
    if other is None or other.tag != P:
        return False
    theirs = other.find(f"{P_PR}/{_BORDERS}")
    return theirs is not None and _signature(theirs) == _signature(borders)


def _signature(borders: Element) -> list[tuple[str, ...]]:
    return [(child.tag, *(f"{k}={v}" for k, v in sorted(child.items()))) for child in borders]
