"""Marks that printing takes off the end of a line."""

from __future__ import annotations

import pytest

from kehoach.text.endings import without_close, without_end


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Sở Nội vụ;", "Sở Nội vụ"),
        ("Sở Nội vụ ; ,", "Sở Nội vụ"),
        ("Như Điều.....;", "Như Điều....."),
        (".......", "......."),
        ("Sở Nội vụ", "Sở Nội vụ"),
    ],
)
def test_an_ellipsis_stays(text: str, bare: str) -> None:
    assert without_end(text) == bare


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("thực hiện./.", "thực hiện"),
        ("thực hiện ./. ", "thực hiện"),
        ("thực hiện.", "thực hiện"),
        ("thực hiện:", "thực hiện"),
        ("thực hiện.../.", "thực hiện.."),
        ("thực hiện....", "thực hiện...."),
    ],
)
def test_the_last_line(text: str, bare: str) -> None:
    assert without_close(text) == bare
