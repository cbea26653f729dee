"""Names of WordprocessingML and its values: lengths, switches, choices between alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

Element = Any

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MS_WORD = "http://schemas.microsoft.com/office/word/2010/"
W = f"{{{_WORD}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = f"{{{_MS_WORD}wordprocessingShape}}"
WPG = f"{{{_MS_WORD}wordprocessingGroup}}"
WPC = f"{{{_MS_WORD}wordprocessingCanvas}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

VAL = f"{W}val"
P, TBL, SDT, SDT_CONTENT = f"{W}p", f"{W}tbl", f"{W}sdt", f"{W}sdtContent"
P_PR, R_PR = f"{W}pPr", f"{W}rPr"
TXBX = f"{W}txbxContent"
ALTERNATE = f"{MC}AlternateContent"

THROUGH = {ALTERNATE, SDT, *(f"{W}{name}" for name in ("customXml", "ins", "moveTo", "smartTag"))}
"""What paragraphs, tables, rows and cells may be wrapped in."""

MM_PER_TWIP = 25.4 / 1440
MM_PER_PT = 25.4 / 72
MM_PER_EMU = 1 / 36000
_TWIPS = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440, "pt": 20, "pc": 240, "pi": 240}
_MEASURE = re.compile(r"\s*([+-]?\d{1,9}(?:\.\d{0,9})?)(mm|cm|in|pt|pc|pi)?\s*", re.ASCII)
_OFF = {"0", "false", "off", "none"}
_UNDERSTOOD = {"wps", "wpg", "wpc", "wp14", "w14", "w15", "a14", "wne", "v"}
_STORIES = ("http://schemas.microsoft.com/office/word/", "urn:schemas-microsoft-com:vml")


def on(element: Element) -> bool:
    """Return the value of a switch (CT_OnOff): present means on unless it says off."""
    return element.get(VAL, "1") not in _OFF


def switched(parent: Element | None, tag: str) -> bool:
    """Tell whether a parent has a switch of this tag that is on."""
    found = None if parent is None else parent.find(tag)
    return found is not None and on(found)


def value(parent: Element | None, tag: str) -> str:
    """Return ``w:val`` of a child, empty when there is none."""
    found = None if parent is None else parent.find(tag)
    return "" if found is None else found.get(VAL, "")


@lru_cache(maxsize=4096)
def number(text: str | None) -> float | None:
    """Return a bare number; ``None`` for anything else."""
    match = _MEASURE.fullmatch(text) if text else None
    return float(match[1]) if match and not match[2] else None


def whole(text: str | None) -> int | None:
    """Return a whole number; ``None`` for anything else."""
    found = number(text)
    return None if found is None else int(found)


@lru_cache(maxsize=4096)
def measure(text: str | None, unit: float = 1) -> float | None:
    """Return a length in twips. A bare number counts ``unit`` twips (half-points: 10).

    A number may carry a unit of its own (ST_UniversalMeasure, ISO 29500-1 22.9.2.15).
    """
    match = _MEASURE.fullmatch(text) if text else None
    if match is None:
        return None
    return float(match[1]) * (_TWIPS[match[2]] if match[2] else unit)


def millimetres(text: str | None) -> float | None:
    """Return a length given in twips as mm."""
    found = measure(text)
    return None if found is None else found * MM_PER_TWIP


def chosen(alternate: Element) -> Element | None:
    """Return the branch of mc:AlternateContent that is shown: Choice if understood, or Fallback."""
    for branch in alternate:
        if branch.tag == f"{MC}Choice" and _is_understood(branch):
            return branch
        if branch.tag == f"{MC}Fallback":
            return branch
    return None


def held(holder: Element) -> list[Element]:
    """Return what holds the content of a wrapper: its own, or the branch that is shown."""
    if holder.tag == ALTERNATE:
        branch = chosen(holder)
        return [] if branch is None else [branch]
    if holder.tag == SDT:
        return list(holder.iterfind(SDT_CONTENT))
    return [holder]


def _is_understood(choice: Element) -> bool:
    required = choice.get("Requires", "").split()
    return all(
        name in _UNDERSTOOD or str(choice.nsmap.get(name, "")).startswith(_STORIES)
        for name in required
    )


def outer(node: Element) -> Iterator[Element]:
    """Yield what is drawn in a picture, each alternative once, not what is in its text boxes."""
    for child in node:
        if child.tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from outer(branch)
            continue
        yield child
        if child.tag != TXBX:
            yield from outer(child)
