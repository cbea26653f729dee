"""Rules drawn with VML, as Word 2007 and other programs write them (ISO 29500-4 19.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.reading.document import DrawnLine
from kehoach.reading.wordml import ALTERNATE, TXBX, Element, V, chosen

_UNITS = {
    "": 25.4 / 96,
    "px": 25.4 / 96,
    "pt": 25.4 / 72,
    "pc": 25.4 / 6,
    "in": 25.4,
    "mm": 1,
    "cm": 10,
}
_LENGTH = re.compile(r"\s*([+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}))(pt|px|in|mm|cm|pc|emu)?\s*")
_SHAPES = {f"{V}{name}" for name in ("line", "shape", "rect", "roundrect", "polyline")}
_CONNECTOR = "_x0000_t32"
_FLAT, _SHORT = 1.0, 3.0


def vml_lines(picture: Element, room: float) -> list[DrawnLine]:
    """Return the horizontal rules of a w:pict; ``room`` of its column in mm."""
    found = (_line(shape, scale, room) for shape, scale in _shapes(picture, None))
    return [line for line in found if line is not None]


def _shapes(parent: Element, scale: float | None) -> Iterator[tuple[Element, float | None]]:
    """Yield shapes; ``scale``: mm of a unit of the group a shape is in, none outside groups."""
    for child in parent:
        if child.tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from _shapes(branch, scale)
        elif child.tag == f"{V}group":
            yield from _shapes(child, _scale(child, scale))
        elif child.tag in _SHAPES:
            yield child, scale


def _scale(group: Element, scale: float | None) -> float:
    width = _length(_style(group).get("width"), scale) or 0.0
    units = _length(group.get("coordsize", "1000,1000").partition(",")[0], 1) or 1000
    return width / units


def _line(shape: Element, scale: float | None, room: float) -> DrawnLine | None:
    style = _style(shape)
    hidden = style.get("visibility") == "hidden" or shape.find(f".//{TXBX}") is not None
    if hidden or (shape.get("stroked", "t") in {"f", "false"} and not _is_filled(shape)):
        return None
    left, width, height = _place(shape, style, scale)
    if width is None or height > width:
        return None
    connector = shape.tag == f"{V}line" or shape.get("type", "").endswith(_CONNECTOR)
    if not connector and (height >= _FLAT or width < _SHORT):
        return None
    return DrawnLine("vml", width, _is_solid(shape), _offset(style, left, width, room), shape)


def _place(
    shape: Element, style: dict[str, str], scale: float | None
) -> tuple[float | None, float | None, float]:
    if shape.tag == f"{V}line":
        (x1, y1), (x2, y2) = (_point(shape.get(end, "0,0"), scale) for end in ("from", "to"))
        return min(x1, x2), abs(x2 - x1), abs(y2 - y1)
    left = _length(style.get("margin-left", style.get("left")), scale)
    width, height = (_length(style.get(name), scale) for name in ("width", "height"))
    return left, width, height or 0.0


def _point(text: str, scale: float | None) -> tuple[float, float]:
    x, _, y = text.partition(",")
    return _length(x, scale) or 0.0, _length(y, scale) or 0.0


def _offset(style: dict[str, str], left: float | None, width: float, room: float) -> float | None:
    if style.get("mso-position-horizontal-relative", "text") not in {"text", "column", "margin"}:
        return None
    align = style.get("mso-position-horizontal", "absolute")
    free = {"left": 0.0, "center": 0.5, "right": 1.0}.get(align)
    return left if free is None else (room - width) * free


def _is_solid(shape: Element) -> bool:
    stroke = shape.find(f"{V}stroke")
    return stroke is None or stroke.get("dashstyle", "solid").lower() == "solid"


def _is_filled(shape: Element) -> bool:
    return bool(shape.tag == f"{V}rect" and shape.get("fillcolor"))


def _style(shape: Element) -> dict[str, str]:
    pairs = (item.partition(":") for item in shape.get("style", "").split(";"))
    return {name.strip().lower(): text.strip() for name, _, text in pairs}


def _length(text: str | None, scale: float | None) -> float | None:
    """Return a CSS length in mm; within groups a bare number counts units of the group."""
    match = _LENGTH.fullmatch(text) if text else None
    if match is None:
        return None
    unit = match[2] or ""
    if unit == "emu":
        return float(match[1]) / 36000
    return float(match[1]) * (scale if scale is not None and not unit else _UNITS[unit])
