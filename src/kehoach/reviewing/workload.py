"""A plan → what is due when, who leads it, and how its indices went."""

from __future__ import annotations

from collections.abc import Iterable

from kehoach.plan import Index, Plan, Task
from kehoach.reviewing import MONTHS, Led, Load, Point, Series
from kehoach.text.assignments import all_tasks, tasks_by_lead
from kehoach.text.scores import rank_text, score_text, unit_of
from kehoach.wording.deadline import NoSuchDay, parse_deadline
from kehoach.wording.folding import fold


def load_of(plan: Plan) -> Load:
    """Count the tasks of a plan by the month in which they are due."""
    return _counted(all_tasks(plan), plan.year)


def led_of(plan: Plan) -> tuple[Led, ...]:
    """Count the tasks that each agency leads, in order of first appearance."""
    groups = tasks_by_lead(plan)
    return tuple(Led(agency=one.title, load=_counted(one.tasks, plan.year)) for one in groups)


def _counted(tasks: Iterable[Task], year: int) -> Load:
    months, undated, beyond = [0] * MONTHS, 0, 0
    for task in tasks:
        due = _due(task, year)
        if due is None:
            undated += 1
        elif due[0] == year:
            months[due[1] - 1] += 1
        else:
            beyond += 1
    return Load(months=tuple(months), undated=undated, beyond=beyond)


def _due(task: Task, year: int) -> tuple[int, int] | None:
    """Return year and month of the last day of a task, if it has a fixed one."""
    try:
        deadline = parse_deadline((task.deadline or "").replace("{năm}", str(year)), year)
    except NoSuchDay:
        return None
    if deadline is None or deadline.end is None:
        return None
    return deadline.end.year, deadline.end.month


def summed(loads: Iterable[Led]) -> tuple[Led, ...]:
    """Return the tasks of each agency over all plans, who leads most first."""
    names: dict[str, str] = {}
    sums: dict[str, Load] = {}
    for one in loads:
        key = fold(one.agency)
        names.setdefault(key, one.agency)
        sums[key] = _added(sums.get(key, Load()), one.load)
    every = (Led(agency=names[key], load=load) for key, load in sums.items())
    return tuple(sorted(every, key=lambda one: -one.load.total))


def _added(one: Load, other: Load) -> Load:
    months = tuple(a + b for a, b in zip(one.months, other.months, strict=True))
    return Load(
        months=months, undated=one.undated + other.undated, beyond=one.beyond + other.beyond
    )


def series_of(plan: Plan) -> tuple[Series, ...]:
    """Return the results of each index that has a score in any year, oldest first."""
    found = (_series(plan.agency.name, name, index) for name, index in plan.indices.items())
    return tuple(one for one in found if one.points)


def _series(agency: str, name: str, index: Index) -> Series:
    points = tuple(
        Point(
            year=year,
            score=float(standing.score),
            said=score_text(index, standing.score),
            rank=rank_text(standing.rank) if standing.rank else "",
        )
        for year, standing in sorted(index.results.items())
        if standing.score is not None
    )
    return Series(agency=agency, name=name, unit=unit_of(index), points=points)


def merged_series(every: Iterable[Series]) -> tuple[Series, ...]:
    """Return one series per agency and index over all plans; the plan read last is believed."""
    held: dict[tuple[str, str, str], Series] = {}
    for one in every:
        key = (fold(one.agency), fold(one.name), fold(one.unit))
        before = held.get(key)
        points = {point.year: point for point in (*(before.points if before else ()), *one.points)}
        shown = tuple(points[year] for year in sorted(points))
        held[key] = (before or one).model_copy(update={"points": shown})
    return tuple(held.values())
