"""The frame of a table: its widths, margins, borders, and the look its style gives each cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kehoach.reading.rules_seen import shows_border
from kehoach.reading.styles import Properties, Styles
from kehoach.reading.wordml import MM_PER_TWIP, Element, W, measure, number, value, whole

Look = tuple[Any, Properties, Properties]
"""Key, paragraph properties and run properties that a table gives its paragraphs."""

NO_TABLE: Look = (None, {}, {})
_MARGIN = 1.9
_ALL_ROUND = 4
_SIDES = ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")
_UPRIGHT = ("left", "start", "right", "end", "insideV")
_FLAGS = {
    "firstRow": 0x0020,
    "lastRow": 0x0040,
    "firstColumn": 0x0080,
    "lastColumn": 0x0100,
    "noHBand": 0x0200,
    "noVBand": 0x0400,
}


@dataclass
class Frame:
    """What w:tblPr and w:tblGrid say, styles included. ``room``: mm of the column around."""

    element: Element
    styles: Styles
    room: float

    @cached_property
    def properties(self) -> Element | None:
        """The w:tblPr."""
        return self.element.find(f"{W}tblPr")

    @cached_property
    def style(self) -> str:
        """The table style in use."""
        return self.styles.known(value(self.properties, f"{W}tblStyle"), "table")

    @cached_property
    def grid(self) -> list[float]:
        """Widths of the grid columns in mm."""
        columns = self.element.iterfind(f"{W}tblGrid/{W}gridCol")
        return [(measure(column.get(f"{W}w")) or 0) * MM_PER_TWIP for column in columns]

    @cached_property
    def width(self) -> float:
        """Width of the table in mm, 0 when the file does not say."""
        node = self._own("tblW")
        return table_length(node, self.room) or sum(self.grid)

    @cached_property
    def indent(self) -> float:
        """Indent of the table from the edge of its column, in mm."""
        return table_length(self._own("tblInd"), self.room)

    @cached_property
    def margins(self) -> tuple[float, float]:
        """Left and right margin of the cells in mm."""
        return self.margins_of(None)

    def margins_of(self, cell: Element | None) -> tuple[float, float]:
        """Return left and right margin of a cell by its w:tcPr, the table's and the style's."""
        own = None if cell is None else cell.find(f"{W}tcMar")
        if own is None and cell is not None:
            return self.margins
        holders = [own, *self._holders("tblCellMar")]
        return self._margin(holders, "left", "start"), self._margin(holders, "right", "end")

    def _margin(self, holders: list[Element | None], *names: str) -> float:
        for holder in holders:
            for name in names:
                node = None if holder is None else holder.find(f"{W}{name}")
                found = None if node is None else measure(node.get(f"{W}w"))
                if found is not None:
                    return found * MM_PER_TWIP
        return _MARGIN

    @cached_property
    def ruled(self) -> bool:
        """Borders are visible: of the table or its style, or of most of its cells."""
        own = self._own("tblBorders")
        cells = list(self.element.iterfind(f".//{W}tc/{W}tcPr/{W}tcBorders"))
        count = sum(1 for _ in self.element.iterfind(f".//{W}tc"))
        if own is not None and any(shows_border(own, side) for side in _SIDES):
            return len(cells) < count or not all(map(_is_bare, cells))
        rows = sum(1 for _ in self.element.iterfind(f"{W}tr"))
        upright = sum(any(shows_border(c, side) for side in _UPRIGHT) for c in cells)
        level = sum(any(shows_border(c, side) for side in ("top", "bottom")) for c in cells)
        return (upright > 0 and upright * 2 >= count) or (rows > 2 and level * 2 > count)

    def _own(self, tag: str) -> Element | None:
        return next(iter(self._holders(tag)), None)

    def _holders(self, tag: str) -> list[Element]:
        """Return an element of the table's properties and its styles', the nearest first."""
        chain = reversed(self.styles.chain(self.style))
        sources = [self.properties, *(style.element.find(f"{W}tblPr") for style in chain)]
        found = (None if source is None else source.find(f"{W}{tag}") for source in sources)
        return [node for node in found if node is not None]

    @cached_property
    def _flags(self) -> frozenset[str]:
        look = self._own("tblLook")
        if look is None:
            return frozenset({"noHBand", "noVBand"})
        digits = look.get(f"{W}val", "")
        code = int(digits, 16) if digits.isalnum() and _is_hex(digits) else 0
        given = {name: look.get(f"{W}{name}") for name in _FLAGS}
        return frozenset(
            name
            for name, bit in _FLAGS.items()
            if (given[name] in {"1", "true", "on"} if given[name] is not None else code & bit)
        )

    @cached_property
    def _possible(self) -> frozenset[str]:
        return self.styles.conditions(self.style)

    def look(self, row: int, rows: int, at: tuple[int, int], columns: int) -> Look:
        """Return what the table style gives a cell; ``at``: its first column from 0, its span."""
        conditions: tuple[str, ...] = ()
        if self._possible:
            column = columns - 1 if at[0] and sum(at) >= columns else at[0]
            held = self._conditions(row, rows, column, columns)
            conditions = tuple(name for name in held if name in self._possible)
        return self._looked(conditions)

    def _looked(self, conditions: tuple[str, ...]) -> Look:
        if conditions not in self._looks:
            paragraph, run = self.styles.conditional(self.style, conditions)
            self._looks[conditions] = ((self.style, conditions), paragraph, run)
        return self._looks[conditions]

    @cached_property
    def _looks(self) -> dict[tuple[str, ...], Look]:
        return {}

    def _conditions(self, row: int, rows: int, column: int, columns: int) -> list[str]:
        """Return the conditions a cell meets, the strongest last (ISO 29500-1 17.7.6)."""
        first_row = "firstRow" in self._flags and row == 0
        last_row = "lastRow" in self._flags and row == rows - 1
        first = "firstColumn" in self._flags and column == 0
        last = "lastColumn" in self._flags and column == columns - 1
        band_row = row - ("firstRow" in self._flags)
        band_column = column - ("firstColumn" in self._flags)
        banded = "noHBand" not in self._flags and not first_row and not last_row
        striped = "noVBand" not in self._flags and not first and not last
        held = [
            (striped, f"band{1 + band_column % 2}Vert"),
            (banded, f"band{1 + band_row % 2}Horz"),
            (last, "lastCol"),
            (first, "firstCol"),
            (last_row, "lastRow"),
            (first_row, "firstRow"),
            (first_row and last, "neCell"),
            (first_row and first, "nwCell"),
            (last_row and last, "seCell"),
            (last_row and first, "swCell"),
        ]
        return [name for holds, name in held if holds]


def table_length(node: Element | None, room: float) -> float:
    """Return a table length (ST_TblWidth) in mm; a share is one of ``room``; 0 for auto."""
    if node is None:
        return 0.0
    text, kind = node.get(f"{W}w", ""), node.get(f"{W}type", "dxa")
    if text.endswith("%"):
        return room * (number(text[:-1]) or 0) / 100
    if kind == "pct":
        return room * (number(text) or 0) / 5000
    return (measure(text) or 0) * MM_PER_TWIP if kind == "dxa" else 0.0


def span_of(properties: Element | None) -> int:
    """Return how many grid columns a cell spans."""
    return min(max(whole(value(properties, f"{W}gridSpan")) or 1, 1), 63)


def _is_bare(borders: Element) -> bool:
    """Tell whether a cell takes away all the borders its table would give it."""
    return len(borders) >= _ALL_ROUND and not any(shows_border(borders, side) for side in _SIDES)


def _is_hex(digits: str) -> bool:
    return len(digits) <= 8 and all(digit in "0123456789abcdefABCDEF" for digit in digits)
