"""Rules drawn with DrawingML: lines, connectors and flat boxes, alone or in groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.reading.document import DrawnLine
from kehoach.reading.wordml import (
    ALTERNATE,
    MM_PER_EMU,
    TXBX,
    WP,
    WPC,
    WPG,
    WPS,
    A,
    Element,
    chosen,
    number,
)

_LINES = {"line", "straightConnector1"}
_GROUPS = {f"{WPG}wgp", f"{WPG}grpSp", f"{WPC}wpc", f"{A}grpSp"}
_SHAPES = {f"{WPS}wsp", f"{WPG}cxnSp", f"{A}cxnSp", f"{A}sp", f"{WPS}cxnSp"}
_FLAT, _SHORT = 1.0, 3.0
"""Mm: a box lower than this is a rule; a flat thing shorter than this is a speck."""
_QUARTER = 5_400_000


@dataclass(frozen=True)
class Span:
    """Where a thing lies across, in mm: from the left edge of the whole drawing."""

    left: float
    width: float
    height: float


def drawn_lines(drawing: Element, room: float, in_cell: bool, margin: float) -> list[DrawnLine]:
    """Return the horizontal rules of a w:drawing; ``room`` of its column and left margin in mm."""
    lines = []
    for holder in drawing:
        if holder.tag not in {f"{WP}inline", f"{WP}anchor"} or _is_hidden(holder):
            continue
        extent = holder.find(f"{WP}extent")
        width, height = (_emu(extent, name) or 0.0 for name in ("cx", "cy"))
        start = _start(holder, width, room, in_cell, margin)
        data = holder.find(f"{A}graphic/{A}graphicData")
        for shape, span in _shapes(data, Span(0, width, height), True):
            line = _line(shape, span, start)
            if line is not None:
                lines.append(line)
    return lines


def _shapes(parent: Element | None, span: Span, alone: bool) -> Iterator[tuple[Element, Span]]:
    """Yield shapes with their places; a shape alone has the extent of the drawing."""
    for child in () if parent is None else parent:
        if child.tag == ALTERNATE:
            yield from _shapes(chosen(child), span, alone)
        elif child.tag in _GROUPS:
            yield from _shapes(child, _group(child, span), False)
        elif child.tag in _SHAPES:
            yield child, _turned(child, span if alone else _placed(child, parent, span))


def _group(group: Element, span: Span) -> Span:
    frame = _frame(group)
    if frame is None or group.tag in {f"{WPG}wgp", f"{WPC}wpc"}:
        return span
    return _scaled(frame, group.getparent(), span)


def _placed(shape: Element, parent: Element, span: Span) -> Span:
    frame = _frame(shape)
    return span if frame is None else _scaled(frame, parent, span)


def _scaled(frame: Element, parent: Element, span: Span) -> Span:
    """Return where a frame lies: units of its group are scaled to the extent of the group."""
    outer = _frame(parent)
    left, width = _emu(frame.find(f"{A}off"), "x"), _emu(frame.find(f"{A}ext"), "cx")
    height = _emu(frame.find(f"{A}ext"), "cy")
    origin, wide, high = 0.0, 0.0, 0.0
    if outer is not None:
        origin = _emu(outer.find(f"{A}chOff"), "x") or 0.0
        wide = _emu(outer.find(f"{A}chExt"), "cx") or 0.0
        high = _emu(outer.find(f"{A}chExt"), "cy") or 0.0
    across = span.width / wide if wide else 1
    down = span.height / high if high else 1
    moved = span.left + ((left or 0.0) - origin) * across
    return Span(moved, (width or 0.0) * across, (height or 0.0) * down)


def _frame(shape: Element | None) -> Element | None:
    for child in () if shape is None else shape:
        if child.tag.endswith(("}spPr", "}grpSpPr")):
            return child.find(f"{A}xfrm")
    return None


def _turned(shape: Element, span: Span) -> Span:
    """Swap width and height of a shape that is turned by a quarter."""
    frame = _frame(shape)
    turn = (number(frame.get("rot")) or 0) / _QUARTER if frame is not None else 0
    if round(turn) % 2 == 0:
        return span
    middle = span.left + span.width / 2
    return Span(middle - span.height / 2, span.height, span.width)


def _line(shape: Element, span: Span, start: float | None) -> DrawnLine | None:
    properties = next((child for child in shape if child.tag.endswith("}spPr")), None)
    if properties is None or shape.find(f".//{TXBX}") is not None:
        return None
    geometry = properties.find(f"{A}prstGeom")
    is_line = geometry is not None and geometry.get("prst") in _LINES
    is_flat = span.height < _FLAT and span.width > _SHORT
    upright = span.height > span.width
    if upright or not (is_line or is_flat) or not _is_seen(properties, is_line):
        return None
    dash = properties.find(f"{A}ln/{A}prstDash")
    solid = dash is None or dash.get("val", "solid") == "solid"
    solid = solid and properties.find(f"{A}ln/{A}custDash") is None
    offset = None if start is None else start + span.left
    return DrawnLine("drawing", span.width, solid, offset, shape)


def _is_seen(properties: Element, is_line: bool) -> bool:
    stroke = properties.find(f"{A}ln/{A}noFill") is None
    filled = properties.find(f"{A}solidFill") is not None
    return stroke or (filled and not is_line)


def _is_hidden(holder: Element) -> bool:
    about = holder.find(f"{WP}docPr")
    return about is not None and about.get("hidden", "0") in {"1", "true"}


def _start(
    holder: Element, width: float, room: float, in_cell: bool, margin: float
) -> float | None:
    """Return mm from the left edge of the column to the drawing, where it can be told."""
    position = holder.find(f"{WP}positionH")
    if position is None:
        return None
    base = position.get("relativeFrom", "")
    known = base == "column" or (base in {"margin", "page", "leftMargin"} and not in_cell)
    if not known:
        return None
    given = position.find(f"{WP}posOffset")
    offset = number(given.text) if given is not None else None
    if offset is not None:
        return offset * MM_PER_EMU - (0 if base in {"column", "margin"} else margin)
    align = position.find(f"{WP}align")
    free = {"left": 0.0, "center": 0.5, "right": 1.0}.get(align.text if align is not None else "")
    if free is None or base not in {"column", "margin"}:
        return None
    return (room - width) * free


def _emu(element: Element | None, name: str) -> float | None:
    found = None if element is None else number(element.get(name))
    return None if found is None else found * MM_PER_EMU
