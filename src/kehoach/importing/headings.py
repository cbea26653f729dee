"""Titles that only a style of Word tells: lines with an outline level and no number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kehoach.importing.outline import Entry, Level

_LEVELS: tuple[Level, ...] = ("I", "1", "a")
"""What stands for the outline levels that a document uses, from the largest."""
_RUNNING = 9
"""The outline level of running text (ISO 29500-1, 17.3.1.20)."""
_LONGEST = 150
_STOPS = (".", ";", ",", ":")


def titled_by_style(entries: Sequence[Entry]) -> list[Entry]:
    """Return the lines, those that Word's outline names as titles as such.

    Where a document numbers titles of a level, one without a number is none of them: it stays.
    """
    used = sorted({_outline(one) for one in entries if _is_title(one) or _is_numbered(one)})
    taken = {one.level for one in entries if one.heading and one.label}
    levels = {
        outline: level for outline, level in zip(used, _LEVELS, strict=False) if level not in taken
    }
    return [
        replace(one, level=levels[_outline(one)], heading=True)
        if _is_title(one) and _outline(one) in levels
        else one
        for one in entries
    ]


def _outline(entry: Entry) -> int:
    """Return the outline level of a line, from 0; -1 for running text."""
    found = entry.paragraph.outline if entry.paragraph else None
    return found if found is not None and found < _RUNNING else -1


def _is_numbered(entry: Entry) -> bool:
    return entry.heading and bool(entry.label) and _outline(entry) >= 0


def _is_title(entry: Entry) -> bool:
    if entry.level or entry.title or entry.label or entry.paragraph is None:
        return False
    text = entry.paragraph.bare
    return _outline(entry) >= 0 and len(text) <= _LONGEST and not text.endswith(_STOPS)
