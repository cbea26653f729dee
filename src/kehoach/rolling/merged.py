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
        met: set[int] = set()
        for change in step:
            at = next(
                (n for n, one in enumerate(found) if n not in met and _goes_on(one, change)), None
            )
            if at is None:
                met.add(len(found))
                found.append(change)
            else:
                met.add(at)
                found[at] = _joined(found[at], change)
    return found


def _goes_on(one: Change, change: Change) -> bool:
    if one.path != change.path:
        return False
    return one.code == change.code == "KH756" or (bool(one.now) and one.now == change.was)


def _joined(one: Change, change: Change) -> Change:
    if one.code == "KH756":
        years = f"{one.args['years'].split(' - ')[0]} - {change.now}"
        return replace(change, args={**change.args, "years": years})
    code = one.code if one.code in _KEPT else change.code
    return replace(change, code=code, was=one.was, args={**one.args, **change.args})
