"""Data → YAML that reads back as the same data."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.spec.emitting import item_lines, pair_lines, yaml_of

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
KEYS = st.sampled_from(["nội dung", "nhiệm vụ", "việc", "người ký", "cột", "gạch", "a: b"])
ROWS = st.lists(st.lists(TEXTS, min_size=1, max_size=3), max_size=3)
"""Rows of a table: no other list stands straight in a list."""
PARTS: st.SearchStrategy[Any] = st.recursive(
    st.dictionaries(KEYS, TEXTS | ROWS, max_size=3),
    lambda inner: st.dictionaries(KEYS, inner | st.lists(inner, max_size=3), max_size=3),
    max_leaves=6,
)
VALUES = TEXTS | ROWS | PARTS | st.lists(TEXTS | PARTS, max_size=3)


def test_what_is_empty_is_written_so() -> None:
    assert item_lines({}, 2) == ["  - {}"]
    assert pair_lines("nội dung", {}, 0) == ["nội dung: {}"]
    assert pair_lines("gạch", [], 0) == ["gạch: []"]


@settings(max_examples=100)
@given(
    st.dictionaries(st.sampled_from(["việc", "nhiệm vụ", "người ký", "cột"]), VALUES, max_size=4)
)
def test_data_reads_back(data: dict[str, Any]) -> None:
    assert (yaml.load(yaml_of(data), yaml.BaseLoader) or {}) == data
