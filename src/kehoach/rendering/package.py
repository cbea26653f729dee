"""The parts of a .docx package."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile


def unpack(package: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with ZipFile(BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
