"""Names of ministries, departments and districts, each on the days it holds."""

from __future__ import annotations

from datetime import date

import pytest

from kehoach.registry.agencies import agencies, all_agencies, kind_of, out_of_time

BEFORE, AFTER = date(2025, 2, 28), date(2025, 3, 1)


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("Sở Kế hoạch và Đầu tư", BEFORE, None),
        ("Sở Kế hoạch và Đầu tư", AFTER, "KH840"),
        ("sở kế hoạch và đầu tư tỉnh Đắk Lắk", AFTER, "KH840"),
        ("Sở KH&ĐT", AFTER, "KH840"),
        ("Sở Thông tin và Truyền thông", AFTER, "KH841"),
        ("Sở LĐ-TB&XH", AFTER, "KH841"),
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


def of_kind(kind: str, day: date) -> set[str]:
    return {one.name for one in all_agencies() if one.kind == kind and one.holds(day, day)}


def test_fourteen_ministries_and_three_bodies_of_their_rank() -> None:
    assert len(of_kind("bộ", AFTER)) == 17
    assert of_kind("bộ", BEFORE) - of_kind("bộ", AFTER) == {
        "Bộ Kế hoạch và Đầu tư",
        "Bộ Giao thông vận tải",
        "Bộ Tài nguyên và Môi trường",
        "Bộ Nông nghiệp và Phát triển nông thôn",
        "Bộ Thông tin và Truyền thông",
        "Bộ Lao động - Thương binh và Xã hội",
        "Ủy ban Dân tộc",
    }


def test_twelve_departments_everywhere_and_four_where_set_up() -> None:
    """Nghị định số 45/2025/NĐ-CP, Điều 8 và 9; beside Sở Du lịch stands Sở Văn hóa và Thể thao."""
    now = [one for one in all_agencies() if one.kind == "sở" and one.holds(AFTER, AFTER)]
    assert len([one for one in now if not one.optional]) == 12
    assert {one.name for one in now if one.optional} == {
        "Sở Ngoại vụ",
        "Sở Dân tộc và Tôn giáo",
        "Sở Du lịch",
        "Sở Văn hóa và Thể thao",
        "Sở Quy hoạch - Kiến trúc",
    }


def test_no_two_usual_agencies_share_a_form_of_their_names() -> None:
    keys = [key for agency in all_agencies() for key in agency.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sở Nội vụ tỉnh Đắk Lắk", "sở"),
        ("Thanh tra tỉnh", "sở"),
        ("Văn phòng UBND tỉnh", "sở"),
        ("Ban Quản lý các khu công nghiệp", "ban"),
        ("UBND xã Ea Kao", "xã"),
        ("Uỷ ban nhân dân phường Tân Lập", "phường"),
        ("Đặc khu Phú Quý", "đặc khu"),
        ("Phòng Cải cách hành chính", "phòng"),
        ("Trung tâm Chuyển đổi số", "đơn vị"),
        ("Bộ Nội vụ", "bộ"),
        ("Bộ phận Một cửa", "đơn vị"),
        ("Bộ Chỉ huy Quân sự tỉnh", "đơn vị"),
    ],
)
def test_the_first_words_of_a_name_say_its_kind(name: str, kind: str) -> None:
    assert kind_of(name) == kind
