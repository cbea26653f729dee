"""Tên loại, trích yếu, Kính gửi, and the căn cứ before the body."""

from __future__ import annotations

import pytest
from printed import BODY_TEXT, LETTERHEAD, LINE, TITLE, c, cell, p, plan, table, text, texts

from kehoach.reading.document import Block

ABOUT = "Cải cách hành chính năm 2026"


@pytest.mark.parametrize(
    ("title", "name", "about"),
    [
        ((c("**KẾ HOẠCH**"), c(f"**{ABOUT}**")), "KẾ HOẠCH", ABOUT),
        ((c("**KẾ HOẠCH**"), c("**Cải cách hành chính**"), c("**năm 2026**")), "KẾ HOẠCH", ABOUT),
        ((c(f"**KẾ HOẠCH\n{ABOUT}**"),), "KẾ HOẠCH", ABOUT),
        ((c("**KẾ HOẠCH CẢI CÁCH NĂM 2026**"),), "KẾ HOẠCH", "CẢI CÁCH NĂM 2026"),
        ((c("**Kế hoạch**"), c(f"**{ABOUT}**")), "Kế hoạch", ABOUT),
        ((p("      **KẾ HOẠCH**"), p(f"   **{ABOUT}**")), "KẾ HOẠCH", ABOUT),
        ((c("**KẾ HOẠCH**"), c(), c(f"**{ABOUT}**")), "KẾ HOẠCH", ABOUT),
        ((c("KẾ HOẠCH"), c(ABOUT)), "KẾ HOẠCH", ABOUT),
        ((c("**KẾ HOẠCH**"), c("**Thực hiện Đề án số 08 về công nghiệp**")), "KẾ HOẠCH",
         "Thực hiện Đề án số 08 về công nghiệp"),
        ((c("**KẾ HOẠCH**"), c("**V/v cải cách hành chính**")), "KẾ HOẠCH",
         "V/v cải cách hành chính"),
        ((c("**KẾ HOẠCH**"),), "KẾ HOẠCH", None),
        ((), None, None),
    ],
)  # fmt: skip
def test_title(title: tuple[Block, ...], name: str | None, about: str | None) -> None:
    made = plan(title=title)
    assert (text(made.ten_loai), text(made.trich_yeu)) == (name, about)
    assert made.kind == "kế hoạch"
    assert len(made.bases) == 2


def test_a_long_title_is_one_where_it_is_bold_and_centred() -> None:
    long = " ".join(["cải cách hành chính"] * 30)
    assert text(plan(title=(c("**KẾ HOẠCH**"), c(f"**{long}**"))).trich_yeu) == long
    assert plan(title=(c("**KẾ HOẠCH**"), p(long))).trich_yeu is None


def test_a_title_in_the_table_of_the_letterhead() -> None:
    title = table((cell("**KẾ HOẠCH**", f"**{ABOUT}**", c(lines=(LINE,))),))
    made = plan(title=(title,))
    assert (text(made.ten_loai), text(made.trich_yeu)) == ("KẾ HOẠCH", ABOUT)
    assert made.ke_trich_yeu == (LINE,)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("KẾ HOẠCH", "kế hoạch"), ("BÁO CÁO", "báo cáo"), ("QUYẾT ĐỊNH", "quyết định"),
        ("TỜ TRÌNH", "tờ trình"), ("THÔNG BÁO", "thông báo"), ("PHIẾU TRÌNH", "phiếu"),
        ("CHƯƠNG TRÌNH", "khác"), ("NGHỊ QUYẾT", "khác"),
    ],
)  # fmt: skip
def test_kinds(name: str, kind: str) -> None:
    assert plan(title=(c(f"**{name}**"), c(f"**{ABOUT}**"))).kind == kind


def test_a_letter_has_its_subject_under_its_number() -> None:
    left = cell("**SỞ NỘI VỤ**", "Số: 05/SNV-CCHC", "V/v báo cáo kết quả", "năm 2026")
    head = table(
        (left, cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "An Bình, ngày 05 tháng 3 năm 2026"))
    )
    made = plan(head=(head,), title=(p("Kính gửi: Sở Tài chính."),), bases=())
    assert made.kind == "công văn" and made.ten_loai is None
    assert text(made.trich_yeu) == "V/v báo cáo kết quả năm 2026"
    assert text(made.kinh_gui) == "Kính gửi: Sở Tài chính."
    assert text(made.co_quan) == "SỞ NỘI VỤ"


@pytest.mark.parametrize(
    "where", ["of the title", "of the empty paragraph below", "of the first căn cứ"]
)
def test_the_line_under_the_title(where: str) -> None:
    last = c(f"**{ABOUT}**", lines=(LINE,) if where == "of the title" else ())
    empty = c(lines=(LINE,) if "below" in where else ())
    basis = p("Căn cứ Luật A;", lines=(LINE,) if "căn cứ" in where else ())
    assert plan(title=(c("**KẾ HOẠCH**"), last, empty), bases=(basis,)).ke_trich_yeu == (LINE,)


def test_the_authority_under_the_title_of_a_decision() -> None:
    title = (c("**QUYẾT ĐỊNH**"), c("**Phê duyệt Điều lệ**"), c(lines=(LINE,)),
             c("**CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH**"))  # fmt: skip
    body = (c("**QUYẾT ĐỊNH:**"), p(f"**Điều 1.** {BODY_TEXT}"))
    made = plan(title=title, body=body)
    assert text(made.trich_yeu) == "Phê duyệt Điều lệ"
    assert text(made.authority) == "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"
    assert [line.level for line in made.body] == ["ten", "dieu"]


OPENING = "Thực hiện Kế hoạch số 12/KH-UBND, Sở Nội vụ ban hành Kế hoạch cải cách, cụ thể như sau:"


@pytest.mark.parametrize(
    ("paragraph", "is_basis"),
    [
        ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", True),
        ("Căn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh.", True),
        ("Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh;", True),
        ("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 01/TTr-SNV.", True),
        ("Xét đề nghị của 28 đơn vị gồm: Công ty A, Công ty B tại Văn bản số 1.", True),
        ("- Căn cứ Luật A;", True),
        ("Căn cứ Luật A,", True),
        (OPENING, False),
        ("Căn cứ chức năng, nhiệm vụ được giao, Sở Nội vụ xây dựng Kế hoạch năm 2026.", False),
        ("Thực hiện chỉ đạo của Chính phủ, UBND tỉnh ban hành Kế hoạch năm 2026 như sau:", False),
        ("Theo công bố của Bộ Nội vụ, năm 2025 Chỉ số của tỉnh xếp thứ 20.", False),
        ("Để nâng cao nhận thức, UBND tỉnh ban hành Kế hoạch như sau:", False),
    ],
)
def test_a_basis_is_told_from_the_opening(paragraph: str, is_basis: bool) -> None:
    made = plan(bases=(p(paragraph),))
    assert texts(made.bases) == ([paragraph] if is_basis else [])
    assert made.body[0].text == ("MỤC ĐÍCH" if is_basis else paragraph)
    assert text(made.trich_yeu) == ABOUT


@pytest.mark.parametrize("between", ["; ", ";\n", ";\n\t"])
def test_joined_bases_are_told_apart(between: str) -> None:
    first, second = "Căn cứ Luật A ngày 01/01/2025; Luật B", "Căn cứ Nghị định số 1"
    made = plan(bases=(p(f"{first}{between}{second};"), p("Căn cứ Luật C.")))
    assert len(made.bases) == 2
    assert [texts(parts) for parts in made.basis_parts] == [
        [f"{first};", f"{second};"],
        ["Căn cứ Luật C."],
    ]


def test_kinh_gui_with_its_list() -> None:
    listed = (p("Kính gửi:"), p(), p("- Bộ Nội vụ;"), p("- Bộ Tài chính."))
    made = plan(bases=(*listed, p(OPENING)))
    assert text(made.kinh_gui) == "Kính gửi: - Bộ Nội vụ; - Bộ Tài chính."
    assert made.body[0].text == OPENING


def test_kinh_gui_in_a_table() -> None:
    listed = table((cell(p("Kính gửi:")), cell(p("- Bộ Nội vụ;"), p("- Bộ Tài chính."))))
    made = plan(bases=(listed, p(OPENING)))
    assert text(made.kinh_gui) == "Kính gửi: - Bộ Nội vụ; - Bộ Tài chính."
    assert made.tables == () and made.body[0].text == OPENING


def test_a_line_that_encloses_the_plan_is_no_title() -> None:
    enclosed = c("(Ban hành kèm theo Nghị quyết số 35-NQ/TU ngày 29/12/2025 của Tỉnh ủy)")
    made = plan(title=(*TITLE[:2], enclosed, c(lines=(LINE,))))
    assert text(made.trich_yeu) == ABOUT
    assert text(made.enclosed) == enclosed.text
    assert made.ke_trich_yeu == (LINE,)


def test_number_and_day_below_the_title() -> None:
    head = table((cell("**SỞ NỘI VỤ**"), cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")))
    title = (*TITLE, p("Số: 05/KH-SNV"), p("An Bình, ngày 05 tháng 3 năm 2026"))
    made = plan(head=(head,), title=title)
    assert made.number and made.number.number == 5
    assert made.day is not None
    assert len(made.bases) == 2
    assert plan(head=(LETTERHEAD,)).number is not None
