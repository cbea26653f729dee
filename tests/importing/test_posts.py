"""Posts and bodies are printed in capitals: a spec has them as a text writes them."""

from __future__ import annotations

import pytest
from losslessness import imported
from printed import LINE, QUOC_HIEU, TIEU_NGU, c, cell, p, plan, table

from kehoach.importing.posts import as_post


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("PHÓ GIÁM ĐỐC", "Phó Giám đốc"),
        ("PHÓ CHỦ TỊCH", "Phó Chủ tịch"),
        ("PHÓ TỔNG GIÁM ĐỐC", "Phó Tổng Giám đốc"),
        ("PHÓ CHÁNH VĂN PHÒNG", "Phó Chánh Văn phòng"),
        ("TRƯỞNG PHÒNG", "Trưởng phòng"),
        ("CHỦ TỊCH KIÊM PHÓ TRƯỞNG BAN", "Chủ tịch kiêm Phó Trưởng ban"),
        ("UBND XÃ", "UBND xã"),
        ("HĐND TỈNH", "HĐND tỉnh"),
        ("BAN THƯỜNG TRỰC UBMTTQ VIỆT NAM XÃ", "Ban Thường trực UBMTTQ Việt Nam xã"),
        ("UBND XÃ AN HÒA", "UBND xã An Hòa"),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG", "Chủ tịch Ủy ban nhân dân phường"),
        ("UỶ BAN NHÂN DÂN", "Uỷ ban nhân dân"),
        ("BÍ THƯ TỈNH ỦY", "Bí thư Tỉnh ủy"),
        ("PHÒNG VĂN HÓA - XÃ HỘI", "Phòng văn hóa - xã hội"),
        ("GIÁM ĐỐC TTYT", "Giám đốc TTYT"),
        ("CHỦ TỊCH UBND TỈNH ĐẮK LẮK", "Chủ tịch UBND tỉnh Đắk Lắk"),
        ("TRƯỞNG BCĐ", "Trưởng BCĐ"),
        ("ĐẢNG BỘ CƠ SỞ", "Đảng bộ cơ sở"),
    ],
)
def test_a_post_in_capitals(printed: str, written: str) -> None:
    assert as_post(printed) == written
    assert written.upper() == printed


def test_abbreviations_of_a_signature_stay() -> None:
    closing = table(
        (
            cell(p("**Nơi nhận:**"), p("- Lưu: VT.")),
            cell("**TM. UBND XÃ**", "**KT. CHỦ TỊCH**", "**PHÓ CHỦ TỊCH**", c(), "**Lê Văn Nam**"),
        )
    )
    assert imported(plan(closing=(closing,))).data["người ký"] == {
        "thay mặt": "UBND xã", "ký thay": "Phó Chủ tịch", "chức vụ": "Chủ tịch",
        "họ tên": "Lê Văn Nam",
    }  # fmt: skip


def signed(*lines: str, body: tuple[str, ...] = ()) -> str:
    """The post of a signer, as the spec of a document with these last lines has it."""
    left = cell(p("**Nơi nhận:**"), p("- Lưu: VT."))
    closing = table((left, cell(*(f"**{line}**" for line in lines), c(), "**Lê Văn Nam**")))
    body = ("Sở Nội vụ ban hành Kế hoạch.", *body)
    read = imported(plan(body=tuple(map(p, body)), closing=(closing,)))
    post: str = read.data["người ký"]["chức vụ"]
    return post


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("GIÁM ĐỐC SỞ NỘI VỤ", "Giám đốc Sở Nội vụ"),
        ("GIÁM ĐỐC SỞ TÀI CHÍNH", "Giám đốc Sở Tài chính"),
        ("GIÁM ĐỐC TRUNG TÂM HÀNH CHÍNH CÔNG", "Giám đốc Trung tâm Hành chính công"),
        ("TRƯỞNG PHÒNG NỘI VỤ", "Trưởng phòng Nội vụ"),
        ("GIÁM ĐỐC TRUNG TÂM LẠ", "Giám đốc trung tâm lạ"),
        ("GIÁM ĐỐC", "Giám đốc"),
    ],
)
def test_an_agency_in_a_post_is_written_as_in_the_document(printed: str, written: str) -> None:
    """Its own name, that of the text, that of the register; else small, as it is not known."""
    body = ("Trung tâm Hành chính công tiếp nhận, gửi Phòng Nội vụ.",)
    assert signed(printed, body=body) == written


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("BỘ TRƯỞNG BỘ NỘI VỤ", "Bộ trưởng Bộ Nội vụ"),
        ("HIỆU TRƯỞNG TRƯỜNG ĐẠI HỌC AN BÌNH", "Hiệu trưởng Trường Đại học An Bình"),
        ("CHI CỤC TRƯỞNG CHI CỤC KIỂM LÂM", "Chi cục trưởng Chi cục Kiểm lâm"),
        ("PHÓ TRƯỞNG PHÒNG NỘI VỤ", "Phó Trưởng phòng Nội vụ"),
        ("CHI CỤC TRƯỞNG", "Chi cục trưởng"),
    ],
)
def test_an_agency_after_a_post_that_is_whole_has_its_capital(printed: str, written: str) -> None:
    body = ("Trường Đại học An Bình, Chi cục Kiểm lâm, Phòng Nội vụ, theo ý kiến của Cục trưởng.",)
    assert signed(printed, body=body) == written


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("GIÁM ĐỐC SỞ NỘI VỤ", "Giám đốc Sở Nội vụ"),
        ("GIÁM ĐỐC TRUNG TÂM LẠ", "Giám đốc trung tâm lạ"),
    ],
)
def test_a_name_that_the_document_has_in_capitals_only_is_no_way_to_write_it(
    printed: str, written: str
) -> None:
    """The letterhead is all there is of the agency: the register has it, or it stays small."""
    name = printed.removeprefix("GIÁM ĐỐC ")
    head = table(
        (
            cell("UBND TỈNH AN BÌNH", f"**{name}**", c(lines=(LINE,)), "Số: 05/KH-XYZ"),
            cell(f"**{QUOC_HIEU}**", f"**{TIEU_NGU}**", c(), "An Bình, ngày 05 tháng 3 năm 2026"),
        )
    )
    closing = table(
        (cell(p("**Nơi nhận:**"), p("- Lưu: VT.")), cell(f"**{printed}**", c(), "**Lê Văn Nam**"))
    )
    assert imported(plan(head=(head,), closing=(closing,))).data["người ký"]["chức vụ"] == written
