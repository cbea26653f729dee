"""What came of a split: the specs, what became of each, the printed table, what was found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from kehoach.problem import Problem, Severity
from kehoach.splitting.matrix import Matrix
from kehoach.splitting.shares import Shares
from kehoach.splitting.told import Counts


class State(Enum):
    """What became of one sub-spec."""

    NEW = "new"
    MADE_AGAIN = "made again"
    SAME = "same"
    MERGED = "merged"
    LEFT = "left"


@dataclass(frozen=True)
class SubSpec:
    """One agency's spec: whose, where, what became of it."""

    agency: str
    path: Path
    state: State


@dataclass(frozen=True)
class SplitResult:
    """What came of a split: the shares, the table, the specs (in the order of the shares).

    ``table``: the printed table, ``None`` where none was written. ``moved``, ``left``: dated
    deadlines that were set earlier, and deadlines that could not be.
    """

    shares: Shares
    matrix: Matrix
    specs: tuple[SubSpec, ...] = ()
    table: Path | None = None
    problems: tuple[Problem, ...] = ()
    moved: int = 0
    left: int = 0

    @property
    def paths(self) -> tuple[Path, ...]:
        """The specs that are as this split made them, and the printed table."""
        made = [one.path for one in self.specs if one.state is not State.LEFT]
        return (*made, self.table) if self.table else tuple(made)

    @property
    def counts(self) -> Counts:
        """How many specs became what."""
        states = Counter(one.state for one in self.specs)
        return Counts(
            new=states[State.NEW],
            again=states[State.MADE_AGAIN],
            same=states[State.SAME],
            merged=states[State.MERGED],
            left=states[State.LEFT],
            moved=self.moved,
            kept=self.left,
        )

    @property
    def exit_code(self) -> int:
        """1 with any finding heavier than advice, else 0."""
        return int(any(one.severity > Severity.ADVICE for one in self.problems))
