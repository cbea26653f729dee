"""Dots that stand for what is still to be written, told from an ellipsis."""

from __future__ import annotations

import pytest

from kehoach.wording.blanks import count_blanks


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("đạt ……/100 điểm, xếp thứ …… cả nước", 2),
        ("Số: ....../KH-UBND, ngày … ..", 2),
        ("họ tên: ____", 1),
        ("tài chính, đất đai, v.v...", 0),
        ("và nhiều việc khác…", 0),
        ("", 0),
    ],
)
def test_blanks_are_counted(text: str, count: int) -> None:
    assert count_blanks(text) == count
