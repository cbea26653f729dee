"""Judges of the tasks of a plan: lead, deadline, product; none twice, none too late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kehoach.plan import Task
from kehoach.spec.facts import Facts, Fault, SpecJudge, Told
from kehoach.text.due import after_year, on_rest_day
from kehoach.text.leads import is_group, named_both
from kehoach.text.own_year import is_period
from kehoach.wording.dates import short_date
from kehoach.wording.folding import fold


def named(facts: Facts, task: Task) -> str:
    """Return a task on one line, shortened."""
    text = facts.printed(task.what)
    return text if len(text) <= 80 else text[:79].rstrip() + "…"


def _filled(field: str) -> SpecJudge:
    def judge(facts: Facts) -> Iterator[Told]:
        for loc, task in facts.tasks:
            there = getattr(task, field) is not None
            yield None if there else Fault(loc, {"task": named(facts, task)})

    return judge


def grouped(facts: Facts) -> Iterator[Told]:
    """KH705: who leads is one agency, not a group."""
    for loc, task in facts.tasks:
        group = next(filter(is_group, task.lead), "")
        args = {"task": named(facts, task), "lead": group} if group else {}
        yield Fault((*loc, "chủ trì"), args) if group else None


def single(facts: Facts) -> Iterator[Told]:
    """KH706: one agency leads, not two."""
    for loc, task in facts.tasks:
        if not any(map(is_group, task.lead)):
            if len(task.lead) > 1:
                args = {"task": named(facts, task), "leads": "; ".join(task.lead)}
                yield Fault((*loc, "chủ trì"), args)
            else:
                yield None


def apart(facts: Facts) -> Iterator[Told]:
    """KH707: who leads a task does not also support it."""
    for loc, task in facts.tasks:
        if task.support:
            twice = named_both(task.lead, task.support)
            args = {"task": named(facts, task), "agency": twice} if twice else {}
            yield Fault((*loc, "phối hợp"), args) if twice else None


def repeated(facts: Facts) -> Iterator[Told]:
    """KH708: no task stands twice with the same lead and deadline."""
    met: set[tuple[str, ...]] = set()
    for loc, task in facts.tasks:
        key = tuple(map(fold, (task.what, ";".join(task.lead), task.deadline or "")))
        yield Fault(loc, {"task": named(facts, task)}) if key in met else None
        met.add(key)


def within_year(facts: Facts) -> Iterator[Told]:
    """KH712: a deadline lies within the plan's year."""
    year = facts.plan.year
    for loc, task, written, deadline in () if is_period(facts.title) else facts.dues:
        beyond = after_year(deadline, year, f"{task.what} {task.product}")
        yield Fault(loc, {"value": written, "year": str(year)}) if beyond else None


def working_day(facts: Facts) -> Iterator[Told]:
    """KH714: a deadline of one day is a working day."""
    for loc, _, written, deadline in facts.dues:
        rest = on_rest_day(deadline)
        if rest is not None:
            end = deadline.end or date.min
            before = short_date(end - timedelta(days=max(end.weekday() - 4, 0)))
            args = {"value": written, "name": rest, "before": before}
            yield Fault(loc, args) if rest else None


JUDGES: tuple[tuple[str, SpecJudge], ...] = (
    ("KH702", _filled("deadline")),
    ("KH703", _filled("product")),
    ("KH705", grouped),
    ("KH706", single),
    ("KH707", apart),
    ("KH708", repeated),
    ("KH712", within_year),
    ("KH714", working_day),
)
