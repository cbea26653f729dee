"""Judges of the tasks of a plan: lead, deadline, product; none twice, none too late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
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


def _judged(applies: bool, faults: Iterable[Fault]) -> Iterator[Told]:
    """Yield the faults of a rule; of one that applies and finds none, that all is well."""
    if applies:
        yield None
        yield from faults


def _filled(field: str) -> SpecJudge:
    def judge(facts: Facts) -> Iterator[Told]:
        lacking = [one for one in facts.tasks if getattr(one[1], field) is None]
        faults = (Fault(loc, {"task": named(facts, task)}) for loc, task in lacking)
        yield from _judged(bool(facts.tasks), faults)

    return judge


def _groups(facts: Facts) -> frozenset[str]:
    """Return the names of many under which tasks are led."""
    names = {name for _, task in facts.tasks for name in task.lead}
    return frozenset(filter(is_group, names))


def grouped(facts: Facts) -> Iterator[Told]:
    """KH705: who leads is one agency, not a group."""
    groups = _groups(facts)
    for loc, task in facts.tasks if groups else ():
        if group := next((name for name in task.lead if name in groups), ""):
            yield Fault((*loc, "chủ trì"), {"task": named(facts, task), "lead": group})
    if any(groups.isdisjoint(task.lead) for _, task in facts.tasks):
        yield None


def single(facts: Facts) -> Iterator[Told]:
    """KH706: one agency leads, not two."""
    groups = _groups(facts)
    alone = [(loc, task) for loc, task in facts.tasks if groups.isdisjoint(task.lead)]
    faults = (
        Fault((*loc, "chủ trì"), {"task": named(facts, task), "leads": "; ".join(task.lead)})
        for loc, task in alone
        if len(task.lead) > 1
    )
    yield from _judged(bool(alone), faults)


def apart(facts: Facts) -> Iterator[Told]:
    """KH707: who leads a task does not also support it."""
    helped = [(loc, task) for loc, task in facts.tasks if task.support]
    twice = {pair: named_both(*pair) for pair in {(task.lead, task.support) for _, task in helped}}
    found = ((loc, task, twice[task.lead, task.support]) for loc, task in helped)
    faults = (
        Fault((*loc, "phối hợp"), {"task": named(facts, task), "agency": agency})
        for loc, task, agency in (found if any(twice.values()) else ())
        if agency
    )
    yield from _judged(bool(helped), faults)


def repeated(facts: Facts) -> Iterator[Told]:
    """KH708: no task stands twice with the same lead and deadline."""
    pairs = {(task.lead, task.deadline) for _, task in facts.tasks}
    folded = {pair: (fold(";".join(pair[0])), fold(pair[1] or "")) for pair in pairs}
    keys = [folded[task.lead, task.deadline] for _, task in facts.tasks]
    shared = Counter(keys)
    met: set[tuple[str, ...]] = set()
    for (loc, task), key in zip(facts.tasks, keys, strict=True):
        if shared[key] > 1:
            whole = (fold(task.what), *key)
            yield Fault(loc, {"task": named(facts, task)}) if whole in met else None
            met.add(whole)
    yield from _judged(bool(keys), ())


def within_year(facts: Facts) -> Iterator[Told]:
    """KH712: a deadline lies within the plan's year."""
    year = facts.plan.year
    dues = {} if is_period(facts.title) else facts.deadlines
    late = [typed for typed, (_, read) in dues.items() if read.end and read.end.year > year]
    faults = (
        Fault(loc, {"value": written, "year": str(year)})
        for loc, task, written, deadline in facts.due(late)
        if after_year(deadline, year, f"{task.what} {task.product}")
    )
    yield from _judged(bool(dues), faults)


def working_day(facts: Facts) -> Iterator[Told]:
    """KH714: a deadline of one day is a working day."""
    days = {typed: on_rest_day(deadline) for typed, (_, deadline) in facts.deadlines.items()}
    rests = {typed: rest for typed, rest in days.items() if rest}
    yield from _judged("" in days.values(), ())
    for loc, task, written, deadline in facts.due(rests):
        end = deadline.end or date.min
        before = short_date(end - timedelta(days=max(end.weekday() - 4, 0)))
        args = {"value": written, "name": rests[task.deadline or ""], "before": before}
        yield Fault(loc, args)


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
