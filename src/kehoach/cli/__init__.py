"""The command line: options in, one library call, words out, an exit code."""

from __future__ import annotations

import gc
import os
import sys

import click

from kehoach.cli.telling import tell
from kehoach.language import choose, speak

_COMMANDS = {
    "new": "rendering",
    "schema": "rendering",
    "render": "rendering",
    "check": "checking",
    "rules": "checking",
    "import": "years",
    "roll": "years",
    "diff": "years",
    "split": "dividing",
    "review": "reviewing",
    "template": "rendering",
}
"""Each command with the module that makes it."""


def main() -> None:
    """Run the command line of this process and exit with its code."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # a search of all packages
    gc.set_threshold(50_000, 20, 20)  # imports make much and drop little
    language = choose(sys.argv[1:], os.environ)
    code = run(sys.argv[1:], language)
    gc.freeze()  # all goes with the process: nothing is looked through once more
    sys.exit(code)


def run(argv: list[str], language: str) -> int:
    """Run one command line in a language and return its exit code."""
    from kehoach.errors import KehoachError

    speak(language)
    try:
        result = build(language).main(argv, prog_name="kehoach", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except KehoachError as error:
        tell(error.problems, language)
        return error.exit_code
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130


def build(language: str) -> click.Group:
    """Return the command group with its help in a language."""
    from kehoach.cli.saying import Say

    return Say(language).program(_COMMANDS)
