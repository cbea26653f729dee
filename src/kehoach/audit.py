"""Files → inspections, one at a time; a bad file never stops the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.errors import BadInput, KehoachError
from kehoach.inspection import Inspection, stopped
from kehoach.office import register_of
from kehoach.paths import REGISTER, SPECS, files_of, read_file
from kehoach.problem import Problem, Severity
from kehoach.rules import SEVERITY

if TYPE_CHECKING:
    from kehoach.checking import Report
    from kehoach.checking.judging import Result
    from kehoach.checking.mending import Change
    from kehoach.rules import Rule

CHECKED = (*SPECS, ".docx", ".doc", ".docm", ".dotx", ".dotm", ".rtf", ".odt")
"""What an official may hand over; what is no spec and no .docx gets one clear line."""


MENDED = "-da-sua"
"""Ends the name of a mended file."""


@dataclass(frozen=True)
class Law:
    """By what files are judged: a standard stated by its id or none, and today."""

    standard: str | None
    today: date


@dataclass(frozen=True)
class Mended:
    """What became of one file under ``--fix``: the file written, if any, and what changed."""

    source: Path
    target: Path | None
    changes: tuple[Change, ...] = ()
    left: tuple[Rule, ...] = ()
    problems: tuple[Problem, ...] = ()
    exit_code: int = 0


def check_all(paths: Iterable[str], law: Law) -> Iterator[Inspection]:
    """Inspect every file that files, folders and globs name, each once, in order."""
    met: set[Path] = set()
    for typed in paths:
        try:
            files = files_of(typed, CHECKED, "KH988")
        except BadInput as error:
            yield stopped(typed, error.problems)
            continue
        for path in files:
            if path not in met:
                met.add(path)
                yield inspect_file(path, law)


def inspect_file(path: Path, law: Law) -> Inspection:
    """Inspect one spec, document or office's register."""
    is_spec = path.suffix.lower() in SPECS
    try:
        data = read_file(path)
        if path.name.lower() == REGISTER:
            return _inspect_register(data, str(path))
        register = register_of(path, data if is_spec else b"")
    except BadInput as error:
        return stopped(str(path), error.problems, is_spec)
    if is_spec:
        from kehoach.inspection.specs import inspect_spec

        return inspect_spec(data, str(path), law.standard, register)
    from kehoach.inspection.documents import inspect_document

    return inspect_document(data, str(path), law.standard, law.today, register)


def _inspect_register(data: bytes, file: str) -> Inspection:
    """An office's register is right when it can be read: everything wrong in it is an error."""
    from kehoach.spec.register_file import read_register

    read_register(data, file)
    return Inspection(file, kind="danh mục", is_spec=True)


def mend_all(paths: Iterable[str], law: Law, force: bool) -> Iterator[Mended]:
    """Mend every document named into a new file beside it; specs are for a person to mend."""
    met: set[Path] = set()
    for typed in paths:
        try:
            files = files_of(typed, CHECKED, "KH988")
        except BadInput as error:
            yield Mended(Path(typed), None, problems=error.problems, exit_code=error.exit_code)
            continue
        for path in files:
            if path not in met:
                met.add(path)
                yield _mend(path, law, force)


def _mend(path: Path, law: Law, force: bool) -> Mended:
    from kehoach.checking.mending import mend

    try:
        if path.suffix.lower() in SPECS:
            raise BadInput.of("KH989", path=str(path))
        register = register_of(path, b"")
        done = mend(read_file(path), str(path), law.standard, law.today, register)
        target = _beside(path) if done.changes else None
        if target is not None:
            _write(target, done.data, force)
    except KehoachError as error:
        return Mended(path, None, problems=error.problems, exit_code=error.exit_code)
    left = tuple(one.rule for one in done.left.results if one.answer == "broken")
    return Mended(path, target, done.changes, left, exit_code=int(bool(_heavy(done.left))))


def _beside(path: Path) -> Path:
    """Name the mended file; a template stays one."""
    suffix = ".dotx" if path.suffix.lower() == ".dotx" else ".docx"
    return path.with_name(f"{path.stem}{MENDED}{suffix}")


def _heavy(report: Report) -> list[Result]:
    """The rules still broken that are more than advice."""
    return [
        one
        for one in report.results
        if one.answer == "broken" and one.ground and SEVERITY[one.ground.grade] > Severity.ADVICE
    ]


def _write(target: Path, data: bytes, force: bool) -> None:
    """Write the mended file; one that is there already and differs is left alone."""
    from kehoach.files import guard, write_whole

    if not _holds(target, data):
        guard(target, force)
        write_whole(target, data)


def _holds(path: Path, data: bytes) -> bool:
    with suppress(OSError):
        return path.read_bytes() == data
    return False


def exit_code(inspections: Iterable[Inspection]) -> int:
    """Return 2 when a file could not be read, 1 when something was found, else 0."""
    return max((one.exit_code for one in inspections), default=0)
