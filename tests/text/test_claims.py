"""What sentences state: what is impossible is found, what only looks so is left alone."""

from __future__ import annotations

import pytest

from kehoach.text import told_days, told_scores
from kehoach.text.claims import Reader, years_named
from kehoach.text.leads import is_group, leads_of
from kehoach.text.own_year import other_year, own_name, title_year
from kehoach.text.sums import sums
from kehoach.text.told_parts import appendices_named, counted, sections_named, tables_named


def wrong(read: Reader, text: str) -> list[str]:
    return [claim.quote for claim in read(text) if claim.wrong is not None]


@pytest.mark.parametrize(
    ("read", "text", "found"),
    [
        (told_days.days, "trước ngày 31/4/2026", ["31/4/2026"]),
        (told_days.days, "ngày 30 tháng 02 năm 2026", ["ngày 30 tháng 02 năm 2026"]),
        (told_days.days, "ngày 31/6", ["ngày 31/6"]),
        (told_days.days, "trong Quý V/2026, QUÝ 5", ["Quý V", "QUÝ 5"]),
        (told_days.days, "tháng 13/2026 và tháng 0", ["tháng 13", "tháng 0"]),
        (told_days.weekdays, "(thứ 2, ngày 05/3/2026)", ["thứ 2, ngày 05/3/2026"]),
        (told_days.weekdays, "Chủ nhật, ngày 05/3/2026", ["Chủ nhật, ngày 05/3/2026"]),
        (told_days.spans, "giai đoạn 2030-2025", ["giai đoạn 2030-2025"]),
        (
            told_days.spans,
            "từ ngày 05 tháng 6 năm 2026 đến hết ngày 05 tháng 5 năm 2026",
            ["từ ngày 05 tháng 6 năm 2026 đến hết ngày 05 tháng 5 năm 2026"],
        ),
        (told_scores.ranks, "hạng 40/34", ["hạng 40/34"]),
        (told_scores.scores, "đạt 105,5/100 điểm", ["105,5/100 điểm"]),
        (told_scores.rates, "Tỷ lệ người dân hài lòng đạt 101%.", ["101%"]),
        (told_scores.rank_totals, "Năm 2026 phấn đấu xếp hạng 20/63", ["xếp hạng 20/63"]),
    ],
)
def test_what_cannot_be_is_found(read: Reader, text: str, found: list[str]) -> None:
    assert wrong(read, text) == found


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (told_days.days, "ngày 29/02; ngày 29/02/2024"),
        (told_days.days, "trực ngày 24/24; ngày 24/7; 18 tháng 15 ngày; quý vị; 100/2026/NĐ-CP"),
        (told_days.days, "Nghị quyết 66.4/2025/NQ-CP ngày 21/9/2025; lương tháng 13; quý IV"),
        (told_days.weekdays, "tại kỳ họp thứ hai, ngày 05/3/2026; thứ hạng 5/3/2026"),
        (told_days.weekdays, "Thứ Năm, ngày 05/3/2026; 08/3/2026 (Chủ nhật)"),
        (told_days.spans, "từ ngày 15/12 đến ngày 10/01/2027; giai đoạn 2026-2030"),
        (told_scores.ranks, "đạt 5/3 chỉ tiêu; họp thứ 6/3; xếp hạng 10-15/63; hạng 63/63"),
        (told_scores.rank_totals, "Năm 2025, Bộ Nội vụ công bố tỉnh xếp thứ 33/63"),
        (told_scores.rank_totals, "Năm 2025 xếp thứ 15/34 (năm 2024 xếp thứ 33/63)"),
        (told_scores.rates, "Hồ sơ trực tuyến tăng 120% so với năm 2025; thu đạt 130% dự toán"),
        (
            told_scores.score_changes,
            "Năm 2023 đạt 85,42/100 điểm, tăng 0,77 điểm so với năm 2022 (84,66 điểm)",
        ),
        (
            told_scores.score_changes,
            "Năm 2023 lĩnh vực A đạt 9 điểm, lĩnh vực B đạt 8 điểm, tăng 3 điểm so với năm 2022",
        ),
    ],
)
def test_what_only_looks_wrong_is_left_alone(read: Reader, text: str) -> None:
    assert wrong(read, text) == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Nâng cao Chỉ số năm 2026", [2026]),
        ("Quyết định số 45/2024/QĐ-UBND ngày 05/3/2024", []),
        ("thi hành Luật Đất đai năm 2024 trong năm 2026", [2026]),
        ("giai đoạn 2021 - 2025, tầm nhìn 2030", []),
        ("năm 2025 so với năm 2024", [2025, 2024]),
    ],
)
def test_years_of_dates_acts_and_periods_are_not_meant(text: str, years: list[int]) -> None:
    assert years_named(text) == years


def test_a_plan_that_calls_itself_by_another_year() -> None:
    title = "Nâng cao Chỉ số năm 2026"
    closing = "Trên đây là Kế hoạch nâng cao Chỉ số năm 2025 của Sở Nội vụ./."
    assert other_year(own_name(closing), title) == (2025, 2026)
    opening = "Thực hiện Kế hoạch số 5/KH-UBND năm 2025, Sở ban hành Kế hoạch năm 2026 như sau:"
    assert other_year(own_name(opening), title) is None
    assert title_year("Phát triển công nghiệp giai đoạn 2026 - 2030") is None


@pytest.mark.parametrize(
    ("cell", "agencies"),
    [
        ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Sở Nông nghiệp và Môi trường", ["Sở Nông nghiệp và Môi trường"]),
        ("Sở Nội vụ và Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Sở Nội\nvụ", ["Sở Nội vụ"]),
        ("Sở Y tế;\nSở Xây dựng", ["Sở Y tế", "Sở Xây dựng"]),
        ("", []),
    ],
)
def test_a_cell_is_cut_into_agencies(cell: str, agencies: list[str]) -> None:
    assert list(leads_of(cell)) == agencies


@pytest.mark.parametrize(
    ("name", "many"),
    [
        ("các sở, ban, ngành", True),
        ("Thủ trưởng các cơ quan, đơn vị", True),
        ("Ủy ban nhân dân cấp xã", True),
        ("UBND các xã, phường", True),
        ("Sở, ban, ngành tỉnh", True),
        ("UBND phường Tân Lập", False),
        ("Sở Nội vụ", False),
        ("Lãnh đạo Văn phòng", False),
        ("Trưởng phòng Tổng hợp", False),
    ],
)
def test_a_group_is_told_from_one_agency(name: str, many: bool) -> None:
    assert is_group(name) is many


def test_parts_of_other_acts_are_not_those_of_the_plan() -> None:
    assert list(appendices_named("Phụ lục II, các phụ lục; Phụ lục V Nghị định số 30")) == [2, 0]
    own = "mục II Kế hoạch này; mục IX Nghị quyết số 12; mục III.2"
    assert [one.number for one in sections_named(own)] == [2, 3]
    assert [one.number for _, one in tables_named("Bảng 2; Biểu 03 của Kế hoạch 113/KH")] == [2]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Thực hiện 05 nhiệm vụ sau:", 5),
        ("Thực hiện 05 nhiệm vụ, trong đó 02 nhiệm vụ mới:", None),
        ("Thực hiện 05 nhiệm vụ.", None),
        ("05 nhiệm vụ và 03 giải pháp:", None),
    ],
)
def test_a_count_is_taken_only_where_one_list_follows(text: str, number: int | None) -> None:
    named = counted(text)
    assert (named and named.number) == number


HEADS = ["STT", "Nội dung", "Số tiền"]


@pytest.mark.parametrize(
    ("rows", "right"),
    [
        ([["1", "A", "1.000"], ["2", "B", "500"], ["", "Tổng cộng", "1.500"]], [True]),
        ([["1", "A", "1.000"], ["2", "B", "500"], ["", "Tổng", "1.501"]], [True]),
        ([["1", "A", "100"], ["2", "B", "50"], ["", "Tổng", "151"]], [False]),
        ([["", "Tổng số", "150"], ["1", "A", "100"], ["2", "B", "50"]], [True]),
        ([["1", "A", "10,4"], ["2", "B", "5,3"], ["", "Cộng", "15,8"]], [True]),
        ([["I", "A", "150"], ["1", "B", "150"], ["", "Tổng", "150"]], [True]),
        ([["1", "A", "100"], ["1.1", "B", "60"], ["", "Tổng", "100"]], [None]),
        ([["1", "A", "100"], ["2", "B", "chưa rõ"], ["", "Tổng", "100"]], []),
        ([["1", "A", "100"], ["2", "B", "50"]], []),
    ],
)
def test_a_total_is_what_the_rows_add_up_to(
    rows: list[list[str]], right: list[bool | None]
) -> None:
    assert [one.right for one in sums(HEADS, rows)] == right
