"""Tables as written: columns in mm, one made narrower; the row of the signature kept whole."""

from __future__ import annotations

from typing import Any

from lxml import etree

from kehoach.checking.mending.edits import W
from kehoach.checking.verdicts import Subject

_MM_PER_TWIP = 25.4 / 1440


def columns(table: Any) -> list[float]:
    """Return the widths of the grid columns of a table in mm."""
    return [_mm(one) for one in table.findall(f"{W}tblGrid/{W}gridCol")]


def narrow(table: Any, cut: float) -> None:
    """Take so many mm from the widest column of a table, in every row."""
    widths = columns(table)
    widest = widths.index(max(widths))
    _cut(table.findall(f"{W}tblGrid/{W}gridCol")[widest], cut)
    _cut(table.find(f"{W}tblPr/{W}tblW"), cut)
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl")) is table:
            _cut(_width_at(row, widest), cut)


def keep_signature_whole(subject: Subject) -> None:
    """Keep the row of posts and name on one page, where text before it may now take more room."""
    signature = subject.anatomy.signature
    if signature is None or not signature.lines or signature.name is None:
        return
    row = _row_of(signature.lines[0].first.element)
    if row is None or _row_of(signature.name.first.element) is not row:
        return
    properties = row.find(f"{W}trPr")
    if properties is None:
        properties = etree.Element(f"{W}trPr")
        row.insert(1 if row.find(f"{W}tblPrEx") is not None else 0, properties)
    if properties.find(f"{W}cantSplit") is None:
        etree.SubElement(properties, f"{W}cantSplit")


def _row_of(element: Any) -> Any:
    return None if element is None else next(element.iterancestors(f"{W}tr"), None)


def _width_at(row: Any, column: int) -> Any:
    """Return the w:tcW of the cell of a row that covers a grid column."""
    place = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
    for cell in row.iter(f"{W}tc"):
        if next(cell.iterancestors(f"{W}tr")) is row:
            span = _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
            if place <= column < place + span:
                return cell.find(f"{W}tcPr/{W}tcW")
            place += span
    return None


def _number(element: Any, otherwise: int) -> int:
    text = "" if element is None else element.get(f"{W}val", "")
    return int(text) if text.isdigit() else otherwise


def _mm(element: Any) -> float:
    text = element.get(f"{W}w", "")
    return int(text) * _MM_PER_TWIP if text.isdigit() else 0.0


def _cut(element: Any, cut: float) -> None:
    if element is not None and element.get(f"{W}type", "dxa") == "dxa" and _mm(element) > cut:
        element.set(f"{W}w", str(round((_mm(element) - cut) / _MM_PER_TWIP)))
