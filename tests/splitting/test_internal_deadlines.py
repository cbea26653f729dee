"""Deadlines that an agency sets itself, some working days before those of the plan above."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from handed import handed, written
from hypothesis import given
from hypothesis import strategies as st

from kehoach.plan import Task
from kehoach.spec.checks import parts_of
from kehoach.splitting import Options
from kehoach.splitting.deadlines import earlier, internal, is_working


@pytest.mark.parametrize(
    ("typed", "own"),
    [
        ("30/9/2026", "ngày 23/9/2026"),
        ("trước ngày 30/6", "trước ngày 23/6/2026"),
        ("đến hết ngày 31/12", "đến hết ngày 24/12/2026"),
        ("chậm nhất ngày 30/9", "chậm nhất ngày 23/9/2026"),
        ("muộn nhất là ngày 30/9", "muộn nhất ngày 23/9/2026"),
        ("Hoàn thành trước 30/9", "trước ngày 23/9/2026"),
        ("hết ngày 30 tháng 9 năm 2026", "hết ngày 23/9/2026"),
        ("04/10/2026", "ngày 28/9/2026"),
        ("08/5/2026", "ngày 29/4/2026"),
        ("09/9/2026", "ngày 01/9/2026"),
        ("quý III", None),
        ("tháng 6", None),
        ("chậm nhất tháng 6", None),
        ("thường xuyên", None),
        ("từ 01/3 đến 30/6", None),
        ("05/01/2026", None),
        ("31/02/2026", None),
    ],
)
def test_five_working_days_earlier(typed: str, own: str | None) -> None:
    assert internal(typed, 2026, 5, None) == own


def test_no_internal_deadline_lies_before_the_plan() -> None:
    assert internal("30/9/2026", 2026, 5, date(2026, 9, 23)) == "ngày 23/9/2026"
    assert internal("30/9/2026", 2026, 5, date(2026, 9, 24)) is None


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(1, 60))
def test_an_earlier_day_is_a_working_day_with_so_many_between(day: date, days: int) -> None:
    own = earlier(day, days)
    between = (own + timedelta(days=n) for n in range((day - own).days))
    assert is_working(own)
    assert sum(map(is_working, between)) == days


@pytest.mark.parametrize(
    ("typed", "own", "given"),
    [
        ("chậm nhất ngày 30/9", "chậm nhất ngày 23/9/2026", "chậm nhất ngày 30/9/2026"),
        ("đến hết ngày 31/12", "đến hết ngày 24/12/2026", "đến hết ngày 31/12/2026"),
        ("trước 30/9/{năm}", "trước ngày 23/9/2026", "trước ngày 30/9/2026"),
        ("30/9", "ngày 23/9/2026", "ngày 30/9/2026"),
    ],
)
def test_both_deadlines_are_said_in_the_words_of_the_plan_above(
    typed: str, own: str, given: str
) -> None:
    shares = handed(f"việc: Việc A, chủ trì: Sở Nội vụ, thời hạn: '{typed}'")
    _, spec = written(shares, "Sở Nội vụ", options=Options(5))
    found = [(one.deadline, one.note) for _, one in parts_of(spec.plan, Task)]
    assert found == [(own, f"Hạn UBND tỉnh giao: {given}")]


def test_the_day_of_the_plan_above_stays_in_the_note() -> None:
    shares = handed(
        "mã: a, việc: Việc A, chủ trì: Sở Nội vụ, thời hạn: 30/9/2026, ghi chú: Ghi sẵn",
        "mã: b, việc: Việc B, chủ trì: Sở Nội vụ, thời hạn: quý III",
        "mã: c, việc: Việc C, chủ trì: Sở Tư pháp, phối hợp: Sở Nội vụ, thời hạn: 30/9/2026",
    )
    text, _ = written(shares, "Sở Nội vụ", options=Options(5))
    assert "thời hạn: ngày 23/9/2026\n" in text
    assert "ghi chú: 'Ghi sẵn. Hạn UBND tỉnh giao: ngày 30/9/2026'" in text
    assert "thời hạn: quý III\n" in text
    assert text.count("30/9/2026") == 2
