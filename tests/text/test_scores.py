"""Results of an index in words: differences are computed, decimals take a comma."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.plan import Index
from kehoach.problem import Severity
from kehoach.text.scores import aim_text, change_text, comparable, result_text, year_before
from small_plans import plan, problems, spec


def index(before: str = "", now: str = "", /, **more: Any) -> Index:
    """An index with the results of 2019 and 2020 given as ``score rank``; ``-`` for none."""
    results = {}
    for year, typed in (("2019", before), ("2020", now)):
        score, _, rank = typed.partition(" ")
        if typed:
            results[year] = {"điểm": score if score != "-" else None, "hạng": rank or None}
    return Index.model_validate({"kết quả": results, **more})


def test_the_result_of_ha_giang_2020() -> None:
    par = index("79.23 53/63", "83.87 33/63", **{"thang điểm": "100"})
    assert result_text(par, 2020) == (
        "đạt 83,87/100 điểm, xếp thứ 33/63 tỉnh, thành phố, "
        "tăng 4,64 điểm và 20 bậc so với năm 2019"
    )


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        ("79,23 53/63", "83,87 33/63", "tăng 4,64 điểm và 20 bậc so với năm 2019"),
        ("83,87 33/63", "79,23 53/63", "giảm 4,64 điểm và 20 bậc so với năm 2019"),
        ("84,66 37/63", "85,42 51/63", "tăng 0,76 điểm, giảm 14 bậc so với năm 2019"),
        ("85,42 51/63", "84,66 37/63", "giảm 0,76 điểm, tăng 14 bậc so với năm 2019"),
        ("80 33/63", "80 33/63", "giữ nguyên điểm số và thứ hạng so với năm 2019"),
        ("80 33/63", "80 30/63", "giữ nguyên điểm số, tăng 3 bậc so với năm 2019"),
        ("80 33/63", "81,5 33/63", "tăng 1,5 điểm, giữ nguyên thứ hạng so với năm 2019"),
        ("80", "81,5", "tăng 1,5 điểm so với năm 2019"),
        ("- 33/63", "- 34/63", "giảm 1 bậc so với năm 2019"),
        ("80 33/63", "81", "tăng 1 điểm so với năm 2019"),
        ("80", "- 33/63", ""),
        ("", "80 33/63", ""),
    ],
)
def test_a_difference_says_its_direction(before: str, now: str, change: str) -> None:
    assert change_text(index(before, now), 2020) == change


def test_ranks_among_different_numbers_are_not_compared() -> None:
    """63 provinces to the index year 2024, 34 from 2025 (Nghị quyết 202/2025/QH15)."""
    merged = index("80 33/63", "82 20/34")
    assert change_text(merged, 2020) == "tăng 2 điểm so với năm 2019"
    assert not comparable((33, 63), (20, 34))
    assert comparable((33, 63), (20, 63))


def test_a_rank_that_cannot_be_compared_is_said_at_its_year() -> None:
    text = spec("""
        chỉ số:
          PAPI:
            kết quả:
              2024: {điểm: 41, hạng: 33/63}
              2025: {điểm: 42, hạng: 20/34}
    """)
    (found,) = problems(text)
    assert (found.code, found.severity) == ("KH946", Severity.WARNING)
    assert found.args == {"old": "33/63", "new": "20/34"}
    assert found.place.quote == "      2025: {điểm: 42, hạng: 20/34}"


@pytest.mark.parametrize(
    ("before", "now", "more", "said"),
    [
        ("", "83,87", {}, "đạt 83,87 điểm"),
        ("", "83,87", {"thang điểm": "100"}, "đạt 83,87/100 điểm"),
        ("", "42,5", {"thang điểm": "80"}, "đạt 42,5/80 điểm"),
        ("", "85,2", {"đơn vị": "%"}, "đạt 85,2%"),
        ("", "- 33/63", {}, "xếp thứ 33/63 tỉnh, thành phố"),
        ("", "- 20/34", {}, "xếp thứ 20/34 tỉnh, thành phố"),
        ("", "- 3/18", {}, "xếp thứ 3/18"),
        ("", "- 3", {}, "xếp thứ 3"),
        (
            "84,1",
            "85,2",
            {"đơn vị": "%"},
            "đạt 85,2%, tăng 1,1 điểm phần trăm so với năm 2019",
        ),
    ],
)
def test_a_result_says_score_scale_unit_and_rank(
    before: str, now: str, more: dict[str, str], said: str
) -> None:
    assert result_text(index(before, now, **more), 2020) == said


def test_the_year_before_is_the_last_one_with_a_result() -> None:
    gap = Index.model_validate({"kết quả": {"2016": {"điểm": "80"}, "2020": {"điểm": "82"}}})
    assert year_before(gap, 2020) == 2016
    assert year_before(gap, 2016) is None
    assert change_text(gap, 2020) == "tăng 2 điểm so với năm 2016"


@pytest.mark.parametrize(
    ("aim", "said"),
    [
        ({"điểm": "85"}, "đạt 85/100 điểm"),
        ({"hạng": "30/63"}, "xếp thứ 30/63 tỉnh, thành phố"),
        ({"điểm": "85", "hạng": "30/63"}, "đạt 85/100 điểm, xếp thứ 30/63 tỉnh, thành phố"),
        ({"tăng bậc": "5"}, "tăng 5 bậc so với năm 2020"),
        ({"tăng bậc": "5-7"}, "tăng từ 5 đến 7 bậc so với năm 2020"),
        ({"tăng điểm": "1.5 - 2"}, "tăng từ 1,5 đến 2 điểm so với năm 2020"),
        (
            {"tăng điểm": "2", "tăng bậc": "5-7"},
            "tăng 2 điểm và từ 5 đến 7 bậc so với năm 2020",
        ),
        ({"tăng bậc": "ít nhất 5"}, "tăng ít nhất 5 bậc so với năm 2020"),
        ({"lời": "thuộc nhóm 10 tỉnh đứng đầu"}, "thuộc nhóm 10 tỉnh đứng đầu"),
    ],
)
def test_an_aim_is_a_score_a_rank_or_steps_up(aim: dict[str, str], said: str) -> None:
    assert aim_text(index(**{"thang điểm": "100", "mục tiêu": aim}), 2021) == said


_SCORES = st.decimals(0, 100, places=2)
_RANKS = st.integers(1, 63)


@given(_SCORES, _SCORES, _RANKS, _RANKS)
def test_every_difference_is_said_with_its_right_sign_and_size(
    old: Decimal, new: Decimal, old_rank: int, new_rank: int
) -> None:
    change = change_text(index(f"{old} {old_rank}/63", f"{new} {new_rank}/63"), 2020)
    said: dict[str, Decimal] = {}
    sign = 0
    for verb, size, unit in re.findall(r"(?:(tăng|giảm) )?([\d,]+) (điểm|bậc)", change):
        sign = {"tăng": 1, "giảm": -1, "": sign}[verb]
        said[unit] = sign * Decimal(size.replace(",", "."))
    differences = {"điểm": new - old, "bậc": Decimal(old_rank - new_rank)}
    assert said == {unit: size for unit, size in differences.items() if size}
    same = {"điểm": "điểm số", "bậc": "thứ hạng"}
    assert all((same[unit] in change) is (unit not in said) for unit in differences)
    assert change.endswith(" so với năm 2019")


def test_results_may_be_typed_with_a_comma_or_a_percent_sign() -> None:
    typed = plan("chỉ số: {SIPAS: {đơn vị: '%', kết quả: {2025: {điểm: '85,2%', hạng: 3}}}}")
    standing = typed.indices["SIPAS"].results[2025]
    assert (standing.score, standing.rank) == (Decimal("85.2"), (3, 0))
