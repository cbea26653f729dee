"""Commands and options with their help in one language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from kehoach.cli.words import HELP

STANDARDS = ("nd30-2020", "tt01-2011", "hd36-2018", "hd05-2026")
"""What ``--standard`` may say."""


class Say:
    """Builds commands and options whose help is in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.metavar = "[TÙY CHỌN]" if language == "vi" else "[OPTIONS]"

    def text(self, key: str) -> str:
        """Return what the help says of a key."""
        return HELP[key][self.language == "en"]

    def option(self, *names: str, key: str = "", **more: Any) -> click.Option:
        """Return an option; ``key``: where its help stands, if not under its last name."""
        return click.Option(names, help=self.text(key or names[-1]), **more)

    def _common(self) -> list[click.Parameter]:
        lang = self.option("--lang", type=click.Choice(["vi", "en"]), expose_value=False)
        return [lang]

    def group(self, name: str) -> click.Group:
        """Return a group of commands, the program itself for an empty name."""
        more = "LỆNH [THAM SỐ]..." if self.language == "vi" else "COMMAND [ARGS]..."
        return click.Group(
            name.rpartition(" ")[2] or "kehoach",
            help=self.text(name),
            params=self._common() + ([] if name else [self._version()]),
            options_metavar=self.metavar,
            subcommand_metavar=more,
            no_args_is_help=True,
        )

    def command(
        self, name: str, call: Callable[..., Any], *params: click.Parameter
    ) -> click.Command:
        """Return a command of a name (``template check``) that calls a function."""
        return click.Command(
            name.rpartition(" ")[2],
            callback=call,
            help=self.text(name),
            params=[*params, *self._common()],
            options_metavar=self.metavar,
        )

    def _version(self) -> click.Option:
        def show(context: click.Context, _: click.Parameter, wanted: bool) -> None:
            if wanted:
                from kehoach import __version__

                click.echo(f"kehoach {__version__}")
                context.exit()

        return self.option(
            "--version", is_flag=True, is_eager=True, expose_value=False, callback=show
        )
