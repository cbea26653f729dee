"""Notes of the old file, taken over by the new one: its changes may bring them back."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from lxml import etree

from kehoach.reading.wordml import W
from kehoach.redline.loans import Loan, as_bytes, is_link, linked
from kehoach.redline.package import File

_KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DRAWN = {f"{W}drawing", f"{W}pict", f"{W}object"}


def take_notes(old: File, new: File) -> list[Loan]:
    """Let the old file's references to notes lead to notes of the new file.

    A note that both hold is shared; another is added to the notes of the new file. Returns the
    part with the notes where the new file has none.
    """
    return [loan for kind in ("footnote", "endnote") for loan in _taken(old, new, kind)]


def _taken(old: File, new: File, kind: str) -> Iterator[Loan]:
    source, target = (_notes(one, f"{kind}s") for one in (old, new))
    marks = list(old.tree.iter(f"{W}{kind}Reference"))
    lacking = target is None and source is not None and bool(marks)
    if lacking:
        target = etree.Element(source.tag, nsmap=source.nsmap)
        target.extend(_unlinked(copy.deepcopy(one)) for one in source if _is_special(one))
    known = {_words(note): note for note in (() if target is None else target)}
    for mark in marks:
        note = _by_id(source, mark.get(f"{W}id", ""))
        if note is None:
            mark.getparent().remove(mark)
            continue
        if _words(note) not in known:
            known[_words(note)] = _added(note, target)
        mark.set(f"{W}id", known[_words(note)].get(f"{W}id"))
    if lacking:
        name = f"word/{kind}s-ban-cu.xml"
        yield Loan(f"rId-{kind}s", f"{kind}s", name, as_bytes(target), f"{_KINDS}.{kind}s+xml")


def _notes(file: File, kind: str) -> Any:
    name = file.package.related(file.main, kind)
    return file.package.tree(name) if name else None


def _by_id(notes: Any, number: str) -> Any:
    found = () if notes is None else notes
    return next((one for one in found if one.get(f"{W}id") == number), None)


def _is_special(note: Any) -> bool:
    """True for the line between text and notes, which is no note."""
    return bool(note.get(f"{W}type", "normal") != "normal")


def _words(note: Any) -> str:
    if _is_special(note):
        return f"\0{note.get(f'{W}type')}"
    return "".join(node.text or "" for node in note.iter(f"{W}t"))


def _added(note: Any, notes: Any) -> Any:
    made = _unlinked(copy.deepcopy(note))
    ids = [int(one.get(f"{W}id", "0")) for one in notes]
    made.set(f"{W}id", str(max(ids, default=0) + 1))
    notes.append(made)
    return made


def _unlinked(note: Any) -> Any:
    """Return a note without what leads out of it: pictures go, links keep their words."""
    for node in linked(note):
        drawn = next((up for up in (node, *node.iterancestors()) if up.tag in _DRAWN), None)
        if drawn is not None and drawn.getparent() is not None:
            drawn.getparent().remove(drawn)
        for key in filter(is_link, list(node.attrib)):
            del node.attrib[key]
    return note
