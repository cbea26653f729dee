"""Checks of the whole plan: what no single field can know."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from kehoach.model import SpecModel
from kehoach.plan import Plan, TableBlock, Task, Tasks
from kehoach.problem import Severity
from kehoach.registry import Issuer, resolve_issuer
from kehoach.registry.agencies import out_of_time
from kehoach.spec.facts import Facts
from kehoach.spec.findings import Finding, Loc
from kehoach.spec.walking import Walk, walk
from kehoach.text.numbering import Numbering
from kehoach.text.placeholders import Placeholders
from kehoach.text.recipients import is_archive
from kehoach.text.scores import comparable, year_before
from kehoach.text.told_parts import appendices_named
from kehoach.wording.dates import short_date
from kehoach.wording.deadline import Deadline, NoSuchDay, parse_deadline
from kehoach.wording.folding import fold
from kehoach.wording.labels import roman

if TYPE_CHECKING:
    from kehoach.registry.register import Register


@dataclass(frozen=True)
class Context:
    """What the checks share about one plan."""

    plan: Plan
    numbering: Numbering
    placeholders: Placeholders
    walk: Walk
    texts: tuple[tuple[Loc, str], ...]
    register: Register | None = None
    issuer: Issuer | None = None


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
    issuer = resolve_issuer(plan, register)
    numbering = facts.numbering
    known = issuer if isinstance(issuer, Issuer) else None
    names = (known.short_name, known.full_name) if known else (plan.agency.name,) * 2
    placeholders = Placeholders(plan, numbering, *names)
    found = facts.walk
    texts = tuple(one for one in found.texts if one[0][:1] != ("xung đột",))
    context = Context(plan, numbering, placeholders, found, texts, register, known)
    findings = [] if known else [Finding(issuer.code, ("cơ quan",), issuer.args)]  # type: ignore[union-attr]
    for check in _CHECKS:
        findings += check(context)
    passed = {code: key for key in plan.allowed if (code := key.upper()) in ALLOWABLE}
    met = {finding.code for finding in findings}
    idle = (key for code, key in passed.items() if code not in met | _OF_DOCUMENT)
    kept = [finding for finding in findings if finding.code not in passed]
    return kept + [idle_allowance(key) for key in idle]


def idle_allowance(key: str) -> Finding:
    """Return what is told of a line of ``cho phép`` by which nothing is passed over."""
    return Finding("KH1080", ("cho phép", key), {"name": key}, Severity.ADVICE, at_key=True)


_Part = TypeVar("_Part", bound=SpecModel)


def texts_of(part: Any, loc: Loc = ()) -> list[tuple[Loc, str]]:
    """Return every text of a plan with its path."""
    return walk(part, loc).texts


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
    for loc, text in context.texts:
        if "{" in text:
            for problem in context.placeholders.unresolved(text):
                yield Finding(problem.code, loc, problem.args)


def _tasks(context: Context) -> Iterator[Finding]:
    codes: set[str] = set()
    for loc, task in context.walk.of(Task):
        if not task.lead:
            yield Finding("KH938", loc, {"task": task.what[:60]})
        if task.code and task.code in codes:
            yield Finding("KH944", (*loc, "mã"), {"code": task.code})
        codes.add(task.code or "")
        yield from _deadline(context, (*loc, "thời hạn"), task)


def _deadline(context: Context, loc: Loc, task: Task) -> Iterator[Finding]:
    if task.deadline is None:
        return
    text = context.placeholders.expand(task.deadline)
    try:
        deadline = parse_deadline(text, context.plan.year)
    except NoSuchDay as error:
        yield Finding("KH936", loc, {"value": str(error)})
        return
    if deadline is None:
        yield Finding("KH943", loc, {"value": text}, Severity.WARNING)
    elif _past(deadline, context.plan.day):
        args = {"value": deadline.text, "day": short_date(context.plan.day or date.min)}
        yield Finding("KH937", loc, args)


def _past(deadline: Deadline, day: date | None) -> bool:
    return day is not None and deadline.end is not None and deadline.end < day


def _appendices(context: Context) -> Iterator[Finding]:
    count = len(context.plan.appendices)
    met: set[int] = set()
    for loc, text in context.texts:
        if loc[0] not in ("mở đầu", "nội dung", "kết thúc", "phụ lục"):
            continue
        for number in appendices_named(context.placeholders.expand(text)):
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


_SYMBOL = re.compile(r"[A-ZĐƯÔƠĂÂÊ0-9&.\-…]+")


def _letterhead(context: Context) -> Iterator[Finding]:
    plan = context.plan
    for loc, symbol in ((("ký hiệu",), plan.symbol), (("cơ quan", "ký hiệu"), plan.agency.symbol)):
        if symbol and not _SYMBOL.fullmatch(symbol):
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


def _agencies(context: Context) -> Iterator[Finding]:
    """Names of those given work or a copy: not of the plan's day, or not known to the office."""
    first, last = context.plan.days
    out = context.register.out_of_time if context.register else out_of_time
    for loc, typed in context.texts:
        if _is_named(loc):
            text = context.placeholders.expand(typed)
            if found := out(text, first, last):
                weight = Severity.WARNING if found.grade == "V2" else Severity.ADVICE
                yield Finding(found.code, loc, found.args, weight)
            elif context.register:
                yield from _unknown(context, context.register, loc, text)


def _unknown(context: Context, register: Register, loc: Loc, text: str) -> Iterator[Finding]:
    days = context.plan.days
    if name := register.unknown(text, *days, copy=loc[0] == "nơi nhận"):
        args = {"name": name, "hint": register.suggest(name, *days)}
        yield Finding("KH856", loc, args, Severity.WARNING)


def _is_named(loc: Loc) -> bool:
    last = loc[-1] if isinstance(loc[-1], str) else loc[-2]
    if last != "cơ quan":
        return last in ("chủ trì", "phối hợp", "nơi nhận")
    keys = [step for step in loc if isinstance(step, str)]
    return keys[-2:-1] in (["phân công"], ["thêm"])


def _bases(context: Context) -> Iterator[Finding]:
    """Acts of the căn cứ that had ended, or were not yet in force, on the plan's day."""
    if not context.plan.bases:
        return
    from kehoach.spec.citations import unfit_bases

    own = context.register.acts if context.register else ()
    for index, basis in enumerate(context.plan.bases):
        for found in unfit_bases(basis, *context.plan.days, own):
            sure = found.grade == "V2" and found.code != "KH861"
            weight = Severity.WARNING if sure else Severity.ADVICE
            yield Finding(found.code, ("căn cứ", index), found.args, weight)


def _signer(context: Context) -> Iterator[Finding]:
    """A signer who did not hold the post on the plan's day, by the office's register."""
    plan, issuer, register = context.plan, context.issuer, context.register
    if register is None or plan.day is None or issuer is None or plan.signatory.name is None:
        return
    from kehoach.spec.completion import signing_post

    post = signing_post(plan.signatory)
    holders = register.signers_of(issuer.full_name, post, plan.day)
    names = [holder.name for holder in holders]
    if names and fold(plan.signatory.name) not in map(fold, names):
        args = {
            "day": short_date(plan.day),
            "post": post,
            "agency": issuer.short_name,
            "name": ", ".join(names),
            "given": plan.signatory.name,
        }
        yield Finding("KH857", ("người ký", "họ tên"), args, Severity.WARNING)


def _hidden_tasks(context: Context) -> Iterator[Finding]:
    """Tasks left to an appendix that no table of tasks shows."""
    tables = context.walk.of(TableBlock)
    if not context.plan.appendices or any(one.table in _TASK_TABLES for _, one in tables):
        return
    for loc, tasks in context.walk.of(Tasks):
        if tasks.layout == "trong phụ lục":
            yield Finding("KH947", (*loc, "nhiệm vụ"), {}, Severity.WARNING, at_key=True)


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
    _agencies,
    _bases,
    _signer,
    _hidden_tasks,
    _conflicts,
)
