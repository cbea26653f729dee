"""The letterhead: its lines are centred by their columns, what is drawn under them goes along."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mended import (
    assert_mended,
    assert_same_words,
    assert_stays,
    broken,
    changed,
    edited,
    judged,
    made,
    mended,
)

from kehoach.checking import placing
from kehoach.metrics import text_width
from kehoach.reading.document import DrawnLine, Paragraph

_LEFT: dict[str, Any] = {"align": "left"}
_NAMES = ("co_quan_chu_quan", "co_quan", "so_ky_hieu", "quoc_hieu", "tieu_ngu", "dia_danh")
_UNDER = {"ke_co_quan": "co_quan", "ke_tieu_ngu": "tieu_ngu"}


def change_of(looks: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A change of components by name; the issuer is a list of lines."""
    items = {name: {0: look} if name == "co_quan" else look for name, look in looks.items()}
    return {**items, **more}


def heads(data: bytes) -> dict[str, Paragraph]:
    """The paragraphs of the head by component."""
    anatomy = judged(data).anatomy
    assert anatomy.number is not None
    assert anatomy.place_and_day is not None
    pieces = {name: getattr(anatomy, name, None) for name in _NAMES}
    pieces |= {"so_ky_hieu": anatomy.number.piece, "dia_danh": anatomy.place_and_day.piece}
    return {name: piece.first for name, piece in pieces.items() if piece is not None}


def aligns(data: bytes) -> dict[str, str]:
    return {name: one.align for name, one in heads(data).items()}


def line(data: bytes, name: str) -> DrawnLine:
    (found,) = getattr(judged(data).anatomy, name)
    assert isinstance(found, DrawnLine)
    return found


def beside(data: bytes, name: str) -> float:
    """How many mm the middle of a drawn line is beside that of the text above it."""
    drawn, middle = line(data, name), placing.middle(heads(data)[_UNDER[name]])
    assert drawn.offset is not None
    assert drawn.length is not None
    assert middle is not None
    return abs(drawn.offset + drawn.length / 2 - middle)


_WRONG: list[Any] = [
    None,
    {"kind": "typed", "length": 0.8},
    {"kind": "drawing", "length": 0.1, "offset": 0},
    {"kind": "vml", "length": 0.42},
]


@pytest.mark.parametrize("wrong", _WRONG, ids=str)
def test_every_line_of_the_head_is_centred_and_ruled_under_its_middle(wrong: Any) -> None:
    looks = dict.fromkeys(_NAMES, _LEFT)
    done = assert_mended(made(change_of(looks, ke_co_quan=wrong, ke_tieu_ngu=wrong)))
    assert set(aligns(done.data).values()) == {"center"}
    assert beside(done.data, "ke_co_quan") < 1
    assert beside(done.data, "ke_tieu_ngu") < 1


def test_a_line_is_drawn_for_the_text_as_it_is_after_all_other_mends() -> None:
    """Small, thin and on the left when it is read: the line is as long as the text becomes."""
    look = {"align": "left", "size": 8, "bold": False}
    done = assert_mended(made({"tieu_ngu": look, "ke_tieu_ngu": None}))
    piece = judged(done.data).anatomy.tieu_ngu
    assert piece is not None
    assert line(done.data, "ke_tieu_ngu").length == pytest.approx(placing.lines(piece)[0], abs=0.1)
    assert beside(done.data, "ke_tieu_ngu") < 0.1


_LENGTH = 0.4 * text_width("SỞ NỘI VỤ", 13, bold=True)


def test_a_right_line_goes_along_when_its_text_is_centred() -> None:
    under_the_left = {"kind": "drawing", "length": _LENGTH, "offset": 5}
    data = made(change_of({"co_quan": _LEFT}, ke_co_quan=under_the_left))
    assert broken(judged(data)) == ["KH235"]
    done = assert_mended(data)
    assert beside(done.data, "ke_co_quan") < 1
    assert line(done.data, "ke_co_quan").length == pytest.approx(_LENGTH, abs=0.1)


def test_a_line_placed_in_an_old_way_is_drawn_anew_when_its_text_is_centred() -> None:
    data = made(change_of({"co_quan": _LEFT}, ke_co_quan={"kind": "vml", "length": 0.42}))
    assert broken(judged(data)) == ["KH235"]
    done = assert_mended(data)
    assert line(done.data, "ke_co_quan").kind == "drawing"
    assert beside(done.data, "ke_co_quan") < 1


def test_a_line_under_a_text_that_stays_is_not_touched() -> None:
    """Only the number is centred: the issuer and its line, of whatever kind, are as they were."""
    vml = {"kind": "vml", "length": 0.42}
    data = made({"so_ky_hieu": {"size": 8, "align": "left"}, "ke_co_quan": vml})
    before = line(data, "ke_co_quan")
    after = line(assert_mended(data).data, "ke_co_quan")
    assert (after.kind, after.offset, after.length) == (before.kind, before.offset, before.length)


def test_a_text_is_left_over_a_drawing_that_cannot_go_along() -> None:
    """The line shares its drawing with another shape: centring the text alone parts the two."""
    under_the_left = {"kind": "drawing", "length": _LENGTH, "offset": 5}
    short = made(change_of({"co_quan": _LEFT}, ke_co_quan=under_the_left))
    one, end = b"<wps:wsp><wps:cNvCnPr/>", b"</wps:wsp>"

    def grouped(xml: bytes) -> bytes:
        place = xml.index(one)
        stop = xml.index(end, place) + len(end)
        shape = xml[place:stop]
        box = b'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:prstGeom prst="rect"/></wps:spPr></wps:wsp>'
        space = b'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
        return xml[:place] + b"<wpg:wgp " + space + b">" + shape + box + b"</wpg:wgp>" + xml[stop:]

    data = edited(short, document=grouped)
    assert broken(judged(data)) == ["KH235"]
    assert mended(data).data == data


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
    assert getattr(done.left.anatomy, f"ke_{name}") == ()
    assert_same_words(data, done.data)
    assert_stays(done.data)


def test_the_second_paragraph_of_a_cell_may_go_on_after_its_dashes() -> None:
    """The name begins one paragraph; dashes and number follow it there on lines of their own."""
    look = {"text": "SỞ NỘI VỤ\n-------\nSố: 05/KH-SNV", "bold": True}
    data = made({"co_quan": [look], "ke_co_quan": None, "so_ky_hieu": None})
    done = mended(data)
    assert "KH241" in broken(done.left)
    assert done.left.anatomy.ke_co_quan == ()
    assert_stays(done.data)


def test_no_line_is_drawn_above_signs_that_stay() -> None:
    """Dashes apart from each other are not taken for a line that may go."""
    spaced = {"kind": "typed", "mark": "- ", "count": 6}
    data = made({"ke_tieu_ngu": spaced})
    assert broken(judged(data)) == ["KH220"]
    assert mended(data).data == data


def test_no_line_is_drawn_where_it_is_not_known_where_the_text_stands() -> None:
    look = {"text": "\tĐộc lập - Tự do - Hạnh phúc", "align": "left"}
    done = mended(made({"tieu_ngu": look, "ke_tieu_ngu": None}))
    assert broken(done.left) == ["KH220"]


def test_without_a_table_a_heading_on_the_right_is_not_taken_to_the_middle_of_the_page() -> None:
    right = {"align": "right"}
    data = made({"khung": "stacked", "quoc_hieu": right, "tieu_ngu": _LEFT, "dia_danh": right})
    assert "KH217" in broken(judged(data))
    after = aligns(mended(data).data)
    assert (after["quoc_hieu"], after["tieu_ngu"]) == ("right", "left")


def test_a_line_pushed_aside_by_spaces_is_left_the_others_are_centred() -> None:
    pushed = {"text": "   Số: 05/KH-SNV", "align": "left"}
    looks = {"co_quan_chu_quan": _LEFT, "co_quan": _LEFT, "so_ky_hieu": pushed}
    after = aligns(mended(made(change_of(looks))).data)
    assert (after["co_quan_chu_quan"], after["co_quan"]) == ("center", "center")
    assert after["so_ky_hieu"] == "left"


_LINES = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["drawing", "vml", "typed", "border", "none"]),
        "length": st.sampled_from([0.1, 0.42, 0.8, 1.0]),
        "solid": st.booleans(),
    },
    optional={"mark": st.sampled_from("-_"), "offset": st.sampled_from([0, 5, 20])},
)
_LOOKS = st.fixed_dictionaries(
    {"align": st.sampled_from(["left", "center", "right", "both"])},
    optional={
        "size": st.sampled_from([8, 13, 14, 20]),
        "bold": st.booleans(),
        "indent": st.sampled_from([-5, 0, 10]),
        "left": st.sampled_from([0, 12.7]),
    },
)


@settings(max_examples=15)
@given(
    st.dictionaries(st.sampled_from(_NAMES), _LOOKS),
    st.dictionaries(st.sampled_from(sorted(_UNDER)), _LINES),
)
def test_whatever_is_moved_text_and_line_stay_together(
    looks: dict[str, Any], lines: dict[str, Any]
) -> None:
    data = made(change_of(looks, **lines))
    done = assert_mended(data)
    before, after = aligns(data), aligns(done.data)
    for name, component in _UNDER.items():
        (drawn,) = getattr(done.left.anatomy, name)
        if before[component] != after[component] and drawn.kind == "drawing":
            assert beside(done.data, name) < 1
