"""Names of ministries, departments and districts, each on the days it holds."""

from __future__ import annotations

from datetime import date

import pytest

from kehoach.registry.agencies import agencies, out_of_time

BEFORE, AFTER = date(2025, 2, 28), date(2025, 3, 1)


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("Sở Kế hoạch và Đầu tư", BEFORE, None),
        ("Sở Kế hoạch và Đầu tư", AFTER, "KH840"),
        ("sở kế hoạch và đầu tư tỉnh Đắk Lắk", AFTER, "KH840"),
        ("Sở Thông tin và Truyền thông", AFTER, "KH841"),
        ("Bộ Lao động - Thương binh và Xã hội", AFTER, "KH841"),
        ("Sở Nông nghiệp và Môi trường", BEFORE, "KH843"),
        ("Sở Nông nghiệp và Môi trường", AFTER, None),
        ("Sở Nội vụ", AFTER, None),
        ("UBND cấp huyện", date(2025, 6, 30), None),
        ("UBND cấp huyện", date(2025, 7, 1), "KH842"),
        ("UBND các huyện, thị xã, thành phố", date(2025, 7, 1), "KH842"),
        ("UBND các xã, phường, đặc khu", date(2025, 7, 1), None),
        ("Phòng Kế hoạch", AFTER, None),
    ],
)
def test_a_name_holds_or_not_on_a_day(name: str, day: date, code: str | None) -> None:
    found = out_of_time(name, day, day)
    assert (found.code if found else None) == code


def test_a_year_without_a_day_accepts_a_name_of_any_part_of_it() -> None:
    year = (date(2025, 1, 1), date(2025, 12, 31))
    assert out_of_time("Sở Giao thông vận tải", *year) is None
    assert out_of_time("Sở Dân tộc và Tôn giáo", *year) is None


def test_the_finding_names_the_successor_and_the_act() -> None:
    found = out_of_time("Sở Tài nguyên và Môi trường", AFTER, AFTER)
    assert found is not None
    assert found.args["becomes"] == "Sở Nông nghiệp và Môi trường"
    assert found.args["act"] == "Nghị định số 45/2025/NĐ-CP"


def test_where_functions_were_split_the_person_decides() -> None:
    found = out_of_time("Sở Lao động - Thương binh và Xã hội", AFTER, AFTER)
    assert found is not None
    assert "Sở Y tế" in found.args["split"]


def test_every_name_has_its_act_and_a_way_on() -> None:
    for agency in agencies():
        assert agency.act
        assert (agency.end is None) != (agency.start is None)
        assert agency.becomes if agency.end else agency.before
