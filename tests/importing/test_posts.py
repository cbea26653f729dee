"""Posts and bodies are printed in capitals: a spec has them as a text writes them."""

from __future__ import annotations

import pytest
from losslessness import imported
from printed import c, cell, p, plan, table

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
