"""Which standard of form governs a plan: by its day, unless the plan states one."""

from __future__ import annotations

from datetime import date

import pytest

from kehoach.compose import compose
from kehoach.plan import Plan
from kehoach.standards import in_force


def plan(**more: object) -> Plan:
    return Plan.model_validate(
        {
            "kế hoạch": "A",
            "năm": 2020,
            "cơ quan": "UBND tỉnh Đắk Lắk",
            "nội dung": ["Nội dung."],
            "nơi nhận": ["Lưu: VT"],
            "người ký": {"chức vụ": "Chủ tịch"},
            **more,
        }
    )


@pytest.mark.parametrize(
    ("day", "standard"),
    [
        (date(2010, 1, 1), "tt01-2011"),
        (date(2011, 3, 5), "tt01-2011"),
        (date(2020, 3, 4), "tt01-2011"),
        (date(2020, 3, 5), "nd30-2020"),
        (date(2026, 11, 22), "nd30-2020"),
    ],
)
def test_the_standard_follows_from_the_day(day: date, standard: str) -> None:
    assert in_force(day).id == standard
    assert compose(plan(năm=day.year, ngày=day.isoformat())).standard == standard


def test_a_plan_without_a_day_is_judged_by_the_end_of_its_year() -> None:
    assert compose(plan()).standard == "nd30-2020"
    assert compose(plan(năm=2019)).standard == "tt01-2011"


def test_the_standard_may_be_stated() -> None:
    assert compose(plan(**{"thể thức": "TT01-2011"})).standard == "tt01-2011"
