"""Deadlines in every form offices use, and the days they cover."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kehoach.wording.deadline import Deadline, NoSuchDay, parse_deadline
from kehoach.wording.labels import roman

YEAR = 2026


def until(text: str, end: str) -> Deadline:
    return Deadline(text, None, date.fromisoformat(end))


def within(text: str, start: str, end: str) -> Deadline:
    return Deadline(text, date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("typed", "deadline"),
    [
        ("10/12/2026", within("Ngày 10/12/2026", "2026-12-10", "2026-12-10")),
        ("10/12", within("Ngày 10/12/2026", "2026-12-10", "2026-12-10")),
        ("ngày 5/3", within("Ngày 05/3/2026", "2026-03-05", "2026-03-05")),
        ("ngày 5 tháng 3 năm 2027", within("Ngày 05/3/2027", "2027-03-05", "2027-03-05")),
        ("2026-12-10", within("Ngày 10/12/2026", "2026-12-10", "2026-12-10")),
        ("10.12.2026", within("Ngày 10/12/2026", "2026-12-10", "2026-12-10")),
        ("10-12-2026", within("Ngày 10/12/2026", "2026-12-10", "2026-12-10")),
        ("trước ngày 10/12", until("Trước ngày 10/12/2026", "2026-12-10")),
        (" trước  ngày\n10/12 ;", until("Trước ngày 10/12/2026", "2026-12-10")),
        ("Trước 10/12/2026.", until("Trước ngày 10/12/2026", "2026-12-10")),
        ("chậm nhất ngày 10/12", until("Chậm nhất ngày 10/12/2026", "2026-12-10")),
        ("chậm nhất là ngày 10/12", until("Chậm nhất ngày 10/12/2026", "2026-12-10")),
        ("chậm nhất vào ngày 10/12", until("Chậm nhất ngày 10/12/2026", "2026-12-10")),
        ("muộn nhất ngày 01/02", until("Muộn nhất ngày 01/02/2026", "2026-02-01")),
        ("hoàn thành trước 30/6", until("Trước ngày 30/6/2026", "2026-06-30")),
        ("đến ngày 31/12", until("Đến ngày 31/12/2026", "2026-12-31")),
        ("đến hết ngày 31/12", until("Đến hết ngày 31/12/2026", "2026-12-31")),
    ],
)
def test_a_day_or_a_limit_by_a_day(typed: str, deadline: Deadline) -> None:
    assert parse_deadline(typed, YEAR) == deadline


@pytest.mark.parametrize(
    ("typed", "deadline"),
    [
        ("tháng 6", within("Tháng 6/2026", "2026-06-01", "2026-06-30")),
        ("tháng 02", within("Tháng 02/2026", "2026-02-01", "2026-02-28")),
        ("trong tháng 1/2027", within("Tháng 01/2027", "2027-01-01", "2027-01-31")),
        ("tháng 6 năm 2026", within("Tháng 6/2026", "2026-06-01", "2026-06-30")),
        ("cuối tháng 6", within("Cuối tháng 6/2026", "2026-06-01", "2026-06-30")),
        ("trước tháng 6", until("Trước tháng 6/2026", "2026-06-01")),
        ("hết tháng 6", until("Hết tháng 6/2026", "2026-06-30")),
        ("đến hết tháng 6", until("Đến hết tháng 6/2026", "2026-06-30")),
        ("quý I", within("Quý I/2026", "2026-01-01", "2026-03-31")),
        ("Quý IV/2026", within("Quý IV/2026", "2026-10-01", "2026-12-31")),
        ("quý iv năm 2026", within("Quý IV/2026", "2026-10-01", "2026-12-31")),
        ("quý 3", within("Quý III/2026", "2026-07-01", "2026-09-30")),
        ("quí II", within("Quý II/2026", "2026-04-01", "2026-06-30")),
        ("trong quý II", within("Quý II/2026", "2026-04-01", "2026-06-30")),
        ("trước quý II", until("Trước quý II/2026", "2026-04-01")),
        ("hết quý II", until("Hết quý II/2026", "2026-06-30")),
        ("6 tháng đầu năm", within("6 tháng đầu năm 2026", "2026-01-01", "2026-06-30")),
        ("sáu tháng cuối năm", within("6 tháng cuối năm 2026", "2026-07-01", "2026-12-31")),
        ("06 tháng đầu năm 2027", within("6 tháng đầu năm 2027", "2027-01-01", "2027-06-30")),
        ("năm 2027", within("Năm 2027", "2027-01-01", "2027-12-31")),
        ("trong năm", within("Trong năm 2026", "2026-01-01", "2026-12-31")),
        ("cả năm", within("Cả năm 2026", "2026-01-01", "2026-12-31")),
        ("đến hết năm 2026", until("Đến hết năm 2026", "2026-12-31")),
        ("giai đoạn 2026-2030", within("Giai đoạn 2026 - 2030", "2026-01-01", "2030-12-31")),
    ],
)
def test_a_month_a_quarter_a_half_year_or_a_year(typed: str, deadline: Deadline) -> None:
    assert parse_deadline(typed, YEAR) == deadline


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("thường xuyên", "Thường xuyên"),
        ("Thường xuyên, liên tục", "Thường xuyên, liên tục"),
        ("thường xuyên trong năm", "Thường xuyên trong năm"),
        ("hằng năm", "Hằng năm"),
        ("hàng năm", "Hằng năm"),
        ("Hàng tháng", "Hằng tháng"),
        ("hằng quý, 6 tháng, năm", "Hằng quý, 6 tháng, năm"),
        ("hàng quý, năm", "Hằng quý, năm"),
        ("trước ngày 25 hàng tháng", "Trước ngày 25 hằng tháng"),
        ("định kỳ hàng quý", "Định kỳ hằng quý"),
        ("khi có yêu cầu", "Khi có yêu cầu"),
        ("theo quy định của ngân hàng năm 2026", "Theo quy định của ngân hàng năm 2026"),
        ("thường xuyên; định kỳ 6 tháng", "Thường xuyên, định kỳ 6 tháng"),
    ],
)
def test_what_comes_again_and_again_has_no_day(typed: str, text: str) -> None:
    assert parse_deadline(typed, YEAR) == Deadline(text)


@pytest.mark.parametrize(
    ("typed", "deadline"),
    [
        (
            "từ tháng 3 đến tháng 10",
            ("Từ tháng 3/2026 đến tháng 10/2026", "2026-03-01", "2026-10-31"),
        ),
        (
            "từ tháng 3 đến hết tháng 10",
            ("Từ tháng 3/2026 đến hết tháng 10/2026", "2026-03-01", "2026-10-31"),
        ),
        ("từ 05/3 đến 05/3", ("Từ ngày 05/3/2026 đến ngày 05/3/2026", "2026-03-05", "2026-03-05")),
        ("từ tháng 3 đến 10", ("Từ tháng 3/2026 đến tháng 10/2026", "2026-03-01", "2026-10-31")),
        ("tháng 3-10", ("Từ tháng 3/2026 đến tháng 10/2026", "2026-03-01", "2026-10-31")),
        ("tháng 3 – tháng 10", ("Từ tháng 3/2026 đến tháng 10/2026", "2026-03-01", "2026-10-31")),
        (
            "từ tháng 3 đến 10/12",
            ("Từ tháng 3/2026 đến ngày 10/12/2026", "2026-03-01", "2026-12-10"),
        ),
        (
            "từ tháng 3 đến 10 tháng 12",
            ("Từ tháng 3/2026 đến ngày 10/12/2026", "2026-03-01", "2026-12-10"),
        ),
        (
            "từ 01/3 tới 31/10",
            ("Từ ngày 01/3/2026 đến ngày 31/10/2026", "2026-03-01", "2026-10-31"),
        ),
        ("quý I-II/2027", ("Từ quý I/2027 đến quý II/2027", "2027-01-01", "2027-06-30")),
        (
            "từ quý II đến tháng 10",
            ("Từ quý II/2026 đến tháng 10/2026", "2026-04-01", "2026-10-31"),
        ),
        ("từ năm 2026 đến năm 2030", ("Từ năm 2026 đến năm 2030", "2026-01-01", "2030-12-31")),
        (
            "từ tháng 11/2025 đến tháng 3/2026",
            ("Từ tháng 11/2025 đến tháng 3/2026", "2025-11-01", "2026-03-31"),
        ),
    ],
)
def test_from_to(typed: str, deadline: tuple[str, str, str]) -> None:
    assert parse_deadline(typed, YEAR) == within(*deadline)


@pytest.mark.parametrize(
    ("typed", "deadline"),
    [
        (
            "từ tháng 10 đến tháng 3",
            ("Từ tháng 10/2026 đến tháng 3/2027", "2026-10-01", "2027-03-31"),
        ),
        (
            "từ tháng 10 đến tháng 3/2027",
            ("Từ tháng 10/2026 đến tháng 3/2027", "2026-10-01", "2027-03-31"),
        ),
        (
            "từ 15/11 đến 15/01",
            ("Từ ngày 15/11/2026 đến ngày 15/01/2027", "2026-11-15", "2027-01-15"),
        ),
    ],
)
def test_from_to_over_new_year_never_runs_backwards(
    typed: str, deadline: tuple[str, str, str]
) -> None:
    assert parse_deadline(typed, YEAR) == within(*deadline)


@pytest.mark.parametrize(
    ("typed", "deadline"),
    [
        ("15/6, 15/12", within("Ngày 15/6/2026, ngày 15/12/2026", "2026-06-15", "2026-12-15")),
        ("quý II và quý IV", within("Quý II/2026, quý IV/2026", "2026-04-01", "2026-12-31")),
        ("quý II, III/2027", within("Quý II/2027, quý III/2027", "2027-04-01", "2027-09-30")),
        ("tháng 4, 10", within("Tháng 4/2026, tháng 10/2026", "2026-04-01", "2026-10-31")),
        ("trước ngày 15/6 và 15/12", until("Trước ngày 15/6/2026, ngày 15/12/2026", "2026-12-15")),
        (
            "tháng 3-5; tháng 9",
            within("Từ tháng 3/2026 đến tháng 5/2026, tháng 9/2026", "2026-03-01", "2026-09-30"),
        ),
    ],
)
def test_several_deadlines_cover_all_their_days(typed: str, deadline: Deadline) -> None:
    assert parse_deadline(typed, YEAR) == deadline


@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        ("31/02", "31/02"),
        ("31/02/2026", "31/02"),
        ("trước ngày 29/02", "29/02"),
        ("ngày 0/5", "0/5"),
        ("tháng 13", "tháng 13"),
        ("tháng 0", "tháng 0"),
        ("từ tháng 3 đến tháng 13", "tháng 13"),
        ("tháng 4, 13", "tháng 13"),
        ("quý V", "quý V"),
        ("quý 5", "quý 5"),
        ("quý IIII", "quý IIII"),
        ("năm 0000", "năm 0"),
        ("từ 31/10/2026 đến 01/3/2026", "từ 31/10/2026 đến 01/3/2026"),
        ("giai đoạn 2030-2026", "giai đoạn 2030-2026"),
    ],
)
def test_a_day_that_does_not_exist_is_refused(typed: str, missing: str) -> None:
    with pytest.raises(NoSuchDay) as refused:
        parse_deadline(typed, YEAR)
    assert str(refused.value) == missing


def test_29_february_exists_in_a_leap_year() -> None:
    day = within("Ngày 29/02/2028", "2028-02-29", "2028-02-29")
    assert parse_deadline("29/02", 2028) == day


@pytest.mark.parametrize(
    "typed", ["", "sớm", "sau Tết", "tuần 2 tháng 6", "trước 17 giờ ngày 10/12"]
)
def test_a_form_not_known_is_left_to_stand_as_typed(typed: str) -> None:
    assert parse_deadline(typed, YEAR) is None


FORMS = [
    *(f"tháng {month}" for month in range(1, 13)),
    *(f"quý {roman(quarter)}" for quarter in range(1, 5)),
    "6 tháng đầu năm",
    "6 tháng cuối năm",
    "năm",
    "trước ngày 10/12",
    "05/6",
]


@given(st.sampled_from(FORMS), st.integers(1945, 2998))
def test_a_form_without_a_year_means_the_year_of_the_plan(form: str, year: int) -> None:
    read = parse_deadline(form, year)
    assert read is not None
    assert read.end is not None
    assert {day.year for day in (read.start, read.end) if day} == {year}
    assert str(year) in read.text


@given(st.sampled_from(FORMS), st.sampled_from(FORMS))
def test_no_deadline_ends_before_it_starts(first: str, last: str) -> None:
    try:
        read = parse_deadline(f"từ {first} đến {last}", YEAR)
    except NoSuchDay:
        return
    assert read is not None
    assert read.start is not None
    assert read.end is not None
    assert read.start <= read.end


@given(st.integers(1, 12))
def test_months_of_a_year_leave_no_day_out(month: int) -> None:
    here, after = (parse_deadline(f"tháng {m}", YEAR) for m in (month, month % 12 + 1))
    assert here is not None
    assert after is not None
    assert here.end is not None
    assert month == 12 or here.end + timedelta(1) == after.start


@given(st.sampled_from(FORMS), st.integers(1945, 2998))
def test_the_wording_reads_back_as_the_same_deadline(form: str, year: int) -> None:
    read = parse_deadline(form, year)
    assert read is not None
    assert parse_deadline(read.text, 1999) == read


_PIECES = st.sampled_from(
    ["từ", "đến", "trước", "hết", "ngày", "tháng", "quý", "năm", "6", "31/02", "3", "IV", "XX",
     "0000", "2026", "9999", "-", ",", " và ", "/", "giai đoạn", "hàng", "thường xuyên", "…"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(_PIECES).map(" ".join), st.lists(_PIECES).map("".join)))
@example("tháng 3 - " * 5000 + "tháng 4")
@example("quý I, " * 5000 + "quý II")
@example("năm 0000")
@example("từ tháng 10 đến tháng 3/0001")
@example("9" * 5000)
def test_any_text_is_a_deadline_or_none_or_no_such_day(text: str) -> None:
    try:
        read = parse_deadline(text, YEAR)
    except NoSuchDay:
        return
    assert read is None or read.text
