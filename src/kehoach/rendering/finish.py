"""After docxtpl: the numbers Word wants, set from the sheet and the standard.

Lengths of drawn lines, widths of columns, orientation of sections, outline levels, sizes of the
letterhead, properties of the file. A template stays a valid document without any of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from kehoach.compose.sheet import Sheet
from kehoach.rendering.joining import join_cells
from kehoach.rendering.namespaces import EMU_PER_MM, NAMESPACES
from kehoach.rendering.properties import core_properties
from kehoach.rendering.stories import set_stories
from kehoach.rendering.styles import LEVEL_STYLES, letterhead_styles, twips
from kehoach.rendering.view import letterhead_sizes
from kehoach.standards import Standard
from kehoach.wording.spans import Span

_W = f"{{{NAMESPACES['w']}}}"
_Element = Any


def finish(parts: dict[str, bytes], sheet: Sheet, standard: Standard) -> dict[str, bytes]:
    """Return the parts with every computed number set. Pure: the same input, the same bytes."""
    document = etree.fromstring(parts["word/document.xml"])
    stories = set_stories(parts, document, sheet)
    _set_sections(document, sheet, standard)
    _set_lines(document)
    _set_tables(document)
    _keep_together(document, standard.wording["body_end"])
    _number_drawings(document)
    _drop_empty_runs(document)
    styles = etree.fromstring(parts["word/styles.xml"])
    _set_styles(styles, sheet, standard)
    return {
        **parts,
        **stories,
        **_declarations(parts),
        "word/document.xml": _bytes(document),
        "word/styles.xml": _bytes(styles),
        "docProps/core.xml": core_properties(sheet).encode("utf-8"),
    }


def _bytes(root: _Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _find(root: _Element, path: str) -> list[_Element]:
    return list(root.iterfind(path, NAMESPACES))


def _set_sections(document: _Element, sheet: Sheet, standard: Standard) -> None:
    """Turn landscape appendices, and keep head and foot of page 1 for the body alone."""
    for section, annex in zip(_find(document, ".//w:sectPr")[1:], sheet.annexes, strict=False):
        if sheet.contact or standard.party:
            _clear_first_page(section)
        size = section.find("w:pgSz", NAMESPACES)
        if annex.landscape and size is not None:
            size.set(f"{_W}w", str(twips(standard.page["height"].use)))
            size.set(f"{_W}h", str(twips(standard.page["width"].use)))
            size.set(f"{_W}orient", "landscape")


def _clear_first_page(section: _Element) -> None:
    """Point the first page's head and foot to empty ones: of even pages, which are never shown."""
    name = f"{{{NAMESPACES['r']}}}id"
    for place in ("header", "footer"):
        stories = {one.get(f"{_W}type"): one for one in _find(section, f"w:{place}Reference")}
        if "first" in stories and "even" in stories:
            stories["first"].set(name, stories["even"].get(name))


def _set_lines(document: _Element) -> None:
    """Give each drawn line the length that its description carries (``mm 59.1``)."""
    for properties in _find(document, ".//wp:docPr"):
        length = (properties.get("descr") or "").removeprefix("mm ")
        if not length.replace(".", "", 1).isdigit():
            continue
        del properties.attrib["descr"]
        anchor = properties.getparent()
        emu = str(round(float(length) * EMU_PER_MM))
        for extent in (*_find(anchor, "wp:extent"), *_find(anchor, ".//a:xfrm/a:ext")):
            extent.set("cx", emu)


def _set_tables(document: _Element) -> None:
    """Give each table what its description carries: ``mm 60 100``, joined cells ``; 0 1 2 1``."""
    for table in _find(document, ".//w:tbl"):
        description = table.find("w:tblPr/w:tblDescription", NAMESPACES)
        said = "" if description is None else description.get(f"{_W}val") or ""
        if said.startswith("mm "):
            words, *spans = said.split(";")
            _set_widths(table, [twips(float(width)) for width in words.split()[1:]])
            join_cells(table, [Span(*map(int, span.split())) for span in spans])
            description.getparent().remove(description)


def _set_widths(table: _Element, widths: list[int]) -> None:
    grid = table.find("w:tblGrid", NAMESPACES)
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        etree.SubElement(grid, f"{_W}gridCol").set(f"{_W}w", str(width))
    total = table.find("w:tblPr/w:tblW", NAMESPACES)
    total.set(f"{_W}w", str(sum(widths)))
    total.set(f"{_W}type", "dxa")
    for row in _find(table, "w:tr"):
        start = 0
        for cell in _find(row, "w:tc"):
            span = cell.find("w:tcPr/w:gridSpan", NAMESPACES)
            count = int(span.get(f"{_W}val")) if span is not None else 1
            _set_cell(cell, sum(widths[start : start + count]))
            start += count


def _set_cell(cell: _Element, width: int) -> None:
    properties = cell.find("w:tcPr", NAMESPACES)
    if properties is None:
        properties = etree.Element(f"{_W}tcPr")
        cell.insert(0, properties)
    for old in _find(properties, "w:tcW"):
        properties.remove(old)
    size = etree.Element(f"{_W}tcW")
    size.set(f"{_W}w", str(width))
    size.set(f"{_W}type", "dxa")
    properties.insert(0, size)
    span = properties.find("w:gridSpan", NAMESPACES)
    if span is not None and span.get(f"{_W}val") == "1":
        properties.remove(span)


def _keep_together(document: _Element, body_end: str) -> None:
    """Keep lead-ins with their lists, and the end of the text with the signature block."""
    body = document.find("w:body", NAMESPACES)
    for element in body:
        if element.tag == f"{_W}p" and _text(element).endswith(":"):
            _keep_next(element)
    for table in _find(body, "w:tbl"):
        if _signs(table):
            for paragraph in _before(table):
                _keep_next(paragraph)
    for element in body:
        if element.tag == f"{_W}p" and _text(element) == body_end:
            _keep_with_table(element)


def _keep_with_table(mark: _Element) -> None:
    """Keep a closing mark on a line of its own with the last row of the table before it."""
    before = mark.getprevious()
    while before is not None and before.tag == f"{_W}p" and not _text(before):
        _keep_next(before)
        before = before.getprevious()
    if before is not None and before.tag == f"{_W}tbl":
        for paragraph in _find(before, "w:tr[last()]//w:p"):
            _keep_next(paragraph)


def _signs(table: _Element) -> bool:
    names = ("KHNoiNhan", "KHQuyenHan")
    styles = (style.get(f"{_W}val") for style in _find(table, ".//w:pStyle"))
    return any(style in names for style in styles)


def _before(table: _Element) -> Iterator[_Element]:
    """Yield the paragraphs that go with a signature block: the last with text and all after it."""
    paragraph = table.getprevious()
    while paragraph is not None and paragraph.tag == f"{_W}p":
        yield paragraph
        if _text(paragraph):
            return
        paragraph = paragraph.getprevious()


def _text(paragraph: _Element) -> str:
    return "".join(paragraph.itertext(f"{_W}t")).strip()


def _keep_next(paragraph: _Element) -> None:
    properties = paragraph.find("w:pPr", NAMESPACES)
    if properties is not None and properties.find("w:keepNext", NAMESPACES) is None:
        after_style = 1 if properties.find("w:pStyle", NAMESPACES) is not None else 0
        properties.insert(after_style, etree.Element(f"{_W}keepNext"))


def _number_drawings(document: _Element) -> None:
    """Give drawings ids of their own; a loop in the template repeats them."""
    for number, properties in enumerate(_find(document, ".//wp:docPr"), 1):
        properties.set("id", str(number))


def _drop_empty_runs(document: _Element) -> None:
    """Remove the empty runs that docxtpl leaves around a ``{{r }}`` tag."""
    for run in _find(document, ".//w:r"):
        if all(child.tag == f"{_W}t" and not child.text for child in run):
            run.getparent().remove(run)


def _set_styles(styles: _Element, sheet: Sheet, standard: Standard) -> None:
    """Set outline levels for the plan's numbering, and sizes of the letterhead that fit."""
    by_id = {style.get(f"{_W}styleId"): style for style in _find(styles, "w:style")}
    for depth, level in enumerate(sheet.levels):
        _set_outline(by_id.get(LEVEL_STYLES[level]), depth)
    sizes = letterhead_sizes(sheet, standard)
    if sizes != standard.letterhead_sets[0]:
        for name, size in zip(letterhead_styles(standard), sizes, strict=True):
            _set_size(by_id.get(name), size)


def _set_outline(style: _Element | None, depth: int) -> None:
    level = None if style is None else style.find("w:pPr/w:outlineLvl", NAMESPACES)
    if level is not None:
        level.set(f"{_W}val", str(depth))


def _set_size(style: _Element | None, size: float) -> None:
    if style is not None:
        for name in ("sz", "szCs"):
            for element in _find(style, f"w:rPr/w:{name}"):
                element.set(f"{_W}val", str(round(size * 2)))


_PROPERTIES = {
    "docProps/core.xml": (
        "application/vnd.openxmlformats-package.core-properties+xml",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    ),
    "docProps/custom.xml": (
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
    ),
}


def _declarations(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Declare the two property parts that every document carries, where a template does not."""
    types = etree.fromstring(parts["[Content_Types].xml"])
    relations = etree.fromstring(parts["_rels/.rels"])
    declared = {one.get("PartName") for one in types}
    targets = {str(one.get("Target")).lstrip("/") for one in relations}
    for number, (name, (kind, relation)) in enumerate(_PROPERTIES.items(), 1):
        if f"/{name}" not in declared:
            etree.SubElement(types, _like(types, "Override"), PartName=f"/{name}", ContentType=kind)
        if name not in targets:
            ids = {"Id": f"rIdKeHoach{number}", "Type": relation, "Target": name}
            etree.SubElement(relations, _like(relations, "Relationship"), ids)
    return {"[Content_Types].xml": _bytes(types), "_rels/.rels": _bytes(relations)}


def _like(root: _Element, name: str) -> str:
    return f"{{{root.nsmap[None]}}}{name}"
