"""The letterhead: centred by its columns first, then its lines drawn under the middle."""

from __future__ import annotations

from typing import Any

import pytest
from mended import assert_mended, assert_same_words, broken, changed, judged, made, mended

from kehoach.checking import placing
from kehoach.metrics import text_width
from kehoach.reading.document import DrawnLine, Paragraph

_LEFT: dict[str, Any] = {"align": "left"}
_ALL_LEFT: dict[str, Any] = {
    **dict.fromkeys(("quoc_hieu", "tieu_ngu", "dia_danh", "co_quan_chu_quan"), _LEFT),
    "co_quan": {0: _LEFT},
    "so_ky_hieu": _LEFT,
}
_HEADS = ("co_quan_chu_quan", "co_quan", "quoc_hieu", "tieu_ngu")


def heads(data: bytes) -> dict[str, Paragraph]:
    """The paragraphs of the head by component."""
    anatomy = judged(data).anatomy
    assert anatomy.number is not None
    assert anatomy.place_and_day is not None
    pieces = {name: getattr(anatomy, name) for name in _HEADS}
    pieces |= {"so_ky_hieu": anatomy.number.piece, "dia_danh": anatomy.place_and_day.piece}
    return {name: piece.first for name, piece in pieces.items()}


def aligned(data: bytes) -> set[str]:
    return {one.align for one in heads(data).values()}


def line(data: bytes, name: str) -> DrawnLine:
    (found,) = getattr(judged(data).anatomy, name)
    assert isinstance(found, DrawnLine)
    return found


def beside(data: bytes, line_name: str, name: str) -> float:
    """How many mm the middle of a drawn line is beside that of the text above it."""
    drawn, middle = line(data, line_name), placing.middle(heads(data)[name])
    assert drawn.offset is not None
    assert drawn.length is not None
    assert middle is not None
    return abs(drawn.offset + drawn.length / 2 - middle)


@pytest.mark.parametrize("wrong", [None, {"kind": "typed", "length": 0.8}], ids=str)
def test_every_line_of_the_head_is_centred_and_ruled_under_its_middle(wrong: Any) -> None:
    data = made({**_ALL_LEFT, "ke_co_quan": wrong, "ke_tieu_ngu": wrong})
    done = assert_mended(data)
    assert aligned(done.data) == {"center"}
    assert beside(done.data, "ke_co_quan", "co_quan") < 1
    assert beside(done.data, "ke_tieu_ngu", "tieu_ngu") < 1


def test_a_right_line_goes_along_when_its_text_is_centred() -> None:
    length = 0.4 * text_width("SỞ NỘI VỤ", 13, bold=True)
    under_the_left = {"kind": "drawing", "length": length, "offset": 5}
    data = made({"co_quan": {0: _LEFT}, "ke_co_quan": under_the_left})
    assert broken(judged(data)) == ["KH235"]
    done = assert_mended(data)
    assert beside(done.data, "ke_co_quan", "co_quan") < 1
    assert line(done.data, "ke_co_quan").length == pytest.approx(length, abs=0.1)


def test_a_text_over_a_line_that_cannot_be_moved_is_left() -> None:
    """Drawn in an old way, beside the middle: centring the text alone would part the two."""
    data = made({"co_quan": {0: _LEFT}, "ke_co_quan": {"kind": "vml", "length": 0.42}})
    done = mended(data)
    assert heads(done.data)["co_quan"].align == "left"
    assert broken(done.left) == ["KH235"]
    assert done.data == data


_CELLS = {
    "co_quan": ("UBND TỈNH ĐẮK LẮK\nSỞ NỘI VỤ\n-------\nSố: 05/KH-SNV", "KH241"),
    "tieu_ngu": (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "---------------\nĐắk Lắk, ngày 05 tháng 3 năm 2026",
        "KH220",
    ),
}


@pytest.mark.parametrize("align", ["left", "center"])
@pytest.mark.parametrize("name", _CELLS)
def test_no_line_is_drawn_under_a_paragraph_that_goes_on(name: str, align: str) -> None:
    """Name, dashes and number in one paragraph: the line belongs inside it, not below it."""
    text, rule = _CELLS[name]
    gone = ("co_quan_chu_quan", "ke_co_quan", "so_ky_hieu")
    if name == "tieu_ngu":
        gone = ("quoc_hieu", "ke_tieu_ngu", "dia_danh")
    look = {"text": text, "align": align, "bold": True}
    data = made({**dict.fromkeys(gone), name: [look] if name == "co_quan" else look})
    done = mended(data)
    assert rule in broken(done.left)
    assert rule not in changed(done)
    assert not judged(done.data).anatomy.ke_co_quan or name == "tieu_ngu"
    assert not judged(done.data).anatomy.ke_tieu_ngu or name == "co_quan"
    assert_same_words(data, done.data)


def test_no_line_is_drawn_where_it_is_not_known_where_the_text_stands() -> None:
    look = {"text": "\tĐộc lập - Tự do - Hạnh phúc", "align": "left"}
    done = mended(made({"tieu_ngu": look, "ke_tieu_ngu": None}))
    assert broken(done.left) == ["KH220"]


def test_without_a_table_a_heading_on_the_right_is_not_taken_to_the_middle_of_the_page() -> None:
    right = {"align": "right"}
    data = made({"khung": "stacked", "quoc_hieu": right, "tieu_ngu": right, "dia_danh": right})
    done = mended(data)
    assert {heads(done.data)[name].align for name in ("quoc_hieu", "tieu_ngu")} == {"right"}
    assert heads(done.data)["dia_danh"].align == "right"


def test_a_line_pushed_aside_by_spaces_is_left_the_others_are_centred() -> None:
    pushed = {"text": "   Số: 05/KH-SNV", "align": "left"}
    data = made({"co_quan_chu_quan": _LEFT, "co_quan": {0: _LEFT}, "so_ky_hieu": pushed})
    done = mended(data)
    aligns = {name: one.align for name, one in heads(done.data).items()}
    assert (aligns["co_quan_chu_quan"], aligns["co_quan"]) == ("center", "center")
    assert aligns["so_ky_hieu"] == "left"
