"""The pages of the rules are those of the data; whoever changes a rule writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehoach.rules import FAMILIES, families, find, rule, rules
from kehoach.rules.page import pages

FOLDER = Path(__file__).parents[2] / "docs" / "quy-tac"
WRITE = "run: python -m kehoach.rules.page docs/quy-tac"


def test_there_is_a_page_for_each_family_and_an_index() -> None:
    assert (
        {path.name for path in FOLDER.glob("*.md")}
        == set(pages())
        == {
            "README.md",
            *(f"{family}.md" for family in FAMILIES),
        }
    ), WRITE


@pytest.mark.parametrize("name", pages())
def test_a_page_is_fresh(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == pages()[name], WRITE


def test_every_rule_stands_on_one_page() -> None:
    whole = "".join(pages().values())
    assert len(rules()) >= 100
    for one in rules().values():
        assert whole.count(f"## {one.id} {one.name}\n") == 1


def test_a_rule_is_found_by_id_or_name() -> None:
    one = rules()["KH101"]
    assert find("kh101") == find(" KH101 ") == find("Kho-Giay-Khong-Phai-A4") == one
    assert find("KH100") is None


def test_only_what_is_read_twice_is_a_fault_and_practice_is_called_practice() -> None:
    for one in rules().values():
        for standard, ground in one.grounds.items():
            assert ground.grade in ("V2", "V1", "P", "T")
            if ground.grade in ("V2", "V1"):
                assert ground.clause, (one.id, standard)


def test_the_ids_of_a_family_begin_at_its_number_and_end_before_the_next() -> None:
    ends = [*list(FAMILIES.values())[1:], 800]
    for one, (first, end) in zip(
        families(), zip(FAMILIES.values(), ends, strict=True), strict=True
    ):
        assert all(first <= int(found.id[2:]) < end for found in one.rules), one.id


def test_one_rule_is_found_without_the_others() -> None:
    for rule_id, known in rules().items():
        assert rule(rule_id) is known
    for unknown in ("KH001", "KH100", "KH799", "KH1079"):
        with pytest.raises(KeyError):
            rule(unknown)
