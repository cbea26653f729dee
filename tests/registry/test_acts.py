"""Cited acts: what is known of them on a day, and never more than that."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from kehoach.plan import Plan
from kehoach.registry.acts import Act, State, built_in_acts, built_in_acts_with, cited, unfit
from kehoach.registry.register import NO_OFFICE, Register
from kehoach.spec.walking import texts_of, walk

PLANS = Path(__file__).parents[2] / "plans"


@pytest.mark.parametrize(
    ("number", "day", "state"),
    [
        ("30/2020/NĐ-CP", date(2020, 3, 4), State.NOT_YET),
        ("30/2020/NĐ-CP", date(2020, 3, 5), State.NO_END_KNOWN),
        ("110/2004/NĐ-CP", date(2020, 3, 4), State.NO_END_KNOWN),
        ("110/2004/NĐ-CP", date(2020, 3, 5), State.REPLACED),
        ("45/2025/NĐ-CP", date(2025, 2, 28), State.NOT_YET),
        ("45/2025/NĐ-CP", date(2025, 6, 15), State.NO_END_KNOWN),
        ("45/2025/NĐ-CP", date(2025, 6, 16), State.REPLACED),
        ("150/2025/NĐ-CP", date(2025, 6, 16), State.NO_END_KNOWN),
        ("150/2025/NĐ-CP", date(2026, 1, 1), State.AMENDED),
        ("61/2018/NĐ-CP", date(2021, 7, 23), State.NO_END_KNOWN),
        ("61/2018/NĐ-CP", date(2022, 7, 23), State.AMENDED),
        ("61/2018/NĐ-CP", date(2025, 7, 1), State.REPLACED),
        ("202/2025/QH15", date(2025, 6, 11), State.NOT_YET),
        ("202/2025/QH15", date(2026, 3, 5), State.NO_END_KNOWN),
    ],
)
def test_state_of_an_act_on_a_day(number: str, day: date, state: State) -> None:
    act = NO_OFFICE.act(number)
    assert act is not None
    assert act.state(day) is state


def test_what_is_not_in_the_register_is_not_known() -> None:
    for name in ("1/1999/NĐ-CP", "Nghị định số 9999/2018/NĐ-CP", "Luật Không có", "", "abc"):
        assert NO_OFFICE.act(name) is None


def test_no_state_says_that_an_act_is_in_force() -> None:
    assert all(not state.value.startswith(("còn", "có hiệu lực")) for state in State)


def test_a_number_that_starts_anew_each_year_names_an_act_only_with_its_day() -> None:
    day = date(2019, 1, 14)
    assert NO_OFFICE.act("103/QĐ-UBND") is None
    assert NO_OFFICE.act("103/QĐ-UBND", day) is not None
    assert NO_OFFICE.act("103/QĐ-UBND", day + timedelta(1)) is None


@pytest.mark.parametrize(
    "name",
    [
        "72/2025/QH15",
        "Luật số 72/2025/QH15",
        "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
    ],
)
def test_a_law_is_found_by_number_or_name(name: str) -> None:
    act = NO_OFFICE.act(name)
    assert act is not None
    assert act.title == "Luật Tổ chức chính quyền địa phương"


@pytest.mark.parametrize("name", ["Luật Lưu trữ", "luật lưu trữ", "33/2024/QH15"])
def test_a_law_alone_of_its_name_is_found_by_the_name(name: str) -> None:
    act = NO_OFFICE.act(name)
    assert act is not None
    assert act.number == "33/2024/QH15"


def test_of_several_laws_of_one_name_the_day_tells_which() -> None:
    name = "Luật Tổ chức chính quyền địa phương"
    assert NO_OFFICE.act(name) is None
    act = NO_OFFICE.act(f"{name} ngày 19 tháng 6 năm 2015")
    assert act is not None
    assert (act.number, act.replaced_by, act.grade) == ("77/2015/QH13", "Luật số 65/2025/QH15", "K")


def test_a_plan_without_a_day_may_cite_what_was_in_force_on_any_day_of_its_year() -> None:
    act = NO_OFFICE.act("45/2025/NĐ-CP")
    assert act is not None
    assert act.state(date(2025, 1, 1), date(2025, 12, 31)) is State.NO_END_KNOWN


def test_only_days_read_twice_are_told_as_sure() -> None:
    day = date(2026, 3, 5)
    codes = {}
    for number in ("45/2025/NĐ-CP", "61/2018/NĐ-CP", "150/2025/NĐ-CP"):
        act = NO_OFFICE.act(number)
        found = unfit(act, day, day) if act else None
        codes[number] = found.code if found else None
    assert codes == {
        "45/2025/NĐ-CP": "KH859",
        "61/2018/NĐ-CP": "KH868",
        "150/2025/NĐ-CP": "KH861",
    }


def test_an_office_adds_acts_and_its_row_wins() -> None:
    own = Act("Nghị định", "61/2018/NĐ-CP", end=date(2025, 6, 30), own=True)
    local = Act("Quyết định", "12/QĐ-UBND", date(2024, 1, 5), end=date(2025, 1, 1), own=True)
    office = Register(acts=(own, local), file="danh-muc.yaml")
    assert office.act("61/2018/NĐ-CP") is own
    assert office.act("12/QĐ-UBND", date(2024, 1, 5)) is local
    assert [one for one in office.all_acts if one.number == own.number] == [own]


def test_every_act_that_the_plans_cite_with_its_day_is_in_the_register() -> None:
    for path in PLANS.glob("*.yaml"):
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        texts = [text for _, text in texts_of(walk(Plan.model_validate(data)).entries)]
        for basis in Plan.model_validate(data).bases:
            if basis.number:
                assert NO_OFFICE.act(basis.number, basis.day), (path.name, basis.number)
        for place in (place for text in texts for place in cited(text) if place.day):
            name = place.number or f"{place.kind} {place.about}"
            assert NO_OFFICE.act(name, place.day), (path.name, name)


def test_every_act_has_its_grade_and_its_days_in_order() -> None:
    for act in built_in_acts():
        assert act.grade in ("V2", "V1", "K"), act.title
        assert act.number and act.kind
        days = [day for day in (act.day, act.start, act.end) if day]
        assert days == sorted(days), act.title
        assert bool(act.end) == bool(act.replaced_by), act.title


def test_no_act_stands_twice() -> None:
    keys = [(act.number, act.day) for act in built_in_acts()]
    assert len(keys) == len(set(keys))


def test_a_row_read_alone_is_the_row_read_with_all() -> None:
    for act in built_in_acts():
        assert act in built_in_acts_with(act.number)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ",
            [("Nghị định", "30/2020/NĐ-CP", date(2020, 3, 5))],
        ),
        (
            "Quyết định số: 103/QĐ-UBND ngày 14 tháng 01 năm 2019",
            [("Quyết định", "103/QĐ-UBND", date(2019, 1, 14))],
        ),
        (
            "Hướng dẫn số 36-HD/VPTW, ngày 03/4/2018",
            [("Hướng dẫn", "36-HD/VPTW", date(2018, 4, 3))],
        ),
        ("Luật Lưu trữ số 33/2024/QH15", [("", "33/2024/QH15", None)]),
        ("Nghị quyết số 66.25/2026/NQ-CP", [("Nghị quyết", "66.25/2026/NQ-CP", None)]),
        ("đạt 40/63 tỉnh, ngày 05/3/2026", []),
        ("Kế hoạch này", []),
    ],
)
def test_acts_are_found_in_running_text(
    text: str, found: list[tuple[str, str, date | None]]
) -> None:
    assert [(one.kind, one.number, one.day) for one in cited(text)] == found
