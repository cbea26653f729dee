"""Bytes → the parts of a Word package, or one clear reason why they are refused."""

from __future__ import annotations

import lzma
import posixpath
import struct
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from kehoach.errors import BadInput
from kehoach.problem import Place
from kehoach.reading.wordml import Element

MEGABYTE = 1 << 20
MAX_FILE, MAX_PART, MAX_TOTAL = 100 * MEGABYTE, 100 * MEGABYTE, 200 * MEGABYTE
MAX_MEMBERS = 5000
MAX_RATIO, RATIO_FROM = 400, 20 * MEGABYTE
"""A package this many times its packed size is refused once it unpacks beyond RATIO_FROM."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    b"wordprocessingml/main": b"wordprocessingml/2006/main",
    b"officeDocument/relationships": b"officeDocument/2006/relationships",
    b"officeDocument/math": b"officeDocument/2006/math",
    b"drawingml/main": b"drawingml/2006/main",
    b"drawingml/wordprocessingDrawing": b"drawingml/2006/wordprocessingDrawing",
    b"drawingml/picture": b"drawingml/2006/picture",
}
_BROKEN = (
    BadZipFile,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
)
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))


@dataclass(frozen=True)
class Relation:
    """A relationship of a part: its kind (last word of its type) and the part or address."""

    kind: str
    target: str
    external: bool = False


@dataclass
class Package:
    """The parts of a .docx, parsed when asked for; ``trees`` keeps what was parsed."""

    parts: dict[str, bytes]
    file: str = ""
    trees: dict[str, Element] = field(default_factory=dict)
    _relations: dict[str, dict[str, Relation]] = field(default_factory=dict)

    def tree(self, name: str) -> Element | None:
        """Return the root element of an XML part; ``None`` when there is no such part."""
        if name not in self.trees:
            if name not in self.parts:
                return None
            self.trees[name] = parse(self.parts[name], self.file)
        return self.trees[name]

    def relations(self, name: str) -> dict[str, Relation]:
        """Return the relationships of a part (empty name: of the package) by id."""
        if name not in self._relations:
            folder, base = posixpath.split(name)
            rels = self.parts.get(posixpath.join(folder, "_rels", f"{base}.rels"))
            root = () if rels is None else parse(rels, self.file).iter(_RELS)
            self._relations[name] = {
                node.get("Id", ""): self._relation(folder, node) for node in root
            }
        return self._relations[name]

    def related(self, name: str, kind: str) -> str:
        """Return the part that a part is related to by a kind; empty when none."""
        found = (r.target for r in self.relations(name).values() if r.kind == kind)
        return next(found, "")

    def _relation(self, folder: str, node: Element) -> Relation:
        kind = node.get("Type", "").rpartition("/")[2]
        target = node.get("Target", "")
        if node.get("TargetMode") == "External":
            return Relation(kind, target, external=True)
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return Relation(kind, self._name(path))

    def _name(self, path: str) -> str:
        """Return a part name as stored: names are compared without case (ISO 29500-2 6.2.2.3)."""
        for name in (path, unquote(path)):
            if name in self.parts:
                return name
        return next((name for name in self.parts if name.lower() == path.lower()), path)


def refuse(code: str, file: str, **args: str) -> BadInput:
    """Return the error that refuses a file."""
    return BadInput.of(code, Place(file=file), **args)


def open_package(data: bytes, file: str) -> Package:
    """Unpack a .docx within safe limits; never more is unpacked than the limits allow."""
    _check_kind(data, file)
    try:
        with ZipFile(BytesIO(data)) as opened:
            return Package(_unpacked(opened, len(data), file), file)
    except RuntimeError as error:  # zipfile asks for a password this way
        raise refuse("KH873", file) from error
    except _BROKEN as error:
        raise refuse("KH878", file) from error


def parse(data: bytes, file: str) -> Element:
    """Return the root of an XML part; no entity, no document type, nothing from outside."""
    if any(mark in data for mark in _DOCTYPES):
        raise refuse("KH877", file)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_as_transitional(data), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refuse("KH878", file) from error
    if root is None:
        raise refuse("KH878", file)
    if root.getroottree().docinfo.doctype:
        raise refuse("KH877", file)
    return root


def _check_kind(data: bytes, file: str) -> None:
    if not data:
        raise refuse("KH870", file)
    if len(data) > MAX_FILE:
        raise refuse("KH879", file, limit=str(MAX_FILE // MEGABYTE))
    if data.startswith(_OLE):
        raise refuse("KH873" if _ENCRYPTED in data else "KH872", file)
    if not data.startswith(b"PK"):
        raise refuse("KH871", file)


def _unpacked(opened: ZipFile, packed: int, file: str) -> dict[str, bytes]:
    members = [info for info in opened.infolist() if not info.is_dir()]
    names = {_stored(info) for info in members}
    if len(members) > MAX_MEMBERS or sum(info.file_size for info in members) > MAX_TOTAL:
        raise refuse("KH876", file)
    if len(names) < len(members):
        raise refuse("KH878", file)
    parts: dict[str, bytes] = {}
    total = 0
    for info in members:
        with opened.open(info) as stream:
            part = stream.read(MAX_PART + 1)
        total += len(part)
        steep = total > RATIO_FROM and total > packed * MAX_RATIO
        if len(part) > MAX_PART or total > MAX_TOTAL or steep:
            raise refuse("KH876", file)
        parts[_stored(info)] = part
    return parts


def _stored(info: ZipInfo) -> str:
    return info.filename.replace("\\", "/").lstrip("/")


def _as_transitional(data: bytes) -> bytes:
    """Write the names of Strict Open XML (ISO 29500-1) as those of Transitional."""
    if _STRICT in data:
        for strict, transitional in _TRANSITIONAL.items():
            loose = b"http://schemas.openxmlformats.org/" + transitional
            for quote in (b'"', b"'"):
                data = data.replace(_STRICT + strict + quote, loose + quote)
    return data
