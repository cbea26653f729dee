"""A change of one value of a spec: what it says in the list, and its edits of the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kehoach.rolling.scalars import Path
from kehoach.spec.edits import Edit


@dataclass(frozen=True)
class Change:
    """One thing done at a path. ``was`` and ``now`` are the words before and after.

    ``at``: where in the value's text they begin; -1 for a change of the whole value.
    """

    code: str
    path: Path
    was: str = ""
    now: str = ""
    edits: tuple[Edit, ...] = ()
    args: Mapping[str, str] = field(default_factory=dict)
    at: int = -1
