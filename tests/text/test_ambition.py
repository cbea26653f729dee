"""A target's value against the one it comes from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.text.ambition import asks_less

CASES = [
    ("95%", "90%", True),
    ("95%", "95%", False),
    ("95%", "97,5%", False),
    ("từ 95% trở lên", "95%", False),
    ("trên 90%", "từ 85% trở lên", True),
    ("85-90%", "85%", False),
    ("85-90%", "80-90%", True),
    ("không quá 5%", "không quá 7%", True),
    ("không quá 5%", "không quá 3%", False),
    ("dưới 3-5%", "dưới 4%", False),
    ("12/34", "15/34", True),
    ("12/34", "10/34", False),
    ("1.200 hồ sơ", "900 hồ sơ", True),
    ("≥ 0,8 điểm", "0,75 điểm", True),
    ("95%", "95 hồ sơ", None),
    ("12/34", "15/63", None),
    ("95%", "không quá 95%", None),
    ("hoàn thành", "95%", None),
    ("95%", "tăng 2% so với 93%", None),
    ("10/12/2026", "11/12/2026", None),
]


@pytest.mark.parametrize(("wanted", "offered", "less"), CASES)
def test_value_is_weighed_against_the_one_above(
    wanted: str, offered: str, less: bool | None
) -> None:
    assert asks_less(wanted, offered) is less


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from(["%", " hồ sơ", ""]))
def test_of_two_amounts_exactly_the_lesser_asks_for_less(a: int, b: int, unit: str) -> None:
    assert asks_less(f"{a}{unit}", f"{b}{unit}") is (b < a)
