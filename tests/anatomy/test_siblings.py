"""Lines numbered alike are titles all or running text all, unless bold letters tell."""

from __future__ import annotations

import pytest
from printed import BODY_TEXT, cell, p, plan, table

from kehoach.reading.document import Block, Paragraph

LONG = "Các cơ quan rà soát, tổng hợp, báo cáo kết quả về Văn phòng trước ngày 10 hằng tháng"


def titles(*body: Block) -> list[str]:
    """The numbered lines that are taken for titles."""
    return [line.text for line in plan(body=body).body if line.heading and line.label]


def numbered(*texts: str, under: Block | None = None) -> list[Block]:
    """Lines ``1.``, ``2.`` …, each with something below it."""
    found: list[Block] = []
    for number, text in enumerate(texts, 1):
        found += [p(f"{number}. {text}"), *([under] if under else [])]
    return found


def test_lines_with_nothing_between_them_are_a_list() -> None:
    assert titles(*numbered("Thu gom rác", "Quét dọn", "Trồng cây"), p(BODY_TEXT)) == []


def test_lines_with_text_below_each_are_titles() -> None:
    assert titles(*numbered("Mục đích", "Yêu cầu", under=p(BODY_TEXT))) == ["Mục đích", "Yêu cầu"]


def test_a_table_below_a_line_is_something() -> None:
    rows = table((cell("TT"), cell("Việc")), ruled=True)
    assert titles(*numbered("Bảng một", "Bảng hai", under=rows)) == ["Bảng một", "Bảng hai"]


@pytest.mark.parametrize("end", [":", " :", ""])
def test_one_with_a_colon_is_as_the_others(end: str) -> None:
    found = titles(*numbered(f"Mục đích{end}", "Yêu cầu", under=p("- Rõ việc.")))
    assert found == [f"Mục đích{end}", "Yêu cầu"]


def test_one_long_line_makes_all_of_them_running_text() -> None:
    assert titles(*numbered("Rà soát văn bản", f"{LONG} {LONG}.", under=p("- Rõ việc."))) == []


def test_most_decide_where_all_are_short() -> None:
    found = titles(*numbered("Mục đích", "Yêu cầu.", "Thời gian", under=p(BODY_TEXT)))
    assert found == ["Mục đích", "Yêu cầu.", "Thời gian"]


def test_bold_letters_tell_each_line_by_itself() -> None:
    body = (p("**1. Sở Tài chính**"), p("2. Các sở khác báo cáo."), p("3. Văn phòng"))
    assert titles(*body) == ["Sở Tài chính", "Văn phòng"]


def test_a_style_for_titles_tells_too() -> None:
    body = (p("1. Chung", outline=1), p("2. Riêng", outline=1))
    assert titles(*body) == ["Chung", "Riêng"]


def test_numbers_that_start_anew_are_another_list() -> None:
    first = numbered("Mục đích", "Yêu cầu", under=p(BODY_TEXT))
    second: list[Paragraph] = [p("1. Thu gom rác"), p("2. Quét dọn")]
    assert titles(*first, *second) == ["Mục đích", "Yêu cầu"]
