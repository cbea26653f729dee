"""A .docx as text a person can read and compare: golden texts are made of it.

One line a paragraph, ``[style] text``; tables row by row, ``|`` between cells; ``~`` is a
non-breaking space, ``**`` bold and ``*`` italic runs; ``──`` a drawn line with its length.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

_NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
_W, _R = f"{{{_NS['w']}}}", f"{{{_NS['r']}}}"
_STARS = {"KHDam": "**", "KHNghieng": "*", "KHDamNghieng": "***"}
_PLAIN = {"KHDuongKe", "KHNgat"}
"""Thin paragraphs that hold a line, part two tables or end a section."""


def readable(data: bytes) -> str:
    """The whole document as text."""
    return "\n".join(_Reader(data).lines()).lstrip("\n") + "\n"


class _Reader:
    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as package:
            self.parts = {
                name: etree.fromstring(package.read(name))
                for name in package.namelist()
                if name.startswith("word/") and name.endswith((".xml", ".rels"))
            }
        self.names = {
            style.get(f"{_W}styleId"): style.find("w:name", _NS).get(f"{_W}val")
            for style in self.parts["word/styles.xml"].iterfind("w:style", _NS)
        }

    def lines(self) -> Iterator[str]:
        blocks: list[str] = []
        for element in self.parts["word/document.xml"].find("w:body", _NS):
            section = element if element.tag == f"{_W}sectPr" else _find(element, "w:pPr/w:sectPr")
            if element.tag != f"{_W}sectPr":
                blocks += self.block(element)
            if section is not None:
                yield from self.page(section)
                yield from blocks
                blocks = []

    def page(self, section: Any) -> Iterator[str]:
        """Size, margins and numbering of a section, its headers and footers."""
        size, margins = _find(section, "w:pgSz"), _find(section, "w:pgMar")
        turned = "ngang" if size.get(f"{_W}orient") == "landscape" else "dọc"
        sides = ", ".join(_mm(margins, side) for side in ("top", "right", "bottom", "left"))
        number = _find(section, "w:pgNumType").get(f"{_W}start")
        yield ""
        yield f"=== {_mm(size, 'w')} × {_mm(size, 'h')} mm {turned}; lề {sides}; từ trang {number}"
        apart = _find(section, "w:titlePg") is not None
        for node in section.iterfind("*", _NS):
            kind = node.tag.removeprefix(_W)
            if kind in ("headerReference", "footerReference"):
                place = "đầu trang" if kind == "headerReference" else "chân trang"
                first = node.get(f"{_W}type") == "first"
                shown = " / ".join(self.story(node.get(f"{_R}id")))
                if shown and (apart or not first):
                    yield f"{place}{' 1' if first else ''}: {shown}"
        yield ""

    def story(self, relation: str) -> Iterator[str]:
        """The lines of a header or a footer."""
        rels = self.parts["word/_rels/document.xml.rels"]
        (target,) = (one.get("Target") for one in rels if one.get("Id") == relation)
        for paragraph in self.parts[f"word/{target}"].iterfind("w:p", _NS):
            code = "".join(paragraph.itertext(f"{_W}instrText")).strip()
            if code:
                yield f"[{self.style(paragraph)}] {{{code}}}"
            elif text := self.text(paragraph):
                yield f"[{self.style(paragraph)}] {text}"

    def block(self, element: Any) -> Iterator[str]:
        if element.tag == f"{_W}tbl":
            yield from self.table(element)
        elif text := self.paragraph(element):
            yield text

    def paragraph(self, paragraph: Any) -> str:
        text, style = self.text(paragraph), _style_id(paragraph)
        return text if style in _PLAIN else f"[{self.style(paragraph)}] {text}".rstrip(" ")

    def style(self, paragraph: Any) -> str:
        return str(self.names[_style_id(paragraph)]).removeprefix("KH ")

    def text(self, paragraph: Any) -> str:
        return "".join(_run_text(run) for run in paragraph.iterfind("w:r", _NS))

    def table(self, table: Any) -> Iterator[str]:
        """Frames (letterhead, signature) cell by cell; tables of the text row by row."""
        framed = _find(table, "w:tblPr/w:tblStyle").get(f"{_W}val") != "KHBang"
        caption = _find(table, "w:tblPr/w:tblCaption").get(f"{_W}val")
        widths = [_mm(column, "w") for column in table.iterfind("w:tblGrid/w:gridCol", _NS)]
        yield f"({caption}: {' | '.join(widths)})"
        for row in table.iterfind("w:tr", _NS):
            cells = [list(self.cell(cell, framed)) for cell in row.iterfind("w:tc", _NS)]
            if framed:
                yield "\n  |\n".join("\n".join(f"  {line}" for line in cell) for cell in cells)
            else:
                mark = "#" if _find(row, "w:trPr/w:tblHeader") is not None else "|"
                yield f"{mark} " + " | ".join(" / ".join(cell) for cell in cells)

    def cell(self, cell: Any, framed: bool) -> Iterator[str]:
        for element in cell:
            if element.tag == f"{_W}tbl":
                inner = (self.text(paragraph) for paragraph in element.iter(f"{_W}p"))
                yield f"⟦{' / '.join(inner)}⟧"
            elif element.tag == f"{_W}p":
                text = self.paragraph(element) if framed else self.text(element)
                if text or not framed:
                    yield text


def _find(root: Any, path: str) -> Any:
    return root.find(path, _NS)


def _style_id(paragraph: Any) -> str:
    return str(_find(paragraph, "w:pPr/w:pStyle").get(f"{_W}val"))


def _mm(element: Any, name: str) -> str:
    return f"{int(element.get(f'{_W}{name}')) * 25.4 / 1440:.0f}"


def _run_text(run: Any) -> str:
    line = run.find(".//wp:extent", _NS)
    if line is not None:
        return f"── {int(line.get('cx')) / 36000:.1f} mm"
    marks = {f"{_W}br": "↵", f"{_W}tab": "→"}
    text = "".join(marks.get(node.tag) or node.text or "" for node in run)
    style = _find(run, "w:rPr/w:rStyle")
    stars = "" if style is None else _STARS[style.get(f"{_W}val")]
    return f"{stars}{text}{stars}".replace("\u00a0", "~")
