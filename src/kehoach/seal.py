"""The mark by which kehoach knows its own untouched output."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from kehoach.zipped import LEVEL, Member, deflated, joined, stored

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

CUSTOM = "docProps/custom.xml"
CORE = "docProps/core.xml"
LIMIT = 200 * 2**20
"""Bytes; a package that unpacks to more is never read."""

_FIRST = ("[Content_Types].xml", "_rels/.rels")
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


def seal(parts: Mapping[str, bytes]) -> str:
    """Return the hex SHA-256 over the names and contents of all parts but the custom properties."""
    counted: list[bytes] = []
    for name in _sealed(frozenset(parts)):
        content = parts[name]
        counted += (_counted(name), len(content).to_bytes(8, "big"), content)
    return sha256(b"".join(counted)).hexdigest()


@lru_cache(maxsize=64)
def _sealed(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(names - {CUSTOM}))


@lru_cache(maxsize=1024)
def _counted(name: str) -> bytes:
    """Return the bytes of a name after their count."""
    field = name.encode()
    return len(field).to_bytes(8, "big") + field


def pack(
    parts: Mapping[str, bytes], level: int = LEVEL, known: Mapping[str, Member] | None = None
) -> bytes:
    """Return a sealed .docx of the parts: the same parts and ``level`` give the same bytes.

    The parts already declare docProps/custom.xml; its content is written here. ``known`` holds
    parts that are packed already, and stay so. ``level`` is zlib's, 1 (quick) to 9 (small).
    The properties, which are short and new in every document, are stored.
    Equal bytes on two machines need the same zlib on both.
    """
    members = dict(known or {})
    members[CUSTOM] = stored(_custom_xml(seal(parts)))
    if CORE in parts:
        members[CORE] = stored(parts[CORE])
    order = _packed(frozenset({*parts, CUSTOM}))
    return joined({name: members.get(name) or deflated(parts[name], level) for name in order})


@lru_cache(maxsize=64)
def _packed(names: frozenset[str]) -> tuple[str, ...]:
    first = [name for name in _FIRST if name in names]
    return (*first, *sorted(names.difference(first)))


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
