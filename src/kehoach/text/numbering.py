"""Numbers of sections and items, computed from their place in the plan.

The levels are chosen per plan: Phần, I., 1., 1.1., a) (NĐ 30/2020, PL I, II.6.đ and V.6.b;
1.1. is practice, outside the decree).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

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

    def mark(self, path: Path, label: str | None, reference: str) -> None:
        """Note what a label refers to."""
        if label is None:
            return
        if fold(label) in self.labels:
            self.repeated.append(path)
        self.labels[fold(label)] = reference
        self.label_names.append(label)


def number_plan(plan: Plan, annex_number: Callable[[int], str] = roman) -> Numbering:
    """Number the whole plan, its appendices with numbers of their own.

    ``annex_number`` writes the number of an appendix, from 1.
    """
    numbering = Numbering()
    _Walk(plan, numbering).blocks(plan.body, ("nội dung",), 0, Parent())
    alone = len(plan.appendices) == 1
    for index, appendix in enumerate(plan.appendices):
        path: Path = ("phụ lục", index)
        name = "Phụ lục" if alone else f"Phụ lục {annex_number(index + 1)}"
        numbering.mark(path, appendix.label, name)
        parent = Parent(suffix=f" {name}")
        _Walk(plan, numbering).blocks(appendix.body, (*path, "nội dung"), 0, parent)
    return numbering


class Parent(NamedTuple):
    """What the numbers above contribute to a label and to a reference."""

    number: str = ""
    chain: str = ""
    suffix: str = ""


@dataclass
class _Walk:
    plan: Plan
    numbering: Numbering

    @property
    def levels(self) -> tuple[Level, ...]:
        return self.plan.levels

    def blocks(self, blocks: Blocks, path: Path, depth: int, parent: Parent) -> None:
        """Number one list of blocks; counters run through the whole list."""
        counters: dict[str, int] = {}
        for index, block in enumerate(blocks):
            here = (*path, index)
            if isinstance(block, Section):
                self._section(block, here, depth, parent, counters)
            else:
                self._items(block, here, depth, parent, counters)

    def _section(
        self, section: Section, path: Path, depth: int, parent: Parent, counters: dict[str, int]
    ) -> None:
        if depth >= len(self.levels):
            self.numbering.too_deep.append(path)
            return
        level = self.levels[depth]
        below = self._give(path, level, parent, counters, section.label, section.number)
        self.blocks(section.body, (*path, "nội dung"), depth + 1, below)

    def _items(
        self, block: Block, path: Path, depth: int, parent: Parent, counters: dict[str, int]
    ) -> None:
        if isinstance(block, Clauses):
            self._list(block.items, (*path, "khoản"), "1", parent, counters)
        elif isinstance(block, Points):
            self._list(block.items, (*path, "điểm"), "a", parent, counters)
        elif isinstance(block, Tasks | Duties) and depth < len(self.levels):
            for number in range(self._count(block)):
                self._give((*path, number), self.levels[depth], parent, counters, None)

    def _count(self, block: Tasks | Duties) -> int:
        """Return how many numbers the lines made from a block take."""
        if isinstance(block, Duties):
            return len(duty_lists(self.plan, block))
        if block.layout == "theo cơ quan":
            return len(group_by_lead(block.items))
        return len(block.items) if block.layout == "liệt kê" else 0

    def _list(
        self,
        items: tuple[Item, ...],
        path: Path,
        level: Level,
        parent: Parent,
        counters: dict[str, int],
    ) -> None:
        for index, item in enumerate(items):
            here = (*path, index)
            below = self._give(here, level, parent, counters, item.label, item.number)
            if item.points:
                self._list(item.points, (*here, "điểm"), "a", below, {})

    def _give(
        self,
        path: Path,
        level: Level,
        parent: Parent,
        counters: dict[str, int],
        label: str | None,
        typed: str | None = None,
    ) -> Parent:
        counters[level] = counters.get(level, 0) + 1
        number = _number(level, counters[level], parent.number)
        if typed == _printed(level, number):
            self.numbering.needless.append(path)
        elif typed:
            number = typed.strip(" .)(:/-")
            counters[level] = _count_of(level, number) or counters[level] - 1
        reference, chain = _reference(level, number, parent)
        ordinal = Ordinal(level, typed or _printed(level, number), reference, bool(typed))
        self.numbering.ordinals[path] = ordinal
        self.numbering.mark(path, label, reference)
        suffix = f" {reference}" if level == "Phần" else parent.suffix
        return Parent(number, chain, suffix)


def _number(level: Level, count: int, above: str) -> str:
    if level in ("Phần", "I"):
        return roman(count)
    if level == "a":
        return letter(count)
    nested = level.startswith("1.") and above[:1].isdigit()
    return f"{above}.{count}" if nested else str(count)


def _count_of(level: Level, number: str) -> int:
    """Return where a typed number stands in its level's order; 0 for a number of another kind."""
    if level in ("Phần", "I"):
        return from_roman(number.rpartition(" ")[2])
    if level == "a":
        return LETTERS.find(number) + 1 if len(number) == 1 else 0
    last = number.rpartition(".")[2]
    return int(last) if last.isdigit() else 0


def _printed(level: Level, number: str) -> str:
    if level == "a":
        return f"{number})"
    return f"Phần {number}" if level == "Phần" else f"{number}."


def _reference(level: Level, number: str, parent: Parent) -> tuple[str, str]:
    if level == "Phần":
        return f"Phần {number}{parent.suffix}", ""
    if level == "a":
        above = f" mục {parent.chain}" if parent.chain else ""
        return f"điểm {number}{above}{parent.suffix}", parent.chain
    if level.startswith("1."):
        head = parent.chain.split(".")[0]
        chain = f"{head}.{number}" if head and not head.isdigit() else number
    else:
        chain = f"{parent.chain}.{number}" if parent.chain else number
    return f"mục {chain}{parent.suffix}", chain


def sections(plan: Plan) -> Iterator[tuple[Path, Section]]:
    """Yield every section of the body with its path, in reading order."""
    yield from _sections(plan.body, ("nội dung",))


def _sections(blocks: Blocks, path: Path) -> Iterator[tuple[Path, Section]]:
    for index, block in enumerate(blocks):
        if isinstance(block, Section):
            yield (*path, index), block
            yield from _sections(block.body, (*path, index, "nội dung"))
