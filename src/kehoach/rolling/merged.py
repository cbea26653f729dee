"""Changes of several years, one after another → what became of each value in the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kehoach.rolling.change import Change

_KEPT = ("KH758", "KH757", "KH772", "KH754")
"""What happened once is told so, whatever came after."""


def merged(steps: Iterable[tuple[Change, ...]]) -> list[Change]:
    """Return the changes of consecutive years as one list: first words before, last words after."""
    found: list[Change] = []
    for step in steps:
        was = [one.at for one in found]
        found = [_shifted(one, step) for one in found]
        met: set[int] = set()
        for change in step:
            at = next(
                (n for n in range(len(was)) if n not in met and _goes_on(found[n], was[n], change)),
                None,
            )
            now = _shifted(change, step)
            if at is None:
                found.append(now)
            else:
                met.add(at)
                found[at] = _joined(found[at], now)
    return found


def _shifted(one: Change, step: tuple[Change, ...]) -> Change:
    """Return a change with its place in the text as it is after a step."""
    before = (other for other in step if other.path == one.path and 0 <= other.at < one.at)
    by = sum(len(other.now) - len(other.was) for other in before)
    return replace(one, at=one.at + by) if by else one


def _goes_on(one: Change, at: int, change: Change) -> bool:
    """True for a change of what another, which stood ``at`` before the step, had made."""
    if one.path != change.path:
        return False
    same = at == change.at and bool(one.now) and one.now == change.was
    return one.code == change.code == "KH756" or same


def _joined(one: Change, change: Change) -> Change:
    if one.code == "KH756":
        years = f"{one.args['years'].split(' - ')[0]} - {change.now}"
        return replace(change, args={**change.args, "years": years})
    code = one.code if one.code in _KEPT else change.code
    return replace(change, code=code, was=one.was, args={**one.args, **change.args})
