"""Pictures and links of the old file, lent to the package of the new one."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from lxml import etree

from kehoach.reading.package import Package, parse
from kehoach.reading.wordml import R, W

if TYPE_CHECKING:
    from kehoach.redline.package import File

TYPES = "[Content_Types].xml"
LENT = "rIdCu"
"""Begins the id of every relationship that is lent."""

LOST = "kehoach-mat"
"""Stands as the id of what cannot be lent: a chart, a drawing of parts, a picture elsewhere."""

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True)
class Loan:
    """A relationship of the main part: its id and kind, and the part or the address it leads to.

    ``data`` is ``None`` for an address; ``type``: the content type of a part.
    """

    number: str
    kind: str
    target: str
    data: bytes | None = None
    type: str = ""


_LINKED = etree.XPath("descendant-or-self::*[@r:*]", namespaces={"r": R[1:-1]})


def linked(tree: Any) -> list[Any]:
    """Return the elements of a tree, its root too, that name a relationship, in order."""
    found: list[Any] = _LINKED(tree)
    return found


def is_link(key: Any) -> bool:
    """True for an attribute that names a relationship."""
    return str(key).startswith(R)


def lend(old: File, new: File) -> list[Loan]:
    """Let the old file's pictures and links name relationships of the new file.

    One that both hold is shared, another is returned to be added. What cannot be lent safely is
    marked :data:`LOST`: a chart or diagram (parts upon parts), a picture that lies elsewhere.
    """
    lender = _Lender(old, new)
    for node in linked(old.body):
        if node.tag in (f"{W}headerReference", f"{W}footerReference"):
            continue
        for key in filter(is_link, list(node.attrib)):
            node.set(key, lender.number(node.get(key)))
    _merge_same(new)
    return lender.loans


class _Lender:
    def __init__(self, old: File, new: File) -> None:
        self.old, self.new = old, new
        self.loans: list[Loan] = []
        self._types = _content_types(old.package)
        self._known = {
            key: number
            for number, one in reversed(new.package.relations(new.main).items())
            if (key := _key(new.package, one.kind, one.target, one.external))
        }

    def number(self, typed: str) -> str:
        """Return the id in the new file of what an id of the old file leads to."""
        one = self.old.package.relations(self.old.main).get(typed)
        key = _key(self.old.package, one.kind, one.target, one.external) if one else ""
        if one is None or not key:
            return LOST
        if key not in self._known:
            self._known[key] = f"{LENT}{len(self.loans) + 1}"
            self.loans.append(self._loan(self._known[key], one.kind, one.target, one.external))
        return self._known[key]

    def _loan(self, number: str, kind: str, target: str, external: bool) -> Loan:
        if external:
            return Loan(number, kind, target)
        ending = posixpath.splitext(target)[1].lower()
        kind_of_data = self._types.get(f"/{target.lower()}") or self._types.get(ending[1:], "")
        name = f"word/media/ban-cu-{len(self.loans) + 1}{ending}"
        return Loan(number, kind, name, self.old.package.parts[target], kind_of_data)


def _key(package: Package, kind: str, target: str, external: bool) -> str:
    """Return what a picture or a link is known by in either file; empty where it is not lent."""
    if kind == "image" and not external and target in package.parts:
        return sha256(package.parts[target]).hexdigest()
    return f"link {target}" if kind == "hyperlink" and external else ""


def _merge_same(new: File) -> None:
    """Let the same picture bear the same id wherever it stands in the new file."""
    relations = new.package.relations(new.main)
    first: dict[str, str] = {}
    for number, one in relations.items():
        if one.kind == "image" and (key := _key(new.package, one.kind, one.target, one.external)):
            first.setdefault(key, number)
    if not first:
        return
    for node in linked(new.body):
        for key in filter(is_link, list(node.attrib)):
            found = relations.get(node.get(key))
            if found and found.kind == "image":
                digest = _key(new.package, found.kind, found.target, found.external)
                node.set(key, first.get(digest, node.get(key)))


def _content_types(package: Package) -> dict[str, str]:
    """Return content types by part (``/word/…``) and by ending, in small letters."""
    found = {}
    for node in parse(package.parts[TYPES], package.file):
        name = node.get("PartName", node.get("Extension", ""))
        found[str(name).lower()] = str(node.get("ContentType", ""))
    return found


def added(parts: dict[str, bytes], main: str, loans: Iterable[Loan]) -> dict[str, bytes]:
    """Return the parts of a package with those lent, their relationships and content types."""
    given = list(loans)
    if not given:
        return parts
    folder, base = posixpath.split(main)
    name = posixpath.join(folder, "_rels", f"{base}.rels")
    relations, types = parse(parts.get(name, _NO_RELATIONS), ""), parse(parts[TYPES], "")
    for loan in given:
        link = etree.SubElement(relations, f"{_space(relations)}Relationship", Id=loan.number)
        link.set("Type", f"{_RELATIONS}/{loan.kind}")
        link.set("Target", loan.target if loan.data is None else f"/{loan.target}")
        if loan.data is None:
            link.set("TargetMode", "External")
            continue
        parts[loan.target] = loan.data
        kind = etree.SubElement(types, f"{_space(types)}Override", PartName=f"/{loan.target}")
        kind.set("ContentType", loan.type)
    return {**parts, name: as_bytes(relations), TYPES: as_bytes(types)}


_NO_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)


def _space(root: Any) -> str:
    return str(root.tag).rpartition("}")[0] + "}"


def as_bytes(tree: Any) -> bytes:
    """Return a tree as the bytes of a part."""
    made: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made
