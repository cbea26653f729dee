"""One year on: the bytes of a spec → those of the next year's, and what was changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import yaml

from kehoach.rolling import above
from kehoach.rolling.change import Change
from kehoach.rolling.dates import moved
from kehoach.rolling.figures import Page, baselines, cleared, ranks, results
from kehoach.rolling.scalars import Scalar, scalars
from kehoach.spec.edits import Edit, Lines, edited
from kehoach.spec.nodes import compose, find
from kehoach.spec.source import Source, decode


def year_of(root: yaml.Node) -> int:
    """Return the year that a spec gives."""
    return int(find(root, ("năm",))[1].value)


def step(data: bytes, file: str) -> tuple[bytes, tuple[Change, ...]]:
    """Return a good spec moved on by one year, and each change of it."""
    source = decode(data, file)
    root = compose(source)
    page = Page(source.text, root, Lines(source), year_of(root))
    found = tuple(_apart(_changes(page, list(scalars(source, root)))))
    return edited(data, source, (edit for one in found for edit in one.edits)), found


def _changes(page: Page, values: list[Scalar]) -> Iterator[Change]:
    yield from cleared(page)
    yield from above.parent(page)
    yield from results(page)
    blanked = list(baselines(page, values))
    yield from blanked
    known = result_years(page.root, page.year)
    numbered = {one.path[:-1] for one in values if one.keys == ("cancu", "so") and one.text.strip()}
    follows = above.moves_with(page.root, page.year)
    done = {change.path for change in blanked}
    for one in values:
        if one.path not in done and (follows or one.keys[0] != "kehoachgoc"):
            yield from ranks(one, page.year + 1)
            yield from moved(one, page.year, known, one.path[:-1] in numbered)


def result_years(root: yaml.Node, year: int) -> frozenset[int]:
    """Return the last year before the plan's of which each index has results."""
    _, indices = find(root, ("chỉ số",))
    found = set()
    if indices is not root and isinstance(indices, yaml.MappingNode):
        for _, index in indices.value:
            _, table = find(index, ("kết quả",))
            if table is not index and isinstance(table, yaml.MappingNode):
                years = [int(k.value) for k, _ in table.value if re.fullmatch(r"\d{4}", k.value)]
                found.add(max((one for one in years if one < year), default=0))
    return frozenset(found - {0})


def _apart(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield the changes whose edits do not cross one that came before."""
    done: list[Edit] = []
    for change in changes:
        if not any(_cross(edit, other) for edit in change.edits for other in done):
            done += change.edits
            yield change


def _cross(one: Edit, other: Edit) -> bool:
    return one.start < other.end and other.start < one.end


def sources(data: bytes, file: str) -> tuple[Source, yaml.Node]:
    """Return the text and nodes of a spec."""
    source = decode(data, file)
    return source, compose(source)
