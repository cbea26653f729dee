"""A safe package → Document: parts are found, stories read, notes gathered."""

from __future__ import annotations

from typing import Any

from kehoach.reading.blocks import BlockReader, Shared, Spot, page_depth
from kehoach.reading.document import Block, Document, Paragraph, PartName, Section, paragraphs_of
from kehoach.reading.encodings import encodings_of
from kehoach.reading.faces import Faces
from kehoach.reading.fonts import theme_fonts
from kehoach.reading.layouts import Layouts
from kehoach.reading.numbering import Numbering
from kehoach.reading.package import Package, refuse
from kehoach.reading.pages import Pages
from kehoach.reading.sections import Sheet, section_sheets, with_headers
from kehoach.reading.styles import Styles
from kehoach.reading.wordml import Element, W, switched

_TRACKED = [f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel")]
_RESTYLED = [f"{W}{name}" for name in ("rPrChange", "pPrChange", "tblPrChange", "sectPrChange")]
_SIGNS = {
    "tracked": _TRACKED,
    "restyled": _RESTYLED,
    "comments": [f"{W}commentReference", f"{W}commentRangeStart"],
    "fields": [f"{W}fldChar", f"{W}fldSimple"],
    "chunks": [f"{W}altChunk"],
}


def read_package(package: Package, notes: frozenset[str]) -> Document:
    """Return the document of a package. ``notes``: what is known of it already."""
    main = package.related("", "officeDocument") or "word/document.xml"
    root = package.tree(main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise refuse("KH878", package.file)
    shared = _shared(package, main)
    sheets = section_sheets(body)
    rendered = next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None
    reader = BlockReader(shared, sheets, Pages(rendered, page_depth(sheets[0])))
    blocks = reader.blocks(body, Spot(sheets[0].column))
    sections = with_headers(
        sheets,
        package,
        main,
        lambda part, kind, section: _aside(package.tree(part), kind, section, shared),
    )
    footnotes = _footnotes(package, main, sheets[-1], shared)
    return Document(
        blocks=blocks,
        sections=tuple(sections),
        notes=notes | {name for name, tags in _SIGNS.items() if _has(root, tags)},
        encodings=_encodings(blocks, sections),
        even_odd=switched(_tree(package, main, "settings"), f"{W}evenAndOddHeaders"),
        properties=_properties(package),
        footnotes=footnotes,
        main=main,
        parts=package.parts,
        trees=package.trees,
    )


def _shared(package: Package, main: str) -> Shared:
    theme = theme_fonts(_tree(package, main, "theme"))
    styles = Styles(_tree(package, main, "styles"), theme)
    numbering = Numbering(_tree(package, main, "numbering"))
    return Shared(styles, numbering, Layouts(styles, numbering), Faces(styles, theme))


def _tree(package: Package, main: str, kind: str) -> Element | None:
    name = package.related(main, kind)
    return package.tree(name) if name else None


def _aside(
    root: Element | None, kind: Any, section: Section, shared: Shared
) -> tuple[Paragraph, ...]:
    """Read a header, footer or note: its paragraphs, those of tables too."""
    if root is None:
        return ()
    part: PartName = kind
    tables, shared.tables = shared.tables, 0
    sheet = Sheet(section, max(section.text_width, 5.0))
    reader = BlockReader(shared, [sheet], Pages(rendered=True))
    found = tuple(paragraphs_of(reader.blocks(root, Spot(sheet.column, part=part))))
    shared.tables = tables
    return found


def _footnotes(package: Package, main: str, sheet: Sheet, shared: Shared) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    for kind in ("footnotes", "endnotes"):
        root = _tree(package, main, kind)
        for note in () if root is None else root:
            if note.get(f"{W}type", "normal") == "normal":
                found += _aside(note, "footnote", sheet.section, shared)
    return tuple(found)


def _has(root: Element, tags: list[str]) -> bool:
    return next(root.iter(*tags), None) is not None


def _encodings(blocks: tuple[Block, ...], sections: list[Section]) -> frozenset[str]:
    body = paragraphs_of(blocks)
    aside = (
        paragraph
        for section in sections
        for kinds in (section.headers, section.footers)
        for paragraphs in kinds.values()
        for paragraph in paragraphs
    )
    return encodings_of(run for source in (body, aside) for p in source for run in p.runs)


def _properties(package: Package) -> dict[str, str]:
    """Return the document's properties; those of a person's own as ``custom:name``."""
    found: dict[str, str] = {}
    for kind in ("core-properties", "extended-properties"):
        root = package.tree(package.related("", kind))
        for node in () if root is None else root:
            if not len(node) and node.text:
                found[node.tag.rpartition("}")[2]] = node.text
    root = package.tree(package.related("", "custom-properties"))
    for node in () if root is None else root:
        found[f"custom:{node.get('name', '')}"] = "".join(node.itertext())
    return found
