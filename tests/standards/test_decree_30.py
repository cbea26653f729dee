"""The values of Nghị định 30/2020/NĐ-CP, each under its clause (Phụ lục I, Phần I)."""

from __future__ import annotations

from datetime import date

import pytest

from kehoach.standards import Component, load

LAW = load()


@pytest.mark.parametrize(
    ("name", "least", "most", "clause"),
    [
        ("width", 210, 210, "PL I, I.1"),
        ("height", 297, 297, "PL I, I.1"),
        ("top", 20, 25, "PL I, I.3"),
        ("bottom", 20, 25, "PL I, I.3"),
        ("left", 30, 35, "PL I, I.3"),
        ("right", 15, 20, "PL I, I.3"),
    ],
)
def test_page(name: str, least: float, most: float, clause: str) -> None:
    value = LAW.page[name]
    assert (value.min, value.max, value.clause, value.grade) == (least, most, clause, "V2")
    assert value.min <= value.use <= value.max


def test_width_between_the_margins() -> None:
    assert (LAW.text_width, LAW.landscape_width) == (165, 252)


def test_font_and_page_number() -> None:
    assert (LAW.font["name"].use, LAW.font["color"].use) == ("Times New Roman", "000000")
    number = LAW.page_number
    assert (number["place"].use, number["align"].use) == ("header", "center")
    assert number["on_first_page"].use is False


@pytest.mark.parametrize("sizes", [(13, 14, 14), (12, 13, 13)])
def test_sizes_of_the_letterhead_rise_and_fall_together(sizes: tuple[int, int, int]) -> None:
    """PL I, V: Quốc hiệu, Tiêu ngữ, địa danh."""
    assert sizes in LAW.letterhead_sets
    used = tuple(LAW.components[one].size for one in ("quoc_hieu", "tieu_ngu", "dia_danh"))
    assert used in LAW.letterhead_sets


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [("tieu_ngu", 1, 1), ("co_quan", 1 / 3, 0.5), ("trich_yeu", 1 / 3, 0.5)],
)
def test_share_of_the_text_that_a_line_takes(name: str, least: float, most: float) -> None:
    value = LAW.lines[name]
    assert least <= value.min <= value.use <= value.max <= most


UPRIGHT, BOLD, ITALIC, BOTH = (False, False), (True, False), (False, True), (True, True)


@pytest.mark.parametrize(
    ("name", "sizes", "dress", "caps", "align", "clause"),
    [
        ("quoc_hieu", (12, 13), BOLD, False, "center", "PL I, II.1.a"),
        ("tieu_ngu", (13, 14), BOLD, False, "center", "PL I, II.1.b"),
        ("co_quan_chu_quan", (12, 13), UPRIGHT, True, "center", "PL I, II.2.b"),
        ("co_quan", (12, 13), BOLD, True, "center", "PL I, II.2.b"),
        ("so_ky_hieu", (13, 13), UPRIGHT, False, "center", "PL I, II.3.c"),
        ("dia_danh", (13, 14), ITALIC, False, "center", "PL I, II.4.c"),
        ("ten_loai", (13, 14), BOLD, True, "center", "PL I, II.5.b"),
        ("trich_yeu", (13, 14), BOLD, False, "center", "PL I, II.5.b"),
        ("can_cu", (13, 14), ITALIC, False, "both", "PL I, II.6.a"),
        ("loi_van", (13, 14), UPRIGHT, False, "both", "PL I, II.6.e"),
        ("phan", (13, 14), BOLD, False, "center", "PL I, II.6.đ"),
        ("ten_phan", (13, 14), BOLD, True, "center", "PL I, II.6.đ"),
        ("muc", (13, 14), BOLD, True, "both", "PL I, V.6.b"),
        ("khoan", (13, 14), BOLD, False, "both", "PL I, II.6.đ"),
        ("diem", (13, 14), UPRIGHT, False, "both", "PL I, II.6.đ"),
        ("quyen_han", (13, 14), BOLD, True, "center", "PL I, II.7.đ"),
        ("ho_ten", (13, 14), BOLD, False, "center", "PL I, II.7.đ"),
        ("chuc_vu_khac", (13, 14), BOLD, True, "center", "PL I, II.7.đ"),
        ("noi_nhan", (12, 12), BOTH, False, "left", "PL I, II.9.d"),
        ("noi_nhan_dong", (11, 11), UPRIGHT, False, "left", "PL I, II.9.d"),
        ("soan_thao", (11, 11), UPRIGHT, True, "left", "PL I, III.3"),
        ("lien_he", (11, 12), UPRIGHT, False, "center", "PL I, III.4"),
        ("do_khan", (13, 14), BOLD, True, "center", "PL I, III.2.b"),
        ("luu_hanh", (13, 14), BOLD, True, "center", "PL I, III.2.c"),
        ("phu_luc", (14, 14), BOLD, False, "center", "PL I, III.1.b"),
        ("ten_phu_luc", (13, 14), BOLD, True, "center", "PL I, III.1.b"),
        ("kem_theo", (13, 14), ITALIC, False, "center", "PL I, III.1.c"),
        ("so_trang", (13, 14), UPRIGHT, False, "center", "PL I, I.7"),
    ],
)
def test_components_of_the_law(
    name: str, sizes: tuple[int, int], dress: tuple[bool, bool], caps: bool, align: str, clause: str
) -> None:
    part = LAW.components[name]
    found = (part.sizes, (part.bold, part.italic), part.caps, part.align, part.clause, part.grade)
    assert found == (sizes, dress, caps, align, clause, "V2")


@pytest.mark.parametrize("part", LAW.components.values(), ids=lambda part: part.name)
def test_the_size_used_is_one_allowed(part: Component) -> None:
    assert part.sizes[0] <= part.size <= part.sizes[1]


@pytest.mark.parametrize("part", LAW.components.values(), ids=lambda part: part.name)
def test_only_what_a_clause_says_is_called_law(part: Component) -> None:
    assert part.grade in ("V2", "P")
    assert part.clause or part.grade == "P"


@pytest.mark.parametrize("name", ["can_cu", "loi_van", "muc", "khoan", "diem", "gach", "cong"])
def test_running_text_is_indented_and_spaced_as_allowed(name: str) -> None:
    """PL I, II.6.e: 1 or 1,27 cm; at least 6pt between paragraphs; single to 1,5 lines."""
    part = LAW.components[name]
    assert part.indent in (10, 12.7)
    assert part.before >= 6
    assert 1 <= part.line <= 1.5


def test_fixed_words() -> None:
    assert LAW.components["quoc_hieu"].text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert LAW.components["tieu_ngu"].text == "Độc lập - Tự do - Hạnh phúc"
    assert LAW.components["noi_nhan"].text == "Nơi nhận:"
    assert LAW.components["ten_loai"].text == "KẾ HOẠCH"
    assert LAW.wording["basis_end"] == ";"
    assert LAW.wording["last_basis_end"] == "."


@pytest.mark.parametrize(
    ("name", "text", "width", "height"),
    [("hỏa tốc", "HOẢ TỐC", 30, 8), ("thượng khẩn", "THƯỢNG KHẨN", 40, 8), ("khẩn", "KHẨN", 20, 8)],
)
def test_boxes_of_urgency(name: str, text: str, width: float, height: float) -> None:
    """PL I, III.2.b."""
    box = LAW.boxes[name]
    assert (box.text, box.width, box.height, box.grade) == (text, width, height, "V2")


def test_the_decree_is_in_force_from_its_day_with_no_end_known() -> None:
    assert (LAW.effective_from, LAW.effective_to) == (date(2020, 3, 5), None)
