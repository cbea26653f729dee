"""Mends of the page: paper, margins; tables that fitted still fit."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from kehoach.checking.mending import edits, sheets
from kehoach.checking.mending.grids import columns, keep_signature_whole, narrow
from kehoach.checking.mending.looks import Fixer
from kehoach.checking.verdicts import Broken, Subject
from kehoach.metrics import text_width
from kehoach.reading.document import Section, Table

_MM_PER_TWIP = 25.4 / 1440
_CELL_MARGINS = 4.0
"""mm by which a table reaches over the margins so that its text stands at them."""
_SPARE = 12.0
"""mm by which the measure of a line of spaces may be wrong."""
_SEEN = 0.5
_COLUMNS = re.compile(r"[^\W\d_]{2}[.,:;)]?(?: {3,}| *\t[\t ]*)\S")
"""Words kept apart by spaces or tabs; a label and its text are none."""
_MOST_CUT = 0.25
"""A column made narrower by more than this share of itself would no longer look right."""


def properties(subject: Subject, section: Section | None) -> Any:
    """Return the w:sectPr of a section, made where a document has none; None without section."""
    if section is None or section.element is not None:
        return None if section is None else section.element
    body = subject.document.trees[subject.document.main].find(f"{edits.W}body")
    found = body.find(f"{edits.W}sectPr")
    if found is None:
        found = etree.SubElement(body, f"{edits.W}sectPr")
        sheets.set_page_size(found, section.width, section.height)
    return found


def paper(subject: Subject, broken: Broken) -> bool:
    """Set A4, turned as the section is; a larger sheet that its tables need stays."""
    page, section = subject.standard.page, broken.section
    element = properties(subject, section)
    if section is None:
        return False
    sides = sorted((float(page["width"].use), float(page["height"].use)))
    turned = section.width > section.height
    width, height = reversed(sides) if turned else sides
    room = width - section.left - section.right - section.gutter
    if not _can_fit(subject, section, room):
        return False
    sheets.set_page_size(element, width, height)
    _fit(subject, section, room)
    return True


def margin(side: str) -> Fixer:
    """Return a fixer that brings a margin to the nearest value allowed."""

    def fix(subject: Subject, broken: Broken) -> bool:
        section, law = broken.section, subject.standard.page[side]
        element = properties(subject, section)
        if section is None:
            return False
        gutter = section.gutter if side == "left" else 0
        now = getattr(section, side) + gutter
        wanted = min(max(now, law.min), law.max) - gutter
        room = _room(section, element) - (wanted - getattr(section, side))
        if wanted < 0 or (side in ("left", "right") and not _can_fit(subject, section, room)):
            return False
        sheets.set_margin(element, side, wanted)
        _fit(subject, section, _room(section, element))
        return True

    return fix


def _room(section: Section, element: Any) -> float:
    """Return the width of the text in mm as the section now says."""
    size, margins = (element.find(f"{edits.W}{name}") for name in ("pgSz", "pgMar"))
    width = section.width if size is None else _mm(size, "w", section.width)
    if margins is None:
        return section.text_width
    sides = ("left", "right", "gutter")
    return width - sum(_mm(margins, side, getattr(section, side)) for side in sides)


def _mm(element: Any, name: str, otherwise: float) -> float:
    text = element.get(f"{edits.W}{name}", "")
    return int(text) * _MM_PER_TWIP if text.isdigit() else otherwise


def _tables(subject: Subject, section: Section) -> list[Table]:
    """Return the ruled tables of a section that fit between its margins as they were."""
    return [
        table
        for table in subject.document.tables
        if table.where.section == section.number
        and table.element is not None
        and table.ruled
        and 0 < table.width + table.indent <= section.text_width + _CELL_MARGINS
    ]


def _over(table: Table, section: Section) -> float:
    """Return how far a table reached over the right margin before."""
    return max(table.indent + table.width - section.text_width, 0.0)


def _can_fit(subject: Subject, section: Section, room: float) -> bool:
    """True when what stood in one line or between the margins still can."""
    for table in _tables(subject, section):
        cut = table.indent + table.width - _over(table, section) - room
        if cut > _MOST_CUT * max(columns(table.element), default=0):
            return False
    return not (room < section.text_width and _would_break(subject, section, room))


def _would_break(subject: Subject, section: Section, room: float) -> bool:
    """True when a line set out in columns by spaces or tabs would no longer fit."""
    for paragraph in subject.document.paragraphs:
        where = paragraph.where
        if where.section != section.number or where.table or where.box:
            continue
        for line in paragraph.text.rstrip().split("\n"):
            if not _COLUMNS.search(line):
                continue
            face = paragraph.shown[0].face
            wide = text_width(line, face.size, face.bold, face.italic)
            if "\t" in line.strip() or room - _SPARE < wide <= section.text_width + _SPARE:
                return True
    return False


def _fit(subject: Subject, section: Section, room: float) -> None:
    """Take from the widest column of ruled tables what would reach over the margin."""
    keep_signature_whole(subject)
    for table in _tables(subject, section):
        cut = table.indent + sum(columns(table.element)) - _over(table, section) - room
        if cut > _SEEN:
            narrow(table.element, cut)


def number_format(subject: Subject, broken: Broken) -> bool:
    """Let page numbers be in Arabic digits, those of annexes along with the document's."""
    if broken.section is None:
        return False
    for section in subject.document.sections:
        if section.number_format == broken.section.number_format:
            sheets.set_decimal(properties(subject, section))
    return True


def start(subject: Subject, broken: Broken) -> bool:
    """Let page numbers begin with 1."""
    element = properties(subject, broken.section)
    if element is None:
        return False
    sheets.set_start(element, 1)
    return True


def number_edge(subject: Subject, broken: Broken) -> bool:
    """Set the distance of the header from the edge of the sheet."""
    element = properties(subject, broken.section)
    if element is None:
        return False
    wanted = float(subject.standard.page["number_from_edge"].use)
    sheets.set_margin(element, "header", wanted)
    return True


def annex_start(subject: Subject, broken: Broken) -> bool:
    """Let page numbers begin with 1 in an annex that has a section of its own."""
    for annex in subject.anatomy.annexes:
        section = subject.document.sections[annex.section - 1]
        pieces = [one for one in (annex.number, annex.title, annex.enclosed) if one]
        firsts = [one.first for one in pieces] + [line.paragraph for line in annex.body]
        if broken.paragraph in firsts[:1] and annex.starts_section and section.element is not None:
            sheets.set_start(section.element, 1)
            return True
    return False
