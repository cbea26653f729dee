"""Dates of documents: a zero before days under 10 and months 1, 2 only (PL I, II.4.b)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.wording.dates import long_date, looks_like_date, month_end, parse_date, short_date


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2026, 1, 9), "ngày 09 tháng 01 năm 2026", "09/01/2026"),
        (date(2026, 2, 10), "ngày 10 tháng 02 năm 2026", "10/02/2026"),
        (date(2026, 3, 5), "ngày 05 tháng 3 năm 2026", "05/3/2026"),
        (date(2026, 9, 30), "ngày 30 tháng 9 năm 2026", "30/9/2026"),
        (date(2026, 10, 1), "ngày 01 tháng 10 năm 2026", "01/10/2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026", "31/12/2026"),
    ],
)
def test_a_date_is_written_in_full_and_short(day: date, long: str, short: str) -> None:
    assert (long_date(day), short_date(day)) == (long, short)


@given(st.dates(min_value=date(1945, 1, 1), max_value=date(2999, 12, 31)))
def test_zeros_stand_only_before_small_days_and_months_one_and_two(day: date) -> None:
    _, typed_day, _, typed_month, _, year = long_date(day).split()
    assert typed_day == (f"0{day.day}" if day.day < 10 else str(day.day))
    assert typed_month == (f"0{day.month}" if day.month in (1, 2) else str(day.month))
    assert year == str(day.year)


@given(st.dates(min_value=date(1945, 1, 1), max_value=date(2999, 12, 31)))
def test_what_is_written_reads_back(day: date) -> None:
    assert parse_date(long_date(day)) == parse_date(short_date(day)) == day
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    "typed",
    [
        "05/3/2026",
        "5/3/2026",
        "05/03/2026",
        "5-3-2026",
        "5.3.2026",
        "2026-03-05",
        "2026-3-5",
        " 05/3/2026 ",
        "ngày 05 tháng 3 năm 2026",
        "ngày 5 tháng 03 năm 2026",
        "Ngày 05 tháng 3 năm 2026",
        "ngày  05  tháng 3  năm 2026",
        "ngày\u00a005 tháng\u00a03 năm\u00a02026",
    ],
)
def test_dates_are_read_as_people_type_them(typed: str) -> None:
    assert parse_date(typed) == date(2026, 3, 5)


@pytest.mark.parametrize("typed", ["31/02/2026", "29/02/2026", "00/3/2026", "05/13/2026"])
def test_a_day_that_does_not_exist_looks_like_a_date_but_is_none(typed: str) -> None:
    assert looks_like_date(typed)
    assert parse_date(typed) is None


@pytest.mark.parametrize(
    "typed", ["", "hôm nay", "5/3", "tháng 3/2026", "5/3/26", "2026", "1/2/3/4"]
)
def test_what_is_no_date_does_not_look_like_one(typed: str) -> None:
    assert not looks_like_date(typed)
    assert parse_date(typed) is None


@pytest.mark.parametrize(
    ("year", "month", "last"), [(2026, 2, 28), (2028, 2, 29), (2026, 4, 30), (2026, 12, 31)]
)
def test_a_month_ends_on_its_last_day(year: int, month: int, last: int) -> None:
    assert month_end(year, month) == date(year, month, last)
