"""Years in odd forms: none moves wrongly, none that names an earlier year is passed over."""

from __future__ import annotations

import pytest
from test_forms import TASK, TEXT, codes, rolled
from writing import roll

from kehoach.rolling.spoken import spoken_year
from small_plans import spec


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("01/01/2025-31/12/2025", "01/01/2026-31/12/2026"),
        ("01/2025-12/2025", "01/2026-12/2026"),
        ("15-20/12/2025", "15-20/12/2026"),
        ("từ ngày 15-5-2025 đến ngày 20-5-2025", "từ ngày 15-5-2026 đến ngày 20-5-2026"),
        ("đến năm 2025", "đến năm 2026"),
        ("hết quý III/2025", "hết quý III/2026"),
        ("tháng mười hai năm 2025", "tháng mười hai năm 2026"),
        ("trong tháng 12/2025, tháng 1/2026", "trong tháng 12/2026, tháng 1/2027"),
        ("đến năm 2030", "đến năm 2030"),
        ("năm học 2025-2026", "năm học 2025-2026"),
    ],
)
def test_deadlines_move_whole(before: str, after: str) -> None:
    task = TASK.replace("{}", "'{}'")
    assert rolled(task.format(before)) == rolled(task.format("x")).replace("'x'", f"'{after}'")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Đến năm 2025 đạt 95%.", [("KH793", "Đến năm 2025")]),
        ("Chuyển đổi số đến năm 2025.", [("KH793", "đến năm 2025")]),
        ("Đạt 100%, định hướng đến năm 2030.", [("KH786", "định hướng đến năm 2030")]),
        ("Làm trong hai năm 2025 và 2026.", [("KH766", "hai năm 2025 và 2026")]),
        ("Làm trong các năm 2025, 2026, 2027.", [("KH766", "các năm 2025, 2026, 2027")]),
        ("Năm 2025 hoặc năm 2026.", [("KH766", "Năm 2025 hoặc năm 2026")]),
        ("Niên độ 2025/2026.", [("KH766", "2025/2026")]),
        ("Nhiệm kỳ 2020-2025.", [("KH766", "Nhiệm kỳ 2020-2025")]),
        ("Đại hội họp năm 2026.", [("KH794", "năm 2026")]),
        ("Mở lớp ngày 20/12/2026.", [("KH763", "20/12/2026"), ("KH794", "20/12/2026")]),
        ("Từ ngày 01/7/2025, bỏ cấp này.", [("KH764", "01/7/2025")]),
        ("Kể từ tháng 7/2025 áp dụng.", [("KH764", "tháng 7/2025")]),
        ("Trước năm 2025 chưa có.", [("KH764", "năm 2025")]),
        ("Từ năm 2025 áp dụng.", [("KH764", "năm 2025")]),
        ("Theo Luật Đất đai năm 2024.", [("KH785", "năm 2024")]),
        ("Theo Luật Đất đai 2024.", [("KH785", "2024")]),
        ("Theo Nghị định số 5/2025/NĐ-CP.", [("KH785", "Nghị định số 5/2025/NĐ-CP")]),
        ("Theo Nghị định số 123/2025/NĐ-CP.", [("KH785", "Nghị định số 123/2025/NĐ-CP")]),
        ("Chủ đề “Bứt phá-2025”.", [("KH788", "“Bứt phá-2025”")]),
        ("Chỉ số PCI-2025.", [("KH764", "PCI-2025")]),
        ("Xem https://tinh.vn/2025/bao-cao nhé.", [("KH764", "https://tinh.vn/2025/bao-cao")]),
        ("Hộp thư a2025@tinh.vn nhận tin.", [("KH764", "a2025@tinh.vn")]),
        ("Gửi tệp bao_cao_2025.docx.", [("KH764", "bao_cao_2025.docx")]),
        ("Xong trước 15/12/25.", [("KH764", "15/12/25")]),
        ("Tết Ất Tỵ.", [("KH765", "Ất Tỵ")]),
        ("Phấn đấu thứ 25 trong 63 tỉnh.", [("KH772", "trong 63 tỉnh")]),
        ("Cả 63 tỉnh, thành phố cùng làm.", [("KH772", "63 tỉnh")]),
        ("Theo Quy chế năm 2025 ban hành kèm theo Quyết định số 5/QĐ-UBND.",
         [("KH782", "năm 2025")]),
    ],
)  # fmt: skip
def test_what_no_rule_can_move_stays_and_is_told(text: str, told: list[tuple[str, str]]) -> None:
    part = TEXT.format(text)
    assert text in rolled(part)
    assert sorted(codes(part)) == told


@pytest.mark.parametrize(
    "text",
    [
        "Tuyên truyền Luật Đất đai trong năm {}.",
        "So với năm trước, năm {} phải hơn.",
        "Kết quả năm {} công bố sau.",
    ],
)
def test_a_year_of_the_plan_beside_these_words_still_moves(text: str) -> None:
    assert text.format(2026) in rolled(TEXT.format(text.format(2025)))


def test_a_past_year_beside_a_year_that_moved_is_to_be_looked_at() -> None:
    text = "Tiếp nối việc đã làm của năm 2024, năm 2025 tiếp tục rà soát."
    assert ("KH764", "năm 2024") in codes(TEXT.format(text))


def test_an_item_stands_at_the_year_that_moved_not_at_its_twin() -> None:
    part = TEXT.format("Đại hội năm 2026; việc của năm 2025.")
    items = roll(spec("năm: 2025", part), 2026).items
    places = {one.code: one.place.column for one in items if one.code in ("KH752", "KH794")}
    assert places == {"KH794": 13, "KH752": 32}


def test_a_rank_aimed_at_in_a_year_of_the_plan_typed_in_digits_is_among_34() -> None:
    old = spec("năm: 2024", TEXT.format("Năm 2024 phấn đấu xếp hạng 25/63."))
    assert "Năm 2025 phấn đấu xếp hạng 25/34." in roll(old, 2025).data.decode()


def test_years_in_abbreviations_are_those_of_the_text() -> None:
    part = "viết tắt: {CTr: Chương trình công tác năm 2025}"
    assert "{CTr: Chương trình công tác năm 2026}" in rolled(part)


def test_a_finding_that_only_names_another_year_is_not_a_new_one() -> None:
    assert [code for code, _ in codes(TASK.format("tuần 2 tháng 3/2025"))] == ["KH753"]


@pytest.mark.parametrize(
    ("year", "names"),
    [
        (2025, "Ất Tỵ"),
        (2024, "Giáp Thìn"),
        (2026, "Bính Ngọ"),
        (2020, "Canh Tý"),
        (1984, "Giáp Tý"),
    ],
)
def test_the_name_of_a_year_in_the_cycle_of_sixty(year: int, names: str) -> None:
    assert list(spoken_year(f"Xuân {names} đã về", year)) == [names]
    assert list(spoken_year(f"Xuân {names} đã về", year + 1)) == []
    assert list(spoken_year(f"xuân {names.lower()}", year)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Duy trì kết quả năm 2024 (đạt 87,5%).",
        "Duy trì kết quả năm 2024, đạt 87,5%.",
        "Bảo đảm giữ vững kết quả năm 2024: xếp thứ 5.",
        "Phấn đấu cao hơn năm 2024 (87,5%).",
    ],
)
def test_a_figure_beside_a_year_holds_it_also_in_an_aim(text: str) -> None:
    """Moved on, last year's figure would become that of a year that nobody has measured."""
    assert text in rolled(TEXT.format(text))
    assert codes(TEXT.format(text)) == [("KH767", "năm 2024")]


@pytest.mark.parametrize(
    "text",
    [
        "Khắc phục hạn chế của năm 2024, phấn đấu đạt 90%.",
        "Phấn đấu tăng ít nhất 20% so với năm 2024.",
    ],
)
def test_an_aim_after_a_year_does_not_hold_it(text: str) -> None:
    assert text.replace("2024", "2025") in rolled(TEXT.format(text))


def test_a_free_table_is_told_by_its_first_year() -> None:
    table = "nội dung:\n  - bảng: {cột: [Việc, Nơi, Khi], hàng: [[a, tầng 2, Quý I/2025]]}"
    found = roll(spec("năm: 2025", table), 2026).items
    assert [one.was for one in found if one.code == "KH770"] == ["Quý I/2025"]
