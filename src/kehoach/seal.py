"""The mark by which kehoach knows its own untouched output."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from kehoach.zipped import LEVEL, Member, Started, deflated, joined, started, started_once, stored

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

CUSTOM = "docProps/custom.xml"
CORE = "docProps/core.xml"
LIMIT = 200 * 2**20
"""Bytes; a package that unpacks to more is never read."""

_FIRST = ("[Content_Types].xml", "_rels/.rels")
_OWN = ("word/document.xml", CORE)
_HEX = re.compile(r"[0-9a-f]{64}")
_PDF_MARK = re.compile(rb"^%kehoach [0-9a-f]{64}$", re.MULTILINE)
_PDF_MARK_LENGTH = len(b"%kehoach ") + 64 + len(b"\n")
_CUSTOM_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="kehoach">'
    "<vt:lpwstr>SEAL</vt:lpwstr></property></Properties>"
)


class State(Enum):
    """Whose a file is: ours as written, ours but changed since, or not ours."""

    UNTOUCHED = "untouched"
    EDITED = "edited"
    FOREIGN = "foreign"


class Sealable(NamedTuple):
    """A part as a package holds it, and the SHA-256 of its content."""

    member: Member
    digest: bytes


def sealable(name: str, content: bytes, level: int = LEVEL) -> Sealable:
    """Return a part ready for a package; ``level`` is zlib's, 1 (quick) to 9 (small).

    The properties, which are short and new in every document, are stored.
    """
    member = stored(content) if name == CORE else deflated(content, level)
    return Sealable(member, sha256(content).digest())


def seal(parts: Mapping[str, bytes]) -> str:
    """Return the hex SHA-256 over names and contents of all parts but the custom properties."""
    steady, own = _in_order(tuple(parts))
    names = (*steady, *own)
    return _seal(names, [sha256(parts[name]).digest() for name in names])


def _seal(names: tuple[str, ...], digests: Iterable[bytes]) -> str:
    """Return the seal of parts in order: their names, then the digests of their contents."""
    return sha256(b"".join((_counted(names), *digests))).hexdigest()


@lru_cache(maxsize=64)
def _counted(names: tuple[str, ...]) -> bytes:
    """Return how many parts are sealed, and each name after its length."""
    fields = [name.encode() for name in names]
    sizes = [len(fields), *map(len, fields)]
    return b"".join([*(size.to_bytes(8, "big") for size in sizes), *fields])


def pack(parts: Mapping[str, bytes], level: int = LEVEL) -> bytes:
    """Return a sealed .docx of the parts: the same parts and ``level`` give the same bytes.

    The parts already declare docProps/custom.xml; its content is written here.
    Equal bytes on two machines need the same zlib on both.
    """
    ready = {
        name: sealable(name, content, level) for name, content in parts.items() if name != CUSTOM
    }
    return _packed(ready, started)


def packed(parts: Mapping[str, Sealable]) -> bytes:
    """Return what :func:`pack` does, of the parts of a document made on a built-in template.

    They are ready, and the custom properties are not among them.
    """
    return _packed(parts, started_once)


def _packed(
    parts: Mapping[str, Sealable], start: Callable[[tuple[tuple[str, Member], ...]], Started]
) -> bytes:
    steady, own = _in_order(tuple(parts))
    mark = _seal((*steady, *own), [parts[name].digest for name in (*steady, *own)])
    members = {name: parts[name].member for name in own}
    members[CUSTOM] = stored(_custom_xml(mark))
    return joined(members, start(tuple([(name, parts[name].member) for name in steady])))


@lru_cache(maxsize=64)
def _in_order(names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of parts in the order of a package, without the custom properties.

    What Word reads first, then by name; apart what is new in every document.
    """
    own = tuple(name for name in _OWN if name in names)
    first = [name for name in _FIRST if name in names]
    rest = sorted(set(names).difference(first, own, (CUSTOM,)))
    return (*first, *rest), own


def state_of_docx(data: bytes) -> State:
    """Tell whose a .docx is; whatever is no sealed package is FOREIGN, and nothing is raised."""
    try:
        parts = _unpack(data)
        marked = _is_marked(parts[CUSTOM])
    except Exception:  # zipfile, zlib and expat fail on garbage in a dozen ways
        return State.FOREIGN
    if not marked:
        return State.FOREIGN
    untouched = parts[CUSTOM] == _custom_xml(seal(parts))
    return State.UNTOUCHED if untouched else State.EDITED


def seal_pdf(data: bytes) -> bytes:
    """Return the PDF with a last line ``%kehoach <sha256 of all before it>``."""
    body = data if data.endswith(b"\n") else data + b"\n"
    return body + _pdf_mark(body)


def state_of_pdf(data: bytes) -> State:
    """Tell whose a PDF is; nothing is raised."""
    body, last = data[:-_PDF_MARK_LENGTH], data[-_PDF_MARK_LENGTH:]
    if last == _pdf_mark(body):
        return State.UNTOUCHED
    return State.EDITED if _PDF_MARK.search(data) else State.FOREIGN


def _pdf_mark(body: bytes) -> bytes:
    return b"%%kehoach %s\n" % sha256(body).hexdigest().encode()


def _custom_xml(mark: str) -> bytes:
    return _CUSTOM_XML.replace("SEAL", mark).encode()


def _is_marked(custom: bytes) -> bool:
    from xml.etree import ElementTree

    return any(
        entry.get("name") == "kehoach" and _HEX.fullmatch(entry.findtext("{*}lpwstr") or "")
        for entry in ElementTree.fromstring(custom).findall("{*}property")
    )


def _unpack(data: bytes) -> dict[str, bytes]:
    from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

    with ZipFile(BytesIO(data)) as package:
        members = package.infolist()
        odd = any(member.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for member in members)
        if odd or sum(member.file_size for member in members) > LIMIT:
            raise BadZipFile("not the kind of package kehoach writes")
        if len({member.filename for member in members}) < len(members):
            raise BadZipFile("a part is there twice")
        return {member.filename: _read(package, member) for member in members}


def _read(package: ZipFile, member: ZipInfo) -> bytes:
    """Read no more than the size declared, so that a false header cannot unpack a bomb."""
    with package.open(member) as stream:
        return stream.read(member.file_size)
