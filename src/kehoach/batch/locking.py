"""One batch at a time in a folder: a lock that the system lets go of when its holder dies."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kehoach.errors import NotWritten
from kehoach.files import told

LOCK = ".kehoach.lock"
_TRIES = 20
_FAR = 1 << 20
"""On Windows a locked byte cannot be read: it stands far behind the number of the process."""
_HELD: set[str] = set()
"""Folders locked by this process, which the system would let lock them again."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a folder, made if need be, for one batch.

    Raises :class:`NotWritten` when another run holds it, or when it cannot be written to. What a
    run that died has left is taken over. Where the file system knows no locks none is held.
    """
    path = folder / LOCK
    with told(path):
        folder.mkdir(parents=True, exist_ok=True)
        place = os.path.realpath(folder)
        if place in _HELD:
            raise _busy(folder, str(os.getpid()))
        descriptor = _taken(path, folder)
    _HELD.add(place)
    try:
        yield
    finally:
        _HELD.discard(place)
        _let_go(path, descriptor)


def holder_of(folder: Path) -> str:
    """Return the number of the process whose batch holds a folder; empty when none does.

    ``?`` where the number cannot be read. Nothing is written or waited for.
    """
    if os.path.realpath(folder) in _HELD:
        return str(os.getpid())
    with suppress(OSError):
        descriptor = os.open(folder / LOCK, os.O_RDWR)
        try:
            if not _lock(descriptor):
                return os.read(descriptor, 20).decode("ascii", "replace").strip() or "?"
        finally:
            os.close(descriptor)
    return ""


def _taken(path: Path, folder: Path) -> int:
    """Return the locked lock file, open; one that its holder has just removed is not enough."""
    for _ in range(_TRIES):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            free = _lock(descriptor)
            if free and _is_there(path, descriptor):
                with suppress(OSError):
                    os.ftruncate(descriptor, 0)
                    os.write(descriptor, f"{os.getpid()}\n".encode())
                return descriptor
            holder = b"" if free else os.read(descriptor, 20)
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        if not free:
            raise _busy(folder, holder.decode("ascii", "replace").strip() or "?")
    raise _busy(folder, "?")


def _busy(folder: Path, holder: str) -> NotWritten:
    return NotWritten.of("KH1000", path=str(folder), holder=holder)


def _is_there(path: Path, descriptor: int) -> bool:
    with suppress(OSError):
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    return False


def _lock(descriptor: int) -> bool:
    """Lock an open file; False when another process holds it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.lseek(descriptor, 0, os.SEEK_SET)
        return error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
    return True


def _let_go(path: Path, descriptor: int) -> None:
    """Remove the lock file and close it; Windows removes no file that is open."""
    if sys.platform == "win32":
        os.close(descriptor)
        with suppress(OSError):
            path.unlink()
        return
    with suppress(OSError):
        path.unlink()
    os.close(descriptor)
