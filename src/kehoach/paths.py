"""The edge where paths, folders and globs that a person typed become files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from glob import iglob
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO

from kehoach.errors import BadInput
from kehoach.problem import Place
from kehoach.refusals import NO_FILE, reason_of

SPECS = (".yaml", ".yml")
REGISTER = "danh-muc.yaml"
"""An office's own register stands among its specs under this name; it is no spec."""
TABLE = "bang-phan-cong.docx"
"""The table of tasks × agencies, which a split writes beside its specs; it is no plan."""
LISTED = ".can-xem.json"
"""Ends the name of the review list that a roll writes beside the new spec."""
_FOLDERS = 1000
"""Folders looked into below one: a person may name the root of a disk."""


def files_of(typed: str, suffixes: tuple[str, ...], other: str = "KH986") -> list[Path]:
    """Return the files that one argument names: itself, those of a folder, those of a glob.

    ``other`` is the code of the error for a file of another kind.
    """
    try:
        return _files_of(typed, suffixes, other)
    except OSError as error:
        raise unreadable(Path(typed), error) from None


def _files_of(typed: str, suffixes: tuple[str, ...], other: str) -> list[Path]:
    path = Path(typed)
    if not typed:
        raise BadInput.of("KH980", path=typed)
    if path.is_dir():
        inside = sorted(one for one in path.iterdir() if _is_wanted(one, suffixes))
        if not inside:
            raise BadInput.of("KH981", path=typed)
        return inside
    if path.exists():
        if path.suffix.lower() not in suffixes:
            raise BadInput.of(other, path=typed)
        return [path]
    matched = sorted(one for one in _matching(typed) if _is_wanted(one, suffixes))
    if not matched:
        raise BadInput.of("KH980", path=typed)
    return matched


def _matching(typed: str) -> Iterable[Path]:
    """Return what a glob names; a name without its marks is none."""
    is_glob = any(mark in typed for mark in "*?[")
    return map(Path, iglob(typed, recursive=True)) if is_glob else ()  # noqa: PTH207 ("a**")


def _is_wanted(path: Path, suffixes: tuple[str, ...]) -> bool:
    """Hidden files, Word's lock files (``~$…``) and an office's register are passed over."""
    return _is_called(path, suffixes) and path.is_file()


def _is_called(path: Path, suffixes: tuple[str, ...]) -> bool:
    plain = path.suffix.lower() in suffixes and not path.name.startswith((".", "~$"))
    return plain and path.name.lower() != REGISTER


def broken_links(typed: str, suffixes: tuple[str, ...]) -> list[Path]:
    """Return the links among what one argument names that lead to no file."""
    path = Path(typed)
    with suppress(OSError):
        inside: Iterable[Path] = ()
        if typed and path.is_dir():
            inside = path.iterdir()
        elif not path.exists():
            inside = [path, *_matching(typed)]
        called = (one for one in inside if _is_called(one, suffixes))
        return [one for one in called if one.is_symlink() and not one.exists()]
    return []


def folders_below(typed: str, suffixes: tuple[str, ...]) -> dict[Path, str]:
    """Return the folders inside one in which such files are, each with the ending of a file.

    Hidden folders are passed over; after a thousand folders no more is looked for.
    """
    found: dict[Path, str] = {}
    for at, (parent, folders, names) in enumerate(os.walk(typed)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = (Path(name) for name in names if at)
        ending = next((path.suffix for path in paths if _is_called(path, suffixes)), "")
        found |= {Path(parent): ending} if ending else {}
        if at == _FOLDERS:
            break
    return found


def listed_beside(spec: Path) -> Path:
    """Return where the review list of a spec stands: ``2026.can-xem.json`` beside ``2026.yaml``."""
    return spec.with_name(f"{spec.stem}{LISTED}")


def surely(ask: Callable[[], bool]) -> bool:
    """Ask the disk; where it cannot answer, what is then read or written says why."""
    with suppress(OSError):
        return ask()
    return False


def read_file(path: Path) -> bytes:
    """Read a file the user named. Raises :class:`BadInput` when it cannot be read.

    A device or a pipe, which may have no end, is not read; nor is a spec larger than any plan.
    """
    try:
        state = path.stat()
        if not (S_ISREG(state.st_mode) or S_ISDIR(state.st_mode)):
            args = {"path": str(path), "reason": NO_FILE, "hint": "tệp"}
            raise BadInput.of("KH985", Place(str(path)), **args)
        with path.open("rb") as file:
            return _spec(path, file) if path.suffix.lower() in SPECS else file.read()
    except FileNotFoundError:
        if path.is_symlink():
            target = os.readlink(path)  # noqa: PTH115 (as it is written)
            raise BadInput.of("KH1127", path=str(path), target=target) from None
        raise BadInput.of("KH980", path=str(path)) from None
    except OSError as error:
        raise unreadable(path, error) from None


def _spec(path: Path, file: BinaryIO) -> bytes:
    """Read a spec or a register, and no byte that no spec may have."""
    from kehoach.spec.source import MAX_BYTES, too_large

    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise too_large(max(len(data), path.stat().st_size), str(path))
    return data


def unreadable(path: Path, error: OSError) -> BadInput:
    """Return the error for a path that the system does not give."""
    return BadInput.of("KH985", Place(str(path)), path=str(path), reason=reason_of(error))
