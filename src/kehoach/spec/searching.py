"""Many short texts laid end to end: which of them have a word is asked of all at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, count
from operator import add

BETWEEN = " | "
"""Stands between texts that are laid end to end."""


class Lines:
    """Texts by number."""

    whole: str
    """All of them, laid end to end."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.whole = BETWEEN.join(lines)
        self._found: dict[str, list[int]] = {}

    @cached_property
    def _starts(self) -> list[int]:
        """Where the second text starts, the third…, and where one behind the last would."""
        step = len(BETWEEN)
        return list(map(add, accumulate(map(len, self.lines)), count(step, step)))

    def having(self, *words: str) -> list[int]:
        """Return the numbers, from 0, of the texts that have at least one of some words."""
        return sorted(set().union(*map(self._having, words)))

    def _having(self, word: str) -> list[int]:
        """Return the numbers of the texts that have a word; rules share words."""
        if word not in self._found:
            self._found[word] = list(self._search(word))
        return self._found[word]

    def _search(self, word: str) -> Iterator[int]:
        at = self.whole.find(word)
        while at >= 0:
            number = bisect_right(self._starts, at)
            yield number
            at = self.whole.find(word, self._starts[number])
