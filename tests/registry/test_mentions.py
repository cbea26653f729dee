"""Names out of time and acts past their days, found in running text; what is no finding."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from kehoach.problem import Severity
from kehoach.registry.agencies import Agency
from kehoach.registry.mentions import mentions
from kehoach.registry.register import Register

NOW = date(2026, 3, 5)
OLD = date(2021, 7, 23)


def found(text: str, day: date = NOW, register: Register | None = None) -> list[tuple[str, str]]:
    return [(one.code, one.text) for one in mentions(text, day, day, register)]


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("Sở Kế hoạch và Đầu tư chủ trì.", "KH840", "Sở Kế hoạch và Đầu tư"),
        ("giao sở kế hoạch và đầu tư tỉnh", "KH840", "sở kế hoạch và đầu tư"),
        ("SỞ GIAO THÔNG VẬN TẢI", "KH841", "SỞ GIAO THÔNG VẬN TẢI"),
        ("Sở TN&MT tham mưu", "KH840", "Sở TN&MT"),
        ("Sở Lao động – Thương binh và Xã hội", "KH841", "Sở Lao động – Thương binh và Xã hội"),
        ("Sở Lao động, Thương binh và Xã hội", "KH841", "Sở Lao động, Thương binh và Xã hội"),
        ("báo cáo Ủy ban Dân tộc", "KH840", "Ủy ban Dân tộc"),
        ("báo cáo Uỷ ban Dân tộc", "KH840", "Uỷ ban Dân tộc"),
        ("UBND tỉnh Hà Giang", "KH935", "tỉnh Hà Giang"),
        ("UBND tỉnh Hoà Bình", "KH935", "tỉnh Hoà Bình"),
        ("tỉnh Đắc Nông", "KH935", "tỉnh Đắc Nông"),
        ("UBND cấp huyện", "KH842", "UBND cấp huyện"),
        ("các huyện, thị xã, thành phố", "KH842", "các huyện, thị xã, thành phố"),
        ("tại huyện Krông Búk", "KH842", "huyện Krông Búk"),
        ("UBND huyện báo cáo", "KH842", "UBND huyện"),
        ("Nghị định số 45/2025/NĐ-CP", "KH859", "Nghị định số 45/2025/NĐ-CP"),
        ("Nghị định số 61/2018/NĐ-CP", "KH868", "Nghị định số 61/2018/NĐ-CP"),
    ],
)
def test_what_no_longer_holds_is_found(text: str, code: str, words: str) -> None:
    assert found(text) == [(code, words)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Sở Nông nghiệp và Môi trường chủ trì", "KH843"),
        ("thành phố Đồng Nai", "KH888"),
        ("Nghị quyết số 202/2025/QH15", "KH860"),
    ],
)
def test_what_does_not_hold_yet_is_found(text: str, code: str) -> None:
    assert [one for one, _ in found(text, OLD)] == [code]
    assert found(text, date(2026, 10, 1)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Sở Nội vụ, Sở Tài chính, Bộ Nội vụ",
        "Quyết định số 12/QĐ-BTTTT ngày 01/01/2020 của Bộ Thông tin và Truyền thông",
        "Thông tư của Bộ Thông tin và Truyền thông về chuyển đổi số",
        "Công văn số 12/SKHĐT-VP ngày 05/01/2024 của Sở Kế hoạch và Đầu tư về báo cáo",
        "Năm 2024, Sở Giao thông vận tải đã kiểm tra 12 đơn vị",
        "Tính đến ngày 31/12/2024, Sở Thông tin và Truyền thông tiếp nhận 5 hồ sơ",
        "Sở Tài chính (trước đây là Sở Kế hoạch và Đầu tư)",
        "hợp nhất Sở Giao thông vận tải vào Sở Xây dựng",
        "“Sở Giao thông vận tải”",
        "tỉnh Hà Giang (cũ)",
        "tỉnh Hà Giang, nay là tỉnh Tuyên Quang",
        "Thành phố Hồ Chí Minh, thành phố Huế, tỉnh Đắk Lắk",
        "Huyện ủy, Thị ủy; các huyện ủy; Quận đoàn",
        "Ban Dân tộc HĐND tỉnh; Ban Dân tộc của Hội đồng nhân dân tỉnh",
        "Quy hoạch - Kiến trúc; bà Huyện Thanh Quan",
        "thay thế Nghị định số 45/2025/NĐ-CP",
        "Nghị định số 45/2025/NĐ-CP (đã hết hiệu lực)",
        "Nghị định số 9999/2018/NĐ-CP",
    ],
)
def test_what_is_told_of_the_past_or_belongs_to_a_citation_is_no_finding(text: str) -> None:
    assert found(text) == []


def test_a_period_to_come_does_not_make_a_name_past() -> None:
    assert found("Chương trình giai đoạn 2021 - 2030: Sở Giao thông vận tải chủ trì")


def test_one_who_acts_after_a_citation_stands_outside_it() -> None:
    text = "Thực hiện Công văn số 1/BNV-CCHC ngày 05/01/2026, Sở Giao thông vận tải chủ trì"
    assert found(text) == [("KH841", "Sở Giao thông vận tải")]


def test_a_town_of_the_same_name_was_there_before_the_city() -> None:
    for text in ("thành phố Huế", "thành phố Bắc Ninh"):
        assert found(text, OLD) == []
    assert found("thành phố Bắc Ninh") == [("KH888", "thành phố Bắc Ninh")]


def test_names_of_the_day_are_no_finding() -> None:
    old = "Sở Kế hoạch và Đầu tư; UBND các huyện, thị xã, thành phố; tỉnh Hà Giang"
    assert found(old, OLD) == []
    assert len(found(old)) == 3


def test_an_office_adds_its_names_and_wins() -> None:
    office = Register(
        (
            Agency("Ban Dân tộc", end=date(2026, 4, 30), becomes="Sở Nội vụ", own=True),
            Agency("Chi cục Biển", end=date(2025, 12, 31), own=True),
        ),
        file="danh-muc.yaml",
    )
    assert found("Ban Dân tộc; Chi cục Biển", NOW, office) == [("KH864", "Chi cục Biển")]
    assert found("Ban Dân tộc", date(2026, 5, 1), office) == [("KH866", "Ban Dân tộc")]


def test_a_longer_name_that_holds_hides_the_shorter_one_in_it() -> None:
    office = Register(
        (Agency("UBND xã Ea Kao", end=date(2025, 6, 30)), Agency("UBND xã Ea Kao Thượng")),
        file="danh-muc.yaml",
    )
    assert found("UBND xã Ea Kao Thượng", NOW, office) == []
    assert found("UBND xã Ea Kao", NOW, office) == [("KH864", "UBND xã Ea Kao")]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_offsets_count_the_text_as_given(form: str) -> None:
    text = unicodedata.normalize(form, "Trình Sở Giao thông vận tải, UBND tỉnh Hoà Bình xem xét")  # type: ignore[arg-type]
    for one in mentions(text, NOW, NOW):
        assert text[one.start : one.end] == one.text
    assert [unicodedata.normalize("NFC", one.text) for one in mentions(text, NOW, NOW)] == [
        "Sở Giao thông vận tải",
        "tỉnh Hoà Bình",
    ]


def test_only_sure_data_warn() -> None:
    text = "Nghị định số 45/2025/NĐ-CP; Nghị định số 61/2018/NĐ-CP; Nghị định số 150/2025/NĐ-CP"
    weights = [one.severity for one in mentions(text, NOW, NOW)]
    assert weights == [Severity.WARNING, Severity.ADVICE, Severity.ADVICE]
