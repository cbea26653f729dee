"""Every rule that says it can be mended has a fixer, and its broken cases are mended."""

from __future__ import annotations

from typing import Any

import pytest
from mended import assert_mended, changed, made, mended, parts

from kehoach.checking.mending.fixers import FIXERS
from kehoach.rules import Rule, rules
from kehoach.standards import IDS

_CASES = [
    pytest.param(rule, case, id=f"{rule.id}-{number}")
    for rule in rules().values()
    if rule.fixes
    for number, case in enumerate(rule.cases, 1)
    if "breaks" in case
]


def test_rules_that_can_be_mended_have_a_fixer_and_no_other() -> None:
    assert {rule.id for rule in rules().values() if rule.fixes} == set(FIXERS)


@pytest.mark.parametrize(("rule", "case"), _CASES)
def test_a_broken_case_is_mended(rule: Rule, case: dict[str, Any]) -> None:
    standard = case.get("standard", next(iter(rule.grounds)).replace("*", "nd30-2020"))
    done = assert_mended(made(case["breaks"], standard), standard)
    assert changed(done)[rule.id] > 0


@pytest.mark.parametrize("standard", IDS)
def test_a_right_document_stays_byte_for_byte(standard: str) -> None:
    data = made({}, standard)
    assert mended(data, standard).data == data


def test_parts_without_a_fault_stay_byte_for_byte() -> None:
    data = made({"tieu_ngu": {"size": 11}})
    before, after = parts(data), parts(mended(data).data)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    assert list(before) == list(after)
