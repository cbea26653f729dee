"""A problem is a record: what is wrong, where, how heavy. It is never printed here."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple


class Severity(IntEnum):
    """How heavy a problem is; only ``ERROR`` stops a command."""

    ADVICE = 1
    WARNING = 2
    ERROR = 3


class Place(NamedTuple):
    """Where a problem stands: a file with line and column (both from 1), or a spot in a document.

    ``quote`` is the line as written; ``spot`` names a place in a document as a person would
    ("bảng 1, hàng 2, ô 1"). Zero and empty mean unknown.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    quote: str = ""
    spot: str = ""


NOWHERE = Place()


class Problem(NamedTuple):
    """One finding under a stable code; its words are in :mod:`kehoach.messages`."""

    code: str
    place: Place = NOWHERE
    args: Mapping[str, str] = {}
    severity: Severity = Severity.ERROR


def has_errors(problems: tuple[Problem, ...] | list[Problem]) -> bool:
    """True when at least one problem is an error."""
    return any(problem.severity is Severity.ERROR for problem in problems)
