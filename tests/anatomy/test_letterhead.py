"""Letterheads in every form offices write them, and the lines that belong to them."""

from __future__ import annotations

import unicodedata

import pytest
from printed import LINE, LONG_LINE, QUOC_HIEU, TIEU_NGU, boxed, c, cell, p, plan, table, text

from kehoach.anatomy import Anatomy
from kehoach.reading.document import Block, DrawnLine

NUMBER, DAY = "Số: 05/KH-SNV", "An Bình, ngày 05 tháng 3 năm 2026"
GAP = " " * 12

FORMS: dict[str, tuple[Block, ...]] = {
    "two cells": (
        table(
            (
                cell("UBND TỈNH AN BÌNH", "**SỞ NỘI VỤ**", c(NUMBER, lines=(LINE,))),
                cell(f"**{QUOC_HIEU}**", f"**{TIEU_NGU}**", c(DAY, lines=(LONG_LINE,))),
            )
        ),
    ),
    "a row for each line, an empty middle column": (
        table(
            (cell("UBND TỈNH AN BÌNH"), cell(""), cell(f"**{QUOC_HIEU}**")),
            (cell("**SỞ NỘI VỤ**"), cell(""), cell(f"**{TIEU_NGU}**")),
            (cell(c(lines=(LINE,))), cell(""), cell(c(lines=(LONG_LINE,)))),
            (cell(NUMBER), cell(""), cell(DAY)),
        ),
    ),
    "broken lines in one paragraph per side": (
        table(
            (
                cell(c(f"UBND TỈNH AN BÌNH\n**SỞ NỘI VỤ**\n{NUMBER}", lines=(LINE,))),
                cell(c(f"**{QUOC_HIEU}\n{TIEU_NGU}**\n{DAY}", lines=(LONG_LINE,))),
            )
        ),
    ),
    "stacked, the organ first": (
        c("UBND TỈNH AN BÌNH"), c("**SỞ NỘI VỤ**"), c(lines=(LINE,)), c(NUMBER),
        c(f"**{QUOC_HIEU}**"), c(f"**{TIEU_NGU}**"), c(lines=(LONG_LINE,)), c(DAY),
    ),
    "stacked, the heading first": (
        c(f"**{QUOC_HIEU}**"), c(f"**{TIEU_NGU}**"), c(lines=(LONG_LINE,)),
        p("UBND TỈNH AN BÌNH"), p("**SỞ NỘI VỤ**"), p(lines=(LINE,)), p(NUMBER), p(DAY),
    ),
    "one line, wide spaces": (
        p(f"  UBND TỈNH AN BÌNH{GAP}**{QUOC_HIEU}**"),
        p(f"    **SỞ NỘI VỤ**{GAP}**{TIEU_NGU}**"),
        p(lines=(DrawnLine("drawing", 30, offset=12), DrawnLine("drawing", 60, offset=90))),
        p(f"{NUMBER}{GAP}{DAY}"),
    ),
    "one line, tabs": (
        p(f"UBND TỈNH AN BÌNH\t**{QUOC_HIEU}**"),
        p(f"**SỞ NỘI VỤ**\t**{TIEU_NGU}**"),
        p(lines=(LINE, LONG_LINE)),
        p(f"{NUMBER}\t{DAY}"),
    ),
    "number and day in swapped cells": (
        table(
            (
                cell("UBND TỈNH AN BÌNH", "**SỞ NỘI VỤ**", c(lines=(LINE,)), DAY),
                cell(f"**{QUOC_HIEU}**", f"**{TIEU_NGU}**", c(lines=(LONG_LINE,)), NUMBER),
            )
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_every_form_tells_the_same(form: str) -> None:
    made = plan(head=FORMS[form])
    assert text(made.quoc_hieu) == QUOC_HIEU
    assert text(made.tieu_ngu) == TIEU_NGU
    assert text(made.co_quan_chu_quan) == "UBND TỈNH AN BÌNH"
    assert text(made.co_quan) == "SỞ NỘI VỤ"
    assert made.number and (made.number.number, made.number.symbol) == (5, "KH-SNV")
    assert made.place_and_day and made.place_and_day.place == "An Bình"
    assert [line.length for line in made.ke_co_quan] == [30]
    assert [line.length for line in made.ke_tieu_ngu] == [60]
    assert text(made.ten_loai) == "KẾ HOẠCH"
    kind = "one line" if form.startswith("one line") else form.split(",")[0]
    assert made.letterhead == (kind if kind in ("one line", "stacked") else "table")


@pytest.mark.parametrize(
    ("form", "alone"),
    [("two cells", True), ("stacked, the organ first", True), ("one line, tabs", False)],
)
def test_what_shares_its_line_is_not_alone(form: str, alone: bool) -> None:
    made = plan(head=FORMS[form])
    assert made.quoc_hieu and made.quoc_hieu.alone is alone
    assert made.co_quan and made.co_quan.alone is alone


def test_the_runs_of_a_shared_line_are_its_own() -> None:
    made = plan(head=FORMS["one line, tabs"])
    assert made.quoc_hieu and [run.text for run in made.quoc_hieu.runs] == [QUOC_HIEU]
    assert made.number and [run.text for run in made.number.piece.runs] == [NUMBER]


def headed(heading: str, motto: str) -> Anatomy:
    return plan(
        head=(table((cell("**UBND XÃ AN HÒA**", NUMBER), cell(c(heading), c(motto), DAY))),)
    )


@pytest.mark.parametrize(
    "written",
    [
        QUOC_HIEU,
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG  HÒA XÃ HỘI  CHỦ NGHĨA VIỆT NAM",
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT",
        "CỘNG HÒA XÃ HỘI CHŨ NGHĨA VIỆT NAM.",
        "CÔNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM",
        "CỘNG HÒA XHCN VIỆT NAM",
        unicodedata.normalize("NFD", QUOC_HIEU),
    ],
)
def test_a_faulty_quoc_hieu_is_found_for_a_rule_to_blame(written: str) -> None:
    found = headed(f"**{written}**", TIEU_NGU).quoc_hieu
    assert found and found.text == " ".join(written.split())


@pytest.mark.parametrize(
    "written",
    [
        "Độc lập – Tự do – Hạnh phúc", "Độc lập-Tự do-Hạnh phúc", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC",
        "Độc lập- Tự do - Hạnh Phúc", "Độc lập, Tự do, Hạnh phúc", "Độc lập Tự do Hạnh phúc",
        "Độc lâp - Tự do - Hạnh phúc", unicodedata.normalize("NFD", TIEU_NGU),
    ],
)  # fmt: skip
def test_a_faulty_tieu_ngu_is_found_for_a_rule_to_blame(written: str) -> None:
    assert text(headed(QUOC_HIEU, f"**{written}**").tieu_ngu) == written


def test_a_heading_broken_in_two_is_one() -> None:
    head = table(
        (
            cell("**SỞ NỘI VỤ**", NUMBER),
            cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM", TIEU_NGU),
        )
    )
    made = plan(head=(head,))
    assert text(made.quoc_hieu) == QUOC_HIEU
    assert text(made.co_quan) == "SỞ NỘI VỤ"


@pytest.mark.parametrize(
    ("lines", "superior", "issuer"),
    [
        (["**ỦY BAN NHÂN DÂN**", "**TỈNH AN BÌNH**"], None, "ỦY BAN NHÂN DÂN TỈNH AN BÌNH"),
        (["ỦY BAN NHÂN DÂN", "**TỈNH AN BÌNH**"], None, "ỦY BAN NHÂN DÂN TỈNH AN BÌNH"),
        (["**UBND TỈNH AN BÌNH**", "**SỞ NỘI VỤ**"], "UBND TỈNH AN BÌNH", "SỞ NỘI VỤ"),
        (["UBND TỈNH AN BÌNH", "SỞ NỘI VỤ"], "UBND TỈNH AN BÌNH", "SỞ NỘI VỤ"),
        (
            ["ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH", "**SỞ GIÁO DỤC**", "**VÀ ĐÀO TẠO**"],
            "ỦY BAN NHÂN DÂN TỈNH AN BÌNH", "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        ),
        (
            ["SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG", "**CHI CỤC**", "**BẢO VỆ MÔI TRƯỜNG**"],
            "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "CHI CỤC BẢO VỆ MÔI TRƯỜNG",
        ),
        (
            ["**BAN CHỈ HUY**", "**PHÒNG, CHỐNG THIÊN TAI**"],
            None, "BAN CHỈ HUY PHÒNG, CHỐNG THIÊN TAI",
        ),
        (["**VĂN PHÒNG**", "**ỦY BAN NHÂN DÂN TỈNH**"], None, "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH"),
        (["TỈNH ỦY AN BÌNH", "**BAN TỔ CHỨC**"], "TỈNH ỦY AN BÌNH", "BAN TỔ CHỨC"),
        (["NHÀ MÁY GẠCH", "**PHÂN XƯỞNG SỐ HAI**"], "NHÀ MÁY GẠCH", "PHÂN XƯỞNG SỐ HAI"),
    ],
)  # fmt: skip
def test_the_issuer_is_told_from_its_superior(
    lines: list[str], superior: str | None, issuer: str
) -> None:
    made = plan(head=(table((cell(*lines, NUMBER), cell(QUOC_HIEU, TIEU_NGU, DAY))),))
    assert text(made.co_quan_chu_quan) == superior
    assert text(made.co_quan) == issuer


def test_the_heading_of_the_party() -> None:
    head = table(
        (
            cell("**TỈNH ỦY AN BÌNH**", "*", "Số 199-KH/TU"),
            cell(c("**ĐẢNG CỘNG SẢN VIỆT NAM**", lines=(LONG_LINE,)), DAY),
        )
    )
    made = plan(head=(head,))
    assert made.party and text(made.tieu_de_dang) == "ĐẢNG CỘNG SẢN VIỆT NAM"
    assert made.quoc_hieu is None and made.tieu_ngu is None
    assert text(made.co_quan) == "TỈNH ỦY AN BÌNH"
    assert made.number and (made.number.prefix, made.number.number) == ("Số", 199)
    assert made.number.symbol == "KH/TU"
    assert made.ke_tieu_ngu == (LONG_LINE,)


@pytest.mark.parametrize(
    "line",
    [DrawnLine("typed", 30), DrawnLine("border", 30), DrawnLine("vml", None)],
    ids=lambda line: line.kind,
)
def test_a_line_of_any_kind_belongs_to_what_stands_above_it(line: DrawnLine) -> None:
    dashes = "______" if line.kind == "typed" else ""
    head = table(
        (
            cell("**SỞ NỘI VỤ**", c(dashes, lines=(line,)), NUMBER),
            cell(QUOC_HIEU, TIEU_NGU, DAY),
        )
    )
    made = plan(head=(head,))
    assert made.ke_co_quan == (line,) and made.ke_tieu_ngu == ()
    assert text(made.co_quan) == "SỞ NỘI VỤ"


def test_an_underlined_tieu_ngu() -> None:
    line = DrawnLine("underline", 60)
    head = (table((cell("**SỞ NỘI VỤ**"), cell(QUOC_HIEU, c(TIEU_NGU, lines=(line,))))),)
    assert plan(head=head).ke_tieu_ngu == (line,)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("DỰ THẢO", "du_thao"), ("Dự thảo lần 2", "du_thao"), ("(Dự thảo)", "du_thao"),
        ("DỰ THẢO 1", "du_thao"), ("HOẢ TỐC", "do_khan"), ("KHẨN", "do_khan"),
        ("THƯỢNG KHẨN", "do_khan"), ("MẬT", "do_mat"), ("TỐI MẬT", "do_mat"),
        ("XEM XONG TRẢ LẠI", "luu_hanh"), ("LƯU HÀNH NỘI BỘ", "luu_hanh"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", ["box", "table", "paragraph", "in the cell"])
def test_marks_of_the_first_page(written: str, name: str, where: str) -> None:
    left = [c("**SỞ NỘI VỤ**"), c(NUMBER)]
    if where == "box":
        left[1] = boxed(left[1], written)
    if where == "in the cell":
        left.append(c(written))
    head: list[Block] = [table((cell(*left), cell(QUOC_HIEU, TIEU_NGU, DAY)))]
    if where == "table":
        head.append(table((cell(written),), ruled=True))
    if where == "paragraph":
        head.insert(0, c(written))
    made = plan(head=tuple(head))
    assert text(getattr(made, name)) == written
    assert text(made.co_quan) == "SỞ NỘI VỤ"
    assert text(made.trich_yeu) == "Cải cách hành chính năm 2026"


def test_what_is_not_known_in_a_letterhead_begins_no_body() -> None:
    head = table((cell("**SỞ NỘI VỤ**", NUMBER), cell(QUOC_HIEU, TIEU_NGU, "Ngày ban hành: …")))
    made = plan(head=(head,), title=(p("Kính gửi: Sở Tài chính."),), bases=())
    assert text(made.kinh_gui) == "Kính gửi: Sở Tài chính."
    assert made.tables == () and made.body[0].text == "MỤC ĐÍCH"


def test_a_line_further_down_is_not_of_the_letterhead() -> None:
    title = (c("**CHUYÊN ĐỀ LẠ**"), c(lines=(LINE,)))
    made = plan(head=FORMS["stacked, the organ first"], title=title)
    assert made.ke_tieu_ngu == (LONG_LINE,) and made.ke_trich_yeu == ()


def test_a_mark_in_the_header_of_the_first_page() -> None:
    assert text(plan(header=(p("XEM XONG TRẢ LẠI"),)).luu_hanh) == "XEM XONG TRẢ LẠI"


def test_without_a_letterhead_nothing_is_guessed() -> None:
    made = plan(head=())
    assert made.letterhead == "none"
    assert made.quoc_hieu is made.tieu_ngu is made.co_quan is None
    assert made.number is None
    assert made.ke_co_quan == made.ke_tieu_ngu == ()


def test_the_address_at_the_foot_of_the_first_page() -> None:
    line = p("Địa chỉ: 01 Lê Lợi, phường An Hòa. Điện thoại: 0262 123456")
    assert text(plan(footer=(line,)).contact) == line.text
    assert plan(footer=(p("Trang 1"),)).contact is None
    assert text(plan(rest=(p("____"), line)).contact) == line.text
