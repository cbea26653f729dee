"""Anatomy → report: every rule asked, every answer counted. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kehoach.checking import (
    annex_pages,
    annexes,
    bases,
    body,
    capitals,
    content,
    day,
    day_place,
    fonts,
    head_lines,
    header,
    number,
    organ,
    page,
    page_number,
    recipients,
    signer,
    spacing,
    stamps,
    title,
    words,
)
from kehoach.checking.verdicts import HELD, Broken, Judge, Subject, Unjudged, Verdict
from kehoach.rules import Ground, Rule, rules

Answer = Literal["held", "broken", "not applicable", "not judged"]

JUDGES: tuple[tuple[str, Judge], ...] = (
    *page.JUDGES,
    *fonts.JUDGES,
    *page_number.JUDGES,
    *header.JUDGES,
    *head_lines.JUDGES,
    *organ.JUDGES,
    *number.JUDGES,
    *day.JUDGES,
    *day_place.JUDGES,
    *stamps.JUDGES,
    *title.JUDGES,
    *bases.JUDGES,
    *body.JUDGES,
    *spacing.JUDGES,
    *annexes.JUDGES,
    *annex_pages.JUDGES,
    *signer.JUDGES,
    *recipients.JUDGES,
    *capitals.JUDGES,
    *words.JUDGES,
    *content.JUDGES,
)
"""Every rule that a document can be judged by, with its judge."""


@dataclass(frozen=True)
class Result:
    """The answer of one rule: what is broken, or why it could not be judged."""

    rule: Rule
    ground: Ground | None
    answer: Answer
    broken: tuple[Broken, ...] = ()
    unjudged: tuple[Unjudged, ...] = ()


def judge(subject: Subject) -> tuple[Result, ...]:
    """Ask every rule about a document and return the answers in the order of ids."""
    known = rules()
    asked = sorted((pair for pair in JUDGES if pair[0] in known), key=lambda pair: pair[0])
    return tuple(_ask(known[rule_id], ask, subject) for rule_id, ask in asked)


def _ask(rule: Rule, ask: Judge, subject: Subject) -> Result:
    ground = rule.ground(subject.standard.id)
    if ground is None or not rule.holds_on(subject.day):
        return Result(rule, ground, "not applicable")
    return _result(rule, ground, ask(subject))


def _result(rule: Rule, ground: Ground, verdicts: Iterator[Verdict]) -> Result:
    broken: list[Broken] = []
    unjudged: list[Unjudged] = []
    held = False
    for verdict in verdicts:
        if verdict is HELD:
            held = True
        elif isinstance(verdict, Broken):
            broken.append(verdict)
        elif isinstance(verdict, Unjudged):
            unjudged.append(verdict)
    if broken:
        answer: Answer = "broken"
    elif unjudged:
        answer = "not judged"
    else:
        answer = "held" if held else "not applicable"
    return Result(rule, ground, answer, tuple(broken), tuple(unjudged))
