"""What became of one spec, and of them all."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import NamedTuple

from kehoach.problem import Problem


class Fate(Enum):
    """What happened to the document of a spec."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    FAILED = "failed"


class Outcome(NamedTuple):
    """What became of one file: what was written, what was found, the exit code it alone gives."""

    spec: Path
    written: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()
    exit_code: int = 0
    fate: Fate = Fate.WRITTEN


def exit_code(outcomes: list[Outcome]) -> int:
    """Return 0 when all went well, the one failure's code, or 1 when only some failed."""
    return combined([outcome.exit_code for outcome in outcomes])


def combined(codes: list[int]) -> int:
    """Return the exit code of a command from those of its files, as :func:`exit_code` does."""
    if len(codes) > 1 and 0 in codes:
        return int(any(codes))
    return max(codes, default=0)
