"""Blanks that a document is issued with are counted: in it and around it, not in forms."""

from __future__ import annotations

import pytest

from kehoach.compose.unfilled import blanks_left
from small_plans import sheet


@pytest.mark.parametrize(
    ("part", "count"),
    [
        ("nội dung: [Đạt …… điểm; xếp thứ ......., v.v...]", 2),
        ("kế hoạch: Nâng cao Chỉ số …… năm {năm}", 1),
        ("căn cứ: [Kế hoạch số ……/KH-UBND ngày 05/3/2026 của UBND tỉnh]", 1),
        ("chỉ số: {A: {kết quả: {2025: {}}}}\nmở đầu: 'Năm {năm-1} đạt {kết quả A}.'", 1),
        ("cơ quan: {tên: UBND tỉnh ……, ký hiệu: UBND, địa danh: ……}", 2),
        ("nơi nhận: [Sở ……, 'Lưu: VT']\nký hiệu: KH-……", 2),
        ("người ký: {chức vụ: Chủ tịch ……, ký thay: Phó Chủ tịch}", 1),
        ("người ký: {chức vụ: Chủ tịch}", 0),
        ("nội dung: [{bảng: {cột: [a], hàng: [[……]]}}]", 0),
        ("nội dung: [Theo Phụ lục.]\nphụ lục: [{tên: Biểu, nội dung: [Số ……]}]", 0),
    ],
)
def test_blanks_of_the_text_are_counted(part: str, count: int) -> None:
    assert blanks_left(sheet(part)) == count
