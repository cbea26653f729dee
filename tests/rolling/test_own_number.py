"""Number and day of last year's plan, and the plan above: cleared, moved or pointed out."""

from __future__ import annotations

import pytest
import yaml
from test_forms import codes, rolled
from writing import roll

from small_plans import spec

OWN = ("số: 12", "ngày: 05/01/2025")
Y = "năm: 2025"
ANNEX = """
nội dung: ["Xem {{xem b}}."]
phụ lục: [{{tên: BIỂU, nhãn: b, nội dung: [A], kèm theo: {}}}]
"""


def test_the_month_of_a_blank_day_is_cleared_with_number_and_day() -> None:
    new = rolled("số: 12", "ngày:", "tháng: 4/2025  # theo bản in")
    assert "\nsố:\nngày:\ntháng:  # theo bản in\n" in new
    assert ("KH750", "4/2025") in codes("tháng: 4/2025")


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (ANNEX.format("'(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2025)'"),
         "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/01/2025)"),
        (ANNEX.format("'(Kèm theo Kế hoạch số    /KH-UBND ngày   /4/2025)'"),
         "(Kèm theo Kế hoạch số /KH-UBND ngày /4/2025)"),
        ("giữ nguyên: [{vị trí: đầu văn bản, nội dung: [{giữ nguyên: ['Số: 12/KH-UBND']}]}]",
         "Số: 12/KH-UBND"),
        ("nội dung: [{giữ nguyên: ['Đắk Lắk, ngày 05 tháng 01 năm 2025']}]",
         "Đắk Lắk, ngày 05 tháng 01 năm 2025"),
        ("cơ quan: {tên: Ban A, ký hiệu: BA, địa danh: Huế, tên in: [BAN A, 'Số: 12/KH-BA']}",
         "Số: 12/KH-BA"),
    ],
)  # fmt: skip
def test_lines_printed_as_they_stand_that_bear_it_are_pointed_out(part: str, told: str) -> None:
    found = [(one.code, one.was) for one in roll(spec(Y, *OWN, part), 2026).items]
    assert ("KH795", told) in found


@pytest.mark.parametrize(
    "part",
    [
        ANNEX.format("không"),
        ANNEX.format("(Kèm theo Kế hoạch của UBND tỉnh)"),
        "nội dung: ['Tiếp nối Kế hoạch số 12/KH-UBND ngày 05/01/2025.']",
    ],
)
def test_other_lines_are_not(part: str) -> None:
    assert "KH795" not in [code for code, _ in codes(*OWN, part)]


def test_a_line_of_the_letterhead_with_an_earlier_year_is_pointed_out() -> None:
    part = "cơ quan: {tên: Ban A, ký hiệu: BA, địa danh: Huế, tên in: [BAN TỔ CHỨC HỘI THI 2025]}"
    assert ("KH764", "2025") in codes(part)


PARENT = """
kế hoạch gốc:
  kế hoạch: Cải cách hành chính năm {title}  # của tỉnh
  cơ quan: UBND tỉnh Đắk Lắk
  năm: {year}
  số: 45/KH-UBND
  ngày: 10/01/{year}
"""


def test_the_plan_above_moves_with_the_plan_its_number_and_day_are_cleared() -> None:
    part = PARENT.format(year=2025, title=2025)
    new = rolled(part)
    assert yaml.safe_load(new)["kế hoạch gốc"] == {
        "kế hoạch": "Cải cách hành chính năm 2026",
        "cơ quan": "UBND tỉnh Đắk Lắk",
        "năm": 2026,
        "số": None,
        "ngày": None,
    }
    assert {(code, was) for code, was in codes(part) if code == "KH796"} == {
        ("KH796", "2025"), ("KH796", "45/KH-UBND"), ("KH796", "10/01/2025"),
    }  # fmt: skip
    assert roll(spec(Y, part), 2028).data == roll(roll(spec(Y, part), 2026).data, 2028).data


def test_a_plan_above_of_another_year_is_left_alone_and_told() -> None:
    part = PARENT.format(year=2021, title="2021-2025")
    assert part.strip() in rolled(part)
    assert ("KH797", "2021") in codes(part)


def test_a_plan_above_in_one_line_moves_too() -> None:
    part = "kế hoạch gốc: {kế hoạch: A, cơ quan: UBND tỉnh Đắk Lắk, năm: 2025, số: 4/KH-UBND}"
    assert "{kế hoạch: A, cơ quan: UBND tỉnh Đắk Lắk, năm: 2026, số: }" in rolled(part)


def test_an_agency_above_that_is_gone_is_pointed_out() -> None:
    part = PARENT.format(year=2025, title=2025).replace("Đắk Lắk", "Phú Yên")
    assert ("KH775", "tỉnh Phú Yên") in codes(part)


def test_a_conflict_that_is_not_settled_is_told_once() -> None:
    part = "xung đột: [{tại: 'nhiệm vụ 1, thời hạn', bản này: quý I, cấp trên: quý II}]"
    assert [was for code, was in codes(part) if code == "KH798"] == ["nhiệm vụ 1, thời hạn"]
