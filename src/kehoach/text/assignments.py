"""Who does what: tasks gathered by section, by leading agency, by agency's duties."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from typing import NamedTuple

from kehoach.model import once
from kehoach.plan import Blocks, Duties, Item, Plan, Section, Task, Tasks
from kehoach.wording.folding import fold


class TaskGroup(NamedTuple):
    """Tasks under one heading: a section's title, the agencies that lead them, or a ``nhóm``.

    ``parts``: those of a section, under the names of their groups.
    """

    title: str
    tasks: tuple[Task, ...]
    parts: tuple[TaskGroup, ...] = ()


@dataclass(frozen=True)
class DutyList:
    """What one agency leads, supports and is given besides."""

    agency: str
    leads: tuple[Task, ...]
    supports: tuple[Task, ...]
    more: tuple[Item, ...]


def code_of(task: Task) -> str:
    """Return a task's code; where it has none one made from its words, the same as long as they
    are."""
    return task.code or f"nv-{sha256(fold(task.what).encode()).hexdigest()[:6]}"


def tasks_by_section(plan: Plan) -> tuple[TaskGroup, ...]:
    """Return the plan's tasks under the titles of the sections that hold them."""
    return once(plan, "tasks by section", lambda: tuple(_gather(plan.title, plan.body, [])))


def _gather(title: str, blocks: Blocks, found: list[TaskGroup]) -> list[TaskGroup]:
    """Add the tasks of blocks, then those of the sections among them, to what is found."""
    own = [block.items for block in blocks if isinstance(block, Tasks)]
    if own and any(own):
        parts = chain.from_iterable(map(tasks_by_group, own))
        found.append(TaskGroup(title, tuple(chain(*own)), tuple(parts)))
    for block in blocks:
        if isinstance(block, Section):
            _gather(block.title, block.body, found)
    return found


def tasks_by_group(tasks: tuple[Task, ...]) -> tuple[TaskGroup, ...]:
    """Return tasks under the names of their groups (``nhóm``), in the order given.

    A task without one belongs to the group before it; before the first the title is empty.
    """
    parts: list[tuple[str, list[Task]]] = []
    for task in tasks:
        if not parts or (task.group and fold(task.group) != fold(parts[-1][0])):
            parts.append((task.group or "", []))
        parts[-1][1].append(task)
    return tuple([TaskGroup(title, tuple(held)) for title, held in parts])


def all_tasks(plan: Plan) -> tuple[Task, ...]:
    """Return every task of the plan in reading order."""
    return tuple(task for group in tasks_by_section(plan) for task in group.tasks)


def group_by_lead(tasks: tuple[Task, ...]) -> tuple[tuple[Task, ...], ...]:
    """Return runs of tasks with the same lead and support, in the order given."""
    groups: list[list[Task]] = []
    for task in tasks:
        if groups and (groups[-1][0].lead, groups[-1][0].support) == (task.lead, task.support):
            groups[-1].append(task)
        else:
            groups.append([task])
    return tuple(map(tuple, groups))


def tasks_by_lead(plan: Plan) -> tuple[TaskGroup, ...]:
    """Return the plan's tasks under each leading agency, in order of first appearance."""
    led: dict[str, list[Task]] = {}
    names: dict[str, str] = {}
    for task in all_tasks(plan):
        for name in task.lead:
            led.setdefault(names.setdefault(fold(name), name), []).append(task)
    return tuple(TaskGroup(name, tuple(tasks)) for name, tasks in led.items())


def duty_lists(plan: Plan, block: Duties) -> tuple[DutyList, ...]:
    """Return the agencies of a duties block with what each must do.

    ``theo cơ quan`` lists every agency that leads a task, then those only given more work.
    """
    if not isinstance(block.duties, str):
        given = (*block.duties, *block.more)
        return tuple(DutyList(duty.agency, (), (), duty.work) for duty in given)
    more: dict[str, tuple[Item, ...]] = {}
    for duty in block.more:
        more[fold(duty.agency)] = more.get(fold(duty.agency), ()) + duty.work
    tasks = all_tasks(plan)
    lists = [
        DutyList(group.title, group.tasks, _supported(group.title, tasks), _pop(more, group.title))
        for group in tasks_by_lead(plan)
    ]
    names = {fold(duty.agency): duty.agency for duty in reversed(block.more)}
    rest = ((names[key], work) for key, work in more.items())
    return (*lists, *(DutyList(name, (), _supported(name, tasks), work) for name, work in rest))


def _supported(agency: str, tasks: tuple[Task, ...]) -> tuple[Task, ...]:
    return tuple(task for task in tasks if fold(agency) in map(fold, task.support))


def _pop(more: dict[str, tuple[Item, ...]], agency: str) -> tuple[Item, ...]:
    return more.pop(fold(agency), ())
