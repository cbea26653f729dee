"""Agencies in one spelling, in the order of the Vietnamese alphabet."""

from __future__ import annotations

import unicodedata

import pytest
from dossiers import bare, cards
from hypothesis import given
from hypothesis import strategies as st

from kehoach.reviewing.spelling import alphabetical, in_full, spelled_once


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK", "Ủy ban nhân dân tỉnh Đắk Lắk"),
        ("UBND tỉnh Hà Giang", "Ủy ban nhân dân tỉnh Hà Giang"),
        ("SỞ NỘI VỤ", "Sở Nội vụ"),
        ("HỘI NGƯỜI CAO TUỔI", "HỘI NGƯỜI CAO TUỔI"),
        ("", ""),
    ],
)
def test_a_name_in_capitals_is_that_of_the_register(typed: str, full: str) -> None:
    assert in_full(typed) == full


def test_an_agency_has_one_spelling_over_all_plans() -> None:
    names = ("HỘI NÔNG DÂN", "Hội Nông dân", "hội  nông dân", "Sở Y tế")
    every = [card.model_copy(update={"agency": name}) for name in names for card in cards(bare())]
    found = [card.agency for card in spelled_once(every)]
    assert found == ["Hội Nông dân"] * 3 + ["Sở Y tế"]


def test_names_stand_in_the_order_of_the_vietnamese_alphabet() -> None:
    wanted = [
        "UBND tỉnh 1", "UBND tỉnh An Giang", "UBND tỉnh Ăn", "UBND tỉnh Ân", "UBND tỉnh Bắc",
        "UBND tỉnh Dương", "UBND tỉnh Đắk Lắk", "UBND tỉnh Em", "UBND tỉnh Êm",
        "UBND tỉnh Gia Lai", "UBND tỉnh Ma", "UBND tỉnh Mà", "UBND tỉnh Mả", "UBND tỉnh Mã",
        "UBND tỉnh Má", "UBND tỉnh Mạ", "UBND tỉnh Ninh Thuận", "UBND tỉnh On", "UBND tỉnh Ôn",
        "UBND tỉnh Ơn", "UBND tỉnh Uy", "UBND tỉnh Ưu",
    ]  # fmt: skip
    assert alphabetical(reversed(wanted)) == wanted
    apart = [unicodedata.normalize("NFD", name) for name in wanted]
    assert alphabetical(reversed(apart)) == apart


@given(st.lists(st.text(), unique=True))
def test_any_names_have_one_order(names: list[str]) -> None:
    assert alphabetical(names) == alphabetical(reversed(names))
