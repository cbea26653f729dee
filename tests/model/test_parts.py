"""A part of a spec: light to make, never changed, equal by its values."""

from __future__ import annotations

import pickle
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar

import pytest

from documents import made_of
from kehoach.model import (
    Field,
    Invalid,
    Reads,
    SpecModel,
    Unfit,
    field_validator,
    model_validator,
    spec_keys,
    subclasses,
)


def shouted(value: Any) -> Any:
    if value == "im lặng":
        raise Unfit("KH1", value=value)
    return value.upper() if isinstance(value, str) else value


class Leaf(SpecModel):
    shorthand: ClassVar[str] = "tên lá"

    name: Annotated[str, Reads(shouted)] = Field(alias="tên lá", description="…")
    day: date | None = Field(None, alias="ngày", description="…")
    notes: dict[str, str] = Field(default_factory=dict, alias="ghi chú", description="…")


class Branch(Leaf):
    leaves: tuple[Leaf, ...] = Field((), alias="lá", description="…")

    @field_validator("leaves", mode="before")
    @classmethod
    def _one_or_more(cls, value: Any) -> Any:
        return value if isinstance(value, list) else [value]

    @field_validator("leaves")
    @classmethod
    def _not_three(cls, value: tuple[Leaf, ...]) -> tuple[Leaf, ...]:
        if len(value) == 3:
            raise Unfit("KH3")
        return value

    @model_validator(mode="after")
    def _named_otherwise(self) -> Branch:
        if any(leaf.name == self.name for leaf in self.leaves):
            raise Unfit("KH2", name=self.name)
        return self


BRANCH = {"tên lá": "cành", "lá": [{"tên lá": "một"}, "hai"]}


def test_a_part_has_a_value_for_each_field_in_order() -> None:
    branch = Branch.model_validate(BRANCH)
    assert repr(branch) == (
        "Branch(name='CÀNH', day=None, notes={}, leaves=("
        "Leaf(name='MỘT', day=None, notes={}), Leaf(name='HAI', day=None, notes={})))"
    )


def test_keys_match_after_folding_and_what_is_left_empty_is_not_there() -> None:
    assert Branch.model_validate({"TEN LA": "cành", "ngay": None}) == Branch.model_validate("cành")
    assert spec_keys(Branch) == {
        "tenla": "tên lá", "ngay": "ngày", "ghichu": "ghi chú", "la": "lá",
    }  # fmt: skip


def test_parts_are_equal_by_kind_and_values() -> None:
    leaf = Leaf.model_validate("một")
    assert leaf == Leaf.model_validate({"tên lá": "MỘT"})
    assert leaf != Leaf.model_validate("hai")
    assert leaf != Branch.model_validate("một")
    assert leaf != "MỘT"
    bare = leaf.model_copy(update={"notes": ()})
    assert {bare, leaf.model_copy(update={"notes": ()})} == {bare}
    assert pickle.loads(pickle.dumps(leaf)) == deepcopy(leaf) == leaf


def test_a_part_never_changes_but_may_be_copied_with_other_values() -> None:
    leaf = Leaf.model_validate("một")
    with pytest.raises(AttributeError, match="Leaf never changes: name"):
        leaf.name = "hai"
    with pytest.raises(AttributeError, match="Leaf never changes: day"):
        del leaf.day
    copied = leaf.model_copy(update={"day": date(2026, 3, 5)})
    assert (leaf.day, copied.day, copied.name) == (None, date(2026, 3, 5), "MỘT")


def test_no_two_parts_share_what_they_may_fill() -> None:
    one, other = Leaf.model_validate("một"), Leaf.model_validate("hai")
    assert one.notes is not other.notes


def test_a_part_is_given_back_as_data() -> None:
    data = Branch.model_validate(BRANCH).model_dump()
    assert data == {
        "tên lá": "CÀNH",
        "ghi chú": {},
        "lá": ({"tên lá": "MỘT", "ghi chú": {}}, {"tên lá": "HAI", "ghi chú": {}}),
    }


def test_parts_by_name_are_given_back_as_data_too() -> None:
    data = {"chỉ số": {"PAR INDEX": {"tên": "Chỉ số", "kết quả": {2024: {"điểm": 88.12}}}}}
    found = made_of("Một câu.", **data).model_dump()["chỉ số"]
    assert found["PAR INDEX"]["kết quả"] == {2024: {"điểm": Decimal("88.12")}}
    again = made_of("Một câu.", **{"chỉ số": found})
    assert again == made_of("Một câu.", **data)


def test_everything_wrong_is_told_at_once_with_its_path() -> None:
    data = {
        "tên lá": "im lặng",
        "lá": ["im lặng", {"tên": "x"}, {"tên lá": "a", "TÊN LÁ": "b"}, 7],
        "hoa": 1,
    }
    with pytest.raises(Invalid) as caught:
        Branch.model_validate(data)
    assert [(one["type"], one["loc"]) for one in caught.value.details] == [
        ("KH1", ("tên lá",)),
        ("KH1", ("lá", 0, "tên lá")),
        ("missing", ("lá", 1, "tên lá")),
        ("extra_forbidden", ("lá", 1, "tên")),
        ("KH907", ("lá", 2)),
        ("dict_type", ("lá", 3)),
        ("extra_forbidden", ("hoa",)),
    ]
    assert caught.value.details[0]["ctx"] == {"value": "im lặng"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"tên lá": "cành", "lá": ["a", "b", "c"]}, "KH3"),
        ({"tên lá": "cành", "lá": "cành"}, "KH2"),
        (None, "dict_type"),
        ({"tên lá": None}, "string_type"),
        ({"tên lá": "cành", "ghi chú": []}, "dict_type"),
    ],
)
def test_a_hook_or_a_type_may_refuse(data: Any, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        Branch.model_validate(data)
    assert [one["type"] for one in caught.value.details] == [code]


def test_the_classes_below_are_known() -> None:
    assert list(subclasses(Leaf)) == [Branch]
