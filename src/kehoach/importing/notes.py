"""What import noticed: guesses with their reason, lines kept as they stood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Path = tuple[int | str, ...]


@dataclass(frozen=True)
class Note:
    """A guess, or something kept, at a path of the spec, with the reason."""

    path: Path
    kind: Literal["đoán", "giữ nguyên"]
    reason: str
    english: str = ""


@dataclass(frozen=True)
class Counts:
    """Lines of the document: all that hold words, those guessed at, those kept as they stood."""

    lines: int = 0
    guessed: int = 0
    kept: int = 0

    @property
    def recognised(self) -> int:
        """Lines whose place in a plan is known."""
        return self.lines - self.guessed - self.kept
