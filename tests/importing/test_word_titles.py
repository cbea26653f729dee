"""Titles and lists that Word's own styles and numbers tell."""

from __future__ import annotations

from typing import Any

from losslessness import imported
from printed import BODY_TEXT, p, plan

from kehoach.reading.document import Block, Paragraph

SAID = BODY_TEXT.rstrip(".")


def heading(text: str, outline: int = 0, **look: object) -> Paragraph:
    """A line in a style of Word's for titles."""
    return p(text, outline=outline, **look)


def data(*body: Block) -> dict[str, Any]:
    return imported(plan(body=body)).data


def test_lines_in_a_style_for_titles_are_sections() -> None:
    one = imported(
        plan(
            body=(
                heading("MỤC ĐÍCH"), p(BODY_TEXT), heading("NHIỆM VỤ"),
                heading("Nhiệm vụ chung", 1), p(BODY_TEXT),
            )
        )
    )  # fmt: skip
    inner = {"mục": "Nhiệm vụ chung", "nội dung": [SAID]}
    assert one.data["nội dung"] == [
        {"mục": "Mục đích", "nội dung": [BODY_TEXT]},
        {"mục": "Nhiệm vụ", "nội dung": [inner]},
    ]
    assert "mở đầu" not in one.data
    assert [(each.was, each.becomes, each.reason.text) for each in one.changes] == [
        ("hiện.", "hiện./.", "dấu kết thúc văn bản"),
        ("", "I.", "thêm theo mẫu"),
        ("", "II.", "thêm theo mẫu"),
        ("", "1.", "thêm theo mẫu"),
    ]


def test_a_style_for_titles_from_its_second_level_on() -> None:
    (section,) = data(heading("MỤC ĐÍCH", 1), p(BODY_TEXT))["nội dung"]
    assert section == {"mục": "Mục đích", "nội dung": [SAID]}


def test_a_sentence_in_a_style_for_titles_is_a_sentence() -> None:
    found = data(heading("**I. MỤC ĐÍCH**"), heading(BODY_TEXT))
    assert found["nội dung"] == [{"mục": "Mục đích", "nội dung": [SAID]}]


def test_running_text_with_the_level_of_running_text_is_no_title() -> None:
    found = data(p("**I. MỤC ĐÍCH**"), p("Gọn, rõ, đúng hạn", outline=9), p(BODY_TEXT))
    (section,) = found["nội dung"]
    assert section["nội dung"] == ["Gọn, rõ, đúng hạn", SAID]


def test_where_titles_are_numbered_one_without_a_number_is_none() -> None:
    """As a section it would take the number of the next."""
    found = data(
        heading("**I. MỤC ĐÍCH**"), p(BODY_TEXT), heading("Ghi chú chung"), p(BODY_TEXT),
        heading("**II. NHIỆM VỤ**"), p(BODY_TEXT),
    )  # fmt: skip
    assert [one["mục"] for one in found["nội dung"]] == ["Mục đích", "Nhiệm vụ"]
    assert "Ghi chú chung" in found["nội dung"][0]["nội dung"]


def test_numbers_of_word_before_running_text_are_items() -> None:
    items = [p(text, label=f"{at}.") for at, text in enumerate(("Thu gom rác", "Quét dọn"), 1)]
    found = data(heading("NHIỆM VỤ"), *items, p(BODY_TEXT))
    assert found["nội dung"] == [
        {"mục": "Nhiệm vụ", "nội dung": [{"khoản": ["Thu gom rác", "Quét dọn"]}, SAID]}
    ]


def test_letters_of_word_before_running_text_are_items() -> None:
    items = [p(text, label=f"{sign})") for sign, text in (("a", "Thu gom rác"), ("b", "Quét dọn"))]
    found = data(p("**I. NHIỆM VỤ**"), *items)
    assert found["nội dung"] == [
        {"mục": "Nhiệm vụ", "nội dung": [{"điểm": ["Thu gom rác", "Quét dọn"]}]}
    ]


def test_siblings_of_one_numbering_are_one_kind() -> None:
    found = data(
        p("**I. MỤC ĐÍCH, YÊU CẦU**"), p("1) Mục đích :"), p("- Rõ việc."), p("2) Yêu cầu"),
        p("- Đúng hạn."),
    )  # fmt: skip
    assert found["nội dung"][0]["nội dung"] == [
        {"mục": "Mục đích :", "số": "1)", "nội dung": [{"gạch": ["Rõ việc"]}]},
        {"mục": "Yêu cầu", "số": "2)", "nội dung": [{"gạch": ["Đúng hạn"]}]},
    ]


def test_the_sign_before_a_line_is_told_as_such() -> None:
    one = imported(plan(body=(p("**I. VIỆC**"), p("Đúng hạn.", label="•"), p("Không sót."))))
    assert [(each.was, each.becomes, each.reason.text) for each in one.changes] == [
        ("•", "-", "dấu đầu dòng"),
        ("sót.", "sót./.", "dấu kết thúc văn bản"),
    ]
