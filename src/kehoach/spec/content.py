"""The rules of content asked about a plan: what may be rendered, yet a reader would stumble over.

What stops a render is in :mod:`kehoach.spec.checks`. A plan may allow a finding by the rule's id
or name under ``cho phép``, with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from kehoach.plan import Plan
from kehoach.problem import Severity
from kehoach.spec import figure_rules, part_rules, task_rules
from kehoach.spec.checks import ALLOWABLE, idle_allowance
from kehoach.spec.facts import Facts, Fault, SpecJudge
from kehoach.spec.findings import Finding

if TYPE_CHECKING:
    from kehoach.rules import Rule

Answer = Literal["held", "broken", "not applicable", "not judged"]

JUDGES: tuple[tuple[str, SpecJudge], ...] = (
    *task_rules.JUDGES,
    *figure_rules.JUDGES,
    *part_rules.JUDGES,
)
"""Every rule that a spec can be judged by, with its judge."""

_IDS = frozenset(rule_id for rule_id, _ in JUDGES) | ALLOWABLE
ADVICE = frozenset(
    ("KH702", "KH703", "KH705", "KH706", "KH712", "KH714", "KH722", "KH744", "KH745", "KH746")
)
"""Rules of grade P; known here so that a render need not read the catalogue."""


class SpecResult(NamedTuple):
    """The answer of one rule about a plan: what is broken, what the plan allows, and why."""

    rule: Rule
    answer: Answer
    findings: tuple[Finding, ...] = ()
    why: str = ""
    allowed: tuple[Finding, ...] = ()


def check_content(plan: Plan, facts: Facts | None = None) -> list[Finding]:
    """Return what the rules of content find in a plan, but for what the plan allows.

    A rule that is allowed and finds nothing is told, too (KH1080). ``facts`` of the plan may be
    known already.
    """
    facts, allowed = facts or Facts(plan), _allowed(plan)[0]
    found = [
        _finding(rule_id, told)
        for rule_id, judge in JUDGES
        for told in judge(facts)
        if told is not None
    ]
    met = {one.code for one in found}
    idle = [key for rule_id, key in allowed.items() if rule_id not in met | ALLOWABLE]
    return [one for one in found if one.code not in allowed] + list(map(idle_allowance, idle))


def check_allowed(plan: Plan) -> list[Finding]:
    """Return the rules under ``cho phép`` that no one knows."""
    return _allowed(plan)[1]


def judge_spec(plan: Plan, standard_id: str) -> tuple[SpecResult, ...]:
    """Ask every rule that a spec can be judged by and return the answers in the order of ids."""
    from kehoach.rules import rules

    facts, keys, known = Facts(plan), _allowed(plan)[0], rules()
    reasons = {rule_id: plan.allowed[key] for rule_id, key in keys.items()}
    return tuple(
        _result(known[rule_id], judge, facts, standard_id, reasons)
        for rule_id, judge in sorted(JUDGES, key=lambda pair: pair[0])
    )


def _result(
    rule: Rule, judge: SpecJudge, facts: Facts, standard: str, reasons: Mapping[str, str]
) -> SpecResult:
    if rule.ground(standard) is None:
        return SpecResult(rule, "not applicable")
    told = list(judge(facts))
    found = tuple(_finding(rule.id, one) for one in told if one is not None)
    if found and rule.id in reasons:
        return SpecResult(rule, "held", (), reasons[rule.id], found)
    if found:
        return SpecResult(rule, "broken", found)
    return SpecResult(rule, "held" if told else "not applicable")


def _finding(rule_id: str, fault: Fault) -> Finding:
    severity = Severity.ADVICE if rule_id in ADVICE else Severity.WARNING
    return Finding(rule_id, fault.loc, fault.args, severity, fault.at_key)


def _allowed(plan: Plan) -> tuple[dict[str, str], list[Finding]]:
    """Return the keys of ``cho phép`` by rule id, and findings on those that are no rule."""
    keys: dict[str, str] = {}
    unknown: list[Finding] = []
    if not plan.allowed:
        return keys, unknown
    from kehoach.rules import find, rules
    from kehoach.wording.folding import nearest

    for key in plan.allowed:
        rule = None if key.upper() in _IDS else find(key)
        if rule is not None or key.upper() in _IDS:
            keys[rule.id if rule else key.upper()] = key
        else:
            names = [name for one in rules().values() for name in (one.id, one.name)]
            args = {"name": key, "hint": nearest(key, names)}
            unknown.append(Finding("KH948", ("cho phép", key), args, at_key=True))
    return keys, unknown
