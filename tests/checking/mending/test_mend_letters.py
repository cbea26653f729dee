"""Fonts, colours and looks of components: the effective result is right, signs keep their font."""

from __future__ import annotations

from typing import Any

import pytest
from mended import (
    W,
    assert_mended,
    assert_stays,
    broken,
    changed,
    document,
    edited,
    judged,
    made,
    mended,
)

from kehoach.anatomy.parts import Piece


def piece(data: bytes, name: str) -> Piece:
    found: Piece = getattr(judged(data).anatomy, name)
    return found


def looks(data: bytes, name: str) -> set[tuple[float, bool, bool]]:
    runs = piece(data, name).runs
    return {(run.face.size, run.face.bold, run.face.italic) for run in runs}


def styled(xml: str) -> Any:
    """Add a style to the document."""
    return lambda styles: styles.replace(b"</w:styles>", f"{xml}</w:styles>".encode())


def test_the_whole_of_a_component_gets_one_size() -> None:
    runs = [{"text": "KẾ ", "size": 9}, {"text": "HOẠCH", "size": 20}]
    done = assert_mended(made({"ten_loai": {"runs": runs}}))
    assert len(looks(done.data, "ten_loai")) == 1


@pytest.mark.parametrize(
    ("sizes", "wanted"),
    [((10, 14, 14), (13, 14, 14)), ((10, 13, 13), (12, 13, 13)), ((12, 14, 15), (12, 13, 13))],
)
def test_sizes_of_the_letterhead_go_together(
    sizes: tuple[int, ...], wanted: tuple[int, ...]
) -> None:
    names = ("quoc_hieu", "tieu_ngu", "dia_danh")
    data = made({name: {"size": size} for name, size in zip(names, sizes, strict=True)})
    anatomy = judged(assert_mended(data).data).anatomy
    assert anatomy.place_and_day is not None
    pieces = (anatomy.quoc_hieu, anatomy.tieu_ngu, anatomy.place_and_day.piece)
    assert tuple(one.runs[0].face.size for one in pieces if one) == wanted


def test_what_a_style_gives_is_overruled() -> None:
    style = (
        f'<w:style xmlns:w="{W}" w:type="paragraph" w:styleId="X"><w:name w:val="X"/><w:pPr>'
        '<w:jc w:val="right"/></w:pPr><w:rPr><w:i/><w:color w:val="FF0000"/></w:rPr></w:style>'
    )
    heading = "<w:p><w:pPr>"
    change = {"quoc_hieu": {"align": "center"}}
    data = edited(
        made(change),
        styles=styled(style),
        document=lambda xml: xml.replace(heading.encode(), b'<w:p><w:pPr><w:pStyle w:val="X"/>'),
    )
    assert {"KH111", "KH206"} <= set(broken(judged(data)))
    done = mended(data)
    assert broken(done.left) == []
    assert_stays(done.data)


def test_signs_of_a_symbol_font_keep_it() -> None:
    runs = [{"text": "☑ ", "font": "Segoe UI Symbol"}, {"text": "Phân công rõ.", "font": "Arial"}]
    done = assert_mended(made({"loi_van": {2: {"doan": {"runs": runs}}}}))
    found = next(one for one in document(done.data).paragraphs if "Phân công rõ." in one.text)
    assert [run.face.font for run in found.runs] == ["Segoe UI Symbol", "Times New Roman"]


def test_an_old_font_under_unicode_text_gives_way() -> None:
    done = assert_mended(made({"trich_yeu": {"font": ".VnTime"}}))
    assert changed(done)["KH109"] == 1


def test_an_old_font_of_capitals_is_left() -> None:
    """It shows small letters as capitals: without it the text would look different."""
    data = made({"trich_yeu": {"font": ".VnTimeH"}})
    done = mended(data)
    assert broken(done.left) == ["KH109"]
    assert done.data == data


def test_an_old_font_that_may_show_an_old_encoding_is_left() -> None:
    data = made({"loi_van": {5: {"doan": {"text": "b) là à.", "font": ".VnTime"}}}})
    assert broken(mended(data).left) == ["KH109"]


def test_black_takes_the_theme_colour_away() -> None:
    blue = b'<w:color w:val="1F497D" w:themeColor="text2"/>'
    data = edited(
        made({"trich_yeu": {"color": "1F497D"}}),
        document=lambda xml: xml.replace(b'<w:color w:val="1F497D"/>', blue),
    )
    done = assert_mended(data)
    assert {run.face.color for run in piece(done.data, "trich_yeu").runs} == {"000000"}


def test_a_component_that_shares_its_run_is_left() -> None:
    line = "UBND TỈNH ĐẮK LẮK" + " " * 12 + "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    change = {
        "khung": "stacked", "co_quan_chu_quan": {"text": line, "size": 20}, "quoc_hieu": None,
    }  # fmt: skip
    data = made(change)
    done = mended(data)
    assert piece(done.data, "quoc_hieu").runs[0].face.size == 20
    assert_stays(done.data)


def test_text_pushed_to_the_middle_by_spaces_is_left() -> None:
    data = made({"ten_loai": {"text": " " * 50 + "KẾ HOẠCH", "align": "left"}})
    done = mended(data)
    assert done.data == data


@pytest.mark.parametrize("name", ["ten_loai", "trich_yeu"])
def test_what_is_centred_loses_its_indent(name: str) -> None:
    done = assert_mended(made({name: {"align": "left", "indent": 12.7, "left": 10}}))
    first = piece(done.data, name).first
    assert (first.align, first.first_line, first.left) == ("center", 0, 0)
