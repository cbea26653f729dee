"""Results of an index put into words; differences are computed, never typed."""

from __future__ import annotations

import re
from decimal import Decimal

from kehoach.plan import Index, Standing
from kehoach.wording.numbers import decimal_comma

PROVINCE_COUNTS = (63, 34)
"""How many provinces were ranked: 63 to the index year 2024, 34 from 2025 (NQ 202/2025/QH15)."""

BLANK = "……"
"""Printed for figures still to come: a year of results, or an aim, with nothing in it yet."""


def is_awaited(standing: Standing) -> bool:
    """True for a year of results of which neither score nor rank is given yet."""
    return standing.score is None and standing.rank is None


def unit_of(index: Index) -> str:
    """Return ``điểm`` or ``%``."""
    return index.unit or "điểm"


def score_text(index: Index, score: Decimal) -> str:
    """Write a score: ``83,87/100 điểm``, ``85,2%``."""
    number = decimal_comma(score)
    if unit_of(index) == "%":
        return f"{number}%"
    scale = f"/{decimal_comma(index.scale)}" if index.scale else ""
    return f"{number}{scale} {unit_of(index)}"


def rank_text(rank: tuple[int, int]) -> str:
    """Write a rank: ``33/63``."""
    place, total = rank
    return f"{place}/{total}" if total else str(place)


def standing_text(index: Index, standing: Standing) -> str:
    """Write ``đạt 83,87/100 điểm, xếp thứ 33/63 tỉnh, thành phố``."""
    parts = []
    if standing.score is not None:
        parts.append(f"đạt {score_text(index, standing.score)}")
    if standing.rank is not None:
        of_what = " tỉnh, thành phố" if standing.rank[1] in PROVINCE_COUNTS else ""
        parts.append(f"xếp thứ {rank_text(standing.rank)}{of_what}")
    return ", ".join(parts)


def year_before(index: Index, year: int) -> int | None:
    """Return the last year before ``year`` that has a result."""
    return max((one for one in index.results if one < year), default=None)


def result_text(index: Index, year: int) -> str:
    """Write the result of a year with its difference from the year of results before it."""
    words = standing_text(index, index.results[year])
    change = change_text(index, year)
    return f"{words}, {change}" if change else words


def change_text(index: Index, year: int) -> str:
    """Write ``tăng 4,64 điểm và 20 bậc so với năm 2019``; empty when nothing can be compared."""
    before = year_before(index, year)
    if before is None:
        return ""
    parts = [
        part
        for part in (_score_change(index, before, year), _rank_change(index, before, year))
        if part
    ]
    if not parts:
        return ""
    verbs = {verb for verb, _ in parts}
    if len(parts) == 2 and len(verbs) == 1:
        words = f"{parts[0][0]} {parts[0][1]} và {parts[1][1]}"
    else:
        words = ", ".join(f"{verb} {amount}" for verb, amount in parts)
    return f"{words} so với năm {before}"


def _score_change(index: Index, before: int, year: int) -> tuple[str, str] | None:
    old, new = index.results[before].score, index.results[year].score
    if old is None or new is None:
        return None
    unit = "điểm phần trăm" if unit_of(index) == "%" else unit_of(index)
    return _change(new - old, f"{decimal_comma(abs(new - old))} {unit}", "điểm số")


def _rank_change(index: Index, before: int, year: int) -> tuple[str, str] | None:
    old, new = index.results[before].rank, index.results[year].rank
    if old is None or new is None or not comparable(old, new):
        return None
    return _change(Decimal(old[0] - new[0]), f"{abs(old[0] - new[0])} bậc", "thứ hạng")


def comparable(old: tuple[int, int], new: tuple[int, int]) -> bool:
    """True when two ranks are among the same number (33/63 and 20/34 are not)."""
    return old[1] == new[1] or not old[1] or not new[1]


def _change(difference: Decimal, amount: str, same: str) -> tuple[str, str]:
    if difference == 0:
        return "giữ nguyên", same
    return ("tăng" if difference > 0 else "giảm"), amount


def aim_text(index: Index, year: int) -> str:
    """Write what the index shall reach in the plan's year."""
    aim = index.aim
    if aim is None:
        return ""
    if aim.text:
        return aim.text
    words = [standing_text(index, aim)] if aim.score is not None or aim.rank else []
    unit = "điểm phần trăm" if unit_of(index) == "%" else unit_of(index)
    ups = [_up(aim.score_up, unit), _up(aim.rank_up, "bậc")]
    if raised := " và ".join(up for up in ups if up):
        words.append(f"tăng {raised} so với năm {year - 1}")
    return ", ".join(words)


def _up(amount: str | None, unit: str) -> str:
    if amount is None:
        return ""
    amount = amount.replace(".", ",")
    ends = re.split(r"\s*[-–]\s*", amount)
    return f"từ {ends[0]} đến {ends[1]} {unit}" if len(ends) == 2 else f"{amount} {unit}"
