"""A plan against its sub-plans: what was lost, doubled, put off or lowered on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kehoach.plan import Plan, Target, Task
from kehoach.problem import Severity
from kehoach.registry.agencies import Agency
from kehoach.spec.facts import Due, Facts
from kehoach.spec.findings import Loc
from kehoach.splitting.shares import Given, GivenTarget, Share, Shares
from kehoach.text.ambition import asks_less
from kehoach.wording.folding import fold
from kehoach.wording.shortening import shortened


@dataclass(frozen=True, eq=False)
class Sub:
    """A sub-plan as it stands in a file."""

    file: str
    plan: Plan

    @cached_property
    def facts(self) -> Facts:
        """The plan with its texts as printed, its deadlines as read."""
        return Facts(self.plan)

    @cached_property
    def dues(self) -> dict[Loc, Due]:
        """The deadlines that could be read, by the path of their task."""
        return {due.loc[: len(due.loc) - 1]: due for due in self.facts.dues}

    @cached_property
    def by_code(self) -> dict[str, list[tuple[Loc, Task]]]:
        """The tasks by the code of the task above that they carry out.

        A task that kept the code of the one above stands for it; else those that name it.
        """
        same: dict[str, list[tuple[Loc, Task]]] = {}
        from_it: dict[str, list[tuple[Loc, Task]]] = {}
        for loc, task in self.facts.parts(Task):
            if task.code:
                same.setdefault(task.code, []).append((loc, task))
            if task.origin:
                from_it.setdefault(task.origin, []).append((loc, task))
        return from_it | same


@dataclass(frozen=True)
class Gap:
    """A difference: its code, where it is above and in a sub-plan, what is to be said of it.

    ``above``, ``loc``: paths, ``None`` where there is no such place. ``sub``: the file in
    question, ``None`` where there is none.
    """

    code: str
    above: Loc | None
    sub: Sub | None = None
    loc: Loc | None = None
    args: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = Severity.ERROR


def verify(shares: Shares, subs: Iterable[Sub]) -> tuple[Gap, ...]:
    """Return every difference between a plan and its sub-plans, also ones that people edited.

    A task lost, doubled, led by another, due later, measured lower; a target lost or lowered; a
    support forgotten; a task without a lead; a sub-plan that is missing, or of another plan.
    """
    return tuple(_Verifying(shares, tuple(subs)).gaps())


class _Verifying:
    def __init__(self, shares: Shares, subs: tuple[Sub, ...]) -> None:
        self.shares, self.roll = shares, shares.roll
        self.whole = Sub("", shares.plan)
        self.codes = {given.code for given in shares.tasks}
        self.subs: dict[str, list[Sub]] = {}
        self.strangers: list[Sub] = []
        for sub in subs:
            share = shares.of(sub.plan.agency.name)
            if share is None or not self._is_ours(sub.plan):
                self.strangers.append(sub)
            else:
                self.subs.setdefault(share.name, []).append(sub)

    def _is_ours(self, plan: Plan) -> bool:
        """True for a plan that says it carries out the one above."""
        if plan.parent is None or plan.parent.year != self.shares.plan.year:
            return False
        names = {fold(self.shares.issuer.full_name), fold(self.shares.issuer.short_name)}
        said = {fold(one.name) for one in self._agencies((plan.parent.agency,))}
        return fold(plan.parent.agency) in names or bool(said & names)

    def gaps(self) -> Iterator[Gap]:
        for given in self.shares.tasks:
            if not given.task.lead:
                yield Gap("KH1046", given.loc, args=_told(given), severity=Severity.WARNING)
        for share in self.shares.shares:
            found = self.subs.get(share.name, [])
            if not found:
                yield self._missing(share)
            for other in found[1:]:
                args = {"agency": share.name, "file": found[0].file}
                yield Gap("KH1037", None, other, ("cơ quan",), args)
            for sub in found[:1]:
                yield from _Pair(self, share, sub).gaps()
        for sub in self.strangers:
            yield Gap("KH1048", None, sub, ("cơ quan",), severity=Severity.WARNING)

    def _missing(self, share: Share) -> Gap:
        tasks = [one.loc for one in (*share.leads, *share.joint, *share.supports)]
        given = [*tasks, *(one.loc for one in share.targets), *(one.loc for one in share.duties)]
        args = {"agency": share.name, "count": str(len(tasks))}
        return Gap("KH1049", given[0] if given else None, args=args)

    def _agencies(self, names: Iterable[str]) -> set[Agency]:
        found = (one for name in names for one in self.roll.named(name))
        return {member for one in found for member in one.members}

    def others(self, names: tuple[str, ...], own: Agency) -> bool:
        """True when names stand for agencies of the register, and not for ``own``."""
        found = self._agencies(names)
        return own not in found and any(map(self.roll.is_known, found))

    def same_lead(self, above: tuple[str, ...], below: tuple[str, ...]) -> bool:
        """True when the same agencies lead, by whatever names."""
        return self._agencies(above) == self._agencies(below)

    def forgotten(self, above: Task, below: Task, own: Agency) -> list[str]:
        """Return the names above that support and no name below stands for."""
        there = self._agencies((*below.support, *below.lead)) | {own}
        typed = {fold(one.typed) for name in below.support for one in self.roll.named(name)}
        named = [one for name in above.support for one in self.roll.named(name)]
        return [
            one.typed
            for one in named
            if fold(one.typed) not in typed and not (one.members and there.issuperset(one.members))
        ]


@dataclass(frozen=True)
class _Pair:
    """One agency's share against the sub-plan that it wrote."""

    all: _Verifying
    share: Share
    sub: Sub

    def gaps(self) -> Iterator[Gap]:
        for given in (*self.share.leads, *self.share.joint):
            yield from self._led(given)
        for given in self.share.supports:
            yield from self._supported(given)
        for target in self.share.targets:
            yield from self._target(target)
        yield from self._beyond()

    def _gap(self, code: str, above: Loc, loc: Loc | None, args: Mapping[str, str]) -> Gap:
        weight = Severity.ADVICE if code == "KH1038" else Severity.ERROR
        return Gap(code, above, self.sub, loc, {"agency": self.share.name, **args}, weight)

    def _led(self, given: Given) -> Iterator[Gap]:
        found = self.sub.by_code.get(given.code, [])
        if not found:
            yield self._gap("KH1040", given.loc, None, _told(given))
        if len({task.code for _, task in found}) < len(found):
            loc, _ = found[-1]
            yield self._gap("KH1041", given.loc, loc, _told(given))
        joint = given in self.share.joint
        for loc, task in found:
            if not joint and self.all.others(task.lead, self.share.agency):
                args = {"lead": "; ".join(task.lead), **_told(given)}
                yield self._gap("KH1042", given.loc, (*loc, "chủ trì"), args)
            yield from self._later(given, loc, task)
            yield from self._lower(given, loc, task)
            if task.code == given.code:
                for name in self.all.forgotten(given.task, task, self.share.agency):
                    at = (*loc, "phối hợp") if task.support else loc
                    yield self._gap("KH1045", given.loc, at, {"support": name, **_told(given)})

    def _supported(self, given: Given) -> Iterator[Gap]:
        found = self.sub.by_code.get(given.code, [])
        if not found:
            args = {"support": self.share.name, **_told(given)}
            yield self._gap("KH1045", given.loc, None, args)
        for loc, task in found:
            if self._leads(task):
                yield self._gap("KH1041", given.loc, (*loc, "chủ trì"), _told(given))
            elif not self.all.same_lead(given.task.lead, task.lead):
                args = {"lead": "; ".join(task.lead) or "……", **_told(given)}
                yield self._gap("KH1042", given.loc, (*loc, "chủ trì"), args)

    def _leads(self, task: Task) -> bool:
        named = (one for name in task.lead for one in self.all.roll.named(name))
        return any(self.share.agency in one.members for one in named)

    def _later(self, given: Given, loc: Loc, task: Task) -> Iterator[Gap]:
        if not given.task.deadline:
            return
        wanted = self.all.whole.facts.printed(given.task.deadline)
        said = self.sub.facts.printed(task.deadline or "")
        args = {"wanted": wanted, "now": said or "……", "thing": shortened(given.task.what)}
        at = (*loc, "thời hạn") if said else loc
        above, below = self.all.whole.dues.get(given.loc), self.sub.dues.get(loc)
        last = above.deadline.end if above else None
        own = below.deadline.end if below else None
        if not said or (last and own and own > last):
            yield self._gap("KH1043", given.loc, at, args)
        elif fold(said) != fold(wanted) and not (last and own):
            yield self._gap("KH1038", given.loc, at, args)

    def _lower(self, given: Given, loc: Loc, task: Task) -> Iterator[Gap]:
        if given.task.measure:
            pair = (given.task.measure, task.measure)
            yield from self._less(pair, given.task.what, given.loc, (*loc, "chỉ tiêu"))

    def _target(self, given: GivenTarget) -> Iterator[Gap]:
        key = fold(given.origin)
        found = [
            (loc, target)
            for loc, target in self.sub.facts.parts(Target)
            if key in map(fold, filter(None, (target.origin, target.code, target.text)))
        ]
        if not found:
            yield self._gap("KH1039", given.loc, None, {"target": shortened(given.target.text)})
        for loc, target in found:
            if given.target.value:
                pair = (given.target.value, target.value)
                at = (*loc, "mục tiêu")
                yield from self._less(pair, given.target.text, given.loc, at)

    def _less(self, pair: tuple[str, str | None], thing: str, above: Loc, at: Loc) -> Iterator[Gap]:
        asked, said = (self.all.whole.facts.printed(pair[0]), self.sub.facts.printed(pair[1] or ""))
        args = {"wanted": asked, "now": said or "……", "thing": shortened(thing)}
        less = asks_less(asked, said) if said else True
        if less:
            yield self._gap("KH1044", above, at if said else at[:-1], args)
        elif less is None and fold(said) != fold(asked):
            yield self._gap("KH1038", above, at, args)

    def _beyond(self) -> Iterator[Gap]:
        """Yield tasks that name one above which is not there, or is not this agency's."""
        own = {one.code for one in (*self.share.leads, *self.share.joint, *self.share.supports)}
        above = {given.code: given for given in self.all.shares.tasks}
        for loc, task in self.sub.facts.parts(Task):
            code = task.origin or ""
            if code and code not in above:
                args = {"agency": self.share.name, "code": code, "task": shortened(task.what)}
                yield Gap("KH1047", None, self.sub, (*loc, "gốc"), args, Severity.WARNING)
            elif code and code not in own and self._leads(task):
                yield self._gap("KH1041", above[code].loc, (*loc, "chủ trì"), _told(above[code]))


def _told(given: Given) -> dict[str, str]:
    return {"code": given.code, "task": shortened(given.task.what)}
