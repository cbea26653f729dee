"""Whatever the plan, its sub-plans together hold its tasks: none lost, none led twice."""

from __future__ import annotations

from collections import Counter
from typing import Any

from handed import office, share
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.plan import Plan, Section, Task
from kehoach.spec.checks import parts_of
from kehoach.spec.emitting import yaml_of
from kehoach.spec.read import read_spec
from kehoach.splitting import Options, Shares, shares_of, subplan
from kehoach.splitting.work import LED, SUPPORTED

REGISTER = office()
AGENCIES = ("Sở Nội vụ", "SNV", "Sở Tài chính", "Sở Tư pháp", "UBND xã Một", "UBND phường Hai")
GROUPS = ("các sở, ban, ngành", "UBND các xã, phường", "UBND cấp huyện")
DUE = ("30/6/2026", "trước ngày 30/9", "quý III", "thường xuyên", None)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan with tasks under some sections, each led by one agency."""
    count = draw(st.integers(1, 12))
    helpers = st.lists(st.sampled_from((*AGENCIES, *GROUPS)), max_size=3, unique=True)
    tasks: list[dict[str, Any]] = []
    for number in range(count):
        task = {
            "việc": draw(st.sampled_from(("Rà soát", "Báo cáo", "Kiểm tra {năm}"))),
            "mã": draw(st.sampled_from((f"nv-{number}", None))),
            "chủ trì": draw(st.sampled_from(AGENCIES)),
            "phối hợp": draw(helpers),
            "thời hạn": draw(st.sampled_from(DUE)),
        }
        tasks.append({key: value for key, value in task.items() if value})
    cut = draw(st.integers(0, count))
    parts = [part for part in (tasks[:cut], tasks[cut:]) if part]
    body = [{"mục": f"Mục {n}", "nhiệm vụ": part} for n, part in enumerate(parts)]
    return Plan.model_validate(
        {
            "kế hoạch": "Cải cách năm {năm}",
            "năm": 2026,
            "cơ quan": "UBND tỉnh Đắk Lắk",
            "nội dung": body,
            "nơi nhận": "Lưu: VT",
            "người ký": {"chức vụ": "Chủ tịch"},
        }
    )


def below(shares: Shares, name: str) -> Plan:
    """The sub-plan of an agency, as it is read from its file."""
    made = subplan(shares, share(shares, name), Options(3))
    return read_spec(yaml_of(made.data, made.comments).encode(), name, REGISTER).plan


def held(plan: Plan, title: str) -> list[Task]:
    sections = (one for _, one in parts_of(plan, Section) if one.title == "Nhiệm vụ")
    inner = [one for section in sections for one in section.body if isinstance(one, Section)]
    inner += [one for one in plan.body if isinstance(one, Section)]
    found = [one for one in inner if one.title == title]
    return [task for one in found for _, task in parts_of(one, Task)]


@settings(max_examples=25)
@given(plans())
def test_the_led_tasks_of_all_sub_plans_are_the_tasks_each_once(plan: Plan) -> None:
    shares = shares_of(plan, REGISTER)
    led = Counter(
        task.origin
        for one in shares.shares
        for task in held(below(shares, one.name), LED)
        if task.lead == (one.name,)
    )
    assert led == Counter(given.code for given in shares.tasks)
    assert set(led.values()) == {1}


@settings(max_examples=25)
@given(plans())
def test_a_support_is_named_in_the_sub_plan_of_each_member(plan: Plan) -> None:
    shares = shares_of(plan, REGISTER)
    for one in shares.shares:
        there = {task.origin for task in held(below(shares, one.name), SUPPORTED)}
        wanted = {
            given.code
            for given in shares.tasks
            if one.agency in _members(shares, given.task.support)
            and one.agency not in _members(shares, given.task.lead)
        }
        assert there == wanted


def _members(shares: Shares, names: tuple[str, ...]) -> set[Any]:
    return {agency for name in names for agency in REGISTER.members(name, shares.roll.day)}
