"""The page of a batch: ``review``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kehoach.cli.saying import Say
from kehoach.cli.telling import tell

if TYPE_CHECKING:
    from kehoach.batch import Outcome


def review_command(say: Say) -> click.Command:
    """Return ``kehoach review``."""

    def review(folder: str) -> int:
        from datetime import date
        from pathlib import Path

        from kehoach.progress import Progress
        from kehoach.reviews import review, summary

        shown: list[Progress] = []

        def count(outcome: Outcome, total: int) -> None:
            if not shown:
                shown.append(Progress(total, say.language, sys.stderr))
            shown[0].count(outcome)
            shown[0].show()

        try:
            made = review(Path(folder), date.today(), count)
        finally:
            for progress in shown:
                progress.hide()
        click.echo(made.page)
        tell(made.problems, say.language)
        click.echo(summary(made.cards, say.language), err=True)
        return made.exit_code

    return say.command("review", review, click.Argument(["folder"], metavar="DIR"))
