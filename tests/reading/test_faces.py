"""The effective look of letters: defaults, table, paragraph and character styles, direct."""

from __future__ import annotations

import pytest
from word import first, p, r, read, style, tbl, tc, tr

DEFAULTS = "<w:docDefaults><w:rPrDefault><w:rPr>{}</w:rPr></w:rPrDefault></w:docDefaults>"
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:fontScheme>'
    '<a:majorFont><a:latin typeface="Arial"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Cambria"/></a:minorFont></a:fontScheme></a:theme>'
)
TIMES = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'


def test_nothing_said_is_ten_points() -> None:
    face = first(p("chữ")).runs[0].face
    assert (face.size, face.bold, face.color) == (10, False, "auto")


def test_style_goes_over_defaults_and_direct_over_style() -> None:
    styles = DEFAULTS.format('<w:sz w:val="22"/>') + style("Normal", rpr="sz=26")
    shown = first(p(r("a") + r("b", "sz=28")), styles=styles).runs
    assert [run.face.size for run in shown] == [13, 14]


def test_paragraph_without_style_is_in_the_default_style() -> None:
    assert first(p("a"), styles=style("Normal", rpr="i")).runs[0].face.italic


def test_unknown_style_and_style_of_another_kind_mean_the_default() -> None:
    styles = style("Normal", rpr="i") + style("Letters", "character", rpr="b")
    for name in ("Nowhere", "Letters"):
        paragraph = first(p("a", f"pStyle={name}"), styles=styles)
        assert paragraph.style == "Normal"
        assert paragraph.runs[0].face.italic
        assert not paragraph.runs[0].face.bold


def test_styles_based_in_a_circle_end() -> None:
    styles = style("A", based="B", rpr="sz=30") + style("B", based="A", rpr="b")
    face = first(p("a", "pStyle=A"), styles=styles).runs[0].face
    assert (face.size, face.bold) == (15, True)


@pytest.mark.parametrize(
    ("off", "bold"), [("0", False), ("false", False), ("off", False), ("1", True)]
)
def test_direct_switch_is_absolute(off: str, bold: bool) -> None:
    styles = style("Strong", rpr="b")
    assert first(p("a", "pStyle=Strong", f"b={off}"), styles=styles).runs[0].face.bold is bold


def test_bold_of_paragraph_and_character_style_cancel() -> None:
    """ISO 29500-1 17.7.3."""
    styles = style("Strong", rpr="b") + style("Letters", "character", rpr="b i")
    face = first(p("a", "pStyle=Strong", "rStyle=Letters"), styles=styles).runs[0].face
    assert (face.bold, face.italic) == (False, True)


def test_bold_within_one_chain_does_not_cancel() -> None:
    styles = style("Base", rpr="b") + style("More", based="Base", rpr="b")
    assert first(p("a", "pStyle=More"), styles=styles).runs[0].face.bold


def test_theme_font_is_resolved_and_overridden_by_a_named_one() -> None:
    styles = DEFAULTS.format('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>')
    named = p(f"<w:r><w:rPr>{TIMES}</w:rPr><w:t>a</w:t></w:r>")
    fonts = [
        paragraph.runs[0].face.font
        for paragraph in read(p("a") + named, styles=styles, theme=THEME).paragraphs
    ]
    assert fonts == ["Cambria", "Times New Roman"]


@pytest.mark.parametrize(("text", "font"), [("Tel: abc", "Arial"), ("ế ộ ự đ", ".VnTime")])
def test_font_is_that_of_most_letters(text: str, font: str) -> None:
    """ASCII is shown by ``ascii``, other letters by ``hAnsi``."""
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi=".VnTime"/>'
    run = f"<w:r><w:rPr>{fonts}</w:rPr><w:t>{text}</w:t></w:r>"
    assert first(p(run)).runs[0].face.font == font


def test_caps_show_capitals_and_keep_the_source() -> None:
    run = first(p("Độc lập", "", "caps")).runs[0]
    assert (run.text, run.source) == ("ĐỘC LẬP", "Độc lập")


def test_small_caps_leave_text_alone() -> None:
    run = first(p("Độc lập", "", "smallCaps")).runs[0]
    assert (run.text, run.face.small_caps) == ("Độc lập", True)


def test_hidden_text_is_not_in_the_text() -> None:
    paragraph = first(p(r("thấy") + r("ẩn", "vanish")))
    assert paragraph.text == "thấy"
    assert [run.source for run in paragraph.runs] == ["thấy", "ẩn"]


def test_marks_of_a_face() -> None:
    face = first(p("2", "", "u=single color=FF0000 vertAlign=superscript dstrike")).runs[0].face
    assert (face.underline, face.color, face.raised, face.strike) == (True, "FF0000", True, True)


def test_odd_numbers_are_passed_over() -> None:
    assert first(p("a", "", "sz=abc")).runs[0].face.size == 10
    assert first(p("a", "", "sz=13pt")).runs[0].face.size == 13


def test_first_row_of_a_table_style() -> None:
    styles = (
        style("Normal")
        + '<w:style w:type="table" w:styleId="Grid"><w:rPr><w:sz w:val="24"/></w:rPr>'
        '<w:tblStylePr w:type="firstRow"><w:pPr><w:jc w:val="center"/></w:pPr>'
        "<w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>"
    )
    look = '<w:tblStyle w:val="Grid"/><w:tblLook w:val="{}"/>'
    rows = (tr(tc(p("a"))), tr(tc(p("b"))))
    for code, bold in (("0020", [True, False]), ("0000", [False, False])):
        document = read(tbl(*rows, extra=look.format(code)), styles=styles)
        assert [q.runs[0].face.bold for q in document.paragraphs] == bold
        assert {q.runs[0].face.size for q in document.paragraphs} == {12}
        assert [q.align == "center" for q in document.paragraphs] == bold
