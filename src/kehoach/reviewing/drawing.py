"""Numbers → pictures as SVG shapes: small bars by month, a line over the years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.reviewing import Load, Point, Series

BAR, GAP, TALL = 5, 2, 22
"""Width of a bar of the small picture, the space between two, the height of the tallest."""

WIDE, HIGH = 300, 180
_SIDE, _TOP, _BOTTOM = 42, 34, 58
_LEAST = 0.1
"""Part of its greatest score that a chart spans at least: small steps must look small."""
LEVELS = 5


@dataclass(frozen=True)
class Dot:
    """A point of a line chart: its place, its labels."""

    x: float
    y: float
    score: str
    year: int
    rank: str


def bars(load: Load, most: int) -> str:
    """Return the path of twelve bars; ``most`` is the number that the tallest stands for."""
    scale = TALL / most if most else 0
    return "".join(
        f"M{month * (BAR + GAP)} {TALL}v{-_shown(count * scale)}h{BAR}V{TALL}z"
        for month, count in enumerate(load.months)
        if count
    )


def _shown(height: float) -> float:
    return round(max(height, 1.5), 1)


def told(load: Load) -> str:
    """Say in words what the bars show."""
    parts = [f"tháng {month}: {count}" for month, count in enumerate(load.months, 1) if count]
    parts += [f"không định ngày: {load.undated}"] if load.undated else []
    parts += [f"ngoài năm: {load.beyond}"] if load.beyond else []
    return "; ".join(parts) or "không có nhiệm vụ"


def level(count: int, most: int) -> int:
    """Return how dark a field of the heat map is: 0 for none, else 1 to 5."""
    return 0 if not count else max(1, -(-LEVELS * count // most))


def dots(series: Series) -> tuple[Dot, ...]:
    """Return the points of a series, years by their distance, the scores between low and high."""
    years = [point.year for point in series.points]
    scores = [point.score for point in series.points]
    span = max(max(scores) - min(scores), _LEAST * max(map(abs, scores))) or 1
    low = (max(scores) + min(scores) - span) / 2
    years_span = (years[-1] - years[0]) or 1
    return tuple(
        Dot(
            round(_SIDE + (WIDE - 2 * _SIDE) * (point.year - years[0]) / years_span, 1),
            round(HIGH - _BOTTOM - (HIGH - _TOP - _BOTTOM) * (point.score - low) / span, 1),
            decimal_comma_of(point),
            point.year,
            point.rank,
        )
        for point in series.points
    )


def decimal_comma_of(point: Point) -> str:
    """Write a score as on a chart: without its scale."""
    return point.said.partition("/")[0].removesuffix("%").removesuffix(" điểm").strip()


def polyline(points: tuple[Dot, ...]) -> str:
    """Return the points of the line as SVG wants them."""
    return " ".join(f"{dot.x},{dot.y}" for dot in points)


def trend(series: Series) -> str:
    """Say in words what the chart shows."""
    return "; ".join(_year(point) for point in series.points)


def _year(point: Point) -> str:
    rank = f", hạng {point.rank}" if point.rank else ""
    return f"năm {point.year}: {point.said}{rank}"


def charted(every: tuple[Series, ...]) -> Iterator[tuple[Series, tuple[Dot, ...]]]:
    """Yield the series that make a line: of two years or more."""
    yield from ((one, dots(one)) for one in every if len(one.points) > 1)


def single(every: tuple[Series, ...]) -> list[Series]:
    """Return the series of one year, which are better said in words."""
    return [one for one in every if len(one.points) == 1]
