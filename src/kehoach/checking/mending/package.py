"""The package of a document under repair: what it was, what it became, its words."""

from __future__ import annotations

import unicodedata
from typing import Any

from lxml import etree

from kehoach.reading.document import Document, Paragraph
from kehoach.zipped import zipped

_STRICT = b"http://purl.oclc.org/ooxml/"
_SIGNED = "_xmlsignatures/"


def may_be_edited(document: Document) -> bool:
    """False for a package with digital signatures, or in Strict Open XML: it is read alone."""
    signed = any(name.startswith(_SIGNED) for name in document.parts)
    return not signed and _STRICT not in document.parts.get(document.main, b"")


def words_of(document: Document) -> tuple[str, str, frozenset[str]]:
    """Return the letters and digits of the body, the notes and the margins, no page numbers."""
    margins = {
        _letters(story)
        for section in document.sections
        for kinds in (section.headers, section.footers)
        for kind, story in kinds.items()
        if kind != "first" or section.first_page
    }
    body, notes = _letters(document.paragraphs), _letters(document.footnotes)
    return body, notes, frozenset(margins - {""})


def _letters(story: tuple[Paragraph, ...]) -> str:
    found: list[str] = []
    for paragraph in story:
        margin = paragraph.where.part in ("header", "footer")
        for one in (paragraph, *(paragraph.boxes if margin else ())):
            if not (margin and any(run.role == "page" for run in one.runs)):
                found += [run.source for run in one.runs]
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", "".join(found))))


class Snapshot:
    """The XML of a document as it was read, to tell which parts were edited since."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._parts = {name: etree.tostring(root) for name, root in document.trees.items()}

    def repacked(self) -> bytes | None:
        """Return the package with its edited parts; None when nothing was edited."""
        trees = self._document.trees
        edited = {
            name: _bytes(root)
            for name, root in trees.items()
            if self._parts.get(name) != etree.tostring(root)
        }
        return zipped({**self._document.parts, **edited}) if edited else None


def _bytes(root: Any) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
