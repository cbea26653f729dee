"""Widths of columns: they fill the room, and no word is broken while there is room for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.compose.columns import column_widths
from kehoach.compose.sheet import Cell, Column, Table
from kehoach.metrics import text_width
from kehoach.standards import load
from kehoach.text.markup import Run

ND30 = load("nd30-2020")
ROOM = 165.0
texts = st.text(st.sampled_from("mnghiê "), min_size=1, max_size=30)


def made(shares: list[float], *rows: list[str]) -> Table:
    columns = tuple(Column("Cột", share) for share in shares)
    cells = tuple(tuple(Cell(((Run(text),),)) for text in row) for row in rows)
    return Table((), "Bảng", columns, cells)


def test_without_long_words_columns_have_their_shares() -> None:
    assert column_widths(made([1, 2, 2], ["a", "b", "c"]), ND30, ROOM) == [33, 66, 66]


def test_a_long_word_widens_its_column_and_the_others_share_what_is_left() -> None:
    word = "quảnlýnhànướcđịaphương"
    first, second, third = column_widths(made([1, 2, 2], [word, "b", "c"]), ND30, ROOM)
    size = ND30.components["o_bang"].size
    assert first > text_width(word, size, bold=True) > 33
    assert second == third == pytest.approx((ROOM - first) / 2)


def test_words_that_no_page_can_hold_share_the_room_by_their_length() -> None:
    first, second = column_widths(made([1, 1], ["x" * 120, "x" * 60]), ND30, ROOM)
    assert first + second == pytest.approx(ROOM)
    assert first > 1.8 * second


@given(st.lists(st.tuples(st.floats(0.5, 50), texts), min_size=1, max_size=6))
def test_columns_fill_the_room(columns: list[tuple[float, str]]) -> None:
    shares, row = zip(*columns, strict=True)
    widths = column_widths(made(list(shares), list(row)), ND30, ROOM)
    assert sum(widths) == pytest.approx(ROOM)
    assert min(widths) > 0
