"""A document with tracked changes → its text in reading form, every change marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kehoach.reading.package import open_package
from kehoach.reading.wordml import P_PR, R_PR, TBL, VAL, P, W, held, on, switched, value
from kehoach.redline.walking import blocks_of, rows_of
from kehoach.reviewing.blocks import Block, Cell, Row, Words
from kehoach.reviewing.grids import Placed, joined, placed

_CHANGES = {f"{W}ins": "ins", f"{W}moveTo": "ins", f"{W}del": "del", f"{W}moveFrom": "del"}
_TEXT = {f"{W}t", f"{W}delText"}
_SHOWN = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_BORDERS = (f"{W}tblBorders", f"{W}tcBorders")
_NO_LINE = (None, "none", "nil")
_SKIPPED = {P_PR, R_PR}
_DEEPEST = 20
"""Styles based on one another; a ring of them would have no end."""


def blocks_in(docx: bytes, file: str) -> tuple[Block, ...]:
    """Return the paragraphs and tables of the bytes of a redline named ``file``.

    Paragraphs without words (drawn lines) are left out. Raises
    :class:`kehoach.errors.BadInput` for what is no document.
    """
    package = open_package(docx, file)
    main = package.related("", "officeDocument") or "word/document.xml"
    styles = package.related(main, "styles")
    reader = _Reader(package.tree(styles) if styles else None)
    tree: Any = package.tree(main)
    return tuple(reader.blocks(list(tree.find(f"{W}body"))))


class _Reader:
    """Reads blocks; knows which styles are bold, and which draw lines."""

    def __init__(self, styles: Any) -> None:
        found = () if styles is None else styles.iter(f"{W}style")
        self._styles = {one.get(f"{W}styleId"): one for one in found}

    def blocks(self, children: list[Any]) -> Iterator[Block]:
        for element in blocks_of(children)[0]:
            block = self._table(element) if element.tag == TBL else self._paragraph(element)
            if block.rows or any(one.text.strip() for one in block.words):
                yield block

    def _table(self, table: Any) -> Block:
        elements = rows_of(table)
        columns, places = placed(table, elements)
        read = (self._row(*one) for one in zip(elements, places, strict=True))
        spoken = [
            (row, cells)
            for row, cells in zip(read, places, strict=True)
            if any(cell.blocks for cell in row.cells)
        ]
        return Block(rows=tuple(joined(spoken)), ruled=self._is_ruled(table), columns=columns)

    def _row(self, row: Any, places: Sequence[Placed]) -> Row:
        cells = tuple(Cell(tuple(self.blocks(list(one.element)))) for one in places)
        properties = row.find(f"{W}trPr")
        marks = () if properties is None else tuple(properties)
        change = next((_CHANGES[one.tag] for one in marks if one.tag in _CHANGES), "")
        return Row(cells, change, switched(properties, f"{W}tblHeader"))

    def _paragraph(self, paragraph: Any) -> Block:
        runs = list(_runs(paragraph, ""))
        strong = bool(runs) and all(self._is_bold(run, paragraph) for run, _, text in runs if text)
        words = _joined((text, change) for _, change, text in runs)
        return Block(tuple(_joined(_same_spaces(list(words)))), strong)

    def _is_bold(self, run: Any, paragraph: Any) -> bool:
        look = run.find(R_PR)
        own = None if look is None else look.find(f"{W}b")
        if own is not None:
            return on(own)
        return self._style_is_bold(value(paragraph.find(P_PR), f"{W}pStyle"))

    def _style_is_bold(self, name: str) -> bool:
        for style in self._chain(name):
            look = style.find(R_PR)
            own = None if look is None else look.find(f"{W}b")
            if own is not None:
                return on(own)
        return False

    def _is_ruled(self, table: Any) -> bool:
        """Tell whether a table has lines drawn; a letterhead has none."""
        named = value(table.find(f"{W}tblPr"), f"{W}tblStyle")
        return _has_lines(table) or any(map(_has_lines, self._chain(named)))

    def _chain(self, name: str) -> Iterator[Any]:
        """Yield the style of a name and those that it is based on."""
        for _ in range(_DEEPEST):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = value(style, f"{W}basedOn")


def _has_lines(element: Any) -> bool:
    drawn = (line for name in _BORDERS for borders in element.iter(name) for line in borders)
    return any(line.get(VAL) not in _NO_LINE for line in drawn)


def _runs(parent: Any, change: str) -> Iterator[tuple[Any, str, str]]:
    """Yield each run with its words and how it was changed, also inside links and controls."""
    for child in parent:
        if child.tag in _SKIPPED or child.tag == P:
            continue
        if child.tag == f"{W}r":
            yield child, change, "".join(_said(child))
        else:
            for holder in held(child):
                yield from _runs(holder, _CHANGES.get(child.tag, change))


def _said(run: Any) -> Iterator[str]:
    for child in run:
        if child.tag in _TEXT:
            yield child.text or ""
        elif child.tag in _SHOWN:
            yield _SHOWN[child.tag]


def _same_spaces(words: list[Words]) -> Iterator[tuple[str, str]]:
    """Yield words with their changes; a space for another kind of space is none to a reader."""
    at = 0
    while at < len(words):
        pair = words[at : at + 2]
        told = {one.change for one in pair} == {"ins", "del"}
        if told and all(len(one.text) == 1 and one.text.isspace() for one in pair):
            yield next(one.text for one in pair if one.change == "ins"), ""
            at += 2
        else:
            yield words[at].text, words[at].change
            at += 1


def _joined(runs: Iterator[tuple[str, str]]) -> Iterator[Words]:
    held_text, held_change = "", ""
    for text, change in runs:
        if text and change != held_change:
            if held_text:
                yield Words(held_text, held_change)
            held_text, held_change = "", change
        held_text += text
    if held_text:
        yield Words(held_text, held_change)
