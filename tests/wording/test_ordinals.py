"""Letters of điểm and Roman numbers (NĐ 30/2020, PL I, II.6.đ)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.wording.labels import from_roman, letter, roman


def test_letters_of_diem_follow_the_vietnamese_alphabet_without_tone_letters() -> None:
    letters = " ".join(letter(number) for number in range(1, 24))
    assert letters == "a b c d đ e g h i k l m n o p q r s t u v x y"


@pytest.mark.parametrize(
    ("number", "expected"),
    [(24, "aa"), (25, "ab"), (28, "ađ"), (46, "ay"), (47, "ba"), (552, "yy"), (553, "aaa")],
)
def test_after_y_letters_are_doubled(number: int, expected: str) -> None:
    assert letter(number) == expected


@given(st.integers(1, 20_000))
def test_no_two_letters_are_alike_and_shorter_come_first(number: int) -> None:
    here, after = letter(number), letter(number + 1)
    assert here != after
    assert len(here) <= len(after)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "I"),
        (4, "IV"),
        (5, "V"),
        (9, "IX"),
        (14, "XIV"),
        (19, "XIX"),
        (40, "XL"),
        (49, "XLIX"),
        (50, "L"),
        (90, "XC"),
        (400, "CD"),
        (500, "D"),
        (1999, "MCMXCIX"),
    ],
)
def test_roman_numbers(number: int, expected: str) -> None:
    assert roman(number) == expected


@given(st.integers(1, 3999))
def test_a_roman_number_reads_back(number: int) -> None:
    assert from_roman(roman(number)) == number


@pytest.mark.parametrize("text", ["", "IIII", "VV", "IC", "iv", "A", "XIIX", "IVI", "12"])
def test_what_is_no_roman_number_reads_as_nothing(text: str) -> None:
    assert from_roman(text) == 0


@given(st.text(alphabet="IVXLCDMa ", max_size=8))
def test_only_the_usual_writing_of_a_roman_number_is_read(text: str) -> None:
    number = from_roman(text)
    assert number == 0 or roman(number) == text
