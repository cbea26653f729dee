"""Sections: paper, margins, page numbers, and the headers and footers in effect."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from kehoach.reading.document import Paragraph, Section
from kehoach.reading.package import Package
from kehoach.reading.wordml import (
    MM_PER_TWIP,
    P_PR,
    Element,
    R,
    W,
    measure,
    switched,
    value,
    whole,
)

_SECT = f"{W}sectPr"
_PAPER = {"w": 12240, "h": 15840}
_MARGINS = {
    "top": 1440,
    "bottom": 1440,
    "left": 1440,
    "right": 1440,
    "gutter": 0,
    "header": 720,
    "footer": 720,
}
_KINDS = {"nextPage", "continuous", "oddPage", "evenPage", "nextColumn"}
_GAP = 720
_NARROWEST = 5.0

ReadPart = Callable[[str, str, Section], tuple[Paragraph, ...]]
"""Reads a header or footer: part name, ``header`` or ``footer``, its first section."""


@dataclass(frozen=True)
class Sheet:
    """A section with the width in mm of its columns, before headers are read."""

    section: Section
    column: float


def section_sheets(body: Element) -> list[Sheet]:
    """Return the sections of a body in order; Word's own paper when it says nothing."""
    found = [node for node in body.iter(_SECT) if node.getparent().tag in {P_PR, f"{W}body"}]
    if not found or found[-1].getparent().tag != f"{W}body":
        found.append(None)
    return [_sheet(node, number) for number, node in enumerate(found, start=1)]


def with_headers(sheets: list[Sheet], package: Package, main: str, read: ReadPart) -> list[Section]:
    """Return sections with headers and footers, each kind inherited where it is not given."""
    sections = []
    kept: dict[str, dict[str, tuple[Paragraph, ...]]] = {"header": {}, "footer": {}}
    known: dict[str, tuple[Paragraph, ...]] = {}
    for sheet in sheets:
        for kind, parts in kept.items():
            for name, part in _references(sheet.section.element, kind, package, main):
                if part not in known:
                    known[part] = read(part, kind, sheet.section)
                parts[name] = known[part]
        headers, footers = dict(kept["header"]), dict(kept["footer"])
        sections.append(replace(sheet.section, headers=headers, footers=footers))
    return sections


def _references(
    element: Element | None, kind: str, package: Package, main: str
) -> list[tuple[str, str]]:
    if element is None:
        return []
    relations = package.relations(main)
    found = []
    for node in element.iterfind(f"{W}{kind}Reference"):
        relation = relations.get(node.get(f"{R}id", ""))
        if relation is not None and not relation.external and relation.target in package.parts:
            found.append((node.get(f"{W}type", "default"), relation.target))
    return found


def _sheet(element: Element | None, number: int) -> Sheet:
    width, height = (_length(element, "pgSz", name, twips) for name, twips in _PAPER.items())
    margin = {name: _length(element, "pgMar", name, twips) for name, twips in _MARGINS.items()}
    numbering = None if element is None else element.find(f"{W}pgNumType")
    columns = None if element is None else element.find(f"{W}cols")
    kind = value(element, f"{W}type")
    count = 1 if columns is None else max(whole(columns.get(f"{W}num")) or 1, 1)
    section = Section(
        number=number,
        width=width,
        height=height,
        landscape=width > height or _orientation(element) == "landscape",
        top=abs(margin["top"]),
        bottom=abs(margin["bottom"]),
        left=margin["left"],
        right=margin["right"],
        gutter=margin["gutter"],
        header_edge=margin["header"],
        footer_edge=margin["footer"],
        first_page=switched(element, f"{W}titlePg"),
        start=None if numbering is None else whole(numbering.get(f"{W}start")),
        number_format=_format(numbering),
        kind=kind if kind in _KINDS else "nextPage",
        columns=count,
        element=element,
    )
    gap = _length(element, "cols", "space", _GAP)
    column = (section.text_width - gap * (count - 1)) / count
    return Sheet(section, max(column, _NARROWEST))


def _format(numbering: Element | None) -> str:
    return "decimal" if numbering is None else str(numbering.get(f"{W}fmt", "decimal"))


def _orientation(element: Element | None) -> str:
    size = None if element is None else element.find(f"{W}pgSz")
    return "" if size is None else str(size.get(f"{W}orient", ""))


def _length(element: Element | None, tag: str, name: str, otherwise: float) -> float:
    """Return a length in mm of a child of w:sectPr."""
    node = None if element is None else element.find(f"{W}{tag}")
    found = None if node is None else measure(node.get(f"{W}{name}"))
    return (otherwise if found is None else found) * MM_PER_TWIP
