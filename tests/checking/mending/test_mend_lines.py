"""Drawn lines: one, solid, as long as the standard has it, in the middle, under its component."""

from __future__ import annotations

from typing import Any

import pytest
from mended import assert_mended, document, edited, judged, made, mended, parts

from kehoach.metrics import text_width
from kehoach.reading.document import DrawnLine

_TEXTS = {
    "ke_tieu_ngu": ("Độc lập - Tự do - Hạnh phúc", 14, 1.0, 1.0),
    "ke_co_quan": ("SỞ NỘI VỤ", 13, 1 / 3, 1 / 2),
    "ke_trich_yeu": ("Nâng cao Chỉ số cải cách hành chính năm 2026", 14, 1 / 3, 1 / 2),
}
_WRONG: list[Any] = [
    None,
    {"kind": "drawing", "length": 0.1},
    {"kind": "drawing", "length": 1.4},
    {"kind": "drawing", "length": 0.42, "solid": False},
    {"kind": "vml", "length": 0.1},
    {"kind": "vml", "length": 0.42, "solid": False},
    {"kind": "typed", "length": 0.8},
]


def drawn(data: bytes, name: str) -> tuple[DrawnLine, ...]:
    found: tuple[DrawnLine, ...] = getattr(judged(data).anatomy, name)
    return found


def assert_right(data: bytes, name: str) -> None:
    (line,) = drawn(data, name)
    text, size, least, most = _TEXTS[name]
    width = text_width(text, size, bold=True)
    assert line.solid
    assert line.length is not None
    assert least * width - 2 <= line.length <= most * width + 2


@pytest.mark.parametrize("wrong", _WRONG, ids=str)
@pytest.mark.parametrize("name", _TEXTS)
def test_a_wrong_line_becomes_a_right_one(name: str, wrong: Any) -> None:
    done = assert_mended(made({name: wrong}))
    assert_right(done.data, name)


@pytest.mark.parametrize("wrong", _WRONG, ids=str)
@pytest.mark.parametrize("name", _TEXTS)
def test_so_it_does_without_a_table(name: str, wrong: Any) -> None:
    done = assert_mended(made({"khung": "stacked", name: wrong}))
    assert_right(done.data, name)


def test_an_underlined_heading_gets_a_line_of_its_own() -> None:
    change = {"tieu_ngu": {"underline": True}, "ke_tieu_ngu": None}
    done = assert_mended(made(change))
    assert_right(done.data, "ke_tieu_ngu")
    piece = judged(done.data).anatomy.tieu_ngu
    assert piece is not None
    assert not any(run.face.underline for run in piece.runs)


def test_typed_dashes_give_way_and_leave_no_empty_line_more() -> None:
    data = made({"ke_trich_yeu": {"kind": "typed", "length": 0.9}})
    done = assert_mended(data)
    assert len(document(done.data).paragraphs) == len(document(data).paragraphs)
    assert "---" not in document(done.data).text


def test_a_line_of_the_wrong_length_stays_where_it_is() -> None:
    data = made({"ke_co_quan": {"kind": "drawing", "length": 0.9}})
    done = assert_mended(data)
    before, after = parts(data)["word/document.xml"], parts(done.data)["word/document.xml"]
    assert before.count(b"<w:p>") == after.count(b"<w:p>")
    assert before.count(b"posOffset>50800<") == after.count(b"posOffset>50800<")


def test_ids_of_drawings_stay_unique() -> None:
    done = assert_mended(made({name: {"kind": "typed", "length": 0.8} for name in _TEXTS}))
    written = parts(done.data)["word/document.xml"]
    ids = [piece.split(b'"')[1] for piece in written.split(b"<wp:docPr ")[1:]]
    assert len(ids) == 3
    assert len(set(ids)) == 3


def test_a_drawing_that_holds_more_than_a_line_is_left() -> None:
    """A group of two shapes: taking it away would take the other too."""
    short = made({"ke_co_quan": {"kind": "drawing", "length": 0.1}})
    one = b"<wps:wsp><wps:cNvCnPr/>"

    def grouped(xml: bytes) -> bytes:
        place = xml.index(one)
        end = xml.index(b"</wps:wsp>", place) + len(b"</wps:wsp>")
        shape = xml[place:end]
        space = b'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
        group = b"<wpg:wgp " + space + b">" + shape + shape + b"</wpg:wgp>"
        return xml[:place] + group + xml[end:]

    data = edited(short, document=lambda xml: grouped(xml) if one in xml else xml)
    assert document(mended(data).data).text == document(data).text


@pytest.mark.parametrize("name", ["ke_tieu_ngu", "ke_co_quan", "ke_trich_yeu"])
def test_a_new_line_is_as_long_as_the_text_is_after_other_mends(name: str) -> None:
    component = {"ke_tieu_ngu": "tieu_ngu", "ke_co_quan": "co_quan", "ke_trich_yeu": "trich_yeu"}
    look = {"size": 26} if name != "ke_co_quan" else {0: {"size": 26}}
    done = assert_mended(made({name: None, component[name]: look}))
    (line,) = drawn(done.data, name)
    assert line.length is not None
    assert line.length <= _TEXTS[name][3] * text_width(*_TEXTS[name][:2], bold=True) + 2
