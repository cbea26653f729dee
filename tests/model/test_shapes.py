"""An annotation means a shape; what has no meaning is refused when the class is first used."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

import pytest

from kehoach.model import Discriminator, Reads, Shown, SpecModel, Tag, shapes
from kehoach.model.shapes import parts_in, shape_of
from kehoach.plan import Block, Funding, Item, Paragraph, Plan, Section, Task


def test_every_annotation_has_its_shape() -> None:
    text = shapes.One(str)
    assert shape_of(str) == text
    assert shape_of(date | None) == shapes.Maybe(shapes.One(date))
    assert shape_of(tuple[str, ...]) == shapes.Many(text)
    assert shape_of(tuple[int, str]) == shapes.Row((shapes.One(int), text))
    assert shape_of(dict[str, Item]) == shapes.Keyed(text, shapes.Part(Item))
    assert shape_of(Literal["a", "b"]) == shapes.Word(("a", "b"))


def test_what_annotates_a_type_goes_round_it_in_order() -> None:
    shown = Shown({"type": "string"})
    found = shape_of(Annotated[str, Reads(str.strip), shown])
    assert found == shapes.Said(shapes.Read(shapes.One(str), str.strip), shown.json)


def test_a_union_tells_its_types_apart() -> None:
    def tell(value: Any) -> str:
        return "#chữ" if isinstance(value, str) else "#số"

    union = Annotated[Annotated[str, Tag("#chữ")] | Annotated[int, Tag("#số")], Discriminator(tell)]
    options = {"#chữ": shapes.One(str), "#số": shapes.One(int)}
    assert shape_of(union) == shapes.Choice(options, tell)


@pytest.mark.parametrize("annotation", [str | int, list[str], "chữ"])
def test_an_annotation_without_meaning_is_refused(annotation: Any) -> None:
    with pytest.raises(TypeError, match="no shape"):
        shape_of(annotation)


def held(model: type[SpecModel], name: str) -> list[type[SpecModel]]:
    return list(parts_in(model.model_fields[name].shape))


def test_the_parts_that_a_value_holds_are_known() -> None:
    assert held(Task, "funding") == [Funding]
    assert held(Task, "lead") == []
    assert held(Item, "points") == [Item]
    assert held(Plan, "body") == list(parts_in(shape_of(Block)))
    assert set(held(Plan, "body")) > {Section, Paragraph}
