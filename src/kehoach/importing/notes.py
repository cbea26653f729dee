"""What import noticed: guesses with their reason, lines kept as they stood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kehoach.spec.emitting import Path


@dataclass(frozen=True)
class Note:
    """A guess, or something kept, at a path of the spec, with the reason."""

    path: Path
    kind: Literal["đoán", "giữ nguyên"]
    reason: str
    english: str = ""


def comments_of(notes: Iterable[Note]) -> dict[Path, str]:
    """Return the comments that tell the notes in a spec, by path."""
    return {note.path: f"{note.kind}: {note.reason}" for note in notes}


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
