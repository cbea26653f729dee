"""Templates broken on purpose: the built one, with some of its XML changed."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from kehoach.rendering.package import unpack
from kehoach.rendering.template import build_template
from kehoach.standards import load

DOCUMENT = "word/document.xml"
BUILT = build_template(load())
PARTS = unpack(BUILT)
XML = PARTS[DOCUMENT].decode()


def zipped(parts: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def with_part(name: str, content: str | bytes) -> bytes:
    return zipped({**PARTS, name: content.encode() if isinstance(content, str) else content})


def edited(*changes: tuple[str, str], part: str = DOCUMENT) -> bytes:
    """Return the built template with the first of each text in a part replaced."""
    xml = PARTS[part].decode()
    for old, new in changes:
        assert old in xml, old
        xml = xml.replace(old, new, 1)
    return with_part(part, xml)


def without_element(number: int) -> bytes:
    """Return the built template without one element of its body."""
    document = etree.fromstring(XML.encode())
    inside = list(document[0].iterdescendants())
    gone = inside[number % len(inside)]
    gone.getparent().remove(gone)
    return with_part(DOCUMENT, etree.tostring(document))
