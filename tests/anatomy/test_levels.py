"""Labels of the body: level, ordinal, shape; headings; lines that only look labelled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from printed import c, p

from kehoach.anatomy.body import body_lines
from kehoach.anatomy.levels import label_of
from kehoach.wording.labels import LETTERS, roman


@pytest.mark.parametrize(
    ("line", "level", "label", "ordinal", "shape"),
    [
        ("I. MỤC ĐÍCH", "muc", "I.", 1, "I."),
        ("II.MỤC ĐÍCH, YÊU CẦU", "muc", "II.", 2, "I."),
        ("IV- TỔ CHỨC", "muc", "IV-", 4, "I-"),
        ("IX/ TỔ CHỨC", "muc", "IX/", 9, "I/"),
        ("A. KẾT QUẢ", "chu_hoa", "A.", 1, "A."),
        ("B. PHƯƠNG HƯỚNG", "chu_hoa", "B.", 2, "A."),
        ("1. Mục đích", "khoan", "1.", 1, "1."),
        ("1.Mục đích", "khoan", "1.", 1, "1."),
        ("12) Mục đích", "khoan", "12)", 12, "1)"),
        ("1/ Mục đích", "khoan", "1/", 1, "1/"),
        ("1- Mục đích", "khoan", "1-", 1, "1-"),
        ("(1) Mục đích", "gach", "(1)", 1, "(1)"),
        ("1.1. Về thể chế", "tieu_khoan", "1.1.", 1, "1.1."),
        ("2.13. Về thể chế", "tieu_khoan", "2.13.", 13, "1.1."),
        ("1.1.2. Về thể chế", "tieu_khoan_con", "1.1.2.", 2, "1.1.1."),
        ("a) Ý một", "diem", "a)", 1, "a)"),
        ("đ) Ý năm", "diem", "đ)", 5, "a)"),
        ("g) Ý bảy", "diem", "g)", 7, "a)"),
        ("f) Ý lạ", "diem", "f)", None, "a)"),
        ("w. Ý lạ", "diem", "w.", None, "a."),
        ("a. Ý một", "diem", "a.", 1, "a."),
        ("- Ý nhỏ", "gach", "-", None, "-"),
        ("– Ý nhỏ", "gach", "–", None, "-"),
        ("-Ý nhỏ", "gach", "-", None, "-"),
        ("+ Ý nhỏ", "cong", "+", None, "+"),
        ("* Nhóm một", "gach", "*", None, "*"),
        ("• Ý nhỏ", "gach", "•", None, "•"),
        ("Phần I", "phan", "Phần I", 1, "phan I"),
        ("Phần II. TỔ CHỨC", "phan", "Phần II.", 2, "phan I."),
        ("PHẦN THỨ NHẤT", "phan", "PHẦN THỨ NHẤT", 1, "phan nhất"),
        ("Chương III", "chuong", "Chương III", 3, "chuong I"),
        ("Điều 12. Hiệu lực", "dieu", "Điều 12.", 12, "dieu 1."),
        ("Điều 1: Phê duyệt", "dieu", "Điều 1:", 1, "dieu 1:"),
    ],
)
def test_labels(line: str, level: str, label: str, ordinal: int | None, shape: str) -> None:
    (found,) = body_lines([p(f"**{line}**")])
    assert (found.level, found.label, found.ordinal, found.shape) == (level, label, ordinal, shape)
    assert found.typed
    assert line.replace(" ", "") == f"{found.label}{found.text}".replace(" ", "")


@pytest.mark.parametrize(
    "line",
    [
        "Điều 5 Luật Tổ chức chính quyền địa phương quy định thẩm quyền.",
        "Phần lớn các cơ quan đã hoàn thành.",
        "15 ngày làm việc kể từ ngày nhận hồ sơ.",
        "2.814 đảng viên mới được kết nạp.",
        "13h30 ngày 29/4/2026.",
        "29/4/2026 là ngày họp.",
        "2026 là năm đầu của nhiệm kỳ.",
        "1.2 tỷ đồng được bố trí trong năm.",
        "Chương trình này thay Chương trình cũ.",
        "(Chi tiết tại Phụ lục I)",
        "“c) Khu vực khoáng sản”",
        "X: chủ trì; P: phối hợp",
        "TP. Huế là thành phố trực thuộc Trung ương.",
    ],
)
def test_running_text_has_no_label(line: str) -> None:
    (found,) = body_lines([p(line)])
    assert (found.level, found.label, found.ordinal, found.heading) == ("doan", "", None, False)
    assert found.text == line


def levels(*lines: str) -> list[tuple[str, int | None]]:
    return [(line.level, line.ordinal) for line in body_lines(p(one) for one in lines)]


def test_capitals_are_roman_or_letters_by_their_neighbours() -> None:
    assert levels("I. M", "II. M", "III. M", "IV. M", "V. M") == [("muc", n) for n in range(1, 6)]
    assert levels("A. M", "B. M", "C. M", "D. M") == [("chu_hoa", n) for n in range(1, 5)]
    assert levels("A. M", "I. M", "II. M", "B. M", "I. M", "C. M") == [
        ("chu_hoa", 1), ("muc", 1), ("muc", 2), ("chu_hoa", 2), ("muc", 1), ("chu_hoa", 3),
    ]  # fmt: skip


@given(st.integers(1, 30))
def test_chapters_count_on_as_roman_numbers(count: int) -> None:
    lines = [f"{roman(n)}. TÊN MỤC" for n in range(1, count + 1)]
    assert levels(*lines) == [("muc", n) for n in range(1, count + 1)]


@given(st.integers(1, len(LETTERS)), st.sampled_from([")", ".", "/"]))
def test_points_count_on_by_the_vietnamese_letters(count: int, mark: str) -> None:
    lines = [f"{LETTERS[n - 1]}{mark} Nội dung" for n in range(1, count + 1)]
    assert levels(*lines) == [("diem", n) for n in range(1, count + 1)]


@given(st.lists(st.integers(1, 20), min_size=2, max_size=5))
def test_numbers_within_numbers(parts: list[int]) -> None:
    label = label_of(".".join(map(str, parts)) + ". Nội dung")
    assert label and label.parts == tuple(parts) and label.ordinal == parts[-1]
    assert label.level == ("tieu_khoan" if len(parts) == 2 else "tieu_khoan_con")


@given(st.text(max_size=80))
def test_any_text_is_read(line: str) -> None:
    for found in body_lines([p(line.replace("**", ""))]):
        assert found.text or found.label


def test_a_number_without_a_dot_counts_under_its_khoan() -> None:
    assert levels("1. Một", "1.1 Nội dung", "1.2 Nội dung") == [
        ("khoan", 1), ("tieu_khoan", 1), ("tieu_khoan", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "level", "ordinal"),
    [("I.", "muc", 1), ("2.", "khoan", 2), ("đ)", "diem", 5), ("-", "gach", None),
     ("1.2.", "tieu_khoan", 2), ("\uf0b7", "gach", None), ("Điều 3.", "dieu", 3)],
)  # fmt: skip
def test_automatic_labels(label: str, level: str, ordinal: int | None) -> None:
    (found,) = body_lines([p("Nội dung của mục", label=label)])
    assert (found.level, found.ordinal, found.label, found.typed) == (level, ordinal, label, False)
    assert found.text == "Nội dung của mục"


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("**I. MỤC ĐÍCH**", True),
        ("I. MỤC ĐÍCH", True),
        ("**1. Mục đích:**", True),
        ("1. Mục đích", True),
        ("**1. Thời gian:** từ ngày 02/6/2026.", False),
        ("1. Các cơ quan thực hiện nghiêm túc Kế hoạch này.", False),
        ("1. Các cơ quan " + "thực hiện nghiêm túc " * 6, False),
        ("- Sở Nội vụ", False),
        ("**- Sở Nội vụ**", True),
        ("**Nhóm chỉ tiêu thứ nhất**", True),
        ("**Mọi cơ quan thực hiện nghiêm.**", False),
        ("Phần I", True),
    ],
)
def test_headings(line: str, heading: bool) -> None:
    (found,) = body_lines([p(line)])
    assert found.heading is heading


def test_the_title_below_a_part() -> None:
    lines = body_lines([c("**Phần I**"), c("**QUY ĐỊNH CHUNG**"), p("**I. MỤC ĐÍCH**")])
    assert [(one.level, one.text) for one in lines] == [
        ("phan", ""), ("ten", "QUY ĐỊNH CHUNG"), ("muc", "MỤC ĐÍCH"),
    ]  # fmt: skip


def test_empty_paragraphs_and_rules_are_no_lines() -> None:
    assert body_lines([p(), p("   "), p("_________"), p("-----")]) == ()
