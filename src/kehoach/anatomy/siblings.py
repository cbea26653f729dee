"""Lines of one numbering are of one kind: titles all, or running text all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kehoach.anatomy.levels import label_of
from kehoach.anatomy.parts import BodyLine, Level
from kehoach.reading.document import Paragraph, Table

SHORT = 100
"""Letters that a title that is not bold has at most."""
_RUNNING = 9
"""The outline level of running text (ISO 29500-1, 17.3.1.20)."""
_STOPS = (".", ";", ",")
_RANKS: dict[Level, int] = {
    "phan": 0, "chuong": 0, "ten": 0, "chu_hoa": 1, "muc": 2, "dieu": 3, "khoan": 4,
    "tieu_khoan": 5, "tieu_khoan_con": 6, "diem": 7,
}  # fmt: skip
_NUMBERED = ("chu_hoa", "muc", "khoan", "tieu_khoan", "tieu_khoan_con", "diem")


def of_one_kind(lines: Sequence[BodyLine], tables: Sequence[Table] = ()) -> tuple[BodyLine, ...]:
    """Return the lines with ``heading`` settled where the look of a single one does not tell.

    Bold letters and styles for titles tell: they, and what is numbered along with them, stay as
    they are. Else lines with nothing between them are a list; of the rest most decide, if all
    are short.
    """
    settled = list(lines)
    starts = [one.paragraphs[0].number for one in tables if one.paragraphs]
    for group in _groups(lines):
        found = [lines[at] for at in group]
        titled = any(one.heading for one in found)
        if len(group) == 1 or not titled or any(map(_tells, found)):
            continue
        heading = _parted(group, lines, starts) and _are_titles(found)
        for at in group:
            settled[at] = replace(lines[at], heading=heading)
    return tuple(settled)


def _groups(lines: Sequence[BodyLine]) -> Iterator[list[int]]:
    """Yield the places of lines numbered alike below one line."""
    running: dict[tuple[Level, str], list[int]] = {}
    for at, line in enumerate(lines):
        rank = _RANKS.get(line.level)
        for key in [one for one in running if rank is not None and _RANKS[one[0]] > rank]:
            yield running.pop(key)
        if line.level not in _NUMBERED or line.ordinal is None:
            continue
        key = (line.level, line.shape)
        if key in running and line.ordinal <= (lines[running[key][-1]].ordinal or 0):
            yield running.pop(key)
        running.setdefault(key, []).append(at)
    yield from running.values()


def _parted(group: Sequence[int], lines: Sequence[BodyLine], tables: Sequence[int]) -> bool:
    """True when something stands below any line of a group but the last."""
    for at, following in pairwise(group):
        start, end = (lines[one].paragraph.number for one in (at, following))
        if following > at + 1 or any(start < table < end for table in tables):
            return True
    return False


def _are_titles(found: Sequence[BodyLine]) -> bool:
    if all(one.heading == found[0].heading for one in found):
        return found[0].heading
    like = [one for one in found if not one.text.endswith(_STOPS)]
    return all(len(one.text) <= SHORT for one in found) and len(like) > len(found) / 2


def _tells(line: BodyLine) -> bool:
    """True for a line that shows by itself what it is: bold, or in a style for titles."""
    if line.paragraph.outline is not None and line.paragraph.outline < _RUNNING:
        return True
    label = label_of(line.paragraph.text) if line.typed else None
    return is_bold_from(line.paragraph, label.end if label else 0)


def is_bold_from(paragraph: Paragraph, start: int) -> bool:
    """True when all letters from ``start`` on are bold."""
    at, seen = 0, False
    for run in paragraph.runs:
        if run.face.hidden:
            continue
        at += len(run.text)
        tail = run.text[max(0, start - (at - len(run.text))) :] if at > start else ""
        if any(sign.isalnum() for sign in tail):
            if not run.face.bold:
                return False
            seen = True
    return seen
