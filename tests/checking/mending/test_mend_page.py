"""The page: paper, margins, tables that still fit, page numbers in headers and footers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from mended import (
    TODAY,
    W,
    assert_mended,
    assert_same_words,
    assert_stays,
    broken,
    changed,
    document,
    edited,
    made,
    mended,
    packed,
    parts,
)

from kehoach.checking.mending import mend
from kehoach.reading.document import Section

_FIELD = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
_BREAK = '<w:p><w:r><w:br w:type="page"/><w:t>Hết trang.</w:t></w:r></w:p>'
_LONG = {"loi_van": {"+": [{"xml": _BREAK}] * 2}}
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def sections(data: bytes) -> tuple[Section, ...]:
    return document(data).sections


def margin(kind: str, inner: str) -> Callable[[bytes], bytes]:
    """Write a header (``hdr``) or footer (``ftr``) anew."""
    return lambda _: f'<w:{kind} xmlns:w="{W}">{inner}</w:{kind}>'.encode()


def paragraph(text: str = "", field: bool = False) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r>{_FIELD if field else ''}</w:p>"


def shown(section: Section, place: str, kind: str) -> str:
    stories = section.headers if place == "header" else section.footers
    return " ".join(one.bare for one in stories.get(kind, ()) if one.bare)


def test_a_wide_section_becomes_a4_on_its_side() -> None:
    letter = {"width": 279.4, "height": 215.9, "landscape": True}
    done = assert_mended(made({"phu_luc": {0: {"trang": letter}}}))
    upright, wide = sections(done.data)
    assert (round(upright.width), round(upright.height)) == (210, 297)
    assert (round(wide.width), round(wide.height), wide.landscape) == (297, 210, True)


def test_margins_go_to_the_nearest_value_allowed() -> None:
    done = assert_mended(made({"trang": {"top": 30, "bottom": 10, "left": 40, "right": 5}}))
    first = sections(done.data)[0]
    found = [round(one) for one in (first.top, first.bottom, first.left, first.right)]
    assert found == [25, 20, 35, 15]


def test_a_gutter_counts_as_margin() -> None:
    gutter = lambda xml: xml.replace(b'w:gutter="0"', b'w:gutter="567"')  # noqa: E731
    done = assert_mended(edited(made({"trang": {"left": 15}}), document=gutter))
    first = sections(done.data)[0]
    assert round(first.left + first.gutter) == 30


def test_a_document_without_a_section_gets_one() -> None:
    bare = re.compile(rb"<w:sectPr>(?:(?!</w:sectPr>).)*</w:sectPr>(?=</w:body>)")
    data = edited(made({"phu_luc": []}), document=lambda xml: bare.sub(b"", xml))
    done = mended(data)
    first = sections(done.data)[0]
    assert [round(one) for one in (first.width, first.top, first.left)] == [210, 25, 30]
    assert_stays(done.data)


def test_a_table_that_fitted_fits_after_the_margins_changed() -> None:
    table = {"bang": {"cot": ["STT", "Nội dung"], "hang": [["1", "Một"]], "rong": [20, 160]}}
    done = assert_mended(made({"trang": {"left": 15, "right": 15}, "loi_van": {"+": [table]}}))
    last = document(done.data).tables[-3]
    assert [one.text for one in last.rows[0].cells] == ["STT", "Nội dung"]
    assert last.width <= sections(done.data)[0].text_width + 0.6


def test_margins_stay_where_a_line_set_out_by_spaces_would_break() -> None:
    line = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA" + " " * 24 + "Độc lập - Tự do - Hạnh phúc nữa"
    data = made({"trang": {"left": 20}, "loi_van": {"+": [line]}})
    assert "KH105" in broken(mended(data).left)


def test_an_annex_counts_in_the_same_digits_as_the_document() -> None:
    done = assert_mended(made({"trang": {"format": "upperRoman"}}))
    assert [one.number_format for one in sections(done.data)] == ["decimal", "decimal"]


def test_the_signature_stays_on_one_page_when_the_text_before_it_grows() -> None:
    done = assert_mended(made({"trang": {"left": 20}}))
    (row,) = document(done.data).tables[1].rows
    assert row.cant_split


@pytest.mark.parametrize(
    ("standard", "place", "align"),
    [("nd30-2020", "header", "center"), ("tt01-2011", "footer", "right"),
     ("hd36-2018", "header", "center")],
)  # fmt: skip
def test_a_missing_number_is_put_where_the_standard_has_it(
    standard: str, place: str, align: str
) -> None:
    done = assert_mended(made({"so_trang": None, **_LONG}, standard), standard)
    assert changed(done)["KH120"] == 1
    first = sections(done.data)[0]
    story = (first.headers if place == "header" else first.footers)["default"]
    number = next(one for one in story if one.runs)
    assert (number.runs[0].role, number.align) == ("page", align)
    assert number.runs[0].face.size == 14
    assert first.first_page


def test_a_number_without_any_header_gets_a_part_of_its_own() -> None:
    bare = lambda xml: re.sub(rb"<w:(header|footer)Reference [^>]*>", b"", xml)  # noqa: E731
    done = assert_mended(edited(made({"so_trang": None, **_LONG}), document=bare))
    files = parts(done.data)
    added = [name for name in files if re.fullmatch(r"word/header\d+\.xml", name)]
    assert len(added) == 3
    assert f'PartName="/{added[-1]}"'.encode() in files["[Content_Types].xml"]
    assert b'Target="header3.xml"' in files["word/_rels/document.xml.rels"]
    assert shown(sections(done.data)[0], "header", "default") == "2"


def test_a_header_with_other_text_is_left_to_a_person() -> None:
    text = margin("hdr", paragraph("Sở Nội vụ"))
    data = edited(made({"so_trang": None, **_LONG}), header1=text)
    done = mended(data)
    assert broken(done.left) == ["KH120"]
    assert parts(done.data)["word/header1.xml"] == parts(data)["word/header1.xml"]


def test_a_number_moves_from_the_foot_to_the_head_of_the_page() -> None:
    dressed = margin("ftr", paragraph("Trang ", field=True))
    done = assert_mended(edited(made({"so_trang": None}), footer1=dressed))
    first = sections(done.data)[0]
    assert shown(first, "header", "default") == "2"
    assert shown(first, "footer", "default") == ""


_BOX = (
    '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape '
    'style="width:50pt;height:20pt"><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>'
    "</v:shape></w:pict></w:r></w:p>"
)
_FRAME = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="right" w:y="1"/>'


@pytest.mark.parametrize(
    "foot",
    [
        f"<w:sdt><w:sdtContent>{paragraph(field=True)}</w:sdtContent></w:sdt><w:p/>",
        _BOX.format(paragraph(field=True)),
        f"<w:p><w:pPr>{_FRAME}</w:pPr>{_FIELD}</w:p><w:p/>",
        paragraph("- ", field=True),
    ],
    ids=["gallery", "text box", "frame", "dashes"],
)
def test_a_number_leaves_the_foot_however_it_stands_there(foot: str) -> None:
    done = assert_mended(edited(made({"so_trang": None}), footer1=margin("ftr", foot)))
    first = sections(done.data)[0]
    assert shown(first, "header", "default") == "2"
    assert shown(first, "footer", "default") == ""
    assert b"framePr" not in parts(done.data)["word/footer1.xml"]


def test_a_framed_number_is_aligned_by_its_frame() -> None:
    head = margin("hdr", f"<w:p><w:pPr>{_FRAME}</w:pPr>{_FIELD}</w:p><w:p/>")
    done = assert_mended(edited(made({}), header1=head))
    assert changed(done) == {"KH122": 1}
    assert b'w:xAlign="center"' in parts(done.data)["word/header1.xml"]


def test_the_foot_keeps_its_text_when_the_number_leaves_it() -> None:
    foot = margin("ftr", paragraph("Địa chỉ: số 1 phố A") + paragraph(field=True))
    done = assert_mended(edited(made({"so_trang": None}), footer1=foot))
    assert shown(sections(done.data)[0], "footer", "default") == "Địa chỉ: số 1 phố A"


def test_a_number_in_one_paragraph_with_other_text_is_left() -> None:
    foot = margin("ftr", paragraph("Kế hoạch của Sở Nội vụ, ", field=True))
    done = mended(edited(made({"so_trang": None}), footer1=foot))
    assert broken(done.left) == ["KH121", "KH122"]
    assert shown(sections(done.data)[0], "footer", "default") == "Kế hoạch của Sở Nội vụ,2"


def test_the_first_page_hides_its_number_and_keeps_the_rest_of_its_header() -> None:
    head = margin("hdr", paragraph("SỞ NỘI VỤ") + paragraph(field=True))
    data = edited(made({"trang": {"first_page": False}}), header1=head)
    done = mended(data)
    assert "KH128" not in broken(done.left)
    first = sections(done.data)[0]
    assert (shown(first, "header", "first"), shown(first, "header", "default")) == (
        "SỞ NỘI VỤ",
        "SỞ NỘI VỤ 2",
    )
    assert_same_words(data, done.data)
    assert_stays(done.data)


def test_a_header_kept_for_the_first_page_but_never_shown_stays_hidden() -> None:
    stale = margin("hdr", paragraph("Mẫu cũ"))
    done = assert_mended(edited(made({"trang": {"first_page": False}}), header2=stale))
    assert shown(sections(done.data)[0], "header", "first") == ""


def test_one_part_for_the_first_and_other_pages_is_parted() -> None:
    same = lambda xml: xml.replace(b'r:id="rId3"', b'r:id="rId2"')  # noqa: E731
    done = assert_mended(edited(made({}), document=same))
    first = sections(done.data)[0]
    assert (shown(first, "header", "first"), shown(first, "header", "default")) == ("", "2")


def test_even_pages_get_their_number_too() -> None:
    even = f'<w:settings xmlns:w="{W}"><w:evenAndOddHeaders/></w:settings>'.encode()
    relation = (
        f'<Relationship Id="rId9" Type="{_RELATION}/settings" Target="settings.xml"/>'
        "</Relationships>"
    ).encode()
    related = lambda xml: xml.replace(b"</Relationships>", relation)  # noqa: E731
    done = assert_mended(edited(made(_LONG), settings=lambda _: even, relations=related))
    assert shown(sections(done.data)[0], "header", "even") == "2"


def test_the_whole_field_gets_the_size_not_its_result_alone() -> None:
    run = '<w:r><w:rPr><w:sz w:val="20"/></w:rPr>{}</w:r>'
    codes = (
        '<w:fldChar w:fldCharType="begin"/>', "<w:instrText> PAGE </w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>', "<w:t>2</w:t>", '<w:fldChar w:fldCharType="end"/>',
    )  # fmt: skip
    field = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{"".join(map(run.format, codes))}</w:p>'
    done = assert_mended(edited(made({}), header1=margin("hdr", field)))
    written = parts(done.data)["word/header1.xml"]
    assert written.count(b'w:sz w:val="26"') == len(codes)


def test_a_main_part_of_another_name_is_mended_too() -> None:
    files = parts(made({"trang": {"top": 10}}))
    moved: dict[str, Any] = {}
    for name, content in files.items():
        other = name.replace("word/document.xml", "word/document2.xml")
        other = other.replace("_rels/document.xml.rels", "_rels/document2.xml.rels")
        text = content.replace(b"word/document.xml", b"word/document2.xml")
        moved[other] = text
    data = packed(moved)
    done = mend(data, "a.docx", "nd30-2020", TODAY)
    assert changed(done) == {"KH103": 2}
    assert broken(done.left) == []


def test_a_signed_document_is_never_touched() -> None:
    files = parts(made({"trang": {"top": 10}})) | {"_xmlsignatures/sig1.xml": b"<a/>"}
    data = packed(files)
    done = mended(data)
    assert (done.data, done.changes) == (data, ())
    assert broken(done.left) == ["KH103"]
