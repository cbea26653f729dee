"""The command line: options in, one library call, words out, an exit code."""

from __future__ import annotations

import gc
import os
import sys

import click

from kehoach.cli.telling import tell
from kehoach.language import choose, speak


def main() -> None:
    """Run the command line of this process and exit with its code."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # a search of all packages
    gc.set_threshold(50_000, 20, 20)  # imports make much and drop little
    language = choose(sys.argv[1:], os.environ)
    sys.exit(run(sys.argv[1:], language))


def run(argv: list[str], language: str) -> int:
    """Run one command line in a language and return its exit code."""
    from kehoach.errors import KehoachError

    speak(language)
    try:
        result = build(language).main(argv, prog_name="kehoach", standalone_mode=False)
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
    from kehoach.cli.checking import check_command, rules_command
    from kehoach.cli.dividing import split_command
    from kehoach.cli.rendering import new_command, render_command, schema_command, template_command
    from kehoach.cli.reviewing import review_command
    from kehoach.cli.saying import Say
    from kehoach.cli.years import diff_command, import_command, roll_command

    say = Say(language)
    group = say.group("")
    for command in (
        new_command,
        schema_command,
        render_command,
        check_command,
        rules_command,
        import_command,
        roll_command,
        diff_command,
        split_command,
        review_command,
        template_command,
    ):
        group.add_command(command(say))
    return group
