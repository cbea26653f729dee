"""One plan for many agencies: ``split``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kehoach.cli.saying import Say
from kehoach.cli.telling import tell

if TYPE_CHECKING:
    from kehoach.subplans import SplitResult


def split_command(say: Say) -> click.Command:
    """Return ``kehoach split``."""

    def split(
        spec: str,
        output: str | None,
        agencies: tuple[str, ...],
        lead_days: int | None,
        verify: bool,
    ) -> int:
        from pathlib import Path

        from kehoach.subplans import split_file

        if verify:
            return _show_traced(spec, output, say.language)
        found = split_file(spec, Path(output) if output else None, agencies, lead_days)
        _show_split(found, say.language)
        return found.exit_code

    return say.command(
        "split",
        split,
        say.argument("spec", "SPEC", type=click.Path()),
        say.option("-o", "--output", key="-o split", type=click.Path()),
        say.option(
            "--agency",
            "agencies",
            key="--agency split",
            metavar=say.metavar_of("NAME"),
            multiple=True,
        ),
        say.number("--lead-days", least=1, most=60),
        say.option("--verify", is_flag=True),
    )


def _show_traced(spec: str, folder: str | None, language: str) -> int:
    """Compare a folder with a spec: differences on stdout, how much was compared on stderr."""
    from pathlib import Path

    from kehoach.errors import BadInput
    from kehoach.report import describe_all
    from kehoach.tracing import summary, trace

    if folder is None:
        raise BadInput.of("KH1035")
    found = trace(spec, Path(folder))
    if found.problems:
        click.echo(describe_all(found.problems, language))
    click.echo(summary(found, language), err=True)
    return found.exit_code


def _show_split(found: SplitResult, language: str) -> None:
    """Print the specs written on stdout, or the table where none is; findings on stderr."""
    from kehoach.splitting.told import page, summary

    if found.specs:
        for path in found.paths:
            click.echo(path)
    else:
        click.echo(page(found.matrix, language))
    tell([one for one in found.problems if one.severity > 1], language)
    click.echo(summary(found.matrix, found.counts, language), err=True)
