"""The places of a spec that was read plainly are those that the parser's nodes give."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_plain import PLAIN, laid_out, lines, structures

from documents import PLANS
from kehoach.spec.marks import Marks
from kehoach.spec.nodes import compose, find
from kehoach.spec.plain import Unusual, plain_data
from kehoach.spec.source import Source, decode
from small_plans import FILE

Loc = tuple[str | int, ...]


def paths(data: Any, loc: Loc = ()) -> Iterator[Loc]:
    """Every path of the data, and for each one that leads astray or is typed otherwise."""
    yield from (loc, (*loc, "không có"), (*loc, 99), (*loc, 0), (*loc, "0"))
    named = data.items() if isinstance(data, dict) else ()
    for key, value in named:
        yield from paths(value, (*loc, key))
        yield (*loc, key.upper().replace(" ", "_"))
    for index, value in enumerate(data if isinstance(data, list) else ()):
        yield from paths(value, (*loc, index))


def check(text: str) -> int:
    """Compare the places of all paths of a text that is read plainly; return how many."""
    try:
        data = plain_data(text)
    except Unusual:
        return 0
    marks, root = Marks(text.split("\n")), compose(Source(FILE, text))
    wanted = list(dict.fromkeys(paths(data)))
    for loc in wanted:
        nodes = [
            node and (node.start_mark.line, node.start_mark.column) for node in find(root, loc)
        ]
        assert [*marks.find(loc)] == nodes, (loc, text)
    return len(wanted)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_place_of_every_plan(path: Path) -> None:
    assert check(decode(path.read_bytes(), FILE).text) > 300


@pytest.mark.parametrize("text", [text for text, data in PLAIN.items() if data])
def test_places_in_plain_forms(text: str) -> None:
    assert check(text)


def test_a_key_typed_otherwise_and_a_step_that_the_file_lacks() -> None:
    text = "# đầu\n\nNăm: 2026\nnội dung:\n- mục: A  # x\n  điểm: [a, {b: c}]\n"
    marks = Marks(text.split("\n"))
    assert marks.find(("năm",)) == ((2, 0), (2, 5))
    assert marks.find(("nội dung", 0, "nội dung", 0, "điểm", 1, "b")) == ((5, 13), (5, 16))
    assert marks.find(("nội dung", 0, "mục")) == ((4, 2), (4, 7))
    assert marks.find(("nội dung", 1)) == ((3, 0), (4, 0))
    assert marks.find(()) == (None, (2, 0))


@settings(max_examples=200, deadline=None)
@given(structures, st.booleans(), st.booleans(), st.integers(0, 200), st.sampled_from("\n :#-'x"))
def test_places_of_any_data_in_plain_forms(
    data: dict[str, Any], flow: bool, wide: bool, at: int, change: str
) -> None:
    text = laid_out(data, 0, flow, wide)
    assert check(text)
    check(text[: at % len(text)] + change + text[at % len(text) + 1 :])


@settings(max_examples=500, deadline=None)
@given(lines.map("".join))
@example("a:\n# x\n- >-\n # y\n- b:\n  - c: [d,  e ]\n")
@example("a: # x\n\n  b: c\n")
@example("a:\n-\n  # x\n  b: c\n-   # y\n- # z\nd:\n")
def test_places_of_any_lines_that_are_read_plainly(text: str) -> None:
    check(text)
