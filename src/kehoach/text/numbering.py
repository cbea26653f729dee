"""Numbers of sections and items, computed from their place in the plan.

The levels are chosen per plan: Phần, I., 1., 1.1., a) (NĐ 30/2020, PL I, II.6.đ and V.6.b;
1.1. is practice, outside the decree).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from kehoach.model import once
from kehoach.plan import (
    Block,
    Blocks,
    Clauses,
    Duties,
    Item,
    Level,
    Plan,
    Points,
    Section,
    Tasks,
)
from kehoach.text.assignments import duty_lists, group_by_lead
from kehoach.wording.folding import fold
from kehoach.wording.labels import LETTERS, from_roman, letter, roman

Path = tuple[int | str, ...]
"""Where a part stands: indexes of blocks and items from the top."""


class Ordinal(NamedTuple):
    """A computed number: its level, how it is printed and how it is referred to."""

    level: Level
    label: str
    reference: str
    typed: bool = False
    """True where the plan gives the label itself."""


@dataclass
class Numbering:
    """Ordinals of all numbered parts by path, and references by label."""

    ordinals: dict[Path, Ordinal] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    label_names: list[str] = field(default_factory=list)
    needless: list[Path] = field(default_factory=list)
    """Parts that give the number they would have anyway."""
    too_deep: list[Path] = field(default_factory=list)
    repeated: list[Path] = field(default_factory=list)

    def mark(self, path: Path, label: str, reference: str) -> None:
        """Note what a label refers to."""
        if fold(label) in self.labels:
            self.repeated.append(path)
        self.labels[fold(label)] = reference
        self.label_names.append(label)


def number_plan(plan: Plan, annex_number: Callable[[int], str] = roman) -> Numbering:
    """Number the whole plan, its appendices with numbers of their own.

    ``annex_number`` writes the number of an appendix, from 1. A plan is numbered once, whoever
    asks: nobody changes what is returned.
    """
    return once(plan, ("numbering", annex_number), lambda: _numbered(plan, annex_number))


def _numbered(plan: Plan, annex_number: Callable[[int], str]) -> Numbering:
    numbering = Numbering()
    _Walk(plan, numbering).blocks(plan.body, ("nội dung",), 0, Parent())
    alone = len(plan.appendices) == 1
    for index, appendix in enumerate(plan.appendices):
        path: Path = ("phụ lục", index)
        name = "Phụ lục" if alone else f"Phụ lục {annex_number(index + 1)}"
        if appendix.label is not None:
            numbering.mark(path, appendix.label, name)
        parent = Parent(suffix=f" {name}")
        _Walk(plan, numbering).blocks(appendix.body, (*path, "nội dung"), 0, parent)
    return numbering


class Parent(NamedTuple):
    """What the numbers above contribute to a label and to a reference."""

    number: str = ""
    chain: str = ""
    suffix: str = ""


class _Series:
    """The numbers of one level below one parent: what stands around each, and how far they are.

    A label is ``opens``, number, ``closes``; a reference ``before``, number, ``after``.
    """

    def __init__(self, level: Level, parent: Parent) -> None:
        self.level, self.parent, self.count = level, parent, 0
        self.write: Callable[[int], str] = _WRITERS.get(level, str)
        self.opens, self.closes = "", "."
        self.after = parent.suffix
        self._chain = f"{parent.chain}." if parent.chain else ""
        if level == "Phần":
            self.opens, self.closes, self.before = "Phần ", "", "Phần "
        elif level == "a":
            above = f" mục {parent.chain}" if parent.chain else ""
            self.closes, self.before, self.after = ")", "điểm ", f"{above}{parent.suffix}"
        else:
            if level.startswith("1."):
                self._nest(parent)
            self.before = f"mục {self._chain}"

    def _nest(self, parent: Parent) -> None:
        """Write ``1.1.`` with the number above, and refer to it without those between."""
        if parent.number[:1].isdigit():
            self.write = lambda count: f"{parent.number}.{count}"
        head = parent.chain.split(".")[0]
        self._chain = f"{head}." if head and not head.isdigit() else ""

    def below(self, number: str) -> Parent:
        """Return what the part with this number contributes to those below it."""
        if self.level == "Phần":
            return Parent(number, "", f" Phần {number}{self.after}")
        chain = self.parent.chain if self.level == "a" else f"{self._chain}{number}"
        return Parent(number, chain, self.parent.suffix)


_COUNTED = (Tasks, Duties)
_WRITERS: dict[Level, Callable[[int], str]] = {"Phần": roman, "I": roman, "a": letter}


class _Counters(dict[Level, _Series]):
    """The numbers below one parent, level by level."""

    def __init__(self, parent: Parent) -> None:
        super().__init__()
        self._parent = parent

    def __missing__(self, level: Level) -> _Series:
        self[level] = series = _Series(level, self._parent)
        return series


@dataclass
class _Walk:
    plan: Plan
    numbering: Numbering

    @property
    def levels(self) -> tuple[Level, ...]:
        return self.plan.levels

    def blocks(self, blocks: Blocks, path: Path, depth: int, parent: Parent) -> None:
        """Number one list of blocks; counters run through the whole list."""
        counters = _Counters(parent)
        for index, block in enumerate(blocks):
            here = (*path, index)
            if isinstance(block, Section):
                self._section(block, here, depth, counters)
            else:
                self._items(block, here, depth, counters)

    def _section(self, section: Section, path: Path, depth: int, counters: _Counters) -> None:
        if depth >= len(self.levels):
            self.numbering.too_deep.append(path)
            return
        series = counters[self.levels[depth]]
        number = self._give(path, series, section.label, section.number)
        if section.body:
            self.blocks(section.body, (*path, "nội dung"), depth + 1, series.below(number))

    def _items(self, block: Block, path: Path, depth: int, counters: _Counters) -> None:
        if isinstance(block, Clauses):
            self._list(block.items, (*path, "khoản"), counters["1"])
        elif isinstance(block, Points):
            self._list(block.items, (*path, "điểm"), counters["a"])
        elif isinstance(block, _COUNTED) and depth < len(self.levels):
            for number in range(self._count(block)):
                self._give((*path, number), counters[self.levels[depth]], None, None)

    def _count(self, block: Tasks | Duties) -> int:
        """Return how many numbers the lines made from a block take."""
        if isinstance(block, Duties):
            return len(duty_lists(self.plan, block))
        if block.layout == "theo cơ quan":
            return len(group_by_lead(block.items))
        return len(block.items) if block.layout == "liệt kê" else 0

    def _list(self, items: tuple[Item, ...], path: Path, series: _Series) -> None:
        for index, item in enumerate(items):
            here = (*path, index)
            number = self._give(here, series, item.label, item.number)
            if item.points:
                self._list(item.points, (*here, "điểm"), _Series("a", series.below(number)))

    def _give(self, path: Path, series: _Series, label: str | None, typed: str | None) -> str:
        """Give a part the next number of its series, or the one typed; return it bare."""
        series.count += 1
        number = series.write(series.count)
        printed = f"{series.opens}{number}{series.closes}"
        if typed:
            if typed == printed:
                self.numbering.needless.append(path)
            else:
                number = typed.strip(" .)(:/-")
                series.count = _count_of(series.level, number) or series.count - 1
            printed = typed
        reference = f"{series.before}{number}{series.after}"
        self.numbering.ordinals[path] = Ordinal(series.level, printed, reference, bool(typed))
        if label is not None:
            self.numbering.mark(path, label, reference)
        return number


def _count_of(level: Level, number: str) -> int:
    """Return where a typed number stands in its level's order; 0 for a number of another kind."""
    if level in ("Phần", "I"):
        return from_roman(number.rpartition(" ")[2])
    if level == "a":
        return LETTERS.find(number) + 1 if len(number) == 1 else 0
    last = number.rpartition(".")[2]
    return int(last) if last.isdigit() else 0


def sections(plan: Plan) -> Iterator[tuple[Path, Section]]:
    """Yield every section of the body with its path, in reading order."""
    yield from _sections(plan.body, ("nội dung",))


def _sections(blocks: Blocks, path: Path) -> Iterator[tuple[Path, Section]]:
    for index, block in enumerate(blocks):
        if isinstance(block, Section):
            yield (*path, index), block
            yield from _sections(block.body, (*path, index, "nội dung"))
