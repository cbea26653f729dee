"""w:pPr and w:rPr as dictionaries that can be laid one over the other. Lengths in mm and pt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kehoach.reading.fonts import font_slots
from kehoach.reading.wordml import VAL, Element, W, measure, millimetres, number, on, whole

Properties = dict[str, Any]
TOGGLES = ("b", "i", "caps", "smallCaps", "strike", "vanish")
"""Toggle properties: styles of different levels cancel each other (ISO 29500-1 17.7.3)."""

_ALIGNS = {
    "left": "left",
    "start": "left",
    "right": "right",
    "end": "right",
    "center": "center",
    "both": "both",
    "distribute": "both",
    "lowKashida": "both",
    "mediumKashida": "both",
    "highKashida": "both",
    "thaiDistribute": "both",
}
_SWITCHES = {
    f"{W}keepNext": "keep_next",
    f"{W}keepLines": "keep_lines",
    f"{W}pageBreakBefore": "page_break_before",
    f"{W}contextualSpacing": "contextual",
}
_TOGGLE_TAGS = {f"{W}{name}": name for name in TOGGLES} | {f"{W}dstrike": "strike"}


def run_properties(element: Element | None, theme: dict[str, str]) -> Properties:
    """Return what a w:rPr says; theme fonts resolved."""
    found: Properties = {}
    for child in () if element is None else element:
        tag = child.tag
        if tag in _TOGGLE_TAGS:
            found[_TOGGLE_TAGS[tag]] = on(child)
        elif tag == f"{W}rFonts":
            found.update(font_slots(child, theme))
        elif tag in _RUN:
            _RUN[tag](child, found)
    return found


def paragraph_properties(element: Element | None) -> Properties:
    """Return what a w:pPr says; ``number`` and ``level`` of numbering, ``borders`` an element."""
    found: Properties = {}
    for child in () if element is None else element:
        tag = child.tag
        if tag in _SWITCHES:
            found[_SWITCHES[tag]] = on(child)
        elif tag in _PARAGRAPH:
            _PARAGRAPH[tag](child, found)
    return found


def _size(child: Element, found: Properties) -> None:
    twips = measure(child.get(VAL), 10)
    if twips:
        found["size"] = twips / 20


def _underline(child: Element, found: Properties) -> None:
    found["underline"] = child.get(VAL, "single") != "none"


def _color(child: Element, found: Properties) -> None:
    found["color"] = child.get(VAL, "auto")


def _raised(child: Element, found: Properties) -> None:
    found["raised"] = child.get(VAL) in {"superscript", "subscript"}


def _character_style(child: Element, found: Properties) -> None:
    found["style"] = child.get(VAL, "")


def _align(child: Element, found: Properties) -> None:
    if child.get(VAL) in _ALIGNS:
        found["align"] = _ALIGNS[child.get(VAL)]


def _spacing(child: Element, found: Properties) -> None:
    for side in ("before", "after"):
        twips = measure(child.get(f"{W}{side}"))
        if twips is not None:
            found[side] = twips / 20
        auto = child.get(f"{W}{side}Autospacing")
        if auto is not None:
            found[f"{side}_auto"] = auto not in {"0", "false", "off"}
    line, rule = measure(child.get(f"{W}line")), child.get(f"{W}lineRule")
    if line is not None:
        found["line"] = line
        found["rule"] = "auto"
    if rule in {"auto", "exact", "atLeast"}:
        found["rule"] = rule


def _indent(child: Element, found: Properties) -> None:
    for key, names in _SIDES:
        for name in names:
            length = millimetres(child.get(f"{W}{name}"))
            chars = number(child.get(f"{W}{name}Chars"))
            if length is not None:
                found[key] = length
            if chars is not None:
                found[f"{key}_chars"] = chars / 100
    for name, sign in (("firstLine", 1), ("hanging", -1)):
        length = millimetres(child.get(f"{W}{name}"))
        chars = number(child.get(f"{W}{name}Chars"))
        if length is not None:
            found["first_line"] = sign * length
        if chars is not None:
            found["first_line_chars"] = sign * chars / 100


_SIDES = (("left", ("left", "start")), ("right", ("right", "end")))


def _numbering(child: Element, found: Properties) -> None:
    for tag, key in ((f"{W}numId", "number"), (f"{W}ilvl", "level")):
        node = child.find(tag)
        given = None if node is None else whole(node.get(VAL))
        if given is not None:
            found[key] = given


def _outline(child: Element, found: Properties) -> None:
    level = whole(child.get(VAL))
    if level is not None:
        found["outline"] = level if 0 <= level < 9 else None


def _borders(child: Element, found: Properties) -> None:
    found["borders"] = child


_RUN: dict[str, Callable[[Element, Properties], None]] = {
    f"{W}sz": _size,
    f"{W}u": _underline,
    f"{W}color": _color,
    f"{W}vertAlign": _raised,
    f"{W}rStyle": _character_style,
}
_PARAGRAPH: dict[str, Callable[[Element, Properties], None]] = {
    f"{W}jc": _align,
    f"{W}spacing": _spacing,
    f"{W}ind": _indent,
    f"{W}numPr": _numbering,
    f"{W}outlineLvl": _outline,
    f"{W}pBdr": _borders,
}
