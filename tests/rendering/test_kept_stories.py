"""Kept headers and footers, and joined cells, with the built-in template and an office's own."""

from __future__ import annotations

import re

import pytest
from editing import BUILT, DOCUMENT, XML, with_part

from kehoach.compose import compose
from kehoach.plan import Plan
from kehoach.reading import read_docx
from kehoach.reading.document import Document
from kehoach.rendering import render_docx

PLAN = Plan.model_validate(
    {
        "kế hoạch": "Cải cách hành chính",
        "năm": 2026,
        "cơ quan": {"tên": "SỞ NỘI VỤ", "ký hiệu": "SNV", "địa danh": "An Bình"},
        "nội dung": [
            {"bảng": {"cột": ["TT", "Việc", "<"], "hàng": [["^", "Từ", "Đến"], ["1", "", "<"]]}}
        ],
        "nơi nhận": ["Lưu: VT"],
        "người ký": {"chức vụ": "Giám đốc"},
        "giữ nguyên": [
            {"vị trí": "đầu trang", "nội dung": [{"giữ nguyên": ["Biểu mẫu & 01"]}]},
            {"vị trí": "chân trang", "nội dung": [{"giữ nguyên": ["*Bản của Sở*"]}]},
        ],
    }
)
OWN = with_part(DOCUMENT, XML.replace("{{ trich_yeu }}", "Về {{ trich_yeu }}"))
BARE = with_part(DOCUMENT, re.sub(r"<w:(?:header|footer)Reference [^>]*/>", "", XML))


def rendered(template: bytes | None) -> Document:
    return read_docx(render_docx(compose(PLAN), template))


@pytest.mark.parametrize("template", [None, BUILT, OWN], ids=["built in", "given", "an office's"])
def test_they_stand_on_every_page(template: bytes | None) -> None:
    (page,) = rendered(template).sections
    for kind in ("default", "first"):
        assert "Biểu mẫu & 01" in [line.bare for line in page.headers[kind]]
        assert "Bản của Sở" in [line.bare for line in page.footers[kind]]


def test_a_template_without_headers_has_them_in_the_text() -> None:
    lines = [line.bare for line in rendered(BARE).paragraphs if line.bare]
    assert (lines[0], lines[-1]) == ("Biểu mẫu & 01", "Bản của Sở")


@pytest.mark.parametrize("template", [None, OWN], ids=["built in", "an office's"])
def test_cells_are_joined(template: bytes | None) -> None:
    table = next(table for table in rendered(template).tables if table.ruled)
    assert [
        [(cell.text, cell.span, cell.continues) for cell in row.cells] for row in table.rows
    ] == [
        [("TT", 1, False), ("Việc", 2, False)],
        [("", 1, True), ("Từ", 1, False), ("Đến", 1, False)],
        [("1", 1, False), ("", 2, False)],
    ]
    assert [row.header for row in table.rows] == [True, True, False]
