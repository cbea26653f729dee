"""What a plan gives to each agency: tasks to lead, tasks to support, targets, duties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kehoach.plan import Duties, Duty, Item, Plan, Target, Task
from kehoach.problem import Severity
from kehoach.registry import Issuer, resolve_issuer
from kehoach.registry.agencies import Agency
from kehoach.registry.provinces import committee_of, kind_and_own
from kehoach.registry.register import Register
from kehoach.spec.checks import parts_of
from kehoach.spec.findings import Finding, Loc
from kehoach.splitting.names import Named, Roll
from kehoach.text.assignments import code_of
from kehoach.text.numbering import sections
from kehoach.wording.folding import fold
from kehoach.wording.shortening import shortened


@dataclass(frozen=True)
class Given:
    """A task as the plan above gives it: its code there, its place, the headings above it.

    ``group``: the name of the group through which an agency has it, empty when it is named.
    """

    task: Task
    code: str
    loc: Loc
    headings: tuple[str, ...] = ()
    group: str = ""


@dataclass(frozen=True)
class GivenTarget:
    """A target that an agency answers for, with its code (or its words) and place above."""

    target: Target
    origin: str
    loc: Loc


@dataclass(frozen=True)
class GivenDuty:
    """A piece of work given under ``phân công``, with its place."""

    item: Item
    loc: Loc
    group: str = ""


@dataclass
class Share:
    """What one agency is given, each in the order of the plan.

    ``joint``: tasks led by a group that no one agency answers for.
    """

    agency: Agency
    name: str
    leads: list[Given] = field(default_factory=list)
    joint: list[Given] = field(default_factory=list)
    supports: list[Given] = field(default_factory=list)
    targets: list[GivenTarget] = field(default_factory=list)
    duties: list[GivenDuty] = field(default_factory=list)


@dataclass(frozen=True)
class Shares:
    """Every agency's share, in order of first appearance, and what was found on the way.

    ``tasks``: every task of the plan. ``unsplit``: per name of a group that could not be
    expanded, the tasks that its members would have.
    """

    plan: Plan
    issuer: Issuer
    roll: Roll
    shares: tuple[Share, ...]
    tasks: tuple[Given, ...]
    unsplit: dict[str, tuple[Given, ...]]
    findings: tuple[Finding, ...]

    def of(self, name: str) -> Share | None:
        """Return the share of an agency under any of its names."""
        members = {one for named in self.roll.named(name) for one in named.members}
        keys = {fold(one.name) for one in members}
        return next((one for one in self.shares if fold(one.agency.name) in keys), None)


def shares_of(plan: Plan, register: Register | None = None) -> Shares:
    """Return what a plan gives to each agency on its day.

    Groups are expanded by the register; what it cannot expand, a group as lead, two names for
    one agency, tasks without a code are findings with their place in the plan. The plan's agency
    must be known (:func:`kehoach.spec.read.read_spec` has seen to that).
    """
    issuer = resolve_issuer(plan, register)
    assert isinstance(issuer, Issuer)
    gathering = _Gathering(plan, issuer, Roll(register, plan.reference_day))
    tasks = tuple(_given_tasks(plan))
    for given in tasks:
        gathering.task(given)
    for loc, target in parts_of(plan, Target):
        gathering.target(loc, target)
    for loc, block in parts_of(plan, Duties):
        gathering.duties(loc, block)
    return Shares(
        plan,
        issuer,
        gathering.roll,
        tuple(gathering.shares.values()),
        tasks,
        {name: tuple(given) for name, given in gathering.unsplit.items()},
        tuple(gathering.all_findings()),
    )


def _given_tasks(plan: Plan) -> Iterator[Given]:
    """Yield every task with its code, its place and the headings above it."""
    titles = {path: section.title for path, section in sections(plan)}
    met: dict[str, int] = {}
    for loc, task in parts_of(plan, Task):
        above = (titles.get(loc[:end]) for end in range(1, len(loc)))
        code = code_of(task)
        met[code] = met.get(code, 0) + 1
        code = code if met[code] == 1 else f"{code}-{met[code]}"
        yield Given(task, code, loc, tuple(title for title in above if title))


class _Gathering:
    """Goes through a plan and hands out what it finds."""

    def __init__(self, plan: Plan, issuer: Issuer, roll: Roll) -> None:
        self.plan, self.issuer, self.roll = plan, issuer, roll
        self.shares: dict[str, Share] = {}
        self.unsplit: dict[str, list[Given]] = {}
        self.findings: list[Finding] = []
        self.spelled: dict[str, dict[str, tuple[str, Loc]]] = {}
        self._told: set[str] = set()
        self._above = {fold(issuer.full_name), fold(issuer.short_name)}
        self._above |= {"ubndtinh", "ubndthanhpho"} if committee_of(issuer.full_name) else set()

    def task(self, given: Given) -> None:
        """Hand a task to those who lead and those who support it."""
        task = given.task
        if task.code is None:
            args = {"task": shortened(task.what), "code": given.code}
            self.findings.append(Finding("KH1023", given.loc, args, Severity.WARNING))
        leads = self._all(task.lead, (*given.loc, "chủ trì"), given)
        joint = self._is_joint(given, leads)
        for one, member in _members(leads):
            share = self._share(member)
            if share and not _has(share.leads, given) and not _has(share.joint, given):
                (share.joint if joint else share.leads).append(_through(given, one))
            elif share is None:
                self._kept_above(given.loc, shortened(task.what), member)
        for one, member in _members(self._all(task.support, (*given.loc, "phối hợp"), given)):
            share = self._share(member)
            lists = (share.leads, share.joint, share.supports) if share else ()
            if share and not any(_has(held, given) for held in lists):
                share.supports.append(_through(given, one))

    def _is_joint(self, given: Given, leads: list[Named]) -> bool:
        """True, and told, where a group leads whose members act not each on its own ground."""
        group = next((one.group for one in leads if not one.is_local), "")
        if group:
            args = {"task": shortened(given.task.what), "group": group}
            loc = (*given.loc, "chủ trì")
            self.findings.append(Finding("KH1020", loc, args, Severity.WARNING))
        return bool(group)

    def target(self, loc: Loc, target: Target) -> None:
        """Hand a target to those who answer for it."""
        if not target.lead:
            args = {"target": shortened(target.text)}
            self.findings.append(Finding("KH1025", loc, args, Severity.WARNING))
        given = GivenTarget(target, target.code or target.text, loc)
        for _, member in _members(self._all(target.lead, (*loc, "chủ trì"))):
            share = self._share(member)
            if share and given not in share.targets:
                share.targets.append(given)

    def duties(self, loc: Loc, block: Duties) -> None:
        """Hand out what each agency is given besides tasks."""
        own: tuple[Duty, ...] = () if isinstance(block.duties, str) else block.duties
        for key, duties in (("phân công", own), ("thêm", block.more)):
            for index, duty in enumerate(duties):
                self._duty((*loc, key, index), duty)

    def _duty(self, loc: Loc, duty: Duty) -> None:
        met: set[Agency] = set()
        for one, member in _members(self._all((duty.agency,), (*loc, "cơ quan"))):
            if fold(member.name) not in self.shares and not self.roll.is_known(member):
                args = {"name": member.name}
                self.findings.append(Finding("KH1069", (*loc, "cơ quan"), args, Severity.WARNING))
                continue
            share = self._share(member)
            if share and member not in met:
                work = enumerate(duty.work)
                share.duties += [GivenDuty(w, (*loc, "việc", n), one.group) for n, w in work]
            met.add(member)

    def _all(self, names: tuple[str, ...], loc: Loc, given: Given | None = None) -> list[Named]:
        """Return who names stand for; a group that cannot be expanded is told once."""
        found = [one for name in names for one in self.roll.named(name)]
        for one in found:
            if one.lacking and fold(one.group) not in self._told:
                self._told.add(fold(one.group))
                args = {"group": one.group, "kind": one.lacking[0]}
                self.findings.append(Finding("KH1021", loc, args, Severity.WARNING))
            if one.lacking and given is not None:
                self.unsplit.setdefault(one.group, []).append(given)
            if not one.group:
                forms = self.spelled.setdefault(fold(one.members[0].name), {})
                forms.setdefault(fold(one.typed), (one.typed, loc))
        return found

    def _share(self, agency: Agency) -> Share | None:
        """Return the share of an agency, ``None`` for those that the plan does not bind."""
        if self._is_above(agency):
            return None
        key = fold(agency.name)
        if key not in self.shares:
            self.shares[key] = Share(agency, _called(agency, self.issuer))
        return self.shares[key]

    def _is_above(self, agency: Agency) -> bool:
        own = {fold(agency.name), fold(agency.short)} & self._above
        return bool(own) or (agency.kind == "bộ" and bool(committee_of(self.issuer.full_name)))

    def _kept_above(self, loc: Loc, task: str, agency: Agency) -> None:
        args = {"task": task, "agency": agency.label}
        self.findings.append(Finding("KH1026", loc, args, Severity.ADVICE))

    def all_findings(self) -> Iterator[Finding]:
        """Yield the findings, with those that only the whole plan shows."""
        yield from self.findings
        for key, forms in self.spelled.items():
            if len(forms) > 1 and key in self.shares:
                (one, _), (other, loc), *_ = forms.values()
                args = {"one": one, "other": other, "name": self.shares[key].name}
                yield Finding("KH1022", loc, args, Severity.WARNING)


def _called(agency: Agency, issuer: Issuer) -> str:
    """Return an agency's name; one of the usual ones is told to which level it belongs."""
    own = committee_of(issuer.full_name)
    level = kind_and_own(own)[0].lower() if own else ""
    if agency.own or not level:
        return agency.label
    name = agency.label.replace("Thanh tra tỉnh", f"Thanh tra {level}")
    return re.sub(r"^Văn phòng Ủy ban nhân dân$", f"Văn phòng UBND {level}", name)


def _members(found: list[Named]) -> Iterator[tuple[Named, Agency]]:
    """Yield each agency, those named before those that a group brings."""
    for grouped in (False, True):
        for one in found:
            if bool(one.group) is grouped:
                yield from ((one, member) for member in one.members)


def _has(held: list[Given], given: Given) -> bool:
    return bool(held) and held[-1].loc == given.loc


def _through(given: Given, named: Named) -> Given:
    if not named.group:
        return given
    return Given(given.task, given.code, given.loc, given.headings, named.group)
