"""Letters in a finished document → Word's comments at the paragraphs that bear them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import etree

from kehoach.rendering.namespaces import NAMESPACES
from kehoach.rendering.package import unpack
from kehoach.seal import pack
from kehoach.zipped import LEVEL

AUTHOR, INITIALS = "kehoach", "kh"
Note = tuple[str, ...]
"""The words of a comment, a paragraph each; the first in bold."""

_W = f"{{{NAMESPACES['w']}}}"
_P = f"{_W}p"
_MAIN, _RELS = "word/document.xml", "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold."""
_Element = Any


def with_comments(
    docx: bytes, notes: Mapping[str, Sequence[Note]], home: str, level: int = LEVEL
) -> bytes:
    """Return the sealed document with its letters taken out and the notes they stand for set.

    ``notes`` are given by letter; ``home`` is the letter where a note goes whose own letter is
    nowhere in the text (a template may leave a name out, or print it in a header, where Word
    has no comments). Comments that the document has already stay. ``level`` is zlib's. Pure.
    """
    parts = unpack(docx)
    document = etree.fromstring(parts[_MAIN])
    found = _taken_out(document, {*notes, home})
    parts = {name: _without(content, {*notes, home}) for name, content in parts.items()}
    start = found[home] if home in found else _first(document)
    held: dict[_Element, list[Note]] = {}
    for letter, said in notes.items():
        told = held.setdefault(found.get(letter, start), [])
        told += [note for note in said if note not in told]
    name, comments = _comments(parts)
    number = _free(comments, document)
    for paragraph in document.iter(_P):
        if paragraph in held:
            number = _set(paragraph, held[paragraph], number, comments)
    made = {_MAIN: _bytes(document), name: _bytes(comments)}
    return pack({**_declared(parts, name), **made}, level)


def _bytes(root: _Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _taken_out(document: _Element, letters: set[str]) -> dict[str, _Element]:
    """Take the letters out of a document; return the paragraph where each stood first."""
    shape = re.compile(f"[{''.join(letters)}]")
    found: dict[str, _Element] = {}
    for element in document.iter():
        for letter in _in(shape, element.text):
            found.setdefault(letter, _paragraph(element))
            element.text = shape.sub("", element.text)
        if _in(shape, element.tail):
            element.tail = shape.sub("", element.tail)
        for name, value in element.attrib.items():
            if _in(shape, value):
                element.set(name, shape.sub("", value))
    return {letter: paragraph for letter, paragraph in found.items() if paragraph is not None}


def _in(shape: re.Pattern[str], text: str | None) -> list[str]:
    return [] if text is None or text.isascii() else shape.findall(text)


def _paragraph(element: _Element) -> _Element | None:
    """Return the paragraph that can bear a comment: not one of a text box, but the box's own."""
    above = [one for one in element.iterancestors() if one.tag in (_P, f"{_W}txbxContent")]
    boxes = [index for index, one in enumerate(above) if one.tag != _P]
    outside = above[boxes[-1] + 1 :] if boxes else above
    return outside[0] if outside else None


def _without(content: bytes, letters: set[str]) -> bytes:
    """Return a part without letters: headers and properties may hold them, too."""
    if b"\xf4" not in content:
        return content
    for letter in letters:
        content = content.replace(letter.encode("utf-8"), b"")
    return content


def _first(document: _Element) -> _Element:
    """Return the first paragraph with text, else the first."""
    every = list(document.iter(_P))
    texts = (one for one in every if "".join(one.itertext(f"{_W}t")).strip())
    return next(texts, every[0])


def _comments(parts: Mapping[str, bytes]) -> tuple[str, _Element]:
    """Return the part of comments that the document has, else a new one under a free name."""
    for relation in etree.fromstring(parts[_RELS]):
        target = posixpath.normpath(posixpath.join("/word", relation.get("Target", "")))
        if relation.get("Type") == _RELATION and target[1:] in parts:
            return target[1:], etree.fromstring(parts[target[1:]])
    names = ("word/comments.xml", *(f"word/comments{number}.xml" for number in range(1, 1000)))
    name = next(name for name in names if name not in parts)
    return name, etree.Element(f"{_W}comments", nsmap={"w": NAMESPACES["w"]})


def _declared(parts: dict[str, bytes], name: str) -> dict[str, bytes]:
    """Declare the part of comments, where it is new."""
    if name in parts:
        return parts
    types, relations = etree.fromstring(parts[_TYPES]), etree.fromstring(parts[_RELS])
    etree.SubElement(types, _like(types, "Override"), PartName=f"/{name}", ContentType=_KIND)
    used = {one.get("Id") for one in relations}
    free = next(one for number in range(len(used) + 1) if (one := f"rIdGhiChu{number}") not in used)
    link = {"Id": free, "Type": _RELATION, "Target": posixpath.basename(name)}
    etree.SubElement(relations, _like(relations, "Relationship"), link)
    return {**parts, _TYPES: _bytes(types), _RELS: _bytes(relations)}


def _like(root: _Element, name: str) -> str:
    return f"{{{root.nsmap[None]}}}{name}"


def _free(comments: _Element, document: _Element) -> int:
    """Return the first number above those of all comments and references to them."""
    named = [*comments, *document.iter(f"{_W}commentRangeStart", f"{_W}commentReference")]
    ids = (str(one.get(f"{_W}id", "")) for one in named)
    return max((int(one) for one in ids if one.isdigit()), default=-1) + 1


def _set(paragraph: _Element, notes: Sequence[Note], number: int, comments: _Element) -> int:
    """Set comments around all of a paragraph; return the next free number."""
    after_properties = 1 if len(paragraph) and paragraph[0].tag == f"{_W}pPr" else 0
    for offset, note in enumerate(notes):
        name = {f"{_W}id": str(number + offset)}
        paragraph.insert(after_properties + offset, etree.Element(f"{_W}commentRangeStart", name))
        etree.SubElement(paragraph, f"{_W}commentRangeEnd", name)
        run = etree.SubElement(paragraph, f"{_W}r")
        etree.SubElement(run, f"{_W}commentReference", name)
        comments.append(_comment(number + offset, note))
    return number + len(notes)


def _comment(number: int, note: Note) -> _Element:
    names = {f"{_W}id": str(number), f"{_W}author": AUTHOR, f"{_W}initials": INITIALS}
    comment = etree.Element(f"{_W}comment", names, nsmap={"w": NAMESPACES["w"]})
    comment.extend(_lines(note))
    return comment


def _lines(note: Note) -> Iterator[_Element]:
    """Yield the paragraphs of a comment, dressed by themselves: a template's styles may differ."""
    for line, text in enumerate(note):
        paragraph = etree.Element(_P)
        properties = etree.SubElement(paragraph, f"{_W}pPr")
        for name, values in _PLAIN:
            etree.SubElement(properties, f"{_W}{name}", {f"{_W}{k}": v for k, v in values.items()})
        if line == 0:
            etree.SubElement(etree.SubElement(paragraph, f"{_W}r"), f"{_W}annotationRef")
        run = etree.SubElement(paragraph, f"{_W}r")
        dress = etree.SubElement(run, f"{_W}rPr")
        for name, value in ((("b", ""),) if line == 0 else ()) + (("sz", "20"), ("szCs", "20")):
            etree.SubElement(dress, f"{_W}{name}", {f"{_W}val": value} if value else {})
        etree.SubElement(run, f"{_W}t").text = _UNFIT.sub(" ", text)
        yield paragraph


_PLAIN: tuple[tuple[str, dict[str, str]], ...] = (
    ("spacing", {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}),
    ("ind", {"left": "0", "right": "0", "firstLine": "0"}),
    ("jc", {"val": "left"}),
)
