"""The edge where an office's own register is found and read: ``danh-muc.yaml`` beside the spec."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.errors import BadInput
from kehoach.paths import REGISTER, read_file

if TYPE_CHECKING:
    from kehoach.registry.register import Register

_KEY = re.compile(r"danh[ _-]*m[^\W\d_]*[\u0300-\u036f]*c[ \"']*:")
"""What may be the spec's key ``danh mục``, in small letters: only then is the spec read for it."""
_VALUE = re.compile(r"[^/\\\"'\s][^/\\\"'\n]*\.ya?ml", re.I)
"""The name of the file in the line of that key."""


def register_of(spec: Path, data: bytes) -> Register | None:
    """Return the register that a spec (at ``spec``, with these bytes) is read with, if any.

    The path that its ``danh mục`` names, from the spec's folder; else the register beside it.
    Raises :class:`BadInput` when the file named is not there, or for everything wrong in it.
    """
    path = register_file(spec, data)
    if path is None:
        return None
    from kehoach.spec.register_file import read_register

    return read_register(read_file(path), str(path))


def register_file(spec: Path, data: bytes) -> Path | None:
    """Return the file of the register that a spec is read with, if any.

    Raises :class:`BadInput` when the file that its ``danh mục`` names is not there.
    """
    path = _named(spec, data) or spec.with_name(REGISTER)
    try:
        return path if path.is_file() else None
    except OSError:
        return None


def registers_of(files: Sequence[Path]) -> set[str]:
    """Return the files among these, by their real paths, that another of them names as register.

    A spec is read for it only where its ``danh mục`` may name one of the files.
    """
    if len(files) < 2:
        return set()
    names = {unicodedata.normalize("NFC", path.name) for path in files}
    found: set[str] = set()
    for path in files:
        with suppress(OSError, BadInput):
            data = path.read_bytes()
            named = register_file(path, data) if _names_one(data, names) else None
            found |= {os.path.realpath(named)} if named else set()
    return found


def _names_one(data: bytes, names: set[str]) -> bool:
    """Whether the line of a spec's key ``danh mục`` may name one of these files."""
    text = data.decode("utf-8", "ignore")
    for key in _KEY.finditer(_small(data)):
        value = _VALUE.search(text[key.end() :].partition("\n")[0])
        if value and unicodedata.normalize("NFC", value[0]) in names:
            return True
    return False


def _small(data: bytes) -> str:
    """Return a text with A–Z made small, every character at its place."""
    return data.lower().decode("utf-8", "ignore")


def _named(spec: Path, data: bytes) -> Path | None:
    if not _KEY.search(_small(data)):
        return None
    from kehoach.spec.register_file import named_register

    named = named_register(data, str(spec))
    if named is None:
        return None
    path = spec.parent / named
    if not path.is_file():
        raise BadInput.of("KH855", path=str(path))
    return path
