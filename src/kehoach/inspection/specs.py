"""A spec → its inspection: what its reader says, and the rules of content, by line and column."""

from __future__ import annotations

from kehoach.compose import standard_of
from kehoach.errors import BadInput
from kehoach.inspection import ANSWERS, Allowed, Finding, Inspection, Open, stopped
from kehoach.problem import Problem
from kehoach.registry.register import Register
from kehoach.rules import rules
from kehoach.spec.content import SpecResult, judge_spec
from kehoach.spec.read import read_spec


def inspect_spec(
    data: bytes, file: str, standard: str | None = None, register: Register | None = None
) -> Inspection:
    """Judge the bytes of a spec named ``file``; one that cannot be read is told, not raised."""
    try:
        read = read_spec(data, file, register)
    except BadInput as error:
        return stopped(file, error.problems, is_spec=True)
    law = standard or standard_of(read.plan).id
    judged = judge_spec(read.plan, law)
    return Inspection(
        file=file,
        kind="kế hoạch",
        standard=law,
        day=read.plan.reference_day,
        findings=tuple(_finding(problem, law) for problem in read.problems),
        open=tuple(_open(one) for one in judged if one.answer == "not judged"),
        allowed=tuple(_allowed(one) for one in judged if one.allowed),
        counts=_counts(judged, read.problems),
        is_spec=True,
    )


def _counts(judged: tuple[SpecResult, ...], problems: tuple[Problem, ...]) -> dict[str, int]:
    """Count the answers; each kind of thing that the reader and the registers told is broken."""
    counts = {answer: sum(one.answer == answer for one in judged) for answer in ANSWERS}
    counts["broken"] += len({one.code for one in problems} - {one.rule.id for one in judged})
    return counts


def _finding(problem: Problem, law: str) -> Finding:
    rule = rules().get(problem.code)
    return Finding(problem, rule, rule.ground(law) if rule else None)


def _open(result: SpecResult) -> Open:
    return Open(result.rule, result.why, result.why)


def _allowed(result: SpecResult) -> Allowed:
    return Allowed(result.rule, result.why, len(result.allowed))
