"""Abbreviations: spelled out where they first stand, short afterwards."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

_AT_START = re.compile(r"(?:^|[.!?]\s)[\s*]*$")
"""What stands before the first word of a sentence."""


@dataclass
class Abbreviations:
    """Walks one document in reading order and spells each abbreviation out once."""

    meanings: dict[str, str]
    _new: set[str] = field(init=False)
    """Those not met yet."""

    def __post_init__(self) -> None:
        self._new = set(self.meanings)

    def spell_out(self, text: str) -> str:
        """Return the text with abbreviations that stand here for the first time spelled out.

        Letters joined by ``-`` or ``/`` belong to the symbol of an act (``214/KH-UBND``).
        """
        for short in self._new:
            if short in text:
                return self._shorts.sub(self._first, text)
        return text

    @property
    def _shorts(self) -> re.Pattern[str]:
        return _any_of(tuple(self.meanings))

    def _first(self, match: re.Match[str]) -> str:
        short = match[0]
        if short not in self._new:
            return short
        self._new.remove(short)
        full, before = self.meanings[short], match.string[: match.start()]
        if before.endswith("(") and before[:-1].rstrip(" *").lower().endswith(full.lower()):
            return short
        starts = _AT_START.search(before) is not None
        return f"{full[:1].upper() + full[1:] if starts else full} ({short})"


@lru_cache(maxsize=64)
def _any_of(shorts: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds abbreviations; the plans of an office have the same.

    The first letter of each comes first, as that is sought quickly.
    """
    longest_first = sorted(filter(None, shorts), key=len, reverse=True)
    parts = [(re.escape(short[0]), re.escape(short[1:])) for short in longest_first]
    any_of = "|".join([rf"{first}(?<![\w/-]{first}){rest}" for first, rest in parts])
    return re.compile(rf"(?:{any_of})(?![\w/]|-\w)")
