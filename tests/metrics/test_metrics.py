"""Widths are those of the shipped font."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from advances import COMMITTED, advances

from kehoach import metrics
from kehoach.metrics import MM_PER_PT, STYLES, text_width, widest, widest_line, wrap


def test_advances_are_those_of_the_shipped_font() -> None:
    committed = json.loads(COMMITTED.read_text(encoding="utf-8"))
    assert committed == advances(), "run: python tests/metrics/advances.py"


def test_width_of_the_quoc_hieu_at_13_bold_is_that_of_times_new_roman() -> None:
    """271.2 pt = 95.7 mm, as the advances of the font add up."""
    width = text_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True)
    assert width == pytest.approx(95.67, abs=0.01)


@pytest.mark.parametrize("text", ["Độc lập - Tự do - Hạnh phúc", "ỦY BAN NHÂN DÂN", "…"])
def test_width_grows_with_the_size(text: str) -> None:
    assert text_width(text, 14) == pytest.approx(2 * text_width(text, 7))


def test_lines_fit_and_lose_no_word() -> None:
    text = "Cải thiện và nâng cao Chỉ số cải cách hành chính (PAR INDEX) tỉnh Hà Giang năm 2021"
    lines = wrap(text, 100, 14, bold=True)
    assert " ".join(lines) == text
    assert len(lines) == 2
    assert all(text_width(line, 14, bold=True) <= 100 for line in lines)


@given(
    st.text(st.sampled_from("aĐệ W.,\u00a0\u4e00"), max_size=30), st.sampled_from(sorted(STYLES))
)
def test_a_text_is_as_wide_as_its_characters(text: str, style: str) -> None:
    table = {
        char: int(width)
        for width, chars in json.loads(COMMITTED.read_text(encoding="utf-8"))[style].items()
        for char in chars
    }
    units = sum(table.get(char, table["n"]) for char in text)
    assert text_width(text, 13, *STYLES[style]) == units / 2048 * 13 * MM_PER_PT


@given(st.text(st.sampled_from("aĐệ W. "), max_size=60), st.floats(5, 60))
def test_the_widest_line_is_one_of_those_a_text_is_broken_into(text: str, width: float) -> None:
    lines = wrap(text, width, 14, bold=True)
    assert " ".join(lines) == text
    assert widest_line(text, width, 14, bold=True) == max(
        text_width(line, 14, bold=True) for line in lines
    )
    for line in lines:
        assert text_width(line, 14, bold=True) <= width or " " not in line


def test_the_widest_of_some_words() -> None:
    words = ["a", "nghiêng", "của"]
    assert widest(words, 13, bold=True) == text_width("nghiêng", 13, bold=True)
    assert widest([], 13) == 0


def test_no_more_words_are_kept_than_a_season_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metrics, "_MOST_WORDS", 100)
    for number in range(1000):
        widest([f"từ{number}"], 13, bold=True)
    assert len(metrics._words(True, False)) <= 100
    assert widest(["từ5"], 13, bold=True) == text_width("từ5", 13, bold=True)
