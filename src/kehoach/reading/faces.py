"""Character properties of all levels → the face of a run (ISO 29500-1 17.7.2 and 17.7.3)."""

from __future__ import annotations

from typing import Any

from kehoach.reading.document import Face
from kehoach.reading.fonts import shown_slot
from kehoach.reading.properties import TOGGLES, Properties, run_properties
from kehoach.reading.styles import NOTHING, Styles
from kehoach.reading.wordml import Element

_DEFAULT_FONT = "Times New Roman"
_PLAIN = Face()


class Faces:
    """Faces of runs, each worked out once for a style and direct formatting."""

    def __init__(self, styles: Styles, theme: dict[str, str]) -> None:
        self._styles = styles
        self._theme = theme
        self._known: dict[Any, dict[str, Face]] = {}

    def face(
        self, style: str, table: tuple[Any, Properties], element: Element | None, text: str
    ) -> Face:
        """Return the face of a text in a paragraph style, a table look and a w:rPr."""
        key = (style, table[0], _signature(element))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._faces(style, table[1], element)
        if len(found) == 1:
            return found["ascii"]
        return found[shown_slot(text)]

    def _faces(self, style: str, table: Properties, element: Element | None) -> dict[str, Face]:
        direct = run_properties(element, self._theme)
        character = NOTHING
        if direct.get("style"):
            character = self._styles.run(self._styles.known(direct["style"], "character"))
        levels = (table, self._styles.run(style), character)
        base = self._styles.base_run
        merged = {**base, **levels[0], **levels[1], **levels[2], **direct}
        merged.update({name: _toggled(name, base, levels, direct) for name in TOGGLES})
        ascii_face = _face(merged, merged.get("ascii", _DEFAULT_FONT))
        wide_face = _face(merged, merged.get("hAnsi", _DEFAULT_FONT))
        if ascii_face == wide_face:
            return {"ascii": ascii_face}
        return {"ascii": ascii_face, "hAnsi": wide_face}


def _signature(element: Element | None) -> Any:
    if element is None:
        return None
    return tuple([(child.tag, *child.items()) for child in element])


def _toggled(
    name: str, base: Properties, levels: tuple[Properties, ...], direct: Properties
) -> bool:
    """Direct formatting is absolute; styles of different levels cancel each other."""
    if name in direct:
        return bool(direct[name])
    if base.get(name):
        return True
    return sum(bool(level.get(name)) for level in levels) % 2 == 1


def _face(merged: Properties, font: str) -> Face:
    return Face(
        font=font,
        size=merged.get("size", _PLAIN.size),
        bold=merged["b"],
        italic=merged["i"],
        underline=merged.get("underline", False),
        strike=merged["strike"],
        caps=merged["caps"],
        small_caps=merged["smallCaps"],
        hidden=merged["vanish"],
        color=merged.get("color", _PLAIN.color),
        raised=merged.get("raised", False),
    )
