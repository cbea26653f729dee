"""The text of paragraphs: what a reader sees, once, and its role."""

from __future__ import annotations

import pytest
from word import alternate, drawn, field, first, p, r, read


def roles(body: str) -> list[tuple[str, str]]:
    return [(run.text, run.role) for run in first(body).runs]


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:smartTag><w:smartTag>{}</w:smartTag></w:smartTag>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:customXml>{}</w:customXml>",
    ],
)
def test_text_in_wrappers(wrapped: str) -> None:
    paragraph = first(p(r("một ") + wrapped.format(r("hai ")) + r("ba")))
    assert paragraph.text == "một hai ba"


def test_tracked_changes_as_accepted() -> None:
    body = p(
        f"<w:ins>{r('thêm')}</w:ins><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
        f"<w:moveFrom>{r('đi')}</w:moveFrom><w:moveTo>{r('đến')}</w:moveTo>"
    )
    assert roles(body) == [("thêm", "inserted"), ("đến", "inserted")]
    assert "tracked" in read(body).notes


def test_deleted_paragraph_is_left_out() -> None:
    gone = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r/></w:del></w:p>"
    assert read(gone + p("còn")).text == "còn"


def test_fields_show_results_only() -> None:
    body = p(field("PAGE", r("2")) + r("/") + field("NUMPAGES", r("9")))
    assert roles(body) == [("2", "page"), ("/", "typed"), ("9", "field")]


def test_field_within_an_instruction_is_not_shown() -> None:
    inner = field("PAGE", r("7"))
    body = p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        + inner
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("kết quả")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert roles(body) == [("kết quả", "field")]


def test_field_over_several_paragraphs() -> None:
    whole = field("TOC", r("mục 1") + "</w:p><w:p>" + r("mục 2"))
    document = read(f"<w:p>{whole}</w:p>{p('sau')}")
    assert [q.runs[0].role for q in document.paragraphs] == ["field", "field", "typed"]


def test_page_number_without_a_stored_result_is_there() -> None:
    assert roles(p(field("PAGE", ""))) == [("1", "page")]
    assert roles(p('<w:fldSimple w:instr=" PAGE "/>' + r("x")))[0] == ("1", "page")


def test_link_is_text_as_typed() -> None:
    assert roles(p(field('HYPERLINK "http://a"', r("đây")))) == [("đây", "typed")]


def test_special_characters() -> None:
    inner = (
        "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>c</w:t><w:br/>"
        '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Odd" w:char="zz"/>'
    )
    assert first(p(f"<w:r>{inner}</w:r>")).text == "a\tb-c\n✓\ufffd"


def test_outer_spaces_count_only_where_kept() -> None:
    assert first(p("<w:r><w:t> a </w:t></w:r>" + r(" b "))).text == "a b "


def test_notes_have_raised_marks_of_their_own() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    assert roles(p(r("Sở") + mark + r("."))) == [("Sở", "typed"), ("¹", "note"), (".", "typed")]


def test_one_branch_of_an_alternative() -> None:
    assert first(p(alternate(r("mới"), r("cũ")))).text == "mới"
    assert first(p(alternate(r("lạ"), r("cũ"), requires="xyz"))).text == "cũ"


BOX = "<w:txbxContent>{}</w:txbxContent>"


def test_text_box_is_read_once() -> None:
    box = BOX.format(p("DỰ THẢO"))
    choice = drawn(30, 10, "rect", f"<wps:txbx>{box}</wps:txbx>")
    fallback = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    document = read(p(f"<w:r><w:t>Số</w:t>{alternate(choice, fallback)}</w:r>") + p("sau"))
    assert document.text.split("\n") == ["Số", "DỰ THẢO", "sau"]
    assert [q.number for q in document.paragraphs] == [1, 2, 3]
    assert [q.where.box for q in document.paragraphs] == [False, True, False]


def test_old_text_box() -> None:
    box = f"<v:textbox>{BOX.format(p('HỎA TỐC'))}</v:textbox>"
    pict = f"<w:pict><v:shape>{box}</v:shape></w:pict>"
    assert [q.text for q in first(p(f"<w:r>{pict}</w:r>")).boxes] == ["HỎA TỐC"]


def test_box_within_a_box_is_read_once() -> None:
    inner = drawn(9, 9, "rect", f"<wps:txbx>{BOX.format(p('trong'))}</wps:txbx>")
    outer = drawn(9, 9, "rect", f"<wps:txbx>{BOX.format(p(f'<w:r>{inner}</w:r>'))}</wps:txbx>")
    assert read(p(f"<w:r>{outer}</w:r>")).text.split() == ["trong"]
