"""Paragraphs and tables of a story (body, header, footer, notes) in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from kehoach.reading.document import Block, DrawnLine, Paragraph, PartName, Where, paragraphs_of
from kehoach.reading.drawings import drawn_lines
from kehoach.reading.faces import Faces
from kehoach.reading.frames import NO_TABLE, Look
from kehoach.reading.inline import Inline, InlineReader
from kehoach.reading.layouts import Layout, Layouts
from kehoach.reading.numbering import Numbering
from kehoach.reading.pages import Pages, measured
from kehoach.reading.rules_seen import border_lines, text_lines
from kehoach.reading.sections import Sheet
from kehoach.reading.styles import Styles
from kehoach.reading.wordml import (
    P_PR,
    R_PR,
    SDT,
    TBL,
    THROUGH,
    TXBX,
    Element,
    P,
    W,
    held,
    outer,
)

_SECT = f"{W}sectPr"


@dataclass(frozen=True)
class Spot:
    """Where blocks stand: the room in mm they have, the look a table gives them, and numbers."""

    room: float
    look: Look = NO_TABLE
    part: PartName = "body"
    table: int = 0
    row: int = 0
    cell: int = 0
    nested: bool = False
    box: bool = False

    @property
    def flows(self) -> bool:
        """In the columns of the body, not in a table, box, header or note."""
        return self.part == "body" and not self.table and not self.box


@dataclass
class Shared:
    """What all stories of a document share."""

    styles: Styles
    numbering: Numbering
    layouts: Layouts
    faces: Faces
    number: int = 0
    tables: int = 0


class BlockReader:
    """Reads the blocks of one story; pages, sections and open fields go on from one to the next."""

    def __init__(self, shared: Shared, sheets: list[Sheet], pages: Pages) -> None:
        self.shared = shared
        self.pages = pages
        self.inline = InlineReader(shared.faces, pages)
        self._sheets = sheets
        self._section = 0

    @property
    def sheet(self) -> Sheet:
        """The section being read."""
        return self._sheets[min(self._section, len(self._sheets) - 1)]

    def blocks(self, parent: Element, spot: Spot) -> tuple[Block, ...]:
        """Return the paragraphs and tables of a body, cell, text box, header or footer."""
        from kehoach.reading.tables import read_table

        found: list[Block] = []
        for element in block_elements(parent):
            if spot.flows and spot.room != self.sheet.column:
                spot = replace(spot, room=self.sheet.column)
            if element.tag == P:
                if not _is_removed(element):
                    found.append(self._paragraph(element, spot))
            else:
                found.append(read_table(self, element, spot))
        return tuple(found)

    def _paragraph(self, element: Element, spot: Spot) -> Paragraph:
        properties = element.find(P_PR)
        key, by_table, _ = spot.look
        layout = self.shared.layouts.layout(properties, (key, by_table))
        self.shared.number += 1
        number = self.shared.number
        if layout.fields.get("page_break_before") and not spot.box:
            self.pages.break_before()
        label, suffix = self.shared.numbering.label(layout.number, layout.level)
        inline = self._inline(element, layout, spot)
        where = self._where(number, inline, layout, spot)
        lines, boxes = self._drawn(inline, spot)
        lines += text_lines(inline.runs)
        if layout.borders is not None:
            lines += border_lines(element, layout, spot.room)
        if properties is not None and properties.find(_SECT) is not None:
            self._end_section(spot)
        return Paragraph(
            number=number,
            runs=tuple(inline.runs),
            where=where,
            label=label,
            suffix=suffix,
            style=layout.style,
            breaks_page=inline.breaks_page,
            lines=tuple(lines),
            boxes=tuple(boxes),
            room=spot.room,
            element=element,
            **layout.fields,
        )

    def _inline(self, element: Element, layout: Layout, spot: Spot) -> Inline:
        start = self.pages.page
        key, _, by_table = spot.look
        empty = Inline(layout.style, (key, by_table), in_cell=bool(spot.table))
        inline = self.inline.read(element, empty)
        inline.page = inline.page or start
        return inline

    def _where(self, number: int, inline: Inline, layout: Layout, spot: Spot) -> Where:
        page = inline.page
        if self.pages.rendered:
            self.pages.settle()
        elif not spot.box:
            sizes = measured(tuple(inline.runs), layout, spot.room)
            placed = self.pages.place(*sizes)
            page = placed if not inline.breaks_page else page
        return Where(
            part=spot.part,
            section=self.sheet.section.number,
            table=spot.table,
            row=spot.row,
            cell=spot.cell,
            nested=spot.nested,
            box=spot.box,
            page=page,
            page_known=self.pages.known(number),
        )

    def _drawn(self, inline: Inline, spot: Spot) -> tuple[list[DrawnLine], list[Paragraph]]:
        lines: list[DrawnLine] = []
        boxes: list[Paragraph] = []
        for drawing in inline.drawn:
            lines += self._rules(drawing, spot)
            contents = [node for node in outer(drawing) if node.tag == TXBX]
            if contents:
                boxes += self._boxes(contents, spot)
        return lines, boxes

    def _rules(self, drawing: Element, spot: Spot) -> list[DrawnLine]:
        from kehoach.reading.vml import vml_lines

        if drawing.tag == f"{W}drawing":
            margin = self.sheet.section.left
            return drawn_lines(drawing, spot.room, bool(spot.table), margin)
        return vml_lines(drawing, spot.room)

    def _boxes(self, contents: list[Element], spot: Spot) -> Iterator[Paragraph]:
        """Read text boxes: they take no place in the flow of pages."""
        inside = replace(spot, look=NO_TABLE, box=True)
        mark = self.pages.mark()
        found = [p for node in contents for p in paragraphs_of(self.blocks(node, inside))]
        self.pages.back(mark)
        return iter(found)

    def _end_section(self, spot: Spot) -> None:
        if not spot.flows:
            return
        self._section += 1
        section = self.sheet.section
        if section.kind != "continuous":
            self.pages.broken()
        self.pages.depth = page_depth(self.sheet)


def page_depth(sheet: Sheet) -> float:
    """Return the mm between the top and bottom margins of a section, at least 10."""
    section = sheet.section
    return max(section.height - section.top - section.bottom, 10.0)


def block_elements(parent: Element) -> Iterator[Element]:
    """Yield the w:p and w:tbl of a parent, those in content controls and insertions too."""
    for child in parent:
        tag: Any = child.tag
        if tag in {P, TBL}:
            yield child
        elif tag in THROUGH:
            for content in held(child):
                yield from block_elements(content)


def _is_removed(element: Element) -> bool:
    """Tell whether a whole paragraph was deleted as a tracked change."""
    mark = element.find(f"{P_PR}/{R_PR}/{W}del")
    if mark is None:
        return False
    kept = {f"{W}r", f"{W}ins", f"{W}hyperlink", SDT, f"{W}fldSimple", f"{W}moveTo"}
    return not any(child.tag in kept for child in element)
