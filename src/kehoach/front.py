"""The door of the program: ``kehoach --help`` is answered here, all else by :mod:`kehoach.cli`.

The first help travels as text, as click writes it (a test holds it so): whoever only asks what
the program can do does not wait for click.
"""

from __future__ import annotations

import os
import sys
from io import TextIOBase, TextIOWrapper
from typing import Any

from kehoach.errors import NotWritten
from kehoach.language import choose


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


def _told(stdout: Any) -> TextIOBase:
    """Return standard output in UTF-8 that says why it cannot be written; ``None``: closed."""
    if stdout is None:
        return _Closed()
    interactive = stdout.isatty()
    stdout.flush()
    return _Output(
        stdout.detach(),
        encoding="utf-8",
        errors="backslashreplace",
        line_buffering=interactive,
    )


class _Output(TextIOWrapper):
    """Standard output; what the system refuses to take is a :class:`NotWritten` (KH1144).

    A pipe whose reader went away stays a BrokenPipeError. It is told once: what is left in the
    buffer when the process ends goes nowhere.
    """

    def write(self, text: str, /) -> int:
        try:
            return super().write(text)
        except OSError as error:
            raise self._lost(error) from None

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            raise self._lost(error) from None

    def _lost(self, error: OSError) -> Exception:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.fileno())
        os.close(nowhere)
        return error if isinstance(error, BrokenPipeError) else _refused(error)


class _Closed(TextIOBase):
    """Standard output where there is none."""

    def write(self, text: str, /) -> int:
        import errno

        raise _refused(OSError(errno.EBADF, os.strerror(errno.EBADF)))


def _refused(error: OSError) -> NotWritten:
    from kehoach.refusals import reason_of

    return NotWritten.of("KH1144", reason=reason_of(error))
