"""Cells of a table that is filled → joined as its plan says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml import etree

from kehoach.rendering.namespaces import NAMESPACES
from kehoach.wording.spans import Span, heading_rows

_W = f"{{{NAMESPACES['w']}}}"


def join_cells(table: Any, spans: Sequence[Span]) -> None:
    """Join cells of a table that has one for every place, in place; others are left alone."""
    rows = table.findall("w:tr", NAMESPACES)
    grid = [row.findall("w:tc", NAMESPACES) for row in rows]
    count = len(table.findall("w:tblGrid/w:gridCol", NAMESPACES))
    for span in spans:
        lines = grid[span.row : span.row + span.height]
        if len(lines) != span.height or any(len(line) != count for line in lines):
            continue
        for at, line in enumerate(lines):
            first, *covered = line[span.column : span.column + span.width]
            _widen(first, covered)
            if span.height > 1:
                _add(first, "vMerge", "continue" if at else "restart")
    for row in rows[1 : heading_rows(spans)]:
        _repeat(row)


def _widen(cell: Any, covered: Sequence[Any]) -> None:
    """Let a cell take the places of those after it, which go."""
    if not covered:
        return
    _add(cell, "gridSpan", str(1 + len(covered)))
    width = cell.find("w:tcPr/w:tcW", NAMESPACES)
    total = sum(int(one.find("w:tcPr/w:tcW", NAMESPACES).get(f"{_W}w")) for one in (cell, *covered))
    width.set(f"{_W}w", str(total))
    for one in covered:
        one.getparent().remove(one)


def _add(cell: Any, name: str, value: str) -> None:
    """Set a property of a cell after its width and what goes before (ISO 29500-1, CT_TcPr)."""
    properties = cell.find("w:tcPr", NAMESPACES)
    for old in properties.findall(f"w:{name}", NAMESPACES):
        properties.remove(old)
    before = ("tcW", "gridSpan") if name == "vMerge" else ("tcW",)
    place = sum(properties.find(f"w:{one}", NAMESPACES) is not None for one in before)
    made = etree.Element(f"{_W}{name}")
    made.set(f"{_W}val", value)
    properties.insert(place, made)


def _repeat(row: Any) -> None:
    """Make a row part of the heading, which stands again on each page."""
    properties = row.find("w:trPr", NAMESPACES)
    if properties is None:
        properties = etree.Element(f"{_W}trPr")
        row.insert(0, properties)
    if properties.find("w:tblHeader", NAMESPACES) is None:
        etree.SubElement(properties, f"{_W}tblHeader")
