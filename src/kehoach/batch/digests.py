"""What a document depends on, as digests: the same digests, the same bytes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from kehoach.resources import fonts_dir, templates_dir

_PACKAGE = Path(__file__).resolve().parents[1]
_LIBRARIES = (
    "docxtpl", "jinja2", "lxml", "markupsafe", "pydantic", "pydantic_core", "python_docx",
    "pyyaml",
)  # fmt: skip
"""Those whose version may show in a document, as their folders of metadata are called."""


def digest(data: bytes) -> str:
    """Return the hex SHA-256 of some bytes."""
    return sha256(data).hexdigest()


def of_program() -> str:
    """Return the digest of the program: its code and data, its libraries, Python and zlib.

    Everything is read, about 5 MB in some 10 ms: sizes and times of files say too little.
    """
    return _of_program(tuple(sys.path))


@cache
def _of_program(path: tuple[str, ...]) -> str:
    import zlib

    total = sha256(f"{sys.version_info[:3]} {zlib.ZLIB_RUNTIME_VERSION}".encode())
    total.update("\n".join(_versions(path)).encode())
    for folder in (_PACKAGE, templates_dir(), fonts_dir()):
        total.update(_of_folder(folder).encode())
    return total.hexdigest()


@cache
def of_standards() -> str:
    """Return the digest of the standards of form."""
    return _of_folder(_PACKAGE / "standards")


def of_template(own: bytes | None) -> str:
    """Return the digest of a person's own template, or of those that travel with the program."""
    return digest(own) if own is not None else _of_folder(templates_dir())


@cache
def _of_folder(folder: Path) -> str:
    total = sha256()
    for name, path in _files(str(folder)):
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 (quick)
            data = file.read()
        for field in (name.encode(), data):
            total.update(len(field).to_bytes(8, "big"))
            total.update(field)
    return total.hexdigest()


def _files(folder: str, above: str = "") -> Iterator[tuple[str, str]]:
    """Yield the files below a folder: their names from it, their paths.

    Without what Python compiles, and what an installed package holds of templates and fonts.
    """
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if not entry.is_dir():
            yield above + entry.name, entry.path
        elif entry.name != "__pycache__" and above + entry.name != "data":
            yield from _files(entry.path, f"{above}{entry.name}/")


def _names(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 (quick)
    except OSError:
        return []


def _versions(path: tuple[str, ...]) -> list[str]:
    """Return the metadata folders of the libraries (``jinja2-3.1.4.dist-info``), first found."""
    found: dict[str, str] = {}
    for entry in path:
        for name in _names(entry or os.curdir):
            library = name.partition("-")[0].lower()
            if library in _LIBRARIES and name.endswith("-info"):
                found.setdefault(library, name)
    return sorted(found.values())
