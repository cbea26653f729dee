"""Two .docx → one with the difference as Word's own tracked changes.

Accepting every change gives the text of the new document, rejecting every change that of the
old. Earlier tracked changes of either are taken as accepted. Pure: no disk, no clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from kehoach.reading.wordml import P, W
from kehoach.redline.blocks import Merger, Names
from kehoach.redline.changes import Change, Note
from kehoach.redline.earlier import settled
from kehoach.redline.footnotes import take_notes
from kehoach.redline.formats import Formats
from kehoach.redline.labels import reference
from kehoach.redline.loans import lend
from kehoach.redline.marks import marks_in
from kehoach.redline.package import File, packed
from kehoach.redline.paragraphs import RENUMBERING, Desk
from kehoach.redline.wordml import Pen, said

__all__ = ["AUTHOR", "RENUMBERING", "Redline", "Side", "redline"]

AUTHOR = "kehoach"
_NAMED = 3
"""How many paragraphs that only look otherwise are named."""


@dataclass(frozen=True)
class Side:
    """One of the two: the bytes of its .docx, and the name of its file for errors.

    ``marked``: the same document with the marks of :mod:`kehoach.redline.marks` in its text, by
    which sections and tasks are known; ``references``: reference by label, when it is a spec's.
    """

    docx: bytes
    file: str = ""
    marked: bytes = b""
    references: tuple[tuple[str, str], ...] = ()
    opened: File | None = None
    """The file, where it is opened already; it is changed while the two are compared."""

    def open(self) -> File:
        """Return the file opened. Raises :class:`BadInput` for one that cannot be read."""
        return self.opened or File(self.docx, self.file)


@dataclass(frozen=True)
class Redline:
    """The document with tracked changes, and the changes as data (renumbering left out).

    ``notes``: what differs besides, and what rejecting cannot bring back.
    """

    docx: bytes
    changes: tuple[Change, ...]
    notes: tuple[Note, ...] = ()


def redline(old: Side, new: Side, day: date) -> Redline:
    """Return the new document with what differs from the old one as tracked changes of ``day``.

    Raises :class:`kehoach.errors.BadInput` for a file that is unsafe or cannot be read.
    """
    before, after = old.open(), new.open()
    formats = Formats(before, after)
    for file in (before, after):
        settled(file.tree)
    loans = [*lend(before, after), *take_notes(before, after)]
    pen = Pen(AUTHOR, f"{day.isoformat()}T00:00:00Z", after.first_free())
    sections = {*_section_ends(before), *_section_ends(after)}
    merger = Merger(Desk(pen, after.styles(), formats, sections))
    for file, side in ((before, old), (after, new)):
        merger.names |= _names(file, side.marked)
    merger.desk.references += _shifted(old, new)
    made = merger.body(before.body, after.body)
    last = after.body.find(f"{W}sectPr")
    del after.body[:]
    after.body.extend(made if last is None else [*made, last])
    notes = tuple(_notes(merger.desk))
    return Redline(packed(after, new.docx, loans), tuple(merger.log.changes), notes)


def _section_ends(file: File) -> Iterator[Any]:
    """Yield the paragraphs with which a section of pages ends."""
    for section in file.tree.iter(f"{W}sectPr"):
        properties = section.getparent()
        paragraph = properties.getparent()
        if paragraph is not None and said(paragraph) is properties:
            yield paragraph


def _notes(desk: Desk) -> Iterator[Note]:
    if desk.restyled:
        yield Note("format", len(desk.restyled), tuple(desk.restyled[:_NAMED]))
    if desk.formats.pages_differ():
        yield Note("page", 1)
    if desk.formats.margins_differ():
        yield Note("margins", 1)
    if desk.pen.lost:
        yield Note("lost", desk.pen.lost)


def _names(file: File, marked: bytes) -> Names:
    """Return the marks of the marked twin by the paragraph of the file they stand in."""
    if not marked:
        return {}
    twin = File(marked, "")
    ours: list[Any] = list(file.body.iter(P))
    theirs = list(twin.body.iter(P))
    if len(ours) != len(theirs):
        return {}
    texts = ("".join(node.text or "" for node in one.iter(f"{W}t")) for one in theirs)
    return {one: name for one, text in zip(ours, texts, strict=True) if (name := marks_in(text))}


def _shifted(old: Side, new: Side) -> list[Any]:
    """Return the references of specs that changed with the number of what they name."""
    was = dict(old.references)
    pairs = ((was[label], now) for label, now in new.references if label in was)
    return [found for a, b in pairs if (found := reference(a, b))]
