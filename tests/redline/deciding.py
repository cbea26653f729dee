"""Accepts or rejects every tracked change of a .docx, as Word does it."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from unicodedata import normalize
from zipfile import ZipFile

from lxml import etree

from kehoach.reading import read_docx
from kehoach.reading.document import Block, Paragraph

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_IN, _OUT = ("ins", "moveTo"), ("del", "moveFrom")
_MOVES = ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")
_ASIDE = (*_MOVES, "bookmarkStart", "bookmarkEnd")
"""What stands between paragraphs without being one."""


def accepted(data: bytes) -> bytes:
    """The document after "Accept All Changes"."""
    return _decided(data, stay=_IN, go=_OUT)


def rejected(data: bytes) -> bytes:
    """The document after "Reject All Changes"."""
    return _decided(data, stay=_OUT, go=_IN)


def _decided(data: bytes, stay: tuple[str, ...], go: tuple[str, ...]) -> bytes:
    with ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    tree = etree.fromstring(parts["word/document.xml"])
    _rows(tree, go)
    _words(tree, stay, go)
    _ends(tree, go)
    for name in (*_IN, *_OUT, *_MOVES):
        for mark in list(tree.iter(W + name)):
            mark.getparent().remove(mark)
    parts["word/document.xml"] = etree.tostring(tree)
    made = BytesIO()
    with ZipFile(made, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return made.getvalue()


def _rows(tree: Any, go: tuple[str, ...]) -> None:
    """Rows go with all they hold; a table without rows goes too."""
    for table in list(tree.iter(f"{W}tbl")):
        rows = list(table.iterfind(f"{W}tr"))
        gone = [row for row in rows if any(row.find(f"{W}trPr/{W}{n}") is not None for n in go)]
        for row in gone:
            table.remove(row)
        if len(gone) == len(rows):
            table.getparent().remove(table)


def _words(tree: Any, stay: tuple[str, ...], go: tuple[str, ...]) -> None:
    for change in list(tree.iter(*(W + name for name in (*stay, *go)))):
        parent = change.getparent()
        if parent.tag in (f"{W}rPr", f"{W}trPr"):
            continue
        if change.tag.removeprefix(W) in stay:
            for child in list(change):
                change.addprevious(child)
        parent.remove(change)
    for link in list(tree.iter(f"{W}hyperlink")):
        if not len(link):
            link.getparent().remove(link)
    for old, new in (("delText", "t"), ("delInstrText", "instrText")):
        for node in tree.iter(W + old):
            node.tag = W + new


def _ends(tree: Any, go: tuple[str, ...]) -> None:
    """A paragraph whose end goes joins the next one, whose properties stay.

    Where no paragraph follows, one that is empty goes; the last of a cell or of the body stays.
    """
    for paragraph in list(tree.iter(f"{W}p")):
        ends = (paragraph.find(f"{W}pPr/{W}rPr/{W}{name}") for name in go)
        if all(end is None for end in ends):
            continue
        following = paragraph.getnext()
        while following is not None and following.tag.removeprefix(W) in _ASIDE:
            following = following.getnext()
        content = [child for child in paragraph if child.tag != f"{W}pPr"]
        content = [child for child in content if child.tag.removeprefix(W) not in _ASIDE]
        if following is not None and following.tag == f"{W}p":
            place = 0 if following.find(f"{W}pPr") is None else 1
            following[place:place] = content
            paragraph.getparent().remove(paragraph)
        elif following is not None and following.tag == f"{W}tbl" and not content:
            paragraph.getparent().remove(paragraph)


def shown(data: bytes) -> list[Any]:
    """Paragraphs, and tables row by row; automatic numbers, composing of accents aside."""
    document = read_docx(data)
    notes = [one.text for one in document.footnotes]
    return [*(_shown(block) for block in document.blocks), notes]


def _shown(block: Block) -> Any:
    if isinstance(block, Paragraph):
        text = normalize("NFC", "".join(run.source for run in block.runs))
        return [text, *(_shown(box) for box in block.boxes)]
    return [[[_shown(one) for one in cell.blocks] for cell in row.cells] for row in block.rows]
