"""What is kept of headers and footers → the headers and footers of the document."""

from __future__ import annotations

from posixpath import join, normpath
from typing import Any

from lxml import etree

from kehoach.compose.sheet import Line, Sheet
from kehoach.rendering.namespaces import NAMESPACES
from kehoach.rendering.runs import runs_xml

_W, _R = (f"{{{NAMESPACES[name]}}}" for name in ("w", "r"))
_SHOWN = ("default", "first")
_RELATIONS = "word/_rels/document.xml.rels"


def set_stories(parts: dict[str, bytes], document: Any, sheet: Sheet) -> dict[str, bytes]:
    """Return the headers and footers that hold kept lines, by name of the part.

    A template without a header (footer) has them at the top (end) of ``document`` itself.
    """
    changed: dict[str, bytes] = {}
    for place, lines in (("header", sheet.kept.header), ("footer", sheet.kept.footer)):
        names = _named(parts, document, place) if lines else []
        for name in names:
            story = etree.fromstring(parts[name])
            story.extend(map(_paragraph, lines))
            changed[name] = etree.tostring(
                story, xml_declaration=True, encoding="UTF-8", standalone=True
            )
        if lines and not names:
            _stand_in_body(document, place, lines)
    return changed


def _named(parts: dict[str, bytes], document: Any, place: str) -> list[str]:
    """Return the parts of the headers or footers that are shown, each once."""
    targets = {
        one.get("Id"): one.get("Target") for one in etree.fromstring(parts.get(_RELATIONS, b"<r/>"))
    }
    found = [
        targets.get(one.get(f"{_R}id"), "")
        for one in document.iterfind(f".//w:{place}Reference", NAMESPACES)
        if one.get(f"{_W}type") in _SHOWN
    ]
    names = dict.fromkeys(normpath(join("word", name)) for name in found if name)
    return [name for name in names if name in parts]


def _stand_in_body(document: Any, place: str, lines: tuple[Line, ...]) -> None:
    body = document.find("w:body", NAMESPACES)
    last = len(body) - (body[-1].tag == f"{_W}sectPr")
    start = 0 if place == "header" else last
    for number, line in enumerate(lines):
        body.insert(start + number, _paragraph(line))


def _paragraph(line: Line) -> Any:
    style = '<w:pPr><w:pStyle w:val="KHGiuNguyen"/></w:pPr>'
    xml = f'<w:p xmlns:w="{NAMESPACES["w"]}">{style}{runs_xml(line.runs)}</w:p>'
    return etree.fromstring(xml)
