"""Two lists of words → where they are the same and where not, with as few changes as one reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from kehoach.redline.labels import between

Hunk = tuple[int, int, int, int]
"""From where to where in the old, from where to where in the new; never both empty."""


def hunks_of(old: Sequence[str], new: Sequence[str], loose: Sequence[bool]) -> Iterator[Hunk]:
    """Yield what is the same and what is not, in order.

    Changes that only a space parts are one, so that a phrase is struck out as a whole;
    ``loose`` tells which words of the new are such spaces.
    """
    held: Hunk | None = None
    gap: Hunk | None = None
    for i, i2, j, j2 in _opcodes(old, new):
        if old[i:i2] != new[j:j2]:
            held = (held[0], i2, held[2], j2) if held else (i, i2, j, j2)
            gap = None
        elif held and j2 - j == 1 and loose[j]:
            gap = (i, i2, j, j2)
        else:
            yield from (one for one in (held, gap, (i, i2, j, j2)) if one)
            held = gap = None
    yield from (one for one in (held, gap) if one)


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Iterator[Hunk]:
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=False)
    yield from ((i, i2, j, j2) for _, i, i2, j, j2 in matcher.get_opcodes())


def text_hunks(old: str, new: str) -> Iterator[Hunk]:
    """Yield the same of two texts, in characters, cut between words."""
    head, tail, before, after = between(old, new)
    ends = len(old) - tail, len(new) - tail
    if head:
        yield 0, head, 0, head
    words = [word for word in after if not word.isspace()]
    if set(before).isdisjoint(words):
        if before or after:  # most often: a phrase for a phrase
            yield head, ends[0], head, ends[1]
    else:
        was, now = (list(accumulate(map(len, one), initial=head)) for one in (before, after))
        for i, i2, j, j2 in hunks_of(before, after, [word.isspace() for word in after]):
            yield was[i], was[i2], now[j], now[j2]
    if tail:
        yield ends[0], len(old), ends[1], len(new)
