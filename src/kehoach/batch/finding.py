"""What a person typed → the specs, and where the document of each goes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from kehoach.errors import BadInput
from kehoach.office import registers_of
from kehoach.paths import REGISTER, SPECS, broken_links, files_of, folders_below, surely
from kehoach.problem import NOWHERE, Problem, Severity

MANIFEST = "ban-ke.json"
"""Stands among the documents that it tells of."""
_FILES = (".pdf", ".doc", ".docm", ".odt", ".rtf", ".yaml", ".yml")
"""Endings by which a person means a file, though not one that is written here."""
_SHOWN = 5
"""Folders named in one line."""


class Found(NamedTuple):
    """The specs that arguments name, each once.

    ``problems`` of the arguments ``useless``, which name none; ``notes`` of what was left out.
    """

    specs: list[Path]
    problems: tuple[Problem, ...] = ()
    useless: tuple[str, ...] = ()
    notes: tuple[Problem, ...] = ()


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
    found = look_for(paths)
    if found.problems:
        raise BadInput(*found.problems)
    return found.specs


def look_for(paths: Iterable[str]) -> Found:
    """Return what files, folders and globs name; a file reached by two ways counts once.

    An office's register is passed over, as in a folder, unless nothing else is named.
    """
    found: dict[tuple[str, str], Path] = {}
    problems: list[Problem] = []
    useless: list[str] = []
    below: dict[str, dict[Path, str]] = {}
    for typed in paths:
        named = broken_links(typed, SPECS)
        below[typed] = folders_below(typed, SPECS)
        try:
            named += files_of(typed, SPECS)
        except BadInput as error:
            problems += () if named else error.problems
            useless += [] if named else [typed]
        for path in sorted(named):
            found.setdefault((os.path.realpath(path), path.stem), path)
    specs, registers = _apart(list(found.values()))
    if not specs:
        problems += (Problem("KH854", NOWHERE, {"path": str(path)}) for path in registers)
    taken = {os.path.realpath(path.parent) for path in specs}
    notes = (note for typed in below for note in _left_below(typed, below[typed], taken))
    return Found(specs, tuple(problems), tuple(useless), tuple(notes))


def _apart(found: list[Path]) -> tuple[list[Path], list[Path]]:
    """Return the specs, and the registers: by their name, or because a spec names them."""
    registers = [path for path in found if path.name.lower() == REGISTER]
    specs = [path for path in found if path not in registers]
    named = registers_of(specs)
    registers += [path for path in specs if os.path.realpath(path) in named]
    return [path for path in specs if path not in registers], registers


def _left_below(typed: str, below: Mapping[Path, str], taken: set[str]) -> Iterator[Problem]:
    """Tell of the specs in folders inside one (KH1126), but for those of folders ``taken``."""
    left = [folder for folder in below if os.path.realpath(folder) not in taken]
    if left:
        names = [f"“{os.path.relpath(folder, typed)}”" for folder in left[:_SHOWN]]
        more = ", …" if len(left) > _SHOWN else ""
        glob = f"{typed.rstrip('/')}/**/*{below[left[0]]}"
        args = {"path": typed, "folders": ", ".join(names) + more, "glob": glob}
        yield Problem("KH1126", NOWHERE, args, Severity.ADVICE)


def slots(specs: list[Path], output: Path | None, habit: str = "") -> list[Slot]:
    """Return where the document of each spec goes.

    Raises :class:`BadInput` when ``output`` names one file for many specs, when both it and a
    habit of naming give a name, or when it names a file of another kind.
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
    return [Slot(spec, output or spec.parent, name.format(spec.stem)) for spec in specs]


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
