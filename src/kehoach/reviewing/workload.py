"""A plan → what is due when, who leads it, and how its indices went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from kehoach.plan import Index, Plan, Task
from kehoach.reviewing import BEYOND, MONTHS, UNDATED, Lead, Led, Load, Point, Series
from kehoach.text.assignments import all_tasks, code_of
from kehoach.text.scores import rank_text, score_text, unit_of
from kehoach.wording.deadline import NoSuchDay, parse_deadline
from kehoach.wording.folding import fold


def load_of(plan: Plan) -> Load:
    """Count the tasks of a plan by the month in which they are due."""
    return _counted(_due(task, plan.year) for task in all_tasks(plan))


def leads_of(plan: Plan, issuer: str = "") -> tuple[Lead, ...]:
    """Return who leads which task of a plan, in its order.

    ``issuer`` is its agency in full. A task from a plan above (``gốc``) is named by that plan and
    its code there, so that it is the same task in every plan that has it.
    """
    own = {_agency(plan.agency.name), _agency(issuer)}
    met: Counter[str] = Counter()
    found = []
    for task in all_tasks(plan):
        due, above = _due(task, plan.year), plan.parent if task.origin else None
        code = task.origin if above and task.origin else _apart(code_of(task), met)
        whole = (
            (above.agency, above.year, above.title)
            if above
            else (issuer or plan.agency.name, plan.year, plan.title)
        )
        for agency in task.lead:
            far = 0 if _agency(agency) in own else 2 if above else 1
            found.append(Lead(task=_name(*whole, code), agency=agency, due=due, far=far))
    return tuple(found)


def _apart(code: str, met: Counter[str]) -> str:
    """Return a code of which a plan may have several, each by its place among them."""
    met[code] += 1
    return f"{code}-{met[code]}" if met[code] > 1 else code


def _name(agency: str, year: int, title: str, code: str) -> str:
    """Return a short name of a task: that of the plan that gave it, and its code there."""
    said = f"{_agency(agency)}|{year}|{fold(title.replace('{năm}', str(year)))}|{fold(code)}"
    return sha256(said.encode()).hexdigest()[:16]


def _agency(name: str) -> str:
    """Return one key for an agency, however its committee is called."""
    return fold(name).replace("uybannhandan", "ubnd")


def _counted(due: Iterable[int]) -> Load:
    counts = Counter(due)
    months = tuple(counts[month] for month in range(1, MONTHS + 1))
    return Load(months=months, undated=counts[UNDATED], beyond=counts[BEYOND])


def _due(task: Task, year: int) -> int:
    """Return the month of the last day of a task."""
    try:
        deadline = parse_deadline((task.deadline or "").replace("{năm}", str(year)), year)
    except NoSuchDay:
        return UNDATED
    if deadline is None or deadline.end is None:
        return UNDATED
    return deadline.end.month if deadline.end.year == year else BEYOND


def led_in(leads: Iterable[Lead]) -> tuple[Led, ...]:
    """Return the tasks of each agency, in order of first appearance.

    A task stands in as many plans as have it; it is counted once for each that leads it, as the
    nearest of these plans says: the agency's own, else the one that gave it.
    """
    nearest: dict[str, dict[str, Lead]] = {}
    names: dict[str, str] = {}
    for one in leads:
        key = _agency(one.agency)
        names.setdefault(key, one.agency)
        held = nearest.setdefault(key, {})
        if one.task not in held or one.far < held[one.task].far:
            held[one.task] = one
    return tuple(
        Led(agency=names[key], load=_counted(one.due for one in held.values()))
        for key, held in nearest.items()
    )


def summed(leads: Iterable[Lead]) -> tuple[Led, ...]:
    """Return the tasks of each agency over all plans, who leads most first."""
    return tuple(sorted(led_in(leads), key=lambda one: -one.load.total))


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
