"""The edge where paths, folders and globs that a person typed become files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from glob import iglob
from pathlib import Path

from kehoach.errors import BadInput
from kehoach.problem import Place, Problem
from kehoach.refusals import reason_of

SPECS = (".yaml", ".yml")
REGISTER = "danh-muc.yaml"
"""An office's own register stands among its specs under this name; it is no spec."""
LISTED = ".can-xem.json"
"""Ends the name of the review list that a roll writes beside the new spec."""


def find_files(paths: Iterable[str], suffixes: tuple[str, ...]) -> list[Path]:
    """Return the files that files, folders and globs name, each once.

    Raises :class:`BadInput` with everything that is not there or is of another kind.
    """
    found: dict[Path, None] = {}
    problems: list[Problem] = []
    for typed in paths:
        try:
            found |= dict.fromkeys(files_of(typed, suffixes))
        except BadInput as error:
            problems += error.problems
    if problems:
        raise BadInput(*problems)
    return list(found)


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
    if any(mark in typed for mark in "*?["):
        named = map(Path, iglob(typed, recursive=True))  # noqa: PTH207 (Path.glob fails on "a**")
        matched = sorted(one for one in named if _is_wanted(one, suffixes))
        if matched:
            return matched
    raise BadInput.of("KH980", path=typed)


def _is_wanted(path: Path, suffixes: tuple[str, ...]) -> bool:
    """Hidden files, Word's lock files (``~$…``) and an office's register are passed over."""
    plain = path.suffix.lower() in suffixes and not path.name.startswith((".", "~$"))
    return plain and path.name.lower() != REGISTER and path.is_file()


def listed_beside(spec: Path) -> Path:
    """Return where the review list of a spec stands: ``2026.can-xem.json`` beside ``2026.yaml``."""
    return spec.with_name(f"{spec.stem}{LISTED}")


def surely(ask: Callable[[], bool]) -> bool:
    """Ask the disk; where it cannot answer, what is then read or written says why."""
    with suppress(OSError):
        return ask()
    return False


def read_file(path: Path) -> bytes:
    """Read a file the user named. Raises :class:`BadInput` when it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise BadInput.of("KH980", path=str(path)) from None
    except OSError as error:
        raise unreadable(path, error) from None


def unreadable(path: Path, error: OSError) -> BadInput:
    """Return the error for a path that the system does not give."""
    return BadInput.of("KH985", Place(str(path)), path=str(path), reason=reason_of(error))
