"""The package around the redline: parts in, notes of the old file taken over, parts out."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from lxml import etree

from kehoach.reading.package import Package, open_package, parse, refuse
from kehoach.reading.safety import check_safety
from kehoach.reading.wordml import W
from kehoach.seal import CUSTOM, State, pack, state_of_docx
from kehoach.zipped import zipped

_STRICT = b"http://purl.oclc.org/ooxml/"
_TYPES, _RELS = "[Content_Types].xml", "_rels/.rels"
_KINDS = "application/vnd.openxmlformats-officedocument"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_PARA_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_LIMIT = 2**31 - 1


class File:
    """One of the two files, opened: its package, the name and the tree of its main part."""

    def __init__(self, data: bytes, name: str) -> None:
        self.package: Package = open_package(data, name)
        check_safety(self.package)
        self.main = self.package.related("", "officeDocument") or "word/document.xml"
        tree: Any = self.package.tree(self.main)
        body: Any = None if tree is None else tree.find(f"{W}body")
        if body is None:
            raise refuse("KH878", name)
        self.tree, self.body = tree, body

    def styles(self) -> frozenset[str]:
        """Return the ids of the styles that the file defines."""
        name = self.package.related(self.main, "styles")
        root = self.package.tree(name) if name else None
        found = () if root is None else root.iter(f"{W}style")
        return frozenset(str(one.get(f"{W}styleId")) for one in found)

    def first_free(self) -> int:
        """Return the greatest id of any annotation."""
        ids = (str(one.get(f"{W}id", "")) for one in self.tree.iter())
        return max((int(one) for one in ids if one.isdigit() and int(one) < _LIMIT), default=0)


def take_notes(old: File, new: File) -> None:
    """Let the old file's references to notes lead to notes of the new file.

    A note that both hold is shared; another is added to the notes of the new file.
    """
    for kind in ("footnote", "endnote"):
        source, target = (_notes(one, f"{kind}s") for one in (old, new))
        known = {_words(note): note for note in (() if target is None else target)}
        for mark in list(old.tree.iter(f"{W}{kind}Reference")):
            note = _by_id(source, mark.get(f"{W}id", ""))
            if note is None or target is None:
                mark.getparent().remove(mark)
                continue
            if _words(note) not in known:
                known[_words(note)] = _added(note, target)
            mark.set(f"{W}id", known[_words(note)].get(f"{W}id"))


def _notes(file: File, kind: str) -> Any:
    name = file.package.related(file.main, kind)
    return file.package.tree(name) if name else None


def _by_id(notes: Any, number: str) -> Any:
    found = () if notes is None else notes
    return next((one for one in found if one.get(f"{W}id") == number), None)


def _words(note: Any) -> str:
    if note.get(f"{W}type", "normal") != "normal":
        return f"\0{note.get(f'{W}type')}"
    return "".join(node.text or "" for node in note.iter(f"{W}t"))


def _added(note: Any, notes: Any) -> Any:
    made = copy.deepcopy(note)
    ids = [int(one.get(f"{W}id", "0")) for one in notes]
    made.set(f"{W}id", str(max(ids, default=0) + 1))
    notes.append(made)
    return made


def packed(file: File, data: bytes) -> bytes:
    """Return the package of the new file with its changed trees, sealed where that can be.

    ``data``: the file as it was. A file with properties of a person's own is not sealed.
    """
    _make_unique(file.tree)
    parts = dict(file.package.parts)
    if any(_STRICT in part for part in parts.values()):
        parts |= {name: _bytes(parse(part, "")) for name, part in _xml(parts)}
    for name in (file.main, *_note_parts(file), *_opened_settings(file)):
        parts[name] = _bytes(file.package.tree(name))
    if CUSTOM in parts and state_of_docx(data) is State.FOREIGN:
        return _plain(parts)
    if CUSTOM not in parts:
        parts = _declared(parts)
    return pack(parts)


def _note_parts(file: File) -> Iterator[str]:
    for kind in ("footnotes", "endnotes"):
        name = file.package.related(file.main, kind)
        if name in file.package.trees:
            yield name


def _opened_settings(file: File) -> Iterator[str]:
    """Let the changes be seen: a file may say that they open hidden."""
    name = file.package.related(file.main, "settings")
    root = file.package.tree(name) if name else None
    for view in [] if root is None else list(root.iter(f"{W}revisionView")):
        view.getparent().remove(view)
        yield name


def _xml(parts: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    yield from ((n, part) for n, part in parts.items() if n.endswith((".xml", ".rels")))


def _bytes(tree: Any) -> bytes:
    made: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def _make_unique(tree: Any) -> None:
    """Give what was copied beside its twin an id of its own."""
    drawn = list(tree.iter(_DOC_PR))
    used = {one.get("id") for one in drawn}
    seen: set[str | None] = set()
    free = max((int(one) for one in used if one and one.isdigit()), default=0) % (_LIMIT // 2)
    for one in drawn:
        if one.get("id") in seen:
            free += 1
            one.set("id", str(free))
        seen.add(one.get("id"))
    found: set[str] = set()
    for paragraph in tree.iter(f"{W}p"):
        own = paragraph.get(_PARA_ID)
        if own in found:
            del paragraph.attrib[_PARA_ID]
        elif own:
            found.add(own)


def _declared(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Declare the custom properties, which hold the seal."""
    types, relations = parse(parts[_TYPES], ""), parse(parts[_RELS], "")
    space = types.tag.rpartition("}")[0] + "}"
    kind = f"{_KINDS}.custom-properties+xml"
    etree.SubElement(types, f"{space}Override", PartName=f"/{CUSTOM}", ContentType=kind)
    space = relations.tag.rpartition("}")[0] + "}"
    link = etree.SubElement(relations, f"{space}Relationship", Id="rIdKehoach")
    link.set("Type", f"{_RELATIONS}/custom-properties")
    link.set("Target", CUSTOM)
    return {**parts, _TYPES: _bytes(types), _RELS: _bytes(relations)}


def _plain(parts: dict[str, bytes]) -> bytes:
    order = sorted(parts, key=lambda one: (one != _TYPES, one))
    return zipped({name: parts[name] for name in order})
