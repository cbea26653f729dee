"""Who does what: tasks by section, by leading agency, and the duties of each agency."""

from __future__ import annotations

from itertools import pairwise

import hypothesis
from hypothesis import strategies as st

from kehoach.plan import Duties, Plan, Task
from kehoach.text.assignments import (
    all_tasks,
    duty_lists,
    group_by_lead,
    tasks_by_group,
    tasks_by_lead,
    tasks_by_section,
)
from small_plans import plan

TASKS = """
    nội dung:
      - mục: Chỉ đạo
        nhiệm vụ:
          - {việc: T1, chủ trì: Sở A, phối hợp: [Sở B]}
          - {việc: T2, chủ trì: Sở A, phối hợp: [Sở B]}
      - mục: Thể chế
        nội dung:
          - mục: Rà soát
            nhiệm vụ:
              - {việc: T3, chủ trì: Sở B, phối hợp: [Sở A; Sở C]}
              - {việc: T4, chủ trì: sở a}
              - {việc: T5, chủ trì: [Sở B, Sở A]}
      - mục: Tổ chức thực hiện
        nội dung: [{phân công: theo cơ quan%s}]
"""


def duties(more: str = "", given: str = "theo cơ quan") -> list[tuple[str, str, str, list[str]]]:
    """Agency, what it leads, what it supports, what it is given besides."""
    made = plan(TASKS.replace("theo cơ quan", given) % more)
    return [
        (
            one.agency,
            " ".join(task.what for task in one.leads),
            " ".join(task.what for task in one.supports),
            [item.text for item in one.more],
        )
        for one in duty_lists(made, _block(made))
    ]


def _block(made: Plan) -> Duties:
    section = made.body[-1]
    (block,) = section.body  # type: ignore[union-attr]
    assert isinstance(block, Duties)
    return block


def test_tasks_stand_under_the_title_of_the_section_that_holds_them() -> None:
    made = plan(TASKS % "")
    found = [(group.title, [task.what for task in group.tasks]) for group in tasks_by_section(made)]
    assert found == [("Chỉ đạo", ["T1", "T2"]), ("Rà soát", ["T3", "T4", "T5"])]
    assert [task.what for task in all_tasks(made)] == ["T1", "T2", "T3", "T4", "T5"]


def test_tasks_by_lead_follow_the_first_appearance_of_each_agency() -> None:
    found = [
        (group.title, [task.what for task in group.tasks])
        for group in tasks_by_lead(plan(TASKS % ""))
    ]
    assert found == [("Sở A", ["T1", "T2", "T4", "T5"]), ("Sở B", ["T3", "T5"])]


def test_only_neighbours_with_the_same_lead_and_support_are_grouped() -> None:
    groups = group_by_lead(all_tasks(plan(TASKS % "")))
    assert [[task.what for task in group] for group in groups] == [
        ["T1", "T2"],
        ["T3"],
        ["T4"],
        ["T5"],
    ]


def test_duties_are_written_from_the_tasks() -> None:
    assert duties() == [("Sở A", "T1 T2 T4 T5", "T3", []), ("Sở B", "T3 T5", "T1 T2", [])]


def test_further_work_joins_its_agency_and_new_agencies_come_last() -> None:
    more = ", thêm: [{cơ quan: Sở C, việc: [c]}, {cơ quan: sở a, việc: [a1, a2]}, {cơ quan: Sở D}]"
    assert duties(more) == [
        ("Sở A", "T1 T2 T4 T5", "T3", ["a1", "a2"]),
        ("Sở B", "T3 T5", "T1 T2", []),
        ("Sở C", "", "T3", ["c"]),
        ("Sở D", "", "", []),
    ]


def test_work_given_in_two_places_is_not_lost() -> None:
    more = (
        ", thêm: [{cơ quan: Sở A, việc: [a1]}, {cơ quan: Sở C, việc: [c1]},"
        " {cơ quan: Sở A, việc: [a2]}, {cơ quan: Sở C, việc: [c2]}]"
    )
    assert duties(more) == [
        ("Sở A", "T1 T2 T4 T5", "T3", ["a1", "a2"]),
        ("Sở B", "T3 T5", "T1 T2", []),
        ("Sở C", "", "T3", ["c1", "c2"]),
    ]


def test_duties_given_in_place_stand_as_given_with_what_is_added() -> None:
    given = "[{cơ quan: Sở X, việc: [x]}]"
    more = ", thêm: [{cơ quan: Sở Y, việc: [y]}]"
    assert duties(more, given) == [("Sở X", "", "", ["x"]), ("Sở Y", "", "", ["y"])]


@hypothesis.given(st.lists(st.sampled_from([None, "Một", "một", "Hai"]), max_size=8))
def test_every_task_stands_in_one_group_in_the_order_given(groups: list[str | None]) -> None:
    data = [{"việc": f"T{n}"} | ({"nhóm": one} if one else {}) for n, one in enumerate(groups)]
    tasks = tuple(map(Task.model_validate, data))
    parts = tasks_by_group(tasks)
    assert tuple(task for part in parts for task in part.tasks) == tasks
    assert all(part.title for part in parts[1:])
    assert [part.title for part in parts[:1]] == [one or "" for one in groups[:1]]
    names = [part.title.lower() for part in parts]
    assert all(one != other for one, other in pairwise(names))
    for part in parts:
        assert {task.group.lower() for task in part.tasks if task.group} <= {part.title.lower()}
