"""A batch on a terminal: what was typed, what became of each spec, and of them all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from typing import TYPE_CHECKING

from kehoach.cli.telling import show, tell, tell_shortly
from kehoach.errors import BadInput, KehoachError

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.batch import Options, Outcome
    from kehoach.problem import Problem
    from kehoach.progress import Progress
    from kehoach.storage import Stage

    Outcomes = Generator[Outcome, None, None]
    Shown = Callable[[Path], str]


def render_typed(
    specs: tuple[str, ...], output: str | None, options: Options, language: str
) -> int:
    """Render what was typed: files of this machine, or URLs of a storage; return the exit code."""
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
    """Render what was typed into a folder and print what became of it; return the exit code.

    An argument that names no spec is wrong usage, but does not stop the others.
    """
    from kehoach.batch import common_folder, look_for, render_all, slots
    from kehoach.progress import Progress

    told, shown = (tuple, str) if stage is None else (stage.told, stage.shown)
    found = look_for(specs)
    problems, useless = told(found.problems), tuple(map(shown, found.useless))
    tell_shortly(told(found.notes), language)
    if not found.specs:
        raise BadInput(*problems)
    placed = slots(found.specs, folder, options.name)
    tell(problems, language)
    outcomes = render_all(placed, options, common_folder(placed, folder))
    if stage is not None:
        outcomes = stage.sent(outcomes)
    progress = Progress(len(placed), language, sys.stderr, shown=shown, useless=useless)
    code = _show_batch(outcomes, progress, language, shown)
    return max(code, BadInput.exit_code) if found.problems else code


def _show_batch(outcomes: Outcomes, progress: Progress, language: str, shown: Shown) -> int:
    """Print each outcome as it comes, how far it is, and what became of all; return the code."""
    from kehoach.batch import combined

    codes: list[int] = []
    told: set[str] = set()
    try:
        with closing(outcomes):
            for outcome in outcomes:
                codes.append(outcome.exit_code)
                progress.count(outcome)
                show(_without(told, outcome, shown), language, shown)
                progress.show()
    except KeyboardInterrupt:
        progress.end(stopped=True)
        return 130
    except KehoachError:
        if codes:
            progress.end(stopped=len(codes) < progress.total)
        raise
    except BaseException:
        progress.hide()
        raise
    progress.end()
    return combined(codes)


def _without(told: set[str], outcome: Outcome, shown: Shown) -> Outcome:
    """Return an outcome without what was told of a file that many specs share.

    That is a template or a register; what is told now is put to ``told``.
    """
    own = ("", str(outcome.spec), shown(outcome.spec))
    fresh = (one if one.place.file in own else _untold(told, one) for one in outcome.problems)
    return outcome._replace(problems=tuple(one for one in fresh if one is not None))


def _untold(told: set[str], problem: Problem) -> Problem | None:
    """Return what of a problem is not in ``told``, and put it there: of KH826 name by name."""
    if problem.code != "KH826":
        key = repr(problem)
        fresh = None if key in told else problem
        told.add(key)
        return fresh
    keys = {name: f"{problem.place.file}: {name}" for name in problem.args["names"].split(", ")}
    names = ", ".join(name for name, key in keys.items() if key not in told)
    told.update(keys.values())
    return problem._replace(args={**problem.args, "names": names}) if names else None
