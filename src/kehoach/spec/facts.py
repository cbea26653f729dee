"""What the rules of content ask of a plan: its texts as they will be printed, its parts by path."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from kehoach.model import SpecModel
from kehoach.plan import Plan, Section, Task
from kehoach.registry import Issuer, resolve_issuer
from kehoach.registry.provinces import Miss
from kehoach.spec.findings import Loc
from kehoach.spec.searching import BETWEEN, Lines
from kehoach.spec.walking import Walk, texts_of, walk
from kehoach.text.numbering import Numbering, number_plan
from kehoach.text.placeholders import Placeholders
from kehoach.wording.deadline import Deadline, NoSuchDay, parse_deadline

_SAID = ("kế hoạch", "căn cứ", "chỉ số", "mở đầu", "nội dung", "kết thúc", "phụ lục")
"""Keys of what is said in the document."""
_UNSAID = frozenset(("thời hạn", "trình bày", "nhãn", "mã", "bảng"))
_DIGITS = "0123456789"
_DIGIT = re.compile(f"[{_DIGITS}]")
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


class Expansions:
    """Texts of one plan with the values of their placeholders; each is put together once."""

    def __init__(self, placeholders: Placeholders) -> None:
        self.placeholders = placeholders
        self._known: dict[str, str] = {}

    def of(self, typed: str) -> str:
        """Return a text with every known placeholder replaced; others stand as typed."""
        if "{" not in typed:
            return typed
        if typed not in self._known:
            self._known[typed] = self.placeholders.expand(typed)
        return self._known[typed]


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
    def issuer(self) -> Issuer | Miss:
        """The agency that issues, or why it is not known, without an office's register."""
        return resolve_issuer(self.plan)

    @cached_property
    def expansions(self) -> Expansions:
        """The texts with the values of their placeholders."""
        own = self.plan.agency
        names = (own.short_name or own.name, own.name)
        if isinstance(self.issuer, Issuer):
            names = (self.issuer.short_name, self.issuer.full_name)
        return Expansions(Placeholders(self.plan, self.numbering, *names))

    @cached_property
    def walk(self) -> Walk:
        """Every text and part of the plan by path."""
        return walk(self.plan)

    def of(self, plan: Plan) -> Facts:
        """Return the facts of this plan once it is completed.

        Where no one's name was completed its texts stand where they stood.
        """
        other = Facts(plan)
        if plan.body is self.plan.body and plan.appendices is self.plan.appendices:
            other.walk, other.numbering = self.walk, self.numbering
        return other

    def parts(self, kind: type[_Part]) -> list[tuple[Loc, _Part]]:
        """Return every part of one kind with its path, in reading order."""
        if kind not in self._parts:
            self._parts[kind] = [one for one in self.walk.of(kind) if one[0][0] in _SAID]
        return self._parts[kind]

    @cached_property
    def _said(self) -> list[int]:
        """Numbers of the entries that are printed as they are said: no deadlines of tasks."""
        entries = self.walk.entries
        return [n for n in self.walk.numbers(*_SAID) if entries[n][1] not in _UNSAID]

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text that is printed as it is said."""
        return tuple(self._texts(self._said))

    def below(self, *keys: str) -> Iterator[Text]:
        """Yield those of the texts that stand below some keys of the plan, key by key."""
        entries = self.walk.entries
        return self._texts(n for n in self.walk.numbers(*keys) if entries[n][1] not in _UNSAID)

    def _texts(self, numbers: Iterable[int]) -> Iterator[Text]:
        for loc, typed in texts_of(self.walk.entries[number] for number in numbers):
            yield Text(loc, self.printed(typed), typed)

    @cached_property
    def _lines(self) -> Lines:
        """What is said, as it is printed."""
        typed, said = self.walk.typed, self._said
        lines = [typed.lines[number] for number in said]
        odd: Iterable[int] = range(len(said))
        if typed.whole.isprintable() and "  " not in typed.whole:  # white space is single spaces
            marked = frozenset(typed.having("{"))
            odd = (n for n, number in enumerate(said) if number in marked)
        for n in odd:
            lines[n] = BETWEEN.join([one.text for one in self._texts([said[n]])])
        return Lines(lines)

    def having(self, *words: str) -> list[Text]:
        """Return the texts that have one of some words as printed, in reading order."""
        return [one for n in self._lines.having(*words) for one in self._those(n, words)]

    def whole(self, key: str) -> str:
        """Return all that is said below a key of the plan, as printed, laid end to end."""
        numbers = self.walk.numbers(key)
        within = range(numbers[0], numbers[-1] + 1) if numbers else ()
        lines = zip(self._said, self._lines.lines, strict=True)
        return BETWEEN.join(line for number, line in lines if number in within)

    def figures(self, *words: str) -> list[Text]:
        """Return those of them that have a digit, too."""
        numbers = [n for n in self._lines.having(*words) if n in self._figured]
        found = [one for n in numbers for one in self._those(n, words)]
        return [one for one in found if _DIGIT.search(one.text)]

    @cached_property
    def _figured(self) -> frozenset[int]:
        """The numbers of the lines that have a digit."""
        return frozenset(self._lines.having(*_DIGITS))

    def _those(self, number: int, words: tuple[str, ...]) -> Iterable[Text]:
        """Return the texts of what is said that have one of some words, as at least one has."""
        loc, step, value = self.walk.entries[self._said[number]]
        if isinstance(value, str):
            return (Text((*loc, step), self._lines.lines[number], value),)
        texts = self._texts([self._said[number]])
        return (one for one in texts if any(word in one.text for word in words))

    def printed(self, typed: str) -> str:
        """Return a text with its placeholders filled in, on one line."""
        return " ".join(self.expansions.of(typed).split())

    @cached_property
    def tasks(self) -> list[tuple[Loc, Task]]:
        """Every task with its path."""
        return self.parts(Task)

    @cached_property
    def sections(self) -> list[tuple[Loc, Section]]:
        """Every section of the body with its path."""
        return [(loc, one) for loc, one in self.parts(Section) if loc[0] == "nội dung"]

    @cached_property
    def headings(self) -> list[str]:
        """The titles of the sections as printed."""
        return [self.printed(section.title) for _, section in self.sections]

    @cached_property
    def deadlines(self) -> dict[str, tuple[str, Deadline]]:
        """Deadlines of tasks as typed → as printed and as read, those that end on a day."""
        typed = dict.fromkeys(task.deadline for _, task in self.tasks)
        found = {one: self._read(one) for one in typed if one is not None}
        return {one: read for one, read in found.items() if read}

    @cached_property
    def dues(self) -> tuple[Due, ...]:
        """The deadlines of tasks that end on a day."""
        return tuple(self.due(self.deadlines))

    def due(self, typed: Container[str | None]) -> Iterator[Due]:
        """Yield those of the :attr:`deadlines` that are typed so, each with its task."""
        for loc, task in self.tasks:
            if task.deadline in typed:
                yield Due((*loc, "thời hạn"), task, *self.deadlines[task.deadline or ""])

    def _read(self, typed: str) -> tuple[str, Deadline] | None:
        """Return a deadline as printed and as read; ``None`` for one that ends on no day."""
        written = self.printed(typed)
        try:
            deadline = parse_deadline(written, self.plan.year) if written else None
        except NoSuchDay:
            return None
        return (written, deadline) if deadline and deadline.end else None

    @cached_property
    def title(self) -> str:
        """The title as printed."""
        return self.printed(self.plan.title)


SpecJudge = Callable[[Facts], Iterator[Told]]
"""A rule's judgement of a plan: nothing at all means that the rule does not apply."""
