"""Paragraphs of the body: what is measured afterwards is right, whatever styles and lists say."""

from __future__ import annotations

from typing import Any

import pytest
from mended import W, assert_mended, broken, changed, document, edited, made, mended

from kehoach.reading.document import Paragraph

_TEXT = (
    "Phân công rõ cơ quan, thời hạn và sản phẩm của từng nhiệm vụ cải cách hành chính trong năm."
)


def body(look: dict[str, Any], standard: str = "nd30-2020") -> bytes:
    """The model document with a look of one paragraph of the body."""
    return made({"loi_van": {"+": [{"doan": {"text": _TEXT, **look}}]}}, standard)


def found(data: bytes) -> Paragraph:
    return next(one for one in document(data).paragraphs if one.text == _TEXT)


@pytest.mark.parametrize("indent", [0, 5, 20, -5])
def test_the_first_line_is_indented_as_the_others_are(indent: float) -> None:
    done = assert_mended(body({"indent": indent}))
    assert round(found(done.data).first_line, 1) == 12.7


def test_a_block_moved_in_whole_keeps_its_first_line_alone() -> None:
    done = assert_mended(body({"indent": 10, "left": 12.7}))
    one = found(done.data)
    assert (round(one.first_line, 1), one.left) == (12.7, 0)


def test_a_line_moved_in_by_spaces_is_left() -> None:
    data = made({"loi_van": {2: {"doan": {"text": f"      {_TEXT}", "indent": 0}}}})
    assert mended(data).data == data


def test_an_item_of_a_list_is_indented_and_its_text_follows_its_label() -> None:
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/><w:pPr>'
        '<w:ind w:left="1440" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    ).encode()
    plain = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        '<w:spacing w:before="120"/><w:jc w:val="both"/></w:pPr>'
        f"<w:r><w:t>{_TEXT}</w:t></w:r></w:p>"
    )
    data = edited(made({"loi_van": {"+": [{"xml": plain}]}}), numbering=lambda _: numbering)
    done = assert_mended(data)
    one = found(done.data)
    assert (one.label, one.left, round(one.first_line, 1)) == ("-", 0, 12.7)
    (stop,) = one.element.iter(f"{{{W}}}tab")
    assert 720 < int(stop.get(f"{{{W}}}pos")) < 1000


def test_space_before_holds_between_paragraphs_of_one_style_too() -> None:
    style = (
        f'<w:style xmlns:w="{W}" w:type="paragraph" w:styleId="X"><w:name w:val="X"/>'
        "<w:pPr><w:contextualSpacing/></w:pPr></w:style></w:styles>"
    ).encode()
    data = edited(
        made({}),
        styles=lambda xml: xml.replace(b"</w:styles>", style),
        document=lambda xml: xml.replace(
            b"<w:p><w:pPr><w:spacing", b'<w:p><w:pPr><w:pStyle w:val="X"/><w:spacing'
        ),
    )
    done = mended(data)
    assert changed(done)["KH409"] > 5
    assert broken(done.left) == []
    assert not any(one.contextual for one in document(done.data).paragraphs if one.text == _TEXT)


@pytest.mark.parametrize("look", [{"line": 3}, {"line": 0.5}, {"exact": 6}, {"exact": 60}], ids=str)
def test_line_spacing_is_that_of_the_body(look: dict[str, Any]) -> None:
    one = found(assert_mended(body(look)).data)
    assert (one.line, one.line_rule) == (1, "auto")


def test_the_party_s_line_spacing_is_exact() -> None:
    done = assert_mended(body({"exact": 10}, "hd36-2018"), "hd36-2018")
    one = found(done.data)
    assert (one.line, one.line_rule) == (18, "exact")


def test_a_size_goes_to_that_of_the_body() -> None:
    one = found(assert_mended(body({"size": 11})).data)
    assert {run.face.size for run in one.runs} == {14}


def test_long_text_is_justified_but_not_with_lines_broken_by_hand() -> None:
    assert found(assert_mended(body({"align": "left"})).data).align == "both"
    torn = made({"loi_van": {2: {"doan": {"text": f"{_TEXT}\n{_TEXT}", "align": "left"}}}})
    done = mended(torn)
    assert (done.data, broken(done.left)) == (torn, ["KH405"])
