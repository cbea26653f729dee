"""What a person typed → the specs, and where the document of each goes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from kehoach.batch.naming import key_of
from kehoach.errors import BadInput
from kehoach.paths import REGISTER, SPECS, find_files, surely
from kehoach.problem import Problem

MANIFEST = "ban-ke.json"
"""Stands among the documents that it tells of."""
_FILES = (".pdf", ".doc", ".docm", ".odt", ".rtf", ".yaml", ".yml")
"""Endings by which a person means a file, though not one that is written here."""


class Slot(NamedTuple):
    """A spec, the folder of its document and the document's name.

    The name is empty where the plan itself gives it, by a habit of naming.
    """

    spec: Path
    folder: Path
    name: str


def find_specs(paths: Iterable[str]) -> list[Path]:
    """Return the specs that files, folders and globs name, each once.

    Raises :class:`BadInput` for what is not there or is no spec.
    """
    found = find_files(paths, SPECS)
    registers = [path for path in found if path.name.lower() == REGISTER]
    if registers:
        raise BadInput(*(Problem("KH854", args={"path": str(path)}) for path in registers))
    return found


def slots(specs: list[Path], output: Path | None, habit: str = "") -> list[Slot]:
    """Return where the document of each spec goes.

    Raises :class:`BadInput` when two would be one, when both ``output`` and a habit of naming
    give a name, or when ``output`` names a file of another kind.
    """
    if output is not None and output.suffix.lower() in _FILES and not surely(output.is_dir):
        raise BadInput.of("KH1010", path=str(output), docx=str(output.with_suffix(".docx")))
    if output is not None and is_document(output):
        if len(specs) > 1:
            raise BadInput.of("KH982", count=str(len(specs)))
        if habit:
            raise BadInput.of("KH1008", path=str(output))
        return [Slot(specs[0], output.parent, output.name)]
    name = "" if habit else "{}.docx"
    found = [Slot(spec, output or spec.parent, name.format(spec.stem)) for spec in specs]
    if not habit:
        _require_apart(found)
    return found


def _require_apart(found: list[Slot]) -> None:
    """Raise BadInput for all documents that would come of more than one spec."""
    paths: dict[str, list[str]] = {}
    for slot in found:
        path = str(slot.folder / slot.name)
        paths.setdefault(key_of(path), []).append(path)
    twice = [named[0] for named in paths.values() if len(named) > 1]
    if twice:
        raise BadInput(*(Problem("KH983", args={"path": path}) for path in twice))


def is_document(output: Path) -> bool:
    """True for the name of one document, not of a folder."""
    return output.suffix.lower() == ".docx" and not surely(output.is_dir)


def common_folder(found: list[Slot], output: Path | None) -> Path | None:
    """Return the folder whose manifest tells of these documents, ``None`` where there is none.

    One spec rendered beside itself needs none, unless its folder has one already.
    """
    if output is not None:
        return None if is_document(output) else output
    folders = {slot.folder for slot in found}
    if len(folders) > 1:
        return None
    (folder,) = folders
    return folder if len(found) > 1 or surely((folder / MANIFEST).exists) else None
