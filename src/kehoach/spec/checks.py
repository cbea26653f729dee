"""Checks of the whole plan: what no single field can know."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from kehoach.model import SpecModel
from kehoach.plan import Plan, TableBlock, Task, Tasks
from kehoach.problem import Severity
from kehoach.registry import Issuer, resolve_issuer
from kehoach.registry.provinces import Miss
from kehoach.spec.context import Context, Unfit
from kehoach.spec.facts import Expansions, Facts
from kehoach.spec.findings import Finding, Loc
from kehoach.spec.named_checks import agencies, bases, signer
from kehoach.spec.walking import walk
from kehoach.text.placeholders import Placeholders
from kehoach.text.recipients import is_archive
from kehoach.text.scores import comparable, year_before
from kehoach.text.told_parts import appendices_named
from kehoach.wording.dates import short_date
from kehoach.wording.deadline import Deadline, NoSuchDay, parse_deadline
from kehoach.wording.labels import roman

if TYPE_CHECKING:
    from kehoach.registry.register import Register


_CONFLICTS = "xung đột"
"""Its texts are no part of the plan."""
_REGISTERED = (840, 841, 842, 843, 856, 857, 858, 859, 860, 861, 863, 864, 865, 866, 868, 869)
_OF_DOCUMENT = frozenset({"KH1120", "KH1121"})
"""Found in the rendered document, not here: that nothing is passed over cannot be told."""
ALLOWABLE = _OF_DOCUMENT | {"KH939", "KH940", *(f"KH{number}" for number in _REGISTERED)}
"""What a plan may allow beside the rules of content: names and acts that the registers tell of,
appendices that an old document names, or has, as it does, and what stays from last year."""


def check_plan(
    plan: Plan, register: Register | None = None, facts: Facts | None = None
) -> list[Finding]:
    """Return everything wrong with a plan whose fields are all well formed.

    ``register`` is the office's own; without it what no register knows is passed over. ``facts``
    of the plan may be known already.
    """
    facts = facts or Facts(plan)
    issuer = resolve_issuer(plan, register) if register else facts.issuer
    known = issuer if isinstance(issuer, Issuer) else None
    context = Context(
        plan, facts.numbering, _expansions(facts, issuer), facts.walk, register, known
    )
    findings = [] if known else [Finding(issuer.code, ("cơ quan",), issuer.args)]  # type: ignore[union-attr]
    for check in _CHECKS:
        findings += check(context)
    passed = {code: key for key in plan.allowed if (code := key.upper()) in ALLOWABLE}
    met = {finding.code for finding in findings}
    idle = (key for code, key in passed.items() if code not in met | _OF_DOCUMENT)
    kept = [finding for finding in findings if finding.code not in passed]
    return kept + [idle_allowance(key) for key in idle]


def _expansions(facts: Facts, issuer: Issuer | Miss) -> Expansions:
    """Return the texts with the names that the register gives the agency."""
    if issuer is facts.issuer and isinstance(issuer, Issuer):
        return facts.expansions
    own = facts.plan.agency.name
    names = (issuer.short_name, issuer.full_name) if isinstance(issuer, Issuer) else (own, own)
    return Expansions(Placeholders(facts.plan, facts.numbering, *names))


def idle_allowance(key: str) -> Finding:
    """Return what is told of a line of ``cho phép`` by which nothing is passed over."""
    return Finding("KH1080", ("cho phép", key), {"name": key}, Severity.ADVICE, at_key=True)


_Part = TypeVar("_Part", bound=SpecModel)


def parts_of(whole: Any, kind: type[_Part], loc: Loc = ()) -> list[tuple[Loc, _Part]]:
    """Return every part of one kind in a plan with its path."""
    return walk(whole, loc).of(kind)


def _numbers(context: Context) -> Iterator[Finding]:
    levels = " / ".join(context.plan.levels)
    for path in context.numbering.too_deep:
        yield Finding("KH941", path, {"levels": levels})
    for path in context.numbering.repeated:
        yield Finding("KH933", (*path, "nhãn"))


def _placeholders(context: Context) -> Iterator[Finding]:
    for loc, text in context.walk.having("{"):
        if loc[0] != _CONFLICTS and "{" in context.expansions.of(text):
            for problem in context.expansions.placeholders.unresolved(text):
                yield Finding(problem.code, loc, problem.args)


def _tasks(context: Context) -> Iterator[Finding]:
    codes: set[str] = set()
    deadlines: dict[str, Unfit | None] = {}
    for loc, task in context.walk.of(Task):
        if not task.lead:
            yield Finding("KH938", loc, {"task": task.what[:60]})
        if task.code:
            if task.code in codes:
                yield Finding("KH944", (*loc, "mã"), {"code": task.code})
            codes.add(task.code)
        if (typed := task.deadline) is not None:
            if typed not in deadlines:
                deadlines[typed] = _deadline(context, typed)
            if told := deadlines[typed]:
                yield Finding(told.code, (*loc, "thời hạn"), told.args, told.severity)


def _deadline(context: Context, typed: str) -> Unfit | None:
    text = context.expansions.of(typed)
    try:
        deadline = parse_deadline(text, context.plan.year)
    except NoSuchDay as error:
        return Unfit("KH936", {"value": str(error)})
    if deadline is None:
        return Unfit("KH943", {"value": text}, Severity.WARNING)
    if _past(deadline, context.plan.day):
        day = short_date(context.plan.day or date.min)
        return Unfit("KH937", {"value": deadline.text, "day": day})
    return None


def _past(deadline: Deadline, day: date | None) -> bool:
    return day is not None and deadline.end is not None and deadline.end < day


def _appendices(context: Context) -> Iterator[Finding]:
    count = len(context.plan.appendices)
    met: set[int] = set()
    for loc, text in context.walk.having("hụ lục", "{"):
        if loc[0] not in ("mở đầu", "nội dung", "kết thúc", "phụ lục"):
            continue
        for number in appendices_named(context.expansions.of(text)):
            if max(number, 1) > count:
                name = f"Phụ lục {roman(number)}" if number > 1 or count else "Phụ lục"
                yield Finding("KH939", loc, {"name": name, "count": str(count)})
            elif loc[0] != "phụ lục" and loc[-1] != "trình bày":
                met |= {number} if number else set(range(1, count + 1))
    for index in range(count):
        if index + 1 not in met:
            label = context.plan.appendices[index].label or "nhãn"
            yield Finding("KH940", ("phụ lục", index), {"label": label})


def _ranks(context: Context) -> Iterator[Finding]:
    for name, index in context.plan.indices.items():
        for year, standing in index.results.items():
            before = year_before(index, year)
            old = index.results[before].rank if before else None
            if old and standing.rank and not comparable(old, standing.rank):
                args = {
                    "old": f"{old[0]}/{old[1]}",
                    "new": f"{standing.rank[0]}/{standing.rank[1]}",
                }
                yield Finding(
                    "KH946", ("chỉ số", name, "kết quả", str(year)), args, Severity.WARNING
                )


_SYMBOL = r"[A-ZĐƯÔƠĂÂÊ0-9&.\-…]+"


def _letterhead(context: Context) -> Iterator[Finding]:
    plan = context.plan
    for loc, symbol in ((("ký hiệu",), plan.symbol), (("cơ quan", "ký hiệu"), plan.agency.symbol)):
        if symbol and not re.fullmatch(_SYMBOL, symbol):
            yield Finding("KH882", loc, {"value": symbol}, Severity.WARNING)
    if plan.signatory.by_order and plan.signatory.by_mandate:
        yield Finding("KH885", ("người ký",))
    if plan.day is not None and abs(plan.day.year - plan.year) > 1:
        yield Finding("KH881", ("ngày",), {"day": short_date(plan.day), "year": str(plan.year)})


def _recipients(context: Context) -> Iterator[Finding]:
    kept = [index for index, text in enumerate(context.plan.recipients) if is_archive(text)]
    last = len(context.plan.recipients) - 1
    if not kept:
        yield Finding("KH883", ("nơi nhận",), {}, Severity.WARNING, at_key=True)
    elif kept[-1] != last:
        yield Finding("KH884", ("nơi nhận", kept[-1]), {}, Severity.WARNING)


def _hidden_tasks(context: Context) -> Iterator[Finding]:
    """Tasks left to an appendix that no table of tasks shows."""
    tables = context.walk.of(TableBlock)
    if not context.plan.appendices or any(one.table in _TASK_TABLES for _, one in tables):
        return
    for loc, tasks in context.walk.of(Tasks):
        if tasks.layout == "trong phụ lục":
            yield Finding("KH947", (*loc, "nhiệm vụ"), {}, Severity.WARNING, at_key=True)


def _unprinted_groups(context: Context) -> Iterator[Finding]:
    """Names of groups in tasks that are set out otherwise than in a table with such names."""
    tables = {one.table for _, one in context.walk.of(TableBlock)}
    if _TASK_TABLES[0] in tables:
        return
    for loc, block in context.walk.of(Tasks):
        hidden = block.layout == "trong phụ lục" and tables.isdisjoint(_TASK_TABLES)
        named = [(at, task.group) for at, task in enumerate(block.items) if task.group]
        if named and block.layout != "bảng" and not hidden:
            at, group = named[0]
            path = (*loc, "nhiệm vụ", at, "nhóm")
            yield Finding("KH897", path, {"group": group}, Severity.WARNING)


def _conflicts(context: Context) -> Iterator[Finding]:
    """What both the agency and the plan above changed, and nobody has settled."""
    for index, one in enumerate(context.plan.conflicts):
        yield Finding("KH1050", ("xung đột", index), {"at": one.place}, Severity.WARNING)


_TASK_TABLES = ("nhiệm vụ", "nhiệm vụ theo cơ quan")

_CHECKS: tuple[Callable[[Context], Iterator[Finding]], ...] = (
    _numbers,
    _placeholders,
    _tasks,
    _appendices,
    _ranks,
    _letterhead,
    _recipients,
    agencies,
    bases,
    signer,
    _hidden_tasks,
    _unprinted_groups,
    _conflicts,
)
