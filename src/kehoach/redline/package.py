"""The package around the redline: parts in, parts out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from kehoach.reading.package import Package, open_package, parse, refuse
from kehoach.reading.safety import check_safety
from kehoach.reading.wordml import W
from kehoach.redline.loans import LENT, TYPES, Loan, added, as_bytes, is_link, linked
from kehoach.seal import CUSTOM, State, pack, state_of_docx
from kehoach.zipped import zipped

_STRICT = b"http://purl.oclc.org/ooxml/"
_RELS = "_rels/.rels"
_KINDS = "application/vnd.openxmlformats-officedocument"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
_PARA_ID = f"{{{_WORD_2010}}}paraId"
_LIMIT = 2**31 - 1
_W = {"w": W[1:-1]}
_IDS = etree.XPath("descendant-or-self::*/@w:id", namespaces=_W, smart_strings=False)
_NUMBERED = etree.XPath("descendant-or-self::w:p[@x:paraId]", namespaces=_W | {"x": _WORD_2010})


class File:
    """One of the two files, opened: its package, the name and the tree of its main part."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
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
        ids = _IDS(self.tree)
        return max((int(one) for one in ids if one.isdigit() and int(one) < _LIMIT), default=0)


def packed(file: File, data: bytes, loans: Sequence[Loan] = ()) -> bytes:
    """Return the package of the new file with its changed trees, sealed where that can be.

    ``data``: the file as it was; ``loans``: parts of the old file that its tree may now show. A
    file with properties of a person's own is not sealed.
    """
    _make_unique(file.tree)
    parts = added(dict(file.package.parts), file.main, _shown(file.tree, loans))
    if any(_STRICT in part for part in parts.values()):
        parts |= {name: as_bytes(parse(part, "")) for name, part in _xml(parts)}
    for name in (file.main, *_note_parts(file), *_opened_settings(file)):
        parts[name] = as_bytes(file.package.tree(name))
    if CUSTOM in parts and state_of_docx(data) is State.FOREIGN:
        return _plain(parts)
    if CUSTOM not in parts:
        parts = _declared(parts)
    return pack(parts)


def _shown(tree: Any, loans: Sequence[Loan]) -> list[Loan]:
    """Return the loans that a tree refers to, and the parts that nothing in it refers to."""
    if not loans:
        return []
    links = linked(tree)
    used = {value for node in links for key, value in node.attrib.items() if is_link(key)}
    return [loan for loan in loans if loan.number in used or not loan.number.startswith(LENT)]


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
    for paragraph in _NUMBERED(tree):
        own = paragraph.get(_PARA_ID)
        if own in found:
            del paragraph.attrib[_PARA_ID]
        elif own:
            found.add(own)


def _declared(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Declare the custom properties, which hold the seal."""
    types, relations = parse(parts[TYPES], ""), parse(parts[_RELS], "")
    space = types.tag.rpartition("}")[0] + "}"
    kind = f"{_KINDS}.custom-properties+xml"
    etree.SubElement(types, f"{space}Override", PartName=f"/{CUSTOM}", ContentType=kind)
    space = relations.tag.rpartition("}")[0] + "}"
    link = etree.SubElement(relations, f"{space}Relationship", Id="rIdKehoach")
    link.set("Type", f"{_RELATIONS}/custom-properties")
    link.set("Target", CUSTOM)
    return {**parts, TYPES: as_bytes(types), _RELS: as_bytes(relations)}


def _plain(parts: dict[str, bytes]) -> bytes:
    order = sorted(parts, key=lambda one: (one != TYPES, one))
    return zipped({name: parts[name] for name in order})
