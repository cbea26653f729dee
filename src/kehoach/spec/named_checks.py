"""Checks of whom and what a plan names: agencies given work, acts of the căn cứ, who signs."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.problem import Severity
from kehoach.registry.agencies import out_of_time
from kehoach.spec.context import Context, Unfit
from kehoach.spec.findings import Finding, Loc
from kehoach.spec.walking import Value, texts_of
from kehoach.wording.dates import short_date
from kehoach.wording.folding import fold

_GIVEN_WORK = frozenset(("chủ trì", "phối hợp", "nơi nhận", "cơ quan"))
"""Keys of texts that may name who is given work or a copy."""
_TITLES = "tên cột"
"""Below it the same keys stand for columns: their texts are titles, and name no one."""


def agencies(context: Context) -> Iterator[Finding]:
    """Names of those given work or a copy: not of the plan's day, or not known to the office."""
    told: dict[tuple[Value, bool], list[tuple[Loc, Unfit, str]]] = {}
    for loc, key, value in [one for one in context.walk.entries if one[1] in _GIVEN_WORK]:
        if loc[-1:] == (_TITLES,) or (key == "cơ quan" and not _has_duties(loc)):
            continue
        named = value, not loc  # a key of the whole: Nơi nhận
        if named not in told:
            told[named] = list(_all_misnamed(context, *named))
        for step, found, typed in told[named]:
            at = (*loc, key, *step)
            yield Finding(found.code, at, found.args, found.severity, words=typed)


def _has_duties(loc: Loc) -> bool:
    """True for the path of one who is given duties."""
    keys = [step for step in loc if isinstance(step, str)]
    return keys[-1:] in (["phân công"], ["thêm"])


def _all_misnamed(
    context: Context, value: Value, is_copy: bool
) -> Iterator[tuple[Loc, Unfit, str]]:
    """Yield what is wrong with names: the step to each, what is told of it, how it is typed."""
    for step, typed in texts_of([((), 0, value)]):
        if found := _misnamed(context, typed, is_copy):
            yield step[1:], found, typed


def _misnamed(context: Context, typed: str, is_copy: bool) -> Unfit | None:
    """Return what is wrong with the name of someone given work, or a copy."""
    days, register = context.plan.days, context.register
    text = context.expansions.of(typed)
    if found := (register.out_of_time if register else out_of_time)(text, *days):
        weight = Severity.WARNING if found.grade == "V2" else Severity.ADVICE
        return Unfit(found.code, found.args, weight)
    if register and (name := register.unknown(text, *days, copy=is_copy)):
        args = {"name": name, "hint": register.suggest(name, *days)}
        return Unfit("KH856", args, Severity.WARNING)
    return None


def bases(context: Context) -> Iterator[Finding]:
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


def signer(context: Context) -> Iterator[Finding]:
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
