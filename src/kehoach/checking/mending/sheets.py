"""Small edits of a section's properties: paper, margins, page numbers, headers and footers."""

from __future__ import annotations

from typing import Any

from lxml import etree

from kehoach.checking.mending.edits import W, child, twips

_SECTION_ORDER = (
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar",
    "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote",
    "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange",
)  # fmt: skip
_MARGINS = {"top": 1440, "right": 1440, "bottom": 1440, "left": 1440, "header": 720,
            "footer": 720, "gutter": 0}  # fmt: skip
"""What Word takes where a section does not say."""


def set_page_size(section: Any, width: float, height: float) -> None:
    """Set the paper of a section, in mm."""
    size = child(section, "pgSz", _SECTION_ORDER)
    size.attrib.pop(f"{W}code", None)
    size.set(f"{W}w", twips(width))
    size.set(f"{W}h", twips(height))
    size.attrib.pop(f"{W}orient", None)
    if width > height:
        size.set(f"{W}orient", "landscape")


def set_margin(section: Any, side: str, mm: float) -> None:
    """Set one margin of a section (top, bottom, left, right, header, footer) in mm."""
    margins = child(section, "pgMar", _SECTION_ORDER)
    for name, value in _MARGINS.items():
        if margins.get(f"{W}{name}") is None:
            margins.set(f"{W}{name}", str(value))
    margins.set(f"{W}{side}", twips(mm))


def set_first_page(section: Any) -> None:
    """Give the first page of a section a header and footer of its own."""
    child(section, "titlePg", _SECTION_ORDER).attrib.pop(f"{W}val", None)


def set_start(section: Any, number: int) -> None:
    """Let page numbers of a section start at a number."""
    child(section, "pgNumType", _SECTION_ORDER).set(f"{W}start", str(number))


def set_decimal(section: Any) -> None:
    """Let page numbers of a section be in Arabic digits."""
    child(section, "pgNumType", _SECTION_ORDER).attrib.pop(f"{W}fmt", None)


def references(section: Any, kind: str) -> list[Any]:
    """Return the header or footer references of a section."""
    return list(section.findall(f"{W}{kind}Reference"))


def add_reference(section: Any, kind: str, which: str, relation: str) -> None:
    """Point a section to a header or footer part; one of the same kind gives way."""
    for one in references(section, kind):
        if one.get(f"{W}type") == which:
            section.remove(one)
    made = etree.Element(f"{W}{kind}Reference")
    made.set(f"{W}type", which)
    made.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", relation)
    section.insert(0, made)
