"""The values of Hướng dẫn 36-HD/VPTW, each under its clause; PL 3 is its Phụ lục 3."""

from __future__ import annotations

from datetime import date

import pytest

from kehoach.standards import load

LAW = load("hd36-2018")
UPRIGHT, BOLD, ITALIC = (False, False), (True, False), (False, True)


@pytest.mark.parametrize(
    ("name", "length"), [("top", 20), ("bottom", 20), ("left", 30), ("right", 15)]
)
def test_margins(name: str, length: float) -> None:
    value = LAW.page[name]
    found = (value.min, value.use, value.max, value.clause, value.grade)
    assert found == (length, length, length, "II.4.3", "V2")


def test_page_number() -> None:
    """II.4.4: centred, 10 mm from the top edge, not on page 1."""
    number = LAW.page_number
    assert (number["place"].use, number["align"].use) == ("header", "center")
    assert number["on_first_page"].use is False
    assert LAW.page["number_from_edge"].use == 10


@pytest.mark.parametrize(
    ("name", "sizes", "dress", "caps", "row"),
    [
        ("tieu_de", (15, 15), BOLD, True, 1),
        ("co_quan_chu_quan", (14, 14), UPRIGHT, True, 2),
        ("co_quan", (14, 14), BOLD, True, 2),
        ("so_ky_hieu", (14, 14), UPRIGHT, False, 3),
        ("dia_danh", (14, 14), ITALIC, False, 4),
        ("ten_loai", (15, 16), BOLD, True, 5),
        ("trich_yeu", (14, 15), BOLD, False, 5),
        ("phan", (14, 15), BOLD, False, 6),
        ("ten_phan", (14, 15), BOLD, True, 6),
        ("diem", (14, 15), UPRIGHT, False, 6),
        ("quyen_han", (14, 14), BOLD, True, 7),
        ("chuc_vu", (14, 14), UPRIGHT, True, 7),
        ("ho_ten", (14, 14), BOLD, False, 7),
        ("noi_nhan", (14, 14), UPRIGHT, False, 9),
        ("noi_nhan_dong", (12, 12), UPRIGHT, False, 9),
        ("do_khan", (14, 14), BOLD, True, 10),
        ("luu_hanh", (12, 12), BOLD, True, 11),
        ("du_thao", (14, 14), ITALIC, False, 11),
        ("soan_thao", (8, 8), UPRIGHT, True, 12),
        ("lien_he", (10, 10), UPRIGHT, False, 13),
        ("so_trang", (14, 14), UPRIGHT, False, 15),
    ],
)
def test_components_of_the_table(
    name: str, sizes: tuple[int, int], dress: tuple[bool, bool], caps: bool, row: int
) -> None:
    part = LAW.components[name]
    found = (part.sizes, (part.bold, part.italic), part.caps, part.clause, part.grade)
    assert found == (sizes, dress, caps, f"PL 3, {row}", "V2")


def test_only_the_word_of_the_recipients_is_underlined() -> None:
    assert [part.name for part in LAW.components.values() if part.underline] == ["noi_nhan"]


@pytest.mark.parametrize(
    ("name", "text", "clause"),
    [
        ("under_issuer", "*", "II.1.2.2"),
        ("number_zero", "0", "II.1.3.2"),
        ("number_joint", "-", "II.1.3.2"),
        ("symbol_joint", "/", "II.1.3.2"),
        ("under_subject", "-----", "II.1.5.2"),
        ("basis_end", ";", "II.1.6.2"),
        ("last_basis_end", ",", "II.1.6.2"),
        ("body_end", ".", "II.1.6.2"),
        ("on_behalf", "T/M", "II.1.7.1"),
        ("instead", "K/T", "II.1.7.1"),
        ("by_order", "T/L", "II.1.7.1"),
        ("recipient_end", ",", "II.1.9.2"),
        ("last_recipient_end", ".", "II.1.9.2"),
        ("annex_numerals", "arabic", "II.4.5"),
    ],
)
def test_marks(name: str, text: str, clause: str) -> None:
    mark = LAW.marks[name]
    assert (mark.use, mark.clause, mark.grade) == (text, clause, "V2")


def test_the_line_under_the_heading_is_as_long_as_the_heading() -> None:
    line = LAW.lines["tieu_de"]
    assert (line.min, line.max, line.clause) == (1, 1, "II.1.1.2")
    assert LAW.lines.keys() == {"tieu_de"}


def test_words() -> None:
    assert LAW.components["tieu_de"].text == "ĐẢNG CỘNG SẢN VIỆT NAM"
    assert LAW.components["noi_nhan"].text == "Nơi nhận:"
    assert "quoc_hieu" not in LAW.components


def test_days() -> None:
    assert (LAW.effective_from, LAW.effective_to) == (date(2018, 4, 3), date(2026, 5, 26))
    assert LAW.party
