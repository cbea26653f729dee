"""The edge where an office's own register is found and read: ``danh-muc.yaml`` beside the spec."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.errors import BadInput
from kehoach.paths import REGISTER, read_file

if TYPE_CHECKING:
    from kehoach.registry.register import Register

_KEY = re.compile(r"danh[ _-]*m[^\W\d_]*[\u0300-\u036f]*c[ \"']*:", re.I)
"""What may be the spec's key ``danh mục``: only then is the spec read for it."""


def register_of(spec: Path, data: bytes) -> Register | None:
    """Return the register that a spec (at ``spec``, with these bytes) is read with, if any.

    The path that its ``danh mục`` names, from the spec's folder; else the register beside it.
    Raises :class:`BadInput` when the file named is not there, or for everything wrong in it.
    """
    path = register_file(spec, data)
    return None if path is None else _read(read_file(path), str(path))


def register_file(spec: Path, data: bytes) -> Path | None:
    """Return the file of the register that a spec is read with, if any.

    Raises :class:`BadInput` when the file that its ``danh mục`` names is not there.
    """
    path = _named(spec, data) or spec.with_name(REGISTER)
    try:
        return path if path.is_file() else None
    except OSError:
        return None


def _named(spec: Path, data: bytes) -> Path | None:
    if not _KEY.search(data.decode("utf-8", "ignore")):
        return None
    from kehoach.spec.register_file import named_register

    named = named_register(data, str(spec))
    if named is None:
        return None
    path = spec.parent / named
    if not path.is_file():
        raise BadInput.of("KH855", path=str(path))
    return path


@lru_cache(maxsize=4)
def _read(data: bytes, file: str) -> Register:
    from kehoach.spec.register_file import read_register

    return read_register(data, file)
