"""What is wrong with specs and documents: ``check``, ``rules``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from kehoach.cli.saying import STANDARDS, Say
from kehoach.cli.telling import tell

if TYPE_CHECKING:
    from kehoach.audit import Mended
    from kehoach.inspection import Inspection


def check_command(say: Say) -> click.Command:
    """Return ``kehoach check``."""

    def check(files: tuple[str, ...], standard: str | None, **on: bool) -> int:
        from datetime import date

        from kehoach.audit import Law, check_all, exit_code, mend_all
        from kehoach.errors import BadInput

        if on["as_json"] and on["sarif"]:
            raise BadInput.of("KH997")
        law = Law(standard, date.today())
        if on["fix"]:
            return _show_mended(mend_all(files, law, on["force"]), say.language)
        found = []
        for inspection in check_all(files, law):
            found.append(inspection)
            if not (on["as_json"] or on["sarif"]):
                _show_inspection(inspection, say.language, first=len(found) == 1)
        if on["as_json"] or on["sarif"]:
            _show_machine(tuple(found), on["sarif"], say.language)
        return exit_code(found)

    return say.command(
        "check",
        check,
        say.argument("files", "FILE...", nargs=-1, required=True),
        say.option("--json", "as_json", key="--json", is_flag=True),
        say.option("--sarif", is_flag=True),
        say.option("--fix", is_flag=True),
        say.option("--standard", key="--by", type=click.Choice(STANDARDS)),
        say.option("--force", is_flag=True),
    )


def rules_command(say: Say) -> click.Command:
    """Return ``kehoach rules``."""

    def rules(name: str | None) -> None:
        from kehoach.inspection.handbook import explain, listing
        from kehoach.rolling.told import explained, listed, names

        if name is None:
            click.echo(f"{listing(say.language)}\n\n{listed(say.language)}")
        else:
            found = explained(name, say.language)
            click.echo(found or explain(name, say.language, names()))

    return say.command("rules", rules, say.argument("name", "[ID]", required=False))


def _show_inspection(inspection: Inspection, language: str, first: bool) -> None:
    """Print what was found; a file that could not be read is told on stderr."""
    from kehoach.inspection.text import page

    text = page(inspection, language)
    click.echo(text if first else f"\n{text}", err=inspection.stopped)


def _show_machine(inspections: tuple[Inspection, ...], sarif: bool, language: str) -> None:
    import json

    from kehoach import __version__
    from kehoach.inspection.machine import as_json, as_sarif

    data = as_sarif(inspections, __version__, language) if sarif else as_json(inspections, language)
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _show_mended(mended: Iterable[Mended], language: str) -> int:
    """Print each file written on stdout, what changed on stderr; return the exit code."""
    from kehoach.inspection.mended import lines

    worst = 0
    for one in mended:
        if one.target is not None:
            click.echo(one.target)
        tell(one.problems, language)
        if not one.problems:
            click.echo("\n".join(lines(one.source, one.changes, one.left, language)), err=True)
        worst = max(worst, one.exit_code)
    return worst
