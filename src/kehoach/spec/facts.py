"""What the rules of content ask of a plan: its texts as they will be printed, its parts by path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from kehoach.model import SpecModel
from kehoach.plan import Plan, Section, Task
from kehoach.registry import Issuer, resolve_issuer
from kehoach.spec.findings import Loc
from kehoach.spec.walking import Walk, walk
from kehoach.text.numbering import Numbering, number_plan
from kehoach.text.placeholders import Placeholders
from kehoach.wording.deadline import Deadline, NoSuchDay, parse_deadline

_SAID = ("kế hoạch", "căn cứ", "chỉ số", "mở đầu", "nội dung", "kết thúc", "phụ lục")
_UNSAID = ("thời hạn", "trình bày", "nhãn", "mã", "bảng")
_DIGIT = re.compile(r"\d")
_COMPUTED = ("{kết quả", "{so sánh", "{điểm", "{hạng", "{mục tiêu")


class Fault(NamedTuple):
    """A rule is broken at a path of the spec; ``args`` fill the rule's words."""

    loc: Loc
    args: Mapping[str, str] = {}
    at_key: bool = False


Told = Fault | None
"""What a judge says of one thing: at fault, or (``None``) as it should be."""


class Text(NamedTuple):
    """A text of the plan: its path, how it is printed, how it was typed."""

    loc: Loc
    text: str
    typed: str

    @property
    def computed(self) -> bool:
        """True where scores come from the plan's indices: their faults are told there."""
        return "{" in self.typed and any(mark in self.typed for mark in _COMPUTED)


class Due(NamedTuple):
    """A deadline: its path, its task, its words, how it is read."""

    loc: Loc
    task: Task
    written: str
    deadline: Deadline


_Part = TypeVar("_Part", bound=SpecModel)


class Facts:
    """One plan, as the judges of its content see it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._parts: dict[type[Any], list[tuple[Loc, Any]]] = {}

    @cached_property
    def numbering(self) -> Numbering:
        """The numbers of sections and items."""
        return number_plan(self.plan)

    @cached_property
    def placeholders(self) -> Placeholders:
        """The values of placeholders."""
        issuer = resolve_issuer(self.plan)
        own = self.plan.agency
        names = (own.short_name or own.name, own.name)
        if isinstance(issuer, Issuer):
            names = (issuer.short_name, issuer.full_name)
        return Placeholders(self.plan, self.numbering, *names)

    @cached_property
    def walk(self) -> Walk:
        """Every text and part of the plan by path."""
        return walk(self.plan)

    def of(self, plan: Plan) -> Facts:
        """Return the facts of this plan once it is completed: its texts stand where they stood."""
        other = Facts(plan)
        other.walk, other.numbering = self.walk, self.numbering
        return other

    def parts(self, kind: type[_Part]) -> list[tuple[Loc, _Part]]:
        """Return every part of one kind with its path, in reading order."""
        if kind not in self._parts:
            self._parts[kind] = [one for one in self.walk.of(kind) if one[0][0] in _SAID]
        return self._parts[kind]

    @cached_property
    def typed(self) -> list[tuple[Loc, str]]:
        """Every text that is printed as it is said, but for deadlines of tasks, as it was typed."""
        return [
            (loc, typed)
            for loc, typed in self.walk.texts
            if loc[0] in _SAID and loc[-1] not in _UNSAID
        ]

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """The same texts as they are printed."""
        return tuple([Text(loc, self.printed(typed), typed) for loc, typed in self.typed])

    @cached_property
    def figures(self) -> tuple[Text, ...]:
        """The texts with a digit."""
        found = (
            Text(loc, self.printed(typed), typed)
            for loc, typed in self.typed
            if "{" in typed or _DIGIT.search(typed)
        )
        return tuple([one for one in found if _DIGIT.search(one.text)])

    def printed(self, typed: str) -> str:
        """Return a text with its placeholders filled in, on one line."""
        text = self.placeholders.expand(typed) if "{" in typed else typed
        return " ".join(text.split())

    @property
    def tasks(self) -> list[tuple[Loc, Task]]:
        """Every task with its path."""
        return self.parts(Task)

    @property
    def sections(self) -> list[tuple[Loc, Section]]:
        """Every section of the body with its path."""
        return [(loc, one) for loc, one in self.parts(Section) if loc[0] == "nội dung"]

    @cached_property
    def dues(self) -> tuple[Due, ...]:
        """The deadlines of tasks that end on a day."""
        return tuple(self._dues())

    def _dues(self) -> Iterator[Due]:
        for loc, task in self.tasks:
            written = self.printed(task.deadline or "")
            try:
                deadline = parse_deadline(written, self.plan.year) if written else None
            except NoSuchDay:
                continue
            if deadline is not None and deadline.end is not None:
                yield Due((*loc, "thời hạn"), task, written, deadline)

    @cached_property
    def title(self) -> str:
        """The title as printed."""
        return self.printed(self.plan.title)


SpecJudge = Callable[[Facts], Iterator[Told]]
"""A rule's judgement of a plan: nothing at all means that the rule does not apply."""
