"""The page of a batch: ``review``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kehoach.cli.saying import Say
from kehoach.cli.telling import tell

if TYPE_CHECKING:
    from kehoach.batch import Outcome
    from kehoach.progress import Progress
    from kehoach.reviews import Reviewed

_STOPPED = {
    "vi": "Đã dừng khi xong {done} kế hoạch; chạy lại `kehoach review` để làm tiếp.",
    "en": "Stopped with {done} plans done; run `kehoach review` again to go on.",
}


def review_command(say: Say) -> click.Command:
    """Return ``kehoach review``."""

    def review(folder: str) -> int:
        from kehoach.reviews import summary

        made = _reviewed(folder, say.language)
        if made.page is not None:
            click.echo(made.page)
        tell(made.problems, say.language)
        click.echo(summary(made.cards, say.language), err=True)
        return made.exit_code

    return say.command("review", review, say.argument("folder", "DIR"))


def _reviewed(folder: str, language: str) -> Reviewed:
    """Review a folder and show how far it is; stopped by Ctrl-C it says how far it came."""
    from datetime import date
    from pathlib import Path

    from kehoach.progress import Progress
    from kehoach.reviews import review

    shown: list[Progress] = []
    done = 0

    def count(outcome: Outcome, total: int) -> None:
        nonlocal done
        done += 1
        if not shown:
            shown.append(Progress(total, language, sys.stderr))
        shown[0].count(outcome)
        shown[0].show()

    try:
        return review(Path(folder), date.today(), count)
    except KeyboardInterrupt:
        _hide(shown)
        click.echo(_STOPPED[language].format(done=done), err=True)
        raise
    finally:
        _hide(shown)


def _hide(shown: list[Progress]) -> None:
    for progress in shown:
        progress.hide()
