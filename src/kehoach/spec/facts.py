"""What the rules of content ask of a plan: its texts as they will be printed, its parts by path."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kehoach.plan import Plan, Section, Task
from kehoach.registry import Issuer, resolve_issuer
from kehoach.spec.checks import parts_of, texts_of
from kehoach.spec.findings import Loc
from kehoach.text.claims import plainly
from kehoach.text.numbering import Numbering, number_plan
from kehoach.text.placeholders import Placeholders

_SAID = ("kế hoạch", "căn cứ", "chỉ số", "mở đầu", "nội dung", "kết thúc", "phụ lục")
_COMPUTED = ("{kết quả", "{so sánh", "{điểm", "{hạng", "{mục tiêu")


@dataclass(frozen=True)
class Fault:
    """A rule is broken at a path of the spec; ``args`` fill the rule's words."""

    loc: Loc
    args: Mapping[str, str] = field(default_factory=dict)
    at_key: bool = False


Told = Fault | None
"""What a judge says of one thing: at fault, or (``None``) as it should be."""


@dataclass(frozen=True)
class Text:
    """A text of the plan: its path, as typed, as printed."""

    loc: Loc
    typed: str
    text: str

    @property
    def computed(self) -> bool:
        """True where scores come from the plan's indices: their fault is told there."""
        return any(mark in self.typed for mark in _COMPUTED)


@dataclass(frozen=True)
class Facts:
    """One plan, as the judges of its content see it."""

    plan: Plan

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
    def texts(self) -> tuple[Text, ...]:
        """Every text that is printed as it is said, but for deadlines of tasks."""
        found = (
            (loc, typed)
            for loc, typed in texts_of(self.plan)
            if loc[0] in _SAID and loc[-1] not in ("thời hạn", "trình bày", "nhãn", "mã")
        )
        return tuple(Text(loc, typed, self.printed(typed)) for loc, typed in found)

    def printed(self, typed: str) -> str:
        """Return a text with its placeholders filled in, on one line."""
        return plainly(self.placeholders.expand(typed) if "{" in typed else typed)

    @cached_property
    def tasks(self) -> tuple[tuple[Loc, Task], ...]:
        """Every task with its path."""
        return tuple(parts_of(self.plan.body, Task, ("nội dung",)))

    @cached_property
    def sections(self) -> tuple[tuple[Loc, Section], ...]:
        """Every section of the body with its path."""
        return tuple(_sections(self.plan.body, ("nội dung",)))

    @cached_property
    def title(self) -> str:
        """The title as printed."""
        return self.printed(self.plan.title)


def _sections(blocks: object, loc: Loc) -> Iterator[tuple[Loc, Section]]:
    for place, section in parts_of(blocks, Section, loc):
        yield place, section
        yield from _sections(section.body, (*place, "nội dung"))


SpecJudge = Callable[[Facts], Iterator[Told]]
"""A rule's judgement of a plan: nothing at all means that the rule does not apply."""
