"""Tables: rows and cells with their widths, spans and looks; tables within tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kehoach.reading.blocks import BlockReader, Spot
from kehoach.reading.document import Align, Block, Cell, DrawnLine, Paragraph, Row, Table, Where
from kehoach.reading.frames import Frame, span_of, table_length
from kehoach.reading.pages import Mark, Pages
from kehoach.reading.rules_seen import is_solid, shows_border
from kehoach.reading.wordml import (
    THROUGH,
    VAL,
    Element,
    W,
    held,
    switched,
    value,
    whole,
)

_ROW, _CELL = f"{W}tr", f"{W}tc"
_ALIGNS: dict[str, Align] = {"center": "center", "right": "right", "end": "right"}
_NARROWEST = 1.0


@dataclass(frozen=True)
class _Place:
    """Where a row stands in its table, from 0; ``columns`` of the grid."""

    row: int
    rows: int
    columns: int


def read_table(reader: BlockReader, element: Element, spot: Spot) -> Table:
    """Return a table; its paragraphs know table, row and cell of the outermost table."""
    outermost = not spot.table
    if outermost and not spot.box and spot.part == "body":
        reader.shared.tables += 1
    number = reader.shared.tables if outermost else spot.table
    inside = replace(spot, table=max(number, 1), nested=not outermost)
    frame = Frame(element, reader.shared.styles, spot.room)
    where = _where(reader, inside)
    rows = list(_children(element, _ROW))
    rows = [row for row in rows if row.find(f"{W}trPr/{W}del") is None]
    columns = max(len(frame.grid), 1)
    read = tuple(
        _row(reader, row, frame, inside, _Place(at, len(rows), columns))
        for at, row in enumerate(rows)
    )
    align = _ALIGNS.get(value(frame.properties, f"{W}jc"), "left")
    return Table(
        number, read, where, frame.ruled, frame.width, frame.indent, align, element=element
    )


def _where(reader: BlockReader, spot: Spot) -> Where:
    return Where(
        part=spot.part,
        section=reader.sheet.section.number,
        table=spot.table if spot.nested else 0,
        row=spot.row,
        cell=spot.cell,
        nested=spot.nested,
        box=spot.box,
        page=reader.pages.page,
        page_known=reader.pages.known(reader.shared.number + 1),
    )


def _row(reader: BlockReader, element: Element, frame: Frame, spot: Spot, place: _Place) -> Row:
    """Read a row: each cell begins where the row does, the next row after the longest cell."""
    properties = element.find(f"{W}trPr")
    column = min(max(whole(value(properties, f"{W}gridBefore")) or 0, 0), 63)
    nodes = list(_children(element, _CELL))
    course = _Course(reader.pages, nodes)
    cells = []
    for at, node in enumerate(nodes, start=1):
        course.begin()
        cell = _cell(reader, node, frame, spot, place, (at, column))
        course.end(node, cell)
        cells.append(cell)
        column += cell.span
    course.leave()
    return Row(
        tuple(cells),
        header=switched(properties, f"{W}tblHeader"),
        cant_split=switched(properties, f"{W}cantSplit"),
        element=element,
    )


class _Course:
    """How pages run through a row whose cells stand side by side.

    The marks Word left in a cell that is centred upright say little; its longest cell decides.
    """

    def __init__(self, pages: Pages, nodes: list[Element]) -> None:
        self._pages = pages
        self._start = self._lowest = pages.mark()
        self._longest = -1
        self._marked = pages.rendered and sum(_is_marked(node) for node in nodes) > 1

    def begin(self) -> None:
        """Go back to the top of the row."""
        self._pages.back(self._start)

    def end(self, node: Element, cell: Cell) -> None:
        """Note how far a cell reaches, and whether the row begins on a new page."""
        mark = self._pages.mark()
        first = next(iter(cell.paragraphs), None)
        if first is not None and first.where.page > self._start[0] and not self._strays(node):
            self._start = (first.where.page, 0.0, True, True)
        if self._pages.rendered:
            length = sum(len(paragraph.text) for paragraph in cell.paragraphs)
            if length >= self._longest:
                self._longest, self._lowest = length, mark
        else:
            self._lowest = max(self._lowest, mark, key=_depth)

    def leave(self) -> None:
        """Go on below the row."""
        self._pages.back(max(self._lowest, self._start, key=_depth))

    def _strays(self, node: Element) -> bool:
        upright = value(node.find(f"{W}tcPr"), f"{W}vAlign")
        return self._marked and upright in {"center", "bottom"}


def _depth(mark: Mark) -> tuple[int, float]:
    return mark[0], mark[1]


def _is_marked(node: Element) -> bool:
    return next(node.iter(f"{W}lastRenderedPageBreak"), None) is not None


def _cell(
    reader: BlockReader,
    element: Element,
    frame: Frame,
    spot: Spot,
    place: _Place,
    at: tuple[int, int],
) -> Cell:
    """Read a cell; ``at``: its number in the row from 1, its first grid column from 0."""
    number, column = at
    properties = element.find(f"{W}tcPr")
    span = span_of(properties)
    width = _width(properties, frame, column, span)
    left, right = frame.margins_of(properties)
    inside = Spot(
        room=max(width - left - right, _NARROWEST),
        look=frame.look(place.row, place.rows, (column, span), place.columns),
        part=spot.part,
        table=spot.table,
        row=spot.row if spot.nested else place.row + 1,
        cell=spot.cell if spot.nested else number,
        nested=spot.nested,
        box=spot.box,
    )
    blocks = reader.blocks(element, inside)
    borders = None if properties is None else properties.find(f"{W}tcBorders")
    if borders is not None and not frame.ruled:
        blocks = _with_borders(blocks, borders, width)
    merge = None if properties is None else properties.find(f"{W}vMerge")
    continues = merge is not None and merge.get(VAL, "continue") == "continue"
    return Cell(blocks, span, width, continues, element=element)


def _width(properties: Element | None, frame: Frame, column: int, span: int) -> float:
    """Return the width of a cell in mm: its own, or that of its grid columns."""
    node = None if properties is None else properties.find(f"{W}tcW")
    own = table_length(node, frame.width or frame.room)
    return own or sum(frame.grid[column : column + span]) or frame.room


def _with_borders(blocks: tuple[Block, ...], borders: Element, width: float) -> tuple[Block, ...]:
    """Add the rule over or under a cell to its first or last paragraph."""
    changed = list(blocks)
    for side, at in (("top", 0), ("bottom", -1)):
        block = changed[at] if changed else None
        if isinstance(block, Paragraph) and shows_border(borders, side):
            line = DrawnLine("border", width, is_solid(borders, side), 0.0, borders)
            changed[at] = replace(block, lines=(*block.lines, line))
    return tuple(changed)


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """Yield rows or cells, those in content controls and insertions too."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in THROUGH:
            for content in held(child):
                yield from _children(content, tag)
