"""A .docx as Word sees it: parts, sections, paragraphs, and how styles resolve to a look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
W = f"{{{NS['w']}}}"
MM_PER_TWIP = 25.4 / 1440
MM_PER_EMU = 1 / 36000
Element = Any


@dataclass(frozen=True)
class Look:
    """What styles come to: sizes and spacing in pt, indent in mm, line in lines, or exact in pt."""

    font: str = ""
    color: str = "auto"
    size: float = 10
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: bool = False
    align: str = "left"
    indent: float = 0
    before: float = 0
    after: float = 0
    line: float = 1
    exact: float = 0
    keep_next: bool = False
    outline: int | None = None


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with its style and its own runs."""

    element: Element
    style: str
    look: Look

    @property
    def text(self) -> str:
        return "".join(piece(node) for node in self.element.iterfind("w:r/*", NS))

    @property
    def runs(self) -> list[tuple[str, str]]:
        """Character style and text of each run."""
        return [
            (value(run, "w:rPr/w:rStyle"), "".join(piece(node) for node in run))
            for run in self.element.iterfind("w:r", NS)
        ]

    @property
    def keeps_next(self) -> bool:
        return self.look.keep_next or self.element.find("w:pPr/w:keepNext", NS) is not None

    @property
    def in_grid(self) -> bool:
        """In a table of the text, not in the frames of the letterhead and the signature."""
        table = next(self.element.iterancestors(f"{W}tbl"), None)
        return table is not None and value(table, "w:tblPr/w:tblStyle") == "KHBang"


def piece(node: Element) -> str:
    """The characters of one child of a run."""
    return {f"{W}t": node.text or "", f"{W}br": "\n", f"{W}tab": "\t"}.get(node.tag, "")


def value(root: Element, path: str, name: str = "val") -> str:
    """An attribute of what is found at the path, or an empty string."""
    found = root.find(path, NS)
    return "" if found is None else str(found.get(f"{W}{name}", ""))


def twips_mm(text: str) -> float:
    return int(text) * MM_PER_TWIP


class WordFile:
    """A document opened for measuring."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.body = self.part("word/document.xml").find("w:body", NS)

    def part(self, name: str) -> Element:
        return etree.fromstring(self.parts[name])

    @cached_property
    def stories(self) -> dict[str, Element]:
        """Body, headers and footers by part name."""
        names = [n for n in self.parts if n.startswith(("word/header", "word/footer"))]
        return {"word/document.xml": self.body} | {name: self.part(name) for name in sorted(names)}

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """Every paragraph of the body in document order, those of tables too."""
        return list(self.paragraphs_of(self.body))

    def paragraphs_of(self, root: Element) -> Iterator[Paragraph]:
        for element in root.iter(f"{W}p"):
            style = value(element, "w:pPr/w:pStyle")
            yield Paragraph(element, style, self.look(style))

    def styled(self, *styles: str) -> list[Paragraph]:
        return [one for one in self.paragraphs if one.style in styles]

    def texts(self, *styles: str) -> list[str]:
        return [one.text for one in self.styled(*styles)]

    @cached_property
    def styles(self) -> dict[str, Element]:
        root = self.part("word/styles.xml")
        return {str(s.get(f"{W}styleId")): s for s in root.iterfind("w:style", NS)}

    def look(self, paragraph_style: str, run_style: str = "") -> Look:
        """Resolve defaults, the paragraph style and its bases, then a character style."""
        defaults = self.part("word/styles.xml").find("w:docDefaults", NS)
        look = dressed(Look(), defaults.find("w:pPrDefault/w:pPr", NS))
        look = dressed(look, defaults.find("w:rPrDefault/w:rPr", NS))
        for style in self.chain(paragraph_style or "Normal"):
            look = dressed(dressed(look, style.find("w:pPr", NS)), style.find("w:rPr", NS))
        if not run_style:
            return look
        bare = replace(look, bold=False, italic=False)
        for style in self.chain(run_style):
            bare = dressed(bare, style.find("w:rPr", NS))
        # Toggles set in both kinds of style cancel out (ECMA-376, 17.7.3).
        return replace(bare, bold=look.bold != bare.bold, italic=look.italic != bare.italic)

    def chain(self, style_id: str) -> list[Element]:
        style = self.styles[style_id]
        base = value(style, "w:basedOn")
        return [*(self.chain(base) if base else ()), style]

    @cached_property
    def sections(self) -> list[Element]:
        return list(self.body.iter(f"{W}sectPr"))

    @cached_property
    def drawn_lines(self) -> list[Element]:
        return list(self.body.iter(f"{{{NS['wp']}}}anchor"))

    @cached_property
    def grids(self) -> list[Element]:
        """The tables of the text."""
        tables = self.body.iter(f"{W}tbl")
        return [table for table in tables if value(table, "w:tblPr/w:tblStyle") == "KHBang"]

    def target(self, relation: str) -> str:
        """The part a relation of the document leads to."""
        rels = self.part("word/_rels/document.xml.rels")
        (found,) = (one.get("Target") for one in rels if one.get("Id") == relation)
        return f"word/{found}"


def dressed(look: Look, properties: Element | None) -> Look:
    """A look with what a pPr or rPr sets."""
    if properties is None:
        return look
    changes: dict[str, Any] = {}
    for node in properties:
        name, val = node.tag.removeprefix(W), node.get(f"{W}val")
        if name in _TOGGLES:
            changes[_TOGGLES[name]] = val not in ("0", "false", "off")
        elif name in _VALUES:
            field, read = _VALUES[name]
            changes[field] = read(val)
        elif name == "rFonts":
            changes["font"] = node.get(f"{W}ascii", look.font)
        elif name == "ind":
            changes["indent"] = twips_mm(node.get(f"{W}firstLine", "0"))
        elif name == "spacing" and properties.tag == f"{W}pPr":
            changes |= _spacing(node, look)
    return replace(look, **changes)


def _spacing(node: Element, look: Look) -> dict[str, float]:
    line = node.get(f"{W}line")
    exact = node.get(f"{W}lineRule") == "exact"
    return {
        "before": int(node.get(f"{W}before", look.before * 20)) / 20,
        "after": int(node.get(f"{W}after", look.after * 20)) / 20,
        "line": look.line if line is None or exact else int(line) / 240,
        "exact": look.exact if line is None else int(line) / 20 * exact,
    }


_TOGGLES = {"b": "bold", "i": "italic", "caps": "caps", "keepNext": "keep_next"}
_VALUES: dict[str, tuple[str, Any]] = {
    "color": ("color", str),
    "sz": ("size", lambda val: int(val) / 2),
    "jc": ("align", str),
    "u": ("underline", lambda val: val == "single"),
    "outlineLvl": ("outline", int),
}
