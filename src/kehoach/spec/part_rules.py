"""Judges of a plan's parts: the usual ones are there, none is empty, its own year, its counts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from kehoach.plan import (
    Blocks,
    Clauses,
    Dashes,
    Duties,
    Item,
    Paragraph,
    Points,
    TableBlock,
    Targets,
    Tasks,
)
from kehoach.registry.party import is_party
from kehoach.spec.facts import Facts, Fault, SpecJudge, Told
from kehoach.spec.findings import Loc
from kehoach.text.own_year import (
    is_period,
    looks_back,
    names_work,
    other_year,
    own_name,
    title_year,
)
from kehoach.text.told_parts import counted, sections_named
from kehoach.text.usual_parts import PARTS, lacks
from kehoach.wording.labels import from_roman, roman


def own_year(facts: Facts) -> Iterator[Told]:
    """KH721: where the plan names itself, it gives its own year."""
    year, typed = title_year(facts.title), facts.plan.title
    if year is None:
        return
    if year != facts.plan.year and not looks_back(facts.title) and "{" not in typed:
        yield Fault(("kế hoạch",), {"value": str(facts.plan.year), "year": str(year)})
        return
    yield None
    for loc, name in _own_names(facts):
        other = other_year(name, facts.title)
        yield (Fault(loc, {"value": str(other[0]), "year": str(other[1])}) if other else None)


def _own_names(facts: Facts) -> Iterator[tuple[Loc, str]]:
    for one in facts.below("mở đầu", "kết thúc"):
        if name := own_name(one.text):
            yield one.loc, name
    for index, appendix in enumerate(facts.plan.appendices):
        if names_work(title := facts.printed(appendix.title)):
            yield ("phụ lục", index, "tên"), title


def year_of_issue(facts: Facts) -> Iterator[Told]:
    """KH722: the plan is issued in its year, or late in the year before."""
    day, year = facts.plan.day, facts.plan.year
    if day is None or is_period(facts.title) or looks_back(facts.title):
        return
    fits = day.year == year or (day.year == year - 1 and day.month >= 9)
    yield (None if fits else Fault(("ngày",), {"year": str(year), "issued": str(day.year)}))


def count_kept(facts: Facts) -> Iterator[Told]:
    """KH738: what a line announces with a number follows in that number."""
    bodies: list[tuple[Loc, Blocks]] = [(("nội dung",), facts.plan.body)]
    bodies += [((*loc, "nội dung"), section.body) for loc, section in facts.sections]
    for loc, body in bodies:
        for index, (block, after) in enumerate(pairwise(body)):
            if isinstance(block, Paragraph):
                yield from _count(facts, (*loc, index, "đoạn"), block.text, _listed(after))
    for loc, item in facts.parts(Item):
        if below := item.points or item.dashes:
            yield from _count(facts, (*loc, "đoạn"), item.text, len(below))


def _listed(block: Any) -> int:
    lists = isinstance(block, Clauses | Points | Dashes | Targets)
    shown = isinstance(block, Tasks) and block.layout != "trong phụ lục"
    return len(block.items) if lists or shown else 0


def _count(facts: Facts, loc: Loc, typed: str, real: int) -> Iterator[Told]:
    named = counted(facts.printed(typed)) if real else None
    if named:
        args = {"value": named.quote, "real": str(real)}
        yield None if named.number == real else Fault(loc, args)


_NAMED = ("mục ", "Mục ")
_BODY = ("mở đầu", "nội dung", "kết thúc")


def sections_there(facts: Facts) -> Iterator[Told]:
    """KH742: a section that a text names by its number is there."""
    if "Phần" in facts.plan.levels or facts.plan.levels[0] != "I":
        return
    typed = [(loc, text) for loc, text in facts.walk.having(*_NAMED) if loc[0] in _BODY]
    named = [(loc, one) for loc, text in typed for one in sections_named(text)]
    last = _last_section(facts) if named else 0
    for loc, one in named if last else ():
        args = {"name": one.quote, "last": roman(last)}
        yield Fault(loc, args) if one.number > last else None


def _last_section(facts: Facts) -> int:
    """Return the number of the last section of the highest level, 0 without one."""
    ordinals = facts.numbering.ordinals.items()
    roots = [one.label for path, one in ordinals if path[0] == "nội dung" and one.level == "I"]
    return max((from_roman(label.rstrip(".")) for label in roots), default=0)


def _part(name: str) -> SpecJudge:
    def judge(facts: Facts) -> Iterator[Told]:
        lacking = None
        if name != "kinh phí":
            lacking = lacks(name, facts.headings, [])
        elif not is_party(facts.plan.agency):
            lacking = _lacks_money(facts)
        if lacking is not None:
            there = not lacking or _written_by_the_program(facts, name)
            yield None if there else Fault(("nội dung",), at_key=True)

    return judge


def _lacks_money(facts: Facts) -> bool | None:
    """Ask of the texts that speak of money in small letters first: mostly one does."""
    said = [one.text for one in facts.having(*PARTS["kinh phí"]) if one.loc[0] == "nội dung"]
    if not (lacking := lacks("kinh phí", facts.headings, said)):
        return lacking
    return lacks("kinh phí", facts.headings, [facts.whole("nội dung")])


def _written_by_the_program(facts: Facts, name: str) -> bool:
    """True where a block stands for the part, whatever its heading says."""
    if name == "kinh phí":
        tables = facts.parts(TableBlock)
        funded = any(task.funding for _, task in facts.tasks)
        return funded or any(block.table == "kinh phí" for _, block in tables)
    return name == "tổ chức thực hiện" and bool(facts.parts(Duties))


def not_empty(facts: Facts) -> Iterator[Told]:
    """KH747: something stands under every heading."""
    for (loc, section), heading in zip(facts.sections, facts.headings, strict=True):
        yield None if section.body else Fault(loc, {"heading": heading})


JUDGES: tuple[tuple[str, SpecJudge], ...] = (
    ("KH721", own_year),
    ("KH722", year_of_issue),
    ("KH738", count_kept),
    ("KH742", sections_there),
    ("KH744", _part("tổ chức thực hiện")),
    ("KH745", _part("kinh phí")),
    ("KH746", _part("mục đích")),
    ("KH747", not_empty),
)
