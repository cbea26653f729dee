"""Commands and options with their help in one language."""

from __future__ import annotations

from collections import UserDict
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any

import click

from kehoach.cli.words import HELP

STANDARDS = ("nd30-2020", "tt01-2011", "hd36-2018", "hd05-2026")
"""What ``--standard`` may say."""
_NAMES = {
    "DIR": "THƯ MỤC", "FILE": "TỆP", "FILE...": "TỆP...", "ID": "MÃ", "NAME": "TÊN", "NEW": "MỚI",
    "NUMBER": "SỐ", "OLD": "CŨ", "SPEC": "ĐẶC TẢ", "SPEC...": "ĐẶC TẢ...", "URL": "URL",
}  # fmt: skip
"""What stands for a value in the help: English, Vietnamese."""
_BOUNDS = {"vi": "từ {} đến {}", "en": "{} to {}"}


class Whole(click.IntRange):
    """A whole number within bounds that are said in one language."""

    def __init__(self, least: int, most: int, language: str) -> None:
        super().__init__(least, most)
        self._bounds = _BOUNDS[language].format(least, most)

    def _describe_range(self) -> str:
        return self._bounds


class Commands(UserDict[str, click.Command]):
    """The commands of the program by name, each made when it is asked for.

    ``modules``: in which module of this package each is made.
    """

    def __init__(self, say: Say, modules: Mapping[str, str]) -> None:
        super().__init__()
        self._say, self._modules = say, modules

    def __getitem__(self, name: str) -> click.Command:
        if name not in self.data:
            module = import_module(f"kehoach.cli.{self._modules[name]}")
            self.data[name] = getattr(module, f"{name}_command")(self._say)
        return self.data[name]

    def __contains__(self, name: object) -> bool:
        return name in self._modules

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


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

    def metavar_of(self, name: str) -> str:
        """Return what stands for a value in the help, given in English."""
        plain = name.strip("[]")
        return name.replace(plain, _NAMES[plain] if self.language == "vi" else plain)

    def argument(self, name: str, metavar: str, **more: Any) -> click.Argument:
        """Return an argument; ``metavar``: what stands for it in English."""
        return click.Argument([name], metavar=self.metavar_of(metavar), **more)

    def number(self, *names: str, least: int, most: int, **more: Any) -> click.Option:
        """Return an option that takes a whole number within bounds."""
        bounded = Whole(least, most, self.language)
        return self.option(*names, type=bounded, metavar=self.metavar_of("NUMBER"), **more)

    def _common(self) -> list[click.Parameter]:
        lang = self.option("--lang", type=click.Choice(["vi", "en"]), expose_value=False)
        return [lang]

    def group(
        self, name: str, commands: Commands | None = None, *params: click.Parameter
    ) -> click.Group:
        """Return a group of commands, the program itself for an empty name."""
        more = "LỆNH [THAM SỐ]..." if self.language == "vi" else "COMMAND [ARGS]..."
        return click.Group(
            name.rpartition(" ")[2] or "kehoach",
            commands=commands,
            help=self.text(name),
            params=[*self._common(), *params],
            options_metavar=self.metavar,
            subcommand_metavar=more,
            no_args_is_help=True,
        )

    def program(self, modules: Mapping[str, str]) -> click.Group:
        """Return the program, its commands made in these modules."""
        return self.group("", Commands(self, modules), self._version())

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
