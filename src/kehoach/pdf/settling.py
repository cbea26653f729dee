"""A PDF's date and fingerprint → those of its document: the same document, the same bytes."""

from __future__ import annotations

import re
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from zipfile import BadZipFile, ZipFile

_DATE = re.compile(rb"(?<=Date\(D:)\d{14}")
_FINGERPRINT = re.compile(rb"/(?:ID\s*\[\s*<|DocChecksum\s*/)([0-9A-Fa-f]{32})")
_CREATED = re.compile(rb"<dcterms:created[^>]*>(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)")


def settled(pdf: bytes, docx: bytes) -> bytes:
    """Put the document's own date and fingerprint where the engine wrote the hour; same length."""
    fingerprint = _fingerprint(docx)
    for found in _FINGERPRINT.findall(pdf):
        pdf = pdf.replace(found, fingerprint)
    return _DATE.sub(_created(docx), pdf)


def is_of(pdf: bytes, docx: bytes) -> bool:
    """Tell whether a settled PDF is of this document; of one without a fingerprint it may be."""
    found = _FINGERPRINT.findall(pdf)
    return not found or _fingerprint(docx) in found


def _fingerprint(docx: bytes) -> bytes:
    return sha256(docx).hexdigest()[:32].upper().encode()


def _created(docx: bytes) -> bytes:
    """Return the creation date in the document's properties as YYYYMMDDhhmmss, else 1980."""
    with suppress(BadZipFile, KeyError), ZipFile(BytesIO(docx)) as package:
        if found := _CREATED.search(package.read("docProps/core.xml")):
            return b"".join(found.groups())
    return b"19800101000000"
