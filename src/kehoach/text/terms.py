"""Abbreviations: spelled out where they first stand, short afterwards."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass
class Abbreviations:
    """Walks one document in reading order and spells each abbreviation out once."""

    meanings: dict[str, str]
    _met: set[str] = field(default_factory=set)

    def spell_out(self, text: str) -> str:
        """Return the text with abbreviations that stand here for the first time spelled out."""
        for short, full in self.meanings.items():
            if short not in self._met:
                text = self._first(text, short, full)
        return text

    def _first(self, text: str, short: str, full: str) -> str:
        match = re.search(rf"(?<!\w){re.escape(short)}(?!\w)", text)
        if not match:
            return text
        self._met.add(short)
        before = text[: match.start()]
        if before.endswith("(") and before[:-1].rstrip(" *").lower().endswith(full.lower()):
            return text
        starts = re.search(r"(?:^|[.!?]\s)[\s*]*$", before) is not None
        words = full[:1].upper() + full[1:] if starts else full
        return f"{before}{words} ({short}){text[match.end() :]}"
