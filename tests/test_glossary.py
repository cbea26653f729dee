"""docs/tu-vung.md names every word of the spec, the template and the standard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from kehoach.compose.sheet import CellKind, LineKind
from kehoach.model import subclasses
from kehoach.rendering.sample import sample_view
from kehoach.spec import register_model as register_model
from kehoach.standards import IDS, load

PAGE = (Path(__file__).parents[1] / "docs" / "tu-vung.md").read_text(encoding="utf-8")
ROWS = {
    row[0]: row[1:]
    for line in PAGE.splitlines()
    if (row := re.findall(r"(?<=\| ).*?(?= \|)", line)) and row[0].startswith("`")
}


def names_in(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from part
        for value in part.values():
            yield from names_in(value)
    elif isinstance(part, list):
        for value in part:
            yield from names_in(value)


def python_names() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for model in subclasses():
        if model.__module__.startswith("kehoach."):
            for name, field in model.model_fields.items():
                found.setdefault(field.alias, set()).add(name)
    return found


def names_of_documents() -> set[str]:
    kinds = {*get_args(LineKind), *get_args(CellKind), "bang"}
    views = (*names_in(sample_view()), *names_in(sample_view(party=True)))
    components = (name for one in IDS for name in load(one).components)
    return {*views, *components, *kinds}


def test_every_name_of_the_template_and_the_standard_has_a_row() -> None:
    plain = {name for name in names_of_documents() if f"`{name}`" not in ROWS}
    assert not plain


@pytest.mark.parametrize(("key", "names"), python_names().items())
def test_every_key_has_a_row_with_its_python_names(key: str, names: set[str]) -> None:
    assert set(re.findall(r"`(\w+)`", ROWS[f"`{key}`"][0])) == names


def test_every_row_is_a_word_in_use_and_is_complete() -> None:
    known = names_of_documents() | python_names().keys()
    assert {name.strip("`") for name in ROWS} == known
    assert all(all(cells) for cells in ROWS.values())
    assert len(ROWS) == len(re.findall(r"^\| `", PAGE, re.MULTILINE))
