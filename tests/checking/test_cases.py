"""Every rule's cases: documents made for it, and the answer that it must give.

A case is ``{holds|breaks|not_applicable|not_judged: change, standard: …, day: …}``; ``change``
alters the model document (see ``maker.py``). ``args`` in a case are held against the finding's.
"""

from __future__ import annotations

import ast
import re
from datetime import date
from functools import cache
from typing import Any

import pytest
from maker import make

from kehoach.checking import check_docx
from kehoach.checking.judging import JUDGES, Result
from kehoach.rules import FAMILIES, Rule, families, rules

_ANSWERS = {
    "holds": "held",
    "breaks": "broken",
    "not_applicable": "not applicable",
    "not_judged": "not judged",
}
_CASES = [
    pytest.param(rule, case, id=f"{rule.id}-{number}-{next(iter(case))}")
    for rule in rules().values()
    if "docx" in rule.on
    for number, case in enumerate(rule.cases, 1)
    if case.keys() & _ANSWERS.keys()
]


@pytest.mark.parametrize(("rule", "case"), _CASES)
def test_a_case_gets_its_answer(rule: Rule, case: dict[str, Any]) -> None:
    wanted, change = next((answer, case[key]) for key, answer in _ANSWERS.items() if key in case)
    standard = case.get("standard", next(iter(rule.grounds)).replace("*", "nd30-2020"))
    answers = _answers(repr(change), standard, case.get("day", date(2026, 3, 5)))
    result = answers[rule.id]
    assert result.answer == wanted, _shown(result)
    if "args" in case:
        assert dict(result.broken[0].args) == case["args"]
    if "quote" in case:
        assert result.broken[0].quote == case["quote"]
    if "count" in case:
        assert len(result.broken) == case["count"], _shown(result)


@cache
def _answers(change: str, standard: str, today: date) -> dict[str, Result]:
    docx = make(ast.literal_eval(change), standard)
    results = check_docx(docx, standard=standard, today=today).results
    return {one.rule.id: one for one in results}


def _shown(result: Result) -> str:
    places = [(b.quote or (b.paragraph and b.paragraph.bare), dict(b.args)) for b in result.broken]
    return f"{result.rule.id} {result.answer} {places} {result.unjudged}"


@pytest.mark.parametrize("rule", rules().values(), ids=list(rules()))
def test_a_rule_has_all_that_it_needs(rule: Rule) -> None:
    assert re.fullmatch(r"KH[1-7]\d\d", rule.id)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.name)
    assert rule.grounds
    assert all(one.clause for one in rule.grounds.values() if one.grade in ("V2", "V1"))
    for words in (rule.vi, rule.en):
        assert words.finding and words.mend
    assert rule.vi.reason and rule.vi.example
    if "docx" in rule.on:
        assert any("holds" in case for case in rule.cases)
        assert any("breaks" in case for case in rule.cases)
    if "spec" in rule.on:
        assert any("spec_breaks" in case for case in rule.cases)
        assert any("spec_holds" in case or "spec_not_applicable" in case for case in rule.cases)


def test_every_rule_is_judged_once_and_every_judge_has_its_rule() -> None:
    judged = [rule_id for rule_id, _ in JUDGES]
    assert sorted(judged) == sorted(one.id for one in rules().values() if "docx" in one.on)


def test_ids_and_names_are_never_used_twice() -> None:
    every = [rule for family in families() for rule in family.rules]
    assert len({rule.id for rule in every}) == len(every)
    assert len({rule.name for rule in every}) == len(every)
    assert [family.id for family in families()] == list(FAMILIES)
