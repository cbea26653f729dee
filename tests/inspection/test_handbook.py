"""``kehoach rules``: every rule in a list, and one explained."""

from __future__ import annotations

import pytest

from kehoach.errors import BadInput
from kehoach.inspection.handbook import explain, listing
from kehoach.rules import families, rules


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_rule_is_listed_under_its_family(language: str) -> None:
    text = listing(language)
    for family in families():
        assert (family.title_en if language == "en" else family.title) in text.splitlines()
    for rule in rules().values():
        assert text.count(f"  {rule.id} {rule.name} (") == 1


def test_a_rule_is_explained_by_its_id_in_any_case_or_by_its_name() -> None:
    told = explain("KH101")
    assert told == explain("kh101") == explain("kho-giay-khong-phai-a4")
    assert told.startswith("KH101 kho-giay-khong-phai-a4\n")
    assert "- NĐ 30/2020, PL I, I.1 (lỗi, 05/03/2020 – )" in told.splitlines()
    assert "- TT 01/2011, Điều 5.1" in told


def test_a_code_of_the_message_catalog_is_explained_too() -> None:
    assert explain("kh906").splitlines()[0] == "KH906 thut-dong-bang-tab"


def test_an_unknown_name_gets_the_nearest_one() -> None:
    with pytest.raises(BadInput) as caught:
        explain("kho-giay-khong-la-a4")
    assert caught.value.problems[0].args["hint"] == "kho-giay-khong-phai-a4"
