"""Widths of columns → shares that print the same widths again and again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kehoach.compose import standard_of
from kehoach.compose.columns import column_widths
from kehoach.compose.tables import build_table
from kehoach.compose.words import Words
from kehoach.importing.proving import Raw, plan_of
from kehoach.importing.tables import WIDTHS, tables_in
from kehoach.plan import FreeTable
from kehoach.registry import Issuer, resolve_issuer
from kehoach.standards import Standard
from kehoach.text.numbering import number_plan

_WHOLE = 100
_TWIPS = 1440 / 25.4
"""Widths are written in 1/100 mm and kept by Word in twips: so is what is read back."""
_TRIES = 6


def settle_widths(data: Raw) -> None:
    """Write widths as shares of 100, in place; those that come of themselves go."""
    standard = standard_of(plan_of(_bare(data)))
    rooms: list[tuple[list[Any], float]] = [(data["nội dung"], standard.text_width)]
    for annex in data.get("phụ lục", []):
        wide = annex.get("khổ") == "ngang"
        rooms.append((annex["nội dung"], standard.landscape_width if wide else standard.text_width))
    rooms += [(part["nội dung"], standard.text_width) for part in data.get("giữ nguyên", [])]
    given = [(free, room) for blocks, room in rooms for free in tables_in(blocks)]
    words = _words(data) if any(WIDTHS in free for free, _ in given) else None
    for free, room in given:
        if words and (widths := free.pop(WIDTHS, None)):
            _settle(free, _Press(free, words, standard, room), widths)


def _bare(data: Raw) -> Raw:
    """Return the data without blocks: enough to know agency, day and standard."""
    return {**data, "nội dung": [], "phụ lục": [], "giữ nguyên": []}


def _words(data: Raw) -> Words:
    plan = plan_of(_bare(data))
    issuer = resolve_issuer(plan)
    assert isinstance(issuer, Issuer)
    return Words.of(plan, issuer, number_plan(plan))


def _settle(free: Raw, press: _Press, widths: Sequence[float]) -> None:
    shares = _shares(widths)
    for _ in range(_TRIES):
        again = _shares(press.widths(shares))
        if again == shares:
            break
        shares = again
    else:
        return
    if shares != _shares(press.widths([])):
        free[WIDTHS] = shares


def _shares(widths: Sequence[float]) -> list[int]:
    """Return whole shares of 100; what rounding leaves goes to the largest remainders."""
    exact = [width / sum(widths) * _WHOLE for width in widths]
    shares = [max(1, int(share)) for share in exact]
    by_rest = sorted(range(len(shares)), key=lambda at: shares[at] - exact[at])
    for at in by_rest[: max(0, _WHOLE - sum(shares))]:
        shares[at] += 1
    return shares


class _Press:
    """What becomes of shares in print: no column is narrower than its longest word."""

    def __init__(self, free: Raw, words: Words, standard: Standard, room: float) -> None:
        self._free, self._words, self._standard, self._room = free, words, standard, room

    def widths(self, shares: list[int]) -> list[float]:
        """Return the widths in mm that are printed, as they are read back."""
        table = FreeTable.model_validate({**self._free, **({WIDTHS: shares} if shares else {})})
        made = column_widths(build_table(table, self._words), self._standard, self._room)
        return [round(round(width, 2) * _TWIPS) / _TWIPS for width in made]
