"""Pictures say no more than the numbers, and say them in words too."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kehoach.reviewing import Load, Point, Series
from kehoach.reviewing import drawing as draw

COUNTS = st.lists(st.integers(0, 500), min_size=12, max_size=12).map(tuple)


@given(COUNTS, st.integers(0, 500))
def test_bars_are_as_high_as_their_numbers_and_never_out_of_the_picture(
    months: tuple[int, ...], more: int
) -> None:
    most = max(months) + more
    drawn = re.findall(r"M(\d+) 22v-([\d.]+)h5V22z", draw.bars(Load(months=months), most))
    assert [int(x) // 7 for x, _ in drawn] == [at for at, count in enumerate(months) if count]
    heights = [float(height) for _, height in drawn]
    assert all(0 < height <= draw.TALL for height in heights)
    assert sorted(heights) == [
        height for _, height in sorted(zip(filter(None, months), heights, strict=True))
    ]


def test_what_bars_show_is_said() -> None:
    months = (0, 2, *[0] * 9, 1)
    assert (
        draw.told(Load(months=months, undated=3)) == "tháng 2: 2; tháng 12: 1; không định ngày: 3"
    )
    assert draw.told(Load(beyond=1)) == "ngoài năm: 1"
    assert draw.told(Load()) == "không có nhiệm vụ"


@given(st.integers(0, 300), st.integers(1, 300))
def test_a_field_is_the_darker_the_more_and_empty_only_for_none(count: int, more: int) -> None:
    most = count + more
    levels = [draw.level(one, most) for one in range(most + 1)]
    assert levels == sorted(levels)
    assert levels[0] == 0 and levels[1] >= 1 and levels[-1] == draw.LEVELS


def series(*scores: tuple[int, float]) -> Series:
    points = tuple(
        Point(year=year, score=score, said=f"{score:g}/100 điểm".replace(".", ","))
        for year, score in scores
    )
    return Series(agency="UBND tỉnh A", name="PAR INDEX", unit="điểm", points=points)


SCORES = st.dictionaries(st.integers(2010, 2030), st.floats(0, 1000), min_size=2, max_size=12)


@given(SCORES)
def test_points_go_with_years_and_scores_and_stay_in_the_picture(
    scores: dict[int, float],
) -> None:
    dots = draw.dots(series(*sorted(scores.items())))
    assert [dot.year for dot in dots] == sorted(scores)
    assert all(0 < dot.x < draw.WIDE and 0 < dot.y < draw.HIGH for dot in dots)
    assert [dot.x for dot in dots] == sorted(dot.x for dot in dots)
    for one, other in pairwise(dots):
        assert (scores[one.year] - scores[other.year]) * (one.y - other.y) <= 0


def test_a_small_step_looks_small() -> None:
    small, large = (
        draw.dots(series((2017, 75.37), (2018, 75.43))),
        draw.dots(series((2019, 60), (2020, 80))),
    )
    assert abs(small[0].y - small[1].y) < 2
    assert abs(large[0].y - large[1].y) > 80


def test_labels_are_scores_without_their_scale() -> None:
    (dot, _) = draw.dots(series((2017, 75.37), (2018, 80)))
    assert dot.score == "75,37"
    percent = Point(year=2020, score=85.2, said="85,2%")
    assert draw.decimal_comma_of(percent) == "85,2"


def test_a_chart_is_said_in_words() -> None:
    ranked = series((2019, 79.23), (2020, 83.87))
    points = (ranked.points[0], ranked.points[1].model_copy(update={"rank": "33/63"}))
    assert draw.trend(ranked.model_copy(update={"points": points})) == (
        "năm 2019: 79,23/100 điểm; năm 2020: 83,87/100 điểm, hạng 33/63"
    )


def test_only_two_years_make_a_line() -> None:
    assert [one.name for one, _ in draw.charted((series((2019, 1)), series((2019, 1), (2020, 2))))]
    assert not list(draw.charted((series((2019, 1)),)))
