"""A line of ``cho phép`` that passes nothing over is told, where it stands, as advice."""

from __future__ import annotations

import pytest

from kehoach.errors import BadInput
from kehoach.problem import Severity
from kehoach.spec.read import read_spec
from small_plans import FILE, spec

TASKS = "nội dung: [{nhiệm vụ: [{việc: Rà soát, chủ trì: Sở A, thời hạn: quý II}]}]"


def told(*parts: str) -> list[tuple[str, str, int]]:
    """Code, name and line of what is said, but for the task that a group leads."""
    found = read_spec(spec(*parts).encode(), FILE).problems
    return [
        (one.code, one.args.get("name", ""), one.place.line) for one in found if one.code != "KH705"
    ]


def test_an_allowance_that_is_needed_is_not_told() -> None:
    assert told(TASKS, "cho phép: {KH703: sản phẩm giao sau}") == []
    assert told(TASKS, "cho phép: {nhiem-vu-thieu-san-pham: sản phẩm giao sau}") == []


@pytest.mark.parametrize(
    "name", ["KH702", "kh702", "nhiem-vu-thieu-thoi-han", "KH840", "kh858", "KH501"]
)
def test_one_that_nothing_needs_is_told_by_the_name_it_was_given(name: str) -> None:
    text = f"cho phép:\n  KH703: giao sau\n  {name}: chép từ năm trước"
    line = spec(TASKS, text).split("\n").index(f"  {name}: chép từ năm trước") + 1
    assert told(TASKS, text) == [("KH1080", name, line)]
    (problem,) = [
        one for one in read_spec(spec(TASKS, text).encode(), FILE).problems if one.code == "KH1080"
    ]
    assert problem.severity is Severity.ADVICE


def test_what_the_registers_tell_of_counts_as_needed() -> None:
    group = TASKS.replace("Sở A", "UBND các huyện")
    allowed = "cho phép: {KH703: giao sau, KH842: giữ như bản gốc}"
    assert [code for code, *_ in told(group)] == ["KH842", "KH703"]
    assert told(group, allowed) == []
    assert [code for code, *_ in told(TASKS, allowed)] == ["KH1080"]


def test_while_the_spec_is_at_fault_nothing_is_said_of_it() -> None:
    with pytest.raises(BadInput) as error:
        read_spec(spec(TASKS.replace("quý II", "31/02/2026"), "số: x").encode(), FILE)
    assert "KH1080" not in {one.code for one in error.value.problems}
    text = spec(TASKS, "số: x", "cho phép: {KH840: chép}")
    with pytest.raises(BadInput) as error:
        read_spec(text.encode(), FILE)
    assert "KH1080" not in {one.code for one in error.value.problems}
