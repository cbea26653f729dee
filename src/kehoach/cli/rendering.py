"""From specs to documents: ``new``, ``schema``, ``render``, ``template``."""

from __future__ import annotations

from typing import Any

import click

from kehoach.cli.saying import STANDARDS, Say
from kehoach.cli.telling import tell

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
        say.argument("file", "FILE"),
        say.option("--agency", metavar=say.metavar_of("NAME"), default=""),
        say.number("--year", least=1945, most=2999),
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
        from kehoach.cli.batches import render_typed
        from kehoach.paths import read_file

        if more["pdf"]:
            from kehoach.pdf import require_engine

            require_engine()
        own = None if template is None else read_file(Path(template))
        more = {key: value for key, value in more.items() if value is not None}
        options = Options(**more, template=own, template_file=template or "")
        return render_typed(specs, output, options, say.language)

    return say.command(
        "render",
        render,
        say.argument("specs", "SPEC...", nargs=-1, required=True),
        say.option("-o", "--output", key="-o", type=click.Path()),
        say.option("--name", type=click.Choice(HABITS)),
        say.option("--pdf", is_flag=True),
        say.option("--draft", is_flag=True),
        say.option("--template", type=click.Path()),
        say.number("--jobs", least=1, most=999),
        say.option("--engine", metavar="URL"),
        say.option("--force", is_flag=True),
    )


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
        return say.argument("file", "FILE", type=click.Path())

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
