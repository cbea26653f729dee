"""Committees of the Party in provinces and cities, by the names of the plan's day."""

from __future__ import annotations

from datetime import date

import pytest

from kehoach.plan import AgencyRef
from kehoach.registry import Issuer, Miss, resolve
from kehoach.registry.party import committee_kind

IN_2024, IN_2026 = date(2024, 1, 23), date(2026, 10, 1)


def resolved(agency: object, day: date = IN_2024) -> Issuer | Miss:
    return resolve(AgencyRef.model_validate(agency), day, day)


def issuer(agency: object, day: date = IN_2024) -> Issuer:
    found = resolved(agency, day)
    assert isinstance(found, Issuer), found
    return found


def test_a_provincial_committee_has_its_symbol_place_and_collective() -> None:
    found = issuer("Tỉnh ủy Đắk Lắk")
    assert (found.full_name, found.letterhead) == ("Tỉnh ủy Đắk Lắk", ("Tỉnh ủy Đắk Lắk",))
    assert (found.symbol, found.superior) == ("TU", "")
    assert (found.place, found.collective) == ("Đắk Lắk", "Ban Thường vụ")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Tỉnh uỷ Đắk Lắk", "Tỉnh uỷ Đắk Lắk"),
        ("tỉnh ủy Đắc Lắc", "Tỉnh ủy Đắk Lắk"),
        ("Tỉnh ủy tỉnh Đắk Lắk", "Tỉnh ủy Đắk Lắk"),
        ("Ban Thường vụ Tỉnh ủy Đắk Lắk", "Tỉnh ủy Đắk Lắk"),
        ("Thành ủy Hà Nội", "Thành ủy Hà Nội"),
        ("Thành ủy TP. Hồ Chí Minh", "Thành ủy Thành phố Hồ Chí Minh"),
    ],
)
def test_a_committee_is_known_however_it_is_typed(typed: str, name: str) -> None:
    """II.1.2.1.b: the standing board's documents bear the committee's name."""
    assert issuer(typed).full_name == name


def test_a_place_of_one_syllable_or_of_a_person_stands_with_its_kind() -> None:
    """II.1.4.1.a."""
    assert issuer("Thành ủy Huế", IN_2026).place == "Thành phố Huế"
    assert issuer("Thành ủy Hồ Chí Minh").place == "Thành phố Hồ Chí Minh"
    assert issuer("Thành ủy Cần Thơ").place == "Cần Thơ"


def test_details_win_over_the_register() -> None:
    given = {"tên": "Tỉnh ủy Đắk Lắk", "địa danh": "Buôn Ma Thuột", "tập thể": "Tỉnh ủy"}
    found = issuer(given)
    assert (found.symbol, found.place, found.collective) == ("TU", "Buôn Ma Thuột", "Tỉnh ủy")


def test_a_committee_below_the_province_is_given_with_its_details() -> None:
    given = {
        "tên": "Đảng ủy phường Tân An",
        "cấp trên": "Đảng bộ tỉnh Đắk Lắk",
        "ký hiệu": "ĐU",
        "địa danh": "Tân An",
    }
    found = issuer(given, IN_2026)
    assert (found.superior, found.collective) == ("Đảng bộ tỉnh Đắk Lắk", "Ban Thường vụ")
    board = issuer({**given, "tên": "Ban Xây dựng Đảng của Đảng ủy phường Tân An"}, IN_2026)
    assert board.collective == ""


@pytest.mark.parametrize(
    ("typed", "hint"),
    [("Tỉnh ủy Hà Nội", "Thành ủy Hà Nội"), ("Tỉnh ủy Đắk Lắc Lắk", "Tỉnh ủy Đắk Lắk")],
)
def test_a_name_not_known_gets_a_hint(typed: str, hint: str) -> None:
    found = resolved(typed)
    assert isinstance(found, Miss)
    assert (found.code, found.args["hint"]) == ("KH934", hint)


def test_a_committee_without_details_is_asked_for_them() -> None:
    found = resolved("Huyện ủy Cư Kuin")
    assert isinstance(found, Miss)
    assert found.code == "KH934"


def test_a_province_that_is_no_more_has_no_committee() -> None:
    found = resolved("Tỉnh ủy Hà Giang", IN_2026)
    assert isinstance(found, Miss)
    assert (found.code, found.args["becomes"]) == ("KH935", "tỉnh Tuyên Quang")
    assert isinstance(resolved("Thành ủy Bắc Ninh", IN_2026), Issuer)
    assert isinstance(resolved("Thành ủy Bắc Ninh"), Miss)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Tỉnh ủy Đắk Lắk", "Tỉnh ủy"), ("Đảng ủy xã Ea Kao", "Đảng ủy"), ("Ban Tổ chức", "")],
)
def test_the_kind_of_a_committee(name: str, kind: str) -> None:
    assert committee_kind(name) == kind
