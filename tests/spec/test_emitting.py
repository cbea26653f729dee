"""Data → YAML that reads back as the same data."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.spec.emitting import item_lines, pair_lines, yaml_of

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
KEYS = st.sampled_from(["mục", "nội dung", "nhiệm vụ", "việc", "người ký", "cột", "gạch", "a: b"])
VALUES: st.SearchStrategy[Any] = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def plain(value: Any) -> Any:
    """Return data as YAML gives it back, with section bodies in their long form."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


def test_what_is_empty_is_written_so() -> None:
    assert item_lines({}, 2) == ["  - {}"]
    assert pair_lines("nội dung", {}, 0) == ["nội dung: {}"]
    assert pair_lines("gạch", [], 0) == ["gạch: []"]


@settings(max_examples=150)
@given(
    st.dictionaries(st.sampled_from(["việc", "nhiệm vụ", "người ký", "cột"]), VALUES, max_size=4)
)
def test_data_reads_back(data: dict[str, Any]) -> None:
    kept = {key: value for key, value in data.items() if "mục" not in str(value)}
    assert (yaml.load(yaml_of(kept), yaml.BaseLoader) or {}) == plain(kept)
