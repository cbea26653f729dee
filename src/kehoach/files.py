"""The edge where output reaches the disk: a file is written whole, or left as it was."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kehoach.errors import NotWritten
from kehoach.refusals import reason_of
from kehoach.seal import LIMIT, State, state_of_docx, state_of_pdf

_CODES = {
    errno.EISDIR: "KH954",
    errno.EACCES: "KH956",
    errno.EPERM: "KH956",
    errno.EROFS: "KH956",
    errno.ENOSPC: "KH957",
    errno.EDQUOT: "KH957",
    errno.EFBIG: "KH957",
    errno.ENAMETOOLONG: "KH958",
    errno.ENOTDIR: "KH959",
    errno.EEXIST: "KH959",
}
BATCH = "kehoach-batch"
"""What the temporary files of a batch are called: only one at a time writes in a folder."""
ONE = "kehoach"
"""… and those of any other run."""
_OLD = 3600
"""Seconds after which a temporary file of any run is left over."""
_LONG_PATH = 240
"""Characters from which Windows says "not found" where it means "too long"."""


def write_whole(path: Path, data: bytes, writer: str = ONE) -> None:
    """Put the data at the path in one step; parents are created and links followed.

    A file that already holds the data is not written again. ``writer`` begins the name of the
    temporary file. Raises NotWritten.
    """
    with told(path):
        target = _target(path)
        mode = _mode(path, target)
        if mode and _holds(target, data):
            return
        if mode and not os.access(target, os.W_OK):
            raise NotWritten.of("KH960", path=str(path))
        target.parent.mkdir(parents=True, exist_ok=True)
        temp = target.with_name(f".{writer}-{os.urandom(6).hex()}.tmp")
        try:
            _fill(temp, data, mode)
            _swap(temp, target, path)
        finally:
            with suppress(OSError):
                temp.unlink(missing_ok=True)


def guard(path: Path, force: bool) -> None:
    """Raise NotWritten when writing to the path would lose what a person wrote.

    A .docx or .pdf is known by its seal; any other file counts as not ours. ``force`` passes
    over seals and locks, never over a folder or a device.
    """
    with told(path):
        target = _target(path)
        if not _mode(path, target) or force:
            return
        for lock in (*_locks(path), *_locks(target)):
            if _is_there(lock):
                raise NotWritten.of("KH952", path=str(path), lock=str(lock))
        state = _state(path, target)
    if state is not State.UNTOUCHED:
        raise NotWritten.of("KH950" if state is State.EDITED else "KH951", path=str(path))


def clear(folder: Path) -> None:
    """Remove the temporary files that killed runs left in a folder.

    To be called by the one batch that writes there: a batch's files are never in use then.
    """
    with suppress(OSError):
        for path in folder.glob(f".{ONE}-*.tmp"):
            with suppress(OSError):
                age = time.time() - path.stat().st_mtime
                if path.name.startswith(f".{BATCH}-") or age > _OLD:
                    path.unlink()


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the system refuses into NotWritten."""
    try:
        yield
    except (OSError, ValueError) as error:
        number = getattr(error, "errno", None)
        code = _CODES.get(number or 0, "KH962")
        if number == errno.ENOENT and len(str(path.absolute())) > _LONG_PATH:
            code = "KH958"
        folder = str(path.absolute().parent)
        raise NotWritten.of(code, path=str(path), folder=folder, reason=reason_of(error)) from error


def _target(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _mode(path: Path, target: Path) -> int:
    """Return the mode of an ordinary file, 0 when nothing is there; refuse all else."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return 0
    if stat.S_ISDIR(mode):
        raise NotWritten.of("KH954", path=str(path))
    if not stat.S_ISREG(mode):
        raise NotWritten.of("KH955", path=str(path))
    return mode


def _holds(target: Path, data: bytes) -> bool:
    with suppress(OSError):
        return target.stat().st_size == len(data) and target.read_bytes() == data
    return False


def _fill(temp: Path, data: bytes, mode: int) -> None:
    with temp.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    if mode:
        with suppress(OSError):
            temp.chmod(stat.S_IMODE(mode))


def _swap(temp: Path, target: Path, path: Path) -> None:
    try:
        temp.replace(target)
    except PermissionError as error:
        raise NotWritten.of("KH953", path=str(path)) from error


def _locks(path: Path) -> tuple[Path, Path]:
    """Name the files by which Word and LibreOffice show that they have the document open."""
    dropped = min(max(len(path.stem) - 6, 0), 2)
    return path.with_name(f"~${path.name[dropped:]}"), path.with_name(f".~lock.{path.name}#")


def _is_there(lock: Path) -> bool:
    with suppress(OSError):
        return lock.exists()
    return False


def _state(path: Path, target: Path) -> State:
    read = {".docx": state_of_docx, ".pdf": state_of_pdf}.get(path.suffix.lower())
    if read is None or target.stat().st_size > LIMIT:
        return State.FOREIGN
    try:
        return read(target.read_bytes())
    except OSError as error:
        raise NotWritten.of("KH961", path=str(path), reason=reason_of(error)) from error
