"""Every text that a Word package holds, wherever it stands: body, headers, properties, links."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from kehoach.errors import BadInput

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PARAGRAPHS = (f"{_W}p", f"{_A}p")
_GONE = (f"{_W}delText", f"{_W}delInstrText")
_TEXT = (f"{_W}t", f"{_W}instrText", f"{_A}t", *_GONE)
_SPACE = (f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_A}br")
_HYPHEN = f"{_W}noBreakHyphen"
_WORDS = {"descr", "title", "alt", "tooltip", "string", "displayText"}
"""Attributes that hold words, also a single one."""

_NAMED = {"docVar", "alias", "tag", "property"}
"""Elements whose attributes name or hold words."""

_DATES = (
    "{http://purl.org/dc/terms/}",
    "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}filetime",
)
"""When the file itself was made or changed: no text."""

_INNER = (".docx", ".dotx", ".docm", ".xlsx", ".pptx")
_LARGEST = 20_000_000


def texts_of_package(docx: bytes) -> Iterator[tuple[str, str]]:
    """Yield every text of every part, in NFC and on one line, with the name of its part.

    A paragraph is one text, whatever runs it is split into; so is each other element with text,
    each attribute with words, each name of a part, each text of a package within the package.
    The program's own comments in a draft are passed over: they quote the old plan on purpose.
    Raises :class:`BadInput` (KH871) for bytes that are no package.
    """
    try:
        with ZipFile(BytesIO(docx)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except BadZipFile:
        raise BadInput.of("KH871") from None
    for name, data in parts.items():
        yield name, name.rpartition("/")[2]
        for text in _texts(name.lower(), data):
            yield name, _on_one_line(text)


def _on_one_line(text: str) -> str:
    """Return a text in NFC, white space and what is not seen taken out."""
    seen = (one for one in unicodedata.normalize("NFC", text) if unicodedata.category(one) != "Cf")
    return " ".join("".join(seen).split())


def _texts(name: str, data: bytes) -> Iterator[str]:
    if name.endswith((".xml", ".rels", ".vml")):
        yield from _of_xml(data)
    elif name.endswith((".txt", ".htm", ".html")):
        yield _bare(data)
    elif name.endswith(_INNER) and len(data) < _LARGEST:
        try:
            yield from (text for _, text in texts_of_package(data))
        except BadInput:
            return


def _bare(data: bytes) -> str:
    return re.sub(r"<[^>]*>", " ", data.decode("utf-8", "replace"))


def _of_xml(data: bytes) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        yield _bare(data)
        return
    for own in root.findall(f"{_W}comment[@{_W}author='kehoach']"):
        root.remove(own)
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield element.text or ""
            continue
        if element.tag in _PARAGRAPHS:
            yield from _of_paragraph(element)
        elif not element.tag.startswith((_W, *_DATES)):
            yield from filter(None, (element.text, element.tail))
        yield from _of_attributes(element)


def _of_paragraph(paragraph: etree._Element) -> Iterator[str]:
    """Yield the text of a paragraph; where words were taken out, without them, and they alone."""
    pieces = list(_pieces(paragraph))
    yield "".join(text for text, is_gone in pieces if not is_gone)
    if any(is_gone for _, is_gone in pieces):
        yield "".join(text for text, _ in pieces)
        yield " ".join(text for text, is_gone in pieces if is_gone)


def _pieces(parent: etree._Element) -> Iterator[tuple[str, bool]]:
    """Yield the texts of a paragraph, not of those within its text boxes."""
    for child in parent:
        if child.tag in _TEXT:
            yield child.text or "", child.tag in _GONE
        elif child.tag in _SPACE:
            yield " ", False
        elif child.tag == _HYPHEN:
            yield "-", False
        elif child.tag not in _PARAGRAPHS:
            yield from _pieces(child)


def _of_attributes(element: etree._Element) -> Iterator[str]:
    own = str(element.tag).rpartition("}")[2]
    leads_out = element.get("TargetMode") == "External"
    for key, value in element.attrib.items():
        name, text = str(key).rpartition("}")[2], str(value)
        if name in _WORDS or own in _NAMED or (name == "Target" and leads_out) or _is_said(text):
            yield text


def _is_said(value: str) -> bool:
    """True for an attribute that holds words (a picture's description), not a measure."""
    return " " in value.strip() and any(map(str.isalpha, value))
