"""Which font shows a letter: slots of w:rFonts and theme fonts (ISO 29500-1 17.3.2.26)."""

from __future__ import annotations

from typing import Any

from kehoach.reading.wordml import A, Element, W

_SLOTS = ("ascii", "hAnsi")
_THEME = {f"{W}asciiTheme": "ascii", f"{W}hAnsiTheme": "hAnsi"}
_KEYS = tuple((f"{W}{slot}", slot) for slot in _SLOTS)


def theme_fonts(theme: Element | None) -> dict[str, str]:
    """Return the Latin fonts of a theme by the names that w:rFonts uses (``minorHAnsi`` …)."""
    if theme is None:
        return {}
    found = {}
    for name in ("major", "minor"):
        latin = theme.find(f".//{A}{name}Font/{A}latin")
        face = "" if latin is None else latin.get("typeface", "")
        found.update({f"{name}{slot}": face for slot in ("HAnsi", "Ascii", "Bidi", "EastAsia")})
    return found


def font_slots(element: Element, theme: dict[str, str]) -> dict[str, Any]:
    """Return what a w:rFonts says of the slots ``ascii`` and ``hAnsi``; a theme font wins."""
    slots = {slot: element.get(key) for key, slot in _KEYS if element.get(key)}
    for key, slot in _THEME.items():
        name = element.get(key)
        if name is not None and theme.get(name):
            slots[slot] = theme[name]
    return slots


def shown_slot(text: str) -> str:
    """Return the slot that shows most letters of a text: ASCII ``ascii``, all others ``hAnsi``."""
    letters = [char for char in text if char.isalpha()] or [c for c in text if not c.isspace()]
    plain = sum(char < "\x80" for char in letters)
    return "ascii" if plain * 2 >= len(letters) else "hAnsi"
