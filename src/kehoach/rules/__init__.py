"""The rules as data: what may be wrong with a document, by which clause, and how to mend it.

A rule is named for the fault, so that "allow <name>" reads right. Ids are never used twice.
How a rule is judged stands in :mod:`kehoach.checking` (documents) and
:mod:`kehoach.spec.content` (specs).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, Literal, NamedTuple

from kehoach.problem import Severity
from kehoach.resources import table

FAMILIES = {
    "trang": 101,
    "phan-dau": 201,
    "tieu-de": 301,
    "noi-dung": 401,
    "bang-phu-luc": 450,
    "ky": 501,
    "noi-nhan": 530,
    "viet-hoa": 601,
    "tu-ngu": 630,
    "ke-hoach": 701,
}
"""The files of rules, in the order of a document, each with the number its ids begin at."""

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


class Ground(NamedTuple):
    """By what a rule holds under one standard: its clause and how well that is known."""

    clause: str
    grade: Grade


class Words(NamedTuple):
    """What is said of a rule in one language; ``finding`` and ``mend`` take arguments.

    ``typed``: the finding where signs typed with keys (the argument) stand for what is not there.
    """

    finding: str
    mend: str
    reason: str = ""
    example: str = ""
    typed: str = ""


class Rule(NamedTuple):
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
    cases: tuple[Mapping[str, Any], ...] = ()

    def ground(self, standard: str) -> Ground | None:
        """Return by what the rule holds under a standard; ``None`` where it does not."""
        return self.grounds.get(standard) or self.grounds.get(EVERY)

    def holds_on(self, day: date) -> bool:
        """True when the rule is for documents of that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def words(self, language: str) -> Words:
        """Return its words in a language (``vi``, ``en``)."""
        return self.en if language == "en" else self.vi


class Family(NamedTuple):
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
    """Return one rule by its id, reading its family only. Raises KeyError for an unknown id."""
    number = int(rule_id.removeprefix("KH"))
    begun = [name for name, first in FAMILIES.items() if first <= number]
    return {one.id: one for name in begun[-1:] for one in family(name).rules}[rule_id]


@cache
def family(name: str) -> Family:
    """Return one family with its rules."""
    data = table("rules", name)
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
