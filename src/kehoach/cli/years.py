"""From last year to this one: ``import``, ``roll``, ``diff``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kehoach.cli.saying import Say
from kehoach.cli.telling import show

if TYPE_CHECKING:
    from kehoach.intake import Intake
    from kehoach.yearly import NewYear

_LISTED = {
    "vi": "Danh sách này cũng được ghi ở {path}.",
    "en": "The list is also written to {path}.",
}


def import_command(say: Say) -> click.Command:
    """Return ``kehoach import``."""

    def import_(files: tuple[str, ...], output: str | None) -> int:
        from pathlib import Path

        from kehoach.batch import exit_code
        from kehoach.intake import find_documents, import_all, targets

        found, outcomes = find_documents(files)
        for failed in outcomes:
            show(failed, say.language)
        paths = targets(found, Path(output) if output else None)
        for intake in import_all(found, paths):
            outcomes.append(intake.outcome)
            show(intake.outcome, say.language)
            _show_imported(intake, say.language)
        return exit_code(outcomes)

    return say.command(
        "import",
        import_,
        say.argument("files", "FILE...", nargs=-1, required=True),
        say.option("-o", "--output", key="-o import", type=click.Path()),
    )


def _show_imported(intake: Intake, language: str) -> None:
    """Print on stderr how much was recognised, and each guess with its reason."""
    from kehoach.importing.telling import changes_told, details, summary

    if intake.imported is None:
        return
    lines = [f"{intake.outcome.spec}: {summary(intake.imported.counts, language)}"]
    lines += (f"    {line}" for line in details(intake.imported.notes, language))
    lines += (f"    {line}" for line in changes_told(intake.imported.changes, language))
    click.echo("\n".join(lines), err=True)


def roll_command(say: Say) -> click.Command:
    """Return ``kehoach roll``."""

    def roll(spec: str, year: int, output: str | None, as_json: bool) -> None:
        from pathlib import Path

        from kehoach.rolling.told import page
        from kehoach.yearly import roll_file

        new = roll_file(spec, year, Path(output) if output else None)
        if as_json:
            _show_rolled(new, say.language)
            return
        if new.target is None:
            sys.stdout.write(new.data.decode("utf-8"))
            sys.stdout.flush()
        else:
            click.echo(new.target)
        click.echo(page(new.items, say.language), err=True)
        if new.listed is not None:
            click.echo(_LISTED[say.language].format(path=new.listed), err=True)

    return say.command(
        "roll",
        roll,
        say.argument("spec", "SPEC"),
        say.number("--year", key="--year roll", least=1945, most=2999, required=True),
        say.option("-o", "--output", key="-o roll", type=click.Path()),
        say.option("--json", "as_json", key="--json roll", is_flag=True),
    )


def _show_rolled(new: NewYear, language: str) -> None:
    """Print a roll as one JSON object: the file or the new spec itself, and the items."""
    import json

    from kehoach.rolling.told import as_data

    where = {"file": str(new.target)} if new.target else {"spec": new.data.decode("utf-8-sig")}
    where |= {"list": str(new.listed)} if new.listed else {}
    data = {**where, "items": as_data(new.items, language)}
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def diff_command(say: Say) -> click.Command:
    """Return ``kehoach diff``."""

    def diff(old: str, new: str, output: str | None, force: bool) -> None:
        from datetime import date
        from pathlib import Path

        from kehoach.comparing import compare, target_of
        from kehoach.files import write_whole
        from kehoach.redline.summary import summary

        sources = (Path(old), Path(new))
        target = None if output is None else target_of(output, sources, force)
        found = compare(*sources, date.today())
        if target is not None:
            write_whole(target, found.docx)
            click.echo(target)
        click.echo(summary(found.changes, say.language, found.notes), err=target is not None)

    return say.command(
        "diff",
        diff,
        say.argument("old", "OLD", type=click.Path()),
        say.argument("new", "NEW", type=click.Path()),
        say.option("-o", "--output", key="-o redline", type=click.Path()),
        say.option("--force", is_flag=True),
    )
