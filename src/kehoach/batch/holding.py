"""Whose document a name in a folder is, by the folder's manifest: two specs never share one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from kehoach.batch.finding import MANIFEST
from kehoach.batch.naming import key_of
from kehoach.errors import NotWritten


class Holding(NamedTuple):
    """A document and the spec it belongs to, as the manifest has them.

    ``made``: whether the file is the one that was made of the spec.
    """

    docx: str
    spec: str
    made: bool


Holdings = dict[str, Holding]
"""By what names have in common where a system takes them for one (``key_of``)."""


def holdings(rows: Iterable[bytes]) -> Holdings:
    """Return whose each document is; of two rows with one name that which made the file."""
    import json

    found: Holdings = {}
    for row in map(json.loads, rows):
        one = Holding(row["docx"], row["spec"], row["output"]["docx"] is not None)
        before = found.get(key_of(one.docx))
        if one.docx and (before is None or not before.made):
            found[key_of(one.docx)] = one
    return found


def other_holder(folder: Path, held: Holdings, spec: Path, name: str) -> tuple[Path, Path] | None:
    """Return the document that stands in a folder under a name, and the other spec it is of.

    ``None`` where the name is free: no such document, a spec that is gone, or ``spec`` itself.
    """
    one = held.get(key_of(name)) if held else None
    if one is None or not _is_there((folder / one.docx).exists):
        return None
    other = folder / one.spec
    with suppress(OSError):
        if not other.exists() or other.samefile(spec):
            return None
    return folder / one.docx, Path(os.path.normpath(other))


def holdings_beside(folder: Path) -> Holdings:
    """Return the holdings of a folder for a run that keeps no manifest there."""
    if not _is_there((folder / MANIFEST).exists):
        return {}
    from kehoach.batch.manifest import read_rows

    with suppress(NotWritten):  # none that tells us anything
        return holdings(read_rows(folder / MANIFEST).values())
    return {}


def _is_there(ask: Callable[[], bool]) -> bool:
    """Ask the disk; what it cannot tell counts as there, so that nothing is lost."""
    with suppress(OSError):
        return ask()
    return True
