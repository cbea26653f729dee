"""One file → what was found in it, whether it is a spec or a document; and how that is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kehoach.problem import Problem, Severity
from kehoach.rules import Ground, Rule


@dataclass(frozen=True)
class Finding:
    """One broken rule at one place, or a problem of a spec (then without a rule).

    ``page`` is 0 where unknown; ``page_known`` is false where it is only measured.
    """

    problem: Problem
    rule: Rule | None = None
    ground: Ground | None = None
    page: int = 0
    page_known: bool = False
    paragraph: int = 0

    @property
    def weight(self) -> Severity:
        """How heavy it is: only what the law says is a fault."""
        return self.problem.severity


@dataclass(frozen=True)
class Open:
    """A rule that applies and could not be judged, and why."""

    rule: Rule
    why: str
    why_en: str


@dataclass(frozen=True)
class Allowed:
    """A rule whose findings the spec allows, with its reason."""

    rule: Rule
    reason: str
    count: int


@dataclass(frozen=True)
class Inspection:
    """What was found in one file.

    ``kind`` names the document (``kế hoạch``); ``standard`` by which it was judged; ``day`` the
    day of that law, ``stated`` when it is the document's own. ``counts``: rules held, broken, not
    applicable, not judged. ``stopped``: the file could not be read, and ``findings`` say why.
    """

    file: str
    kind: str = ""
    standard: str = ""
    day: date | None = None
    stated: bool = True
    findings: tuple[Finding, ...] = ()
    open: tuple[Open, ...] = ()
    allowed: tuple[Allowed, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    stopped: bool = False
    is_spec: bool = False

    @property
    def exit_code(self) -> int:
        """2: the file is no good; 1: a fault or warning was found; 0: none (advice is none)."""
        if self.stopped:
            return 2
        return int(any(one.weight > Severity.ADVICE for one in self.findings))


ANSWERS = ("held", "broken", "not applicable", "not judged")
"""The four answers of a rule, in the order in which they are told."""


def stopped(file: str, problems: tuple[Problem, ...], is_spec: bool = False) -> Inspection:
    """Return the inspection of a file that could not be read."""
    return Inspection(file, findings=tuple(map(Finding, problems)), stopped=True, is_spec=is_spec)
