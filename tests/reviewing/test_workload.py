"""What is due when, who leads it, and how indices went, read from a plan."""

from __future__ import annotations

from kehoach.reviewing import Lead, Led, Load, Point, Series
from kehoach.reviewing.workload import (
    leads_of,
    led_in,
    load_of,
    merged_series,
    series_of,
    summed,
)
from kehoach.text.assignments import all_tasks, code_of
from small_plans import plan

TASKS = """
nội dung:
  - nhiệm vụ:
      - {việc: A, chủ trì: Sở Nội vụ, thời hạn: 10/3/2026}
      - {việc: B, chủ trì: [Sở Nội vụ, Sở Tư pháp], thời hạn: quý I}
      - {việc: C, chủ trì: Sở Tư pháp, thời hạn: thường xuyên}
      - {việc: D, chủ trì: Sở Tư pháp}
      - {việc: E, chủ trì: Sở Tư pháp, thời hạn: 15/01/2027}
      - {việc: G, chủ trì: Sở Tư pháp, thời hạn: khi có hướng dẫn}
"""
INDICES = """
chỉ số:
  PAR INDEX:
    thang điểm: 100
    kết quả: {2024: {điểm: '83,87', hạng: 33/63}, 2023: {điểm: '79,23'}}
  SIPAS: {đơn vị: '%', kết quả: {2024: {hạng: 5/63}}}
"""


def months(**due: int) -> tuple[int, ...]:
    return tuple(due.get(f"m{month}", 0) for month in range(1, 13))


def test_tasks_are_counted_by_the_month_of_their_last_day() -> None:
    assert load_of(plan(TASKS)) == Load(months=months(m3=2), undated=3, beyond=1)
    assert load_of(plan()).total == 0


def test_a_task_of_two_agencies_counts_for_both() -> None:
    assert led_in(leads_of(plan(TASKS))) == (
        Led(agency="Sở Nội vụ", load=Load(months=months(m3=2))),
        Led(agency="Sở Tư pháp", load=Load(months=months(m3=1), undated=3, beyond=1)),
    )


def test_agencies_are_summed_over_plans_however_their_names_are_typed() -> None:
    others = [Lead(task=f"k{number}", agency="Sở nội vụ", due=12) for number in range(9)]
    first, second = summed([*leads_of(plan(TASKS)), *others])
    assert (first.agency, first.load) == ("Sở Nội vụ", Load(months=months(m3=2, m12=9)))
    assert second.agency == "Sở Tư pháp"


PROVINCE = """
nội dung:
  - nhiệm vụ:
      - {mã: A, việc: Rà soát, chủ trì: Sở Nội vụ, phối hợp: Sở Tư pháp, thời hạn: quý II}
      - {việc: Công khai, chủ trì: Sở Tư pháp, thời hạn: quý III}
"""
PARENT = "{kế hoạch: 'Nâng cao Chỉ số A năm {năm}', cơ quan: UBND tỉnh Đắk Lắk, năm: 2026}"
OWN = """
cơ quan: {tên: Sở Nội vụ, cấp trên: UBND tỉnh Đắk Lắk, ký hiệu: SNV, địa danh: Đắk Lắk}
kế hoạch gốc: %s
nội dung:
  - nhiệm vụ:
      - {mã: A, gốc: A, việc: Rà soát, chủ trì: Sở Nội vụ, thời hạn: trước ngày 15/5}
      - {mã: B, gốc: %s, việc: Công khai, chủ trì: Sở Tư pháp, thời hạn: quý III}
      - {mã: C, việc: Việc riêng, chủ trì: Sở Nội vụ, thời hạn: quý IV}
"""


def test_a_task_in_several_plans_is_counted_once_as_its_lead_has_it() -> None:
    (task,) = (one for one in all_tasks(plan(PROVINCE)) if one.code is None)
    province = leads_of(plan(PROVINCE), "Ủy ban nhân dân tỉnh Đắk Lắk")
    own = leads_of(plan(OWN % (PARENT, code_of(task))), "Sở Nội vụ")
    want = (
        Led(agency="Sở Nội vụ", load=Load(months=months(m5=1, m12=1))),
        Led(agency="Sở Tư pháp", load=Load(months=months(m9=1))),
    )
    assert summed([*province, *own]) == summed([*own, *province]) == want
    assert len({one.task for one in (*province, *own)}) == 3


def test_tasks_of_one_code_in_plans_of_others_are_others() -> None:
    other = PROVINCE + "cơ quan: UBND tỉnh Gia Lai\n"
    next_year = PROVINCE + "năm: 2027\n"
    every = [*leads_of(plan(PROVINCE)), *leads_of(plan(other)), *leads_of(plan(next_year))]
    assert [one.load.total for one in summed(every)] == [3, 3]


def test_results_of_an_index_stand_by_year_and_years_without_a_score_are_left_out() -> None:
    assert series_of(plan(INDICES)) == (
        Series(
            agency="UBND tỉnh Đắk Lắk",
            name="PAR INDEX",
            unit="điểm",
            points=(
                Point(year=2023, score=79.23, said="79,23/100 điểm"),
                Point(year=2024, score=83.87, said="83,87/100 điểm", rank="33/63"),
            ),
        ),
    )


def test_plans_of_two_years_make_one_series() -> None:
    (old,) = series_of(plan(INDICES))
    new = old.model_copy(update={"points": (Point(year=2024, score=84, said="84/100 điểm"),) * 1})
    (both,) = merged_series([old, new])
    assert [(point.year, point.score) for point in both.points] == [(2023, 79.23), (2024, 84)]
