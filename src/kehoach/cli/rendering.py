"""From specs to documents: ``new``, ``schema``, ``render``, ``template``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from typing import TYPE_CHECKING, Any

import click

from kehoach.cli.saying import STANDARDS, Say
from kehoach.cli.telling import show, tell

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.batch import Options, Outcome
    from kehoach.storage import Stage

    Outcomes = Generator[Outcome, None, None]

HABITS = ("trich-yeu", "ma-dinh-danh")
"""What ``--name`` may say."""


def new_command(say: Say) -> click.Command:
    """Return ``kehoach new``."""

    def new(file: str, agency: str, year: int | None) -> None:
        from datetime import date
        from pathlib import Path

        from kehoach.starting import write_first

        for path in write_first(Path(file), agency, year or date.today().year):
            click.echo(path)

    return say.command(
        "new",
        new,
        click.Argument(["file"], metavar="FILE"),
        say.option("--agency", default=""),
        say.option("--year", type=click.IntRange(1945, 2999)),
    )


def schema_command(say: Say) -> click.Command:
    """Return ``kehoach schema``."""

    def schema() -> None:
        import json

        from kehoach.spec.schema import json_schema

        click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))

    return say.command("schema", schema)


def render_command(say: Say) -> click.Command:
    """Return ``kehoach render``."""

    def render(
        specs: tuple[str, ...], output: str | None, template: str | None, **more: Any
    ) -> int:
        from pathlib import Path

        from kehoach.batch import Options
        from kehoach.paths import read_file

        if more["pdf"]:
            from kehoach.pdf import require_engine

            require_engine()
        own = None if template is None else read_file(Path(template))
        more = {key: value for key, value in more.items() if value is not None}
        return _render_typed(specs, output, Options(**more, template=own), say.language)

    return say.command(
        "render",
        render,
        click.Argument(["specs"], metavar="SPEC...", nargs=-1, required=True),
        say.option("-o", "--output", key="-o", type=click.Path()),
        say.option("--name", type=click.Choice(HABITS)),
        say.option("--pdf", is_flag=True),
        say.option("--draft", is_flag=True),
        say.option("--template", type=click.Path()),
        say.option("--jobs", type=click.IntRange(1, 999)),
        say.option("--engine", metavar="URL"),
        say.option("--force", is_flag=True),
    )


def _render_typed(
    specs: tuple[str, ...], output: str | None, options: Options, language: str
) -> int:
    """Render what was typed: files of this machine, or URLs of a storage."""
    from pathlib import Path

    if not any("://" in one for one in (*specs, output or "")):
        return _render_all(specs, Path(output) if output else None, options, language)
    from kehoach.storage import staged

    with staged() as stage:
        return _render_all(*stage.bring(specs, output), options, language, stage)


def _render_all(
    specs: Iterable[str],
    folder: Path | None,
    options: Options,
    language: str,
    stage: Stage | None = None,
) -> int:
    """Render what was typed into a folder and print what became of it; return the exit code."""
    from kehoach.batch import common_folder, find_specs, render_all, slots

    found = slots(find_specs(specs), folder, options.name)
    outcomes = render_all(found, options, common_folder(found, folder))
    if stage is None:
        return _show_batch(outcomes, len(found), language)
    return _show_batch(stage.sent(outcomes), len(found), language, stage.shown)


def _show_batch(
    outcomes: Outcomes, total: int, language: str, shown: Callable[[Path], str] = str
) -> int:
    """Print each outcome as it comes, how far it is, and what became of all; return the code."""
    from kehoach.batch import combined
    from kehoach.progress import Progress

    progress = Progress(total, language, sys.stderr)
    codes = []
    try:
        with closing(outcomes):
            for outcome in outcomes:
                codes.append(outcome.exit_code)
                progress.count(outcome)
                show(outcome, language, shown)
                progress.show()
    except KeyboardInterrupt:
        progress.end(stopped=True)
        return 130
    except BaseException:
        progress.hide()
        raise
    progress.end()
    return combined(codes)


def template_command(say: Say) -> click.Group:
    """Return ``kehoach template``, a group of two."""

    def build_file(file: str, force: bool, standard: str) -> None:
        from pathlib import Path

        from kehoach.starting import write_template

        write_template(Path(file), force, standard)
        click.echo(file)

    def check_file(file: str) -> int:
        from pathlib import Path

        from kehoach.starting import template_problems

        problems = template_problems(Path(file))
        tell(problems, say.language)
        return int(bool(problems))

    group = say.group("template")

    def file() -> click.Argument:
        return click.Argument(["file"], metavar="FILE", type=click.Path())

    group.add_command(
        say.command(
            "template build",
            build_file,
            file(),
            say.option("--standard", type=click.Choice(STANDARDS), default=STANDARDS[0]),
            say.option("--force", is_flag=True),
        )
    )
    group.add_command(say.command("template check", check_file, file()))
    return group
