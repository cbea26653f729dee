"""The rules as data: what may be wrong with a document, by which clause, and how to mend it.

A rule is named for the fault, so that "allow <name>" reads right. Ids are never used twice.
How a rule is judged stands in :mod:`kehoach.checking` (documents) and
:mod:`kehoach.spec.content` (specs).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from kehoach.problem import Severity

FAMILIES = (
    "trang", "phan-dau", "tieu-de", "noi-dung", "bang-phu-luc", "ky", "noi-nhan", "viet-hoa",
    "tu-ngu", "ke-hoach",
)  # fmt: skip
"""The files of rules, in the order of a document."""

Grade = Literal["V2", "V1", "P", "T"]
SEVERITY = {
    "V2": Severity.ERROR,
    "V1": Severity.WARNING,
    "T": Severity.WARNING,
    "P": Severity.ADVICE,
}
"""V2: the law, read in two or more copies: a fault. V1: one source: a warning. T: the text is at
odds with itself or with the calendar, whatever the law: a warning. P: practice: advice."""

EVERY = "*"
"""Stands for every standard in ``clauses``."""


@dataclass(frozen=True)
class Ground:
    """By what a rule holds under one standard: its clause and how well that is known."""

    clause: str
    grade: Grade


@dataclass(frozen=True)
class Words:
    """What is said of a rule in one language; ``finding`` and ``mend`` take arguments."""

    finding: str
    mend: str
    reason: str = ""
    example: str = ""


@dataclass(frozen=True)
class Rule:
    """One rule. ``on``: where it can be judged (``docx``, ``spec``); ``fixes``: ``--fix`` mends it.

    ``start`` and ``end``: first and last day of documents it is for, beside those of the
    standards in ``grounds``.
    """

    id: str
    name: str
    family: str
    grounds: Mapping[str, Ground]
    vi: Words
    en: Words
    on: tuple[str, ...] = ("docx",)
    fixes: bool = False
    start: date | None = None
    end: date | None = None
    cases: tuple[Mapping[str, Any], ...] = field(default=(), compare=False, repr=False)

    def ground(self, standard: str) -> Ground | None:
        """Return by what the rule holds under a standard; ``None`` where it does not."""
        return self.grounds.get(standard) or self.grounds.get(EVERY)

    def holds_on(self, day: date) -> bool:
        """True when the rule is for documents of that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def words(self, language: str) -> Words:
        """Return its words in a language (``vi``, ``en``)."""
        return self.en if language == "en" else self.vi


@dataclass(frozen=True)
class Family:
    """A family of rules, with its title in both languages."""

    id: str
    title: str
    title_en: str
    rules: tuple[Rule, ...]


@cache
def families() -> tuple[Family, ...]:
    """Return every family with its rules, in the order of a document."""
    return tuple(family(name) for name in FAMILIES)


@cache
def rules() -> dict[str, Rule]:
    """Return every rule by its id, ids ascending."""
    found = [rule for family in families() for rule in family.rules]
    return {rule.id: rule for rule in sorted(found, key=lambda rule: rule.id)}


def find(name: str) -> Rule | None:
    """Return a rule by its id (``KH201``, in any case) or its name."""
    known = rules()
    by_name = (rule for rule in known.values() if rule.name == name.strip().lower())
    return known.get(name.strip().upper()) or next(by_name, None)


def rule(rule_id: str) -> Rule:
    """Return one rule by its id, reading no more families than it takes, the last first."""
    found = (one for name in reversed(FAMILIES) for one in family(name).rules)
    return next(one for one in found if one.id == rule_id)


@cache
def family(name: str) -> Family:
    """Return one family with its rules."""
    import yaml

    text = Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    made = tuple(_rule(rule_id, name, row) for rule_id, row in data["rules"].items())
    return Family(name, data["title"], data["title_en"], made)


def _rule(rule_id: str, family: str, row: dict[str, Any]) -> Rule:
    grade = row["grade"]
    return Rule(
        id=rule_id,
        name=row["name"],
        family=family,
        grounds={name: _ground(one, grade) for name, one in row["clauses"].items()},
        vi=Words(**row["vi"]),
        en=Words(**row["en"]),
        on=tuple(row.get("on", ("docx",))),
        fixes=row.get("fixes", False),
        start=row.get("from"),
        end=row.get("to"),
        cases=tuple(row["cases"]),
    )


def _ground(written: str | dict[str, str], grade: Any) -> Ground:
    if isinstance(written, str):
        return Ground(written, grade)
    return Ground(written["clause"], written["grade"])  # type: ignore[arg-type]
