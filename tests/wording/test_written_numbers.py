"""Numbers as Vietnamese offices write and type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.wording.numbers import decimal_comma, padded, parse_decimal, parse_money


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("4.64", "4,64"),
        ("0.5", "0,5"),
        ("79.20", "79,20"),
        ("2814", "2.814"),
        ("1250000", "1.250.000"),
        ("1234.5", "1.234,5"),
        ("100", "100"),
        ("0", "0"),
        ("-1.5", "-1,5"),
        ("1E+3", "1.000"),
    ],
)
def test_decimals_take_a_comma_and_thousands_a_dot(number: str, expected: str) -> None:
    assert decimal_comma(Decimal(number)) == expected


@pytest.mark.parametrize(("number", "expected"), [(1, "01"), (9, "09"), (10, "10"), (214, "214")])
def test_a_number_under_10_takes_a_zero(number: int, expected: str) -> None:
    assert padded(number) == expected


@pytest.mark.parametrize("typed", ["83,87", "83.87"])
def test_a_score_is_typed_with_a_comma_or_a_point(typed: str) -> None:
    assert parse_decimal(typed) == Decimal("83.87")


@pytest.mark.parametrize("typed", ["", "cao", "8.3.8", "83,", ",5", "1e5", "83 87", "∞", "nan"])
def test_what_is_no_score_is_none(typed: str) -> None:
    assert parse_decimal(typed) is None


@given(st.decimals(-999_999_999, 999_999_999, places=3))
def test_no_digit_is_lost_in_writing(number: Decimal) -> None:
    assert Decimal(decimal_comma(number).replace(".", "").replace(",", ".")) == number


@pytest.mark.parametrize(
    ("typed", "dong"),
    [
        ("350 triệu đồng", 350_000_000),
        ("350triệu", 350_000_000),
        ("1,2 tỷ đồng", 1_200_000_000),
        ("1.2 tỉ", 1_200_000_000),
        ("2.300 triệu đồng", 2_300_000_000),
        ("500 nghìn đồng", 500_000),
        ("500 ngàn đồng", 500_000),
        ("85.000.000 đồng", 85_000_000),
        ("85.000.000đ", 85_000_000),
        ("85000000", 85_000_000),
        ("350 Triệu Đồng", 350_000_000),
        ("1.234.567,5 nghìn đồng", 1_234_567_500),
    ],
)
def test_money_is_read_as_dong(typed: str, dong: int) -> None:
    assert parse_money(typed) == dong


@pytest.mark.parametrize(
    "typed", ["", "nhiều", "một triệu", "triệu đồng", "12.34.56", "5 USD", ".,"]
)
def test_what_is_no_amount_is_none(typed: str) -> None:
    assert parse_money(typed) is None


@given(st.text())
def test_any_text_is_an_amount_or_none(text: str) -> None:
    amount = parse_money(text)
    assert amount is None or amount >= 0
