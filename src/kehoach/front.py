"""The door of the program: ``kehoach --help`` is answered here, all else by :mod:`kehoach.cli`.

The first help travels as text, as click writes it (a test holds it so): whoever only asks what
the program can do does not wait for click.
"""

from __future__ import annotations

import os
import sys

from kehoach.language import choose


def main() -> None:
    """Run the command line of this process and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    argv = sys.argv[1:]
    if argv == ["--help"]:
        sys.stdout.write(first_help(choose(argv, os.environ)))
        return
    from kehoach.cli import main as run

    run()


def first_help(language: str) -> str:
    """Return what ``kehoach --help`` says, 80 columns wide."""
    path = os.path.join(os.path.dirname(__file__), "locale", f"help.{language}.txt")  # noqa: PTH118, PTH120 (light)
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 (light)
        return file.read()
