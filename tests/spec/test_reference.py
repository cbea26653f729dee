"""docs/dac-ta.md is what the model says."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kehoach.model import SpecModel
from kehoach.spec.reference import examples, parts_of_a_spec, reference
from kehoach.spec.schema import json_schema

PAGE = Path(__file__).parents[2] / "docs" / "dac-ta.md"


def models() -> dict[str, type[SpecModel]]:
    return {one.__name__: one for one in parts_of_a_spec()}


def test_page_is_fresh() -> None:
    how = "run: python -m kehoach.spec.reference > docs/dac-ta.md"
    assert PAGE.read_text(encoding="utf-8") == reference(), how


def test_every_part_of_the_model_has_its_words() -> None:
    assert models().keys() == examples().keys()


@pytest.mark.parametrize("name", models())
def test_example_is_a_part_as_the_model_wants_it(name: str) -> None:
    assert models()[name].model_validate(yaml.load(examples()[name], yaml.BaseLoader))


@pytest.mark.parametrize("name", models())
def test_every_key_is_described_and_listed(name: str) -> None:
    for info in models()[name].model_fields.values():
        assert info.alias and info.description
        assert f"| `{info.alias}` | {info.description} |" in reference()


def test_every_part_stands_in_the_schema() -> None:
    """What is no part of the schema is no part of a spec."""
    assert models().keys() - {"Plan"} == json_schema()["$defs"].keys()
