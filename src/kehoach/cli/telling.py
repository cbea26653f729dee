"""Outcomes and problems on a terminal: files on stdout, all else on stderr."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.batch import Outcome
    from kehoach.problem import Problem

_NOTED = ("KH974", "KH975", "KH1084")
"""What tells of an old PDF, of blanks, of a draft's comments: no finding, but its own line."""
_ADVICE = {
    "vi": "{spec}: có {count} gợi ý; xem bằng `kehoach check`.",
    "en": "{spec}: {count} pieces of advice; see them with `kehoach check`.",
}


def show(outcome: Outcome, language: str, shown: Callable[[Path], str] = str) -> None:
    """Print the paths written on stdout, and what was found on stderr."""
    for path in outcome.written:
        click.echo(shown(path))
    spec = shown(outcome.spec)
    noted = [problem for problem in outcome.problems if problem.code in _NOTED]
    heavy = [problem for problem in outcome.problems if problem.severity > 1]
    tell(heavy, language)
    for problem in noted:
        from kehoach.report import words

        click.echo(f"{spec}: {words(problem, language)[0]}\n", err=True)
    if advice := len(outcome.problems) - len(heavy) - len(noted):
        click.echo(_ADVICE[language].format(count=advice, spec=spec) + "\n", err=True)


def tell_shortly(problems: tuple[Problem, ...], language: str) -> None:
    """Print each problem on one line on stderr: a note, which asks for nothing."""
    for problem in problems:
        from kehoach.report import words

        click.echo(" ".join(words(problem, language)) + "\n", err=True)


def tell(problems: tuple[Problem, ...] | list[Problem], language: str) -> None:
    """Print problems on stderr."""
    if problems:
        from kehoach.report import describe_all

        click.echo(describe_all(problems, language) + "\n", err=True)
