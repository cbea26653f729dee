"""Marks in cells that others cover."""

from __future__ import annotations

import pytest

from kehoach.wording.spans import BadMark, Span, heading_rows, said, spans_of, written


def test_no_marks_no_spans() -> None:
    assert spans_of([["a", "b"], ["", "c"]]) == ()


@pytest.mark.parametrize("last", ["^", "<"])
def test_a_cell_over_two_rows_and_two_columns(last: str) -> None:
    rows = [["x", "a", "<"], ["y", "^", last]]
    assert spans_of(rows) == (Span(0, 1, 2, 2),)


def test_several_in_reading_order_and_the_rows_of_the_heading() -> None:
    rows = [["a", "b", "<"], ["^", "c", "d"], ["e", "f", "g"], ["h", "^", "i"]]
    spans = spans_of(rows)
    assert spans == (Span(0, 0, 2, 1), Span(0, 1, 1, 2), Span(2, 1, 2, 1))
    assert heading_rows(spans) == 2
    assert heading_rows(()) == 1


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([["<", "a"]], (0, 0)),
        ([["a", "^"]], (0, 1)),
        ([["a", "<"], ["^", "b"]], (1, 1)),
        ([["a", "b"], ["^", "<"]], (0, 1)),
    ],
    ids=["nothing on the left", "nothing above", "a corner is missing", "two cells at once"],
)
def test_marks_that_join_no_rectangle(rows: list[list[str]], place: tuple[int, int]) -> None:
    with pytest.raises(BadMark) as told:
        spans_of(rows)
    assert (told.value.row, told.value.column) == place


@pytest.mark.parametrize("text", ["<", "^", "a < b", "", "\\n"])
def test_what_is_written_is_said_again(text: str) -> None:
    assert said(written(text)) == text
    assert said("<") == said("^") == ""
