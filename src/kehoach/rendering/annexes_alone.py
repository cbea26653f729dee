"""The appendices of a document without its text: a table to be enclosed with another document."""

from __future__ import annotations

from lxml import etree

from kehoach.rendering.namespaces import NAMESPACES
from kehoach.rendering.package import unpack
from kehoach.seal import pack

_DOCUMENT = "word/document.xml"


def annexes_alone(docx: bytes) -> bytes:
    """Return a rendered .docx with its appendices only, sealed; each is a section of its own."""
    parts = unpack(docx)
    root = etree.fromstring(parts[_DOCUMENT])
    body = root.find("w:body", NAMESPACES)
    for element in list(body):
        body.remove(element)
        if element.find("w:pPr/w:sectPr", NAMESPACES) is not None:
            break
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return pack({**parts, _DOCUMENT: bytes(data)})
