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
        ("TỈNH ỦY ĐẮK LẮK", "Tỉnh ủy Đắk Lắk"),
        ("THÀNH ỦY HÀ NỘI", "Thành ủy Hà Nội"),
        ("ỦY BAN NHÂN DÂN XÃ EA KAO", "Ủy ban nhân dân xã Ea Kao"),
        ("ĐẢNG ỦY ĐẶC KHU PHÚ QUÝ", "Đảng ủy đặc khu Phú Quý"),
        ("UBND xã Krông Búk", "Ủy ban nhân dân xã Krông Búk"),
        ("HỘI NGƯỜI CAO TUỔI", "HỘI NGƯỜI CAO TUỔI"),
        ("", ""),
    ],
)
def test_a_name_in_capitals_is_that_of_the_register(typed: str, full: str) -> None:
    assert in_full(typed) == full


def test_a_name_no_register_knows_is_written_as_its_document_writes_it() -> None:
    prose = "HỘI NGƯỜI CAO TUỔI\nGiao hội người cao tuổi; Hội Người cao\u00a0tuổi xã, phường."
    assert in_full("HỘI NGƯỜI CAO TUỔI", None, prose) == "Hội Người cao tuổi"
    assert in_full("HỘI NÔNG DÂN", None, prose) == "HỘI NÔNG DÂN"
    assert in_full("BAN TỔ CHỨC TỈNH ỦY", None, "Lưu: Ban Tổ chức Tỉnh ủy.") == (
        "Ban Tổ chức Tỉnh ủy"
    )


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
