"""The order of a list that both sides changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from kehoach.merging.tree import Tree

_T = TypeVar("_T")


def inserted(
    kept: list[Tree], theirs: Sequence[Tree], here: Mapping[Tree, Tree], new: Mapping[Tree, Tree]
) -> list[Tree]:
    """Return a list with new items, each after the one that it follows in theirs.

    ``here``: items of theirs → what they are in ``kept``. ``new``: items of theirs → what comes in.
    One before which theirs has nothing known stands before the next known one, or at the end.
    """
    found = list(kept)
    before: Tree | None = None
    for at, one in enumerate(theirs):
        if one in new:
            if before is not None:
                place = found.index(before) + 1
            else:
                after = next((here[later] for later in theirs[at:] if later in here), None)
                place = found.index(after) if after is not None else len(found)
            found.insert(place, new[one])
            before = new[one]
        elif one in here:
            before = here[one]
    return found


def reordered(kept: list[_T], places: list[int | None]) -> list[_T]:
    """Return items by their new places; one without a place stays behind the one before it."""
    runs: list[tuple[int, list[_T]]] = [(-1, [])]
    for item, place in zip(kept, places, strict=True):
        if place is None:
            runs[-1][1].append(item)
        else:
            runs.append((place, [item]))
    return [item for _, run in sorted(runs, key=lambda run: run[0]) for item in run]


def longest_rise(numbers: list[int]) -> list[int]:
    """Return the indexes of a longest rising part of a list of numbers."""
    best: list[tuple[int, int]] = []
    for number in numbers:
        reach = max(
            ((length, -back) for back, (length, _) in enumerate(best) if numbers[back] < number),
            default=(0, 1),
        )
        best.append((reach[0] + 1, -reach[1]))
    at = max(range(len(best)), key=lambda n: best[n][0], default=-1)
    found = []
    while at >= 0:
        found.append(at)
        at = best[at][1]
    return found[::-1]
