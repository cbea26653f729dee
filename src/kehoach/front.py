"""The door of the program: ``kehoach --help`` is answered here, all else by :mod:`kehoach.cli`.

The first help travels as text, as click writes it (a test holds it so): whoever only asks what
the program can do does not wait for click.
"""

from __future__ import annotations

import os
import sys
from io import BufferedWriter, RawIOBase, TextIOWrapper
from typing import TYPE_CHECKING, Any

from kehoach.errors import NotWritten
from kehoach.language import choose

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


def main() -> None:
    """Run the command line of this process and exit with its code."""
    if sys.stdout is None or hasattr(sys.stdout, "buffer"):
        sys.stdout = _told(sys.stdout)
    if hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")
    argv = sys.argv[1:]
    if argv == ["--help"]:
        sys.exit(_help(choose(argv, os.environ)))
    from kehoach.cli import main as run

    run()


def first_help(language: str) -> str:
    """Return what ``kehoach --help`` says, 80 columns wide."""
    path = os.path.join(os.path.dirname(__file__), "locale", f"help.{language}.txt")  # noqa: PTH118, PTH120 (light)
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 (light)
        return file.read()


def _help(language: str) -> int:
    """Print the first help and return the exit code."""
    try:
        sys.stdout.write(first_help(language))
        sys.stdout.flush()
    except BrokenPipeError:
        return 1
    except NotWritten as error:
        from kehoach.cli.telling import tell

        tell(error.problems, language)
        return error.exit_code
    return 0


def _told(stdout: Any) -> TextIOWrapper:
    """Return standard output in UTF-8 that says why it cannot be written; ``None``: closed."""
    buffer = None if stdout is None else stdout.buffer
    raw = _Output(getattr(buffer, "raw", buffer))
    return TextIOWrapper(
        BufferedWriter(raw),
        encoding="utf-8",
        errors="backslashreplace",
        line_buffering=raw.isatty(),
    )


class _Output(RawIOBase):
    """Standard output; what the system refuses to take is a :class:`NotWritten` (KH1144).

    A pipe whose reader went away stays a BrokenPipeError. It is told once: what is left in the
    buffer when the process ends goes nowhere.
    """

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._is_lost = False

    def write(self, data: ReadableBuffer, /) -> int:
        if self._is_lost:
            return memoryview(data).nbytes
        try:
            if self._raw is None:
                import errno

                raise OSError(errno.EBADF, os.strerror(errno.EBADF))
            written: int = self._raw.write(data)
        except BrokenPipeError:
            self._is_lost = True
            raise
        except OSError as error:
            self._is_lost = True
            from kehoach.refusals import reason_of

            raise NotWritten.of("KH1144", reason=reason_of(error)) from None
        return written

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._raw is not None and bool(self._raw.isatty())

    def fileno(self) -> int:
        return super().fileno() if self._raw is None else int(self._raw.fileno())
