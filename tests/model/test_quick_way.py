"""What the quick way reads, the strict way reads the same; what is wrong it never takes."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.model import Invalid, Unsure
from kehoach.model.quick import reader_of
from kehoach.model.strict import validated
from kehoach.plan import Plan
from kehoach.wording.folding import fold

SPECS = sorted((Path(__file__).parents[2] / "plans").glob("*.yaml"))
RAW = {path.name: yaml.load(path.read_text("utf-8"), yaml.BaseLoader) for path in SPECS}
ODD: tuple[Any, ...] = (
    None, "", " ", "x", "5", "2026", "12/2026", "31/02/2026", "có", "bảng", "Theo Cơ Quan", 5, 1.5,
    True, [], ["x"], [None], {}, {"đoạn": "x"}, {"mục": "x"}, {"x": "y"}, {"việc": "x"}, ["<"],
    {"cột": ["a"], "hàng": [["^"]]}, "a; b", ["các sở", "ban", "ngành"], "1 / 2", "3/2", ("x", "y"),
)  # fmt: skip


def paths(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    if isinstance(data, dict):
        for key, value in data.items():
            yield from paths(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from paths(value, (*path, index))


PLACES = [(name, path) for name, raw in RAW.items() for path in paths(raw)]


def above(data: Any, path: tuple[Any, ...]) -> Any:
    for step in path[:-1]:
        data = data[step]
    return data


@pytest.mark.parametrize("name", RAW)
def test_a_good_spec_is_read_at_once(name: str) -> None:
    assert reader_of(Plan)(RAW[name]) == validated(Plan, RAW[name])


def agree(raw: Any) -> bool:
    """Both ways come to the same; True when the quick way came to something."""
    before = deepcopy(raw)
    try:
        found = reader_of(Plan)(raw)
    except Unsure:
        return False
    assert found == validated(Plan, raw)
    assert raw == before
    return True


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PLACES), st.sampled_from(ODD))
def test_any_value_put_anywhere_is_read_alike_or_left_to_the_strict_way(
    place: tuple[str, tuple[Any, ...]], odd: Any
) -> None:
    name, path = place
    raw = deepcopy(RAW[name])
    above(raw, path)[path[-1]] = odd
    agree(raw)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([place for place in PLACES if isinstance(place[1][-1], str)]))
def test_a_key_typed_otherwise_or_twice_is_left_to_the_strict_way(
    place: tuple[str, tuple[Any, ...]],
) -> None:
    name, path = place
    raw = deepcopy(RAW[name])
    held = above(raw, path)
    value = held[path[-1]]
    held[fold(path[-1]).upper()] = value
    agree(raw)
    del held[path[-1]]
    agree(raw)
    held.pop(fold(path[-1]).upper(), None)
    agree(raw)


@pytest.mark.parametrize("raw", [None, "x", [], {}, {"năm": "2026"}, {"x": 1}])
def test_what_is_no_plan_is_none_either_way(raw: Any) -> None:
    with pytest.raises(Unsure):
        reader_of(Plan)(raw)
    with pytest.raises(Invalid):
        Plan.model_validate(raw)
