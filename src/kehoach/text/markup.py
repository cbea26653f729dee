"""Bold, italic and escapes in a text → runs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*(?!\*)", re.DOTALL)
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])(.+?)(?<=[^\s*])\*(?![\w*])", re.DOTALL)
_ESCAPES = {"\\*": "\ue000", "\\{": "\ue001", "\\}": "\ue002"}
_UNESCAPE = str.maketrans({"\ue000": "*", "\ue001": "{", "\ue002": "}"})


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one dress."""

    text: str
    bold: bool = False
    italic: bool = False


Runs = tuple[Run, ...]


def parse_markup(text: str) -> Runs:
    """Split ``**đậm**`` and ``*nghiêng*`` into runs; a lone star stands as typed."""
    for typed, mark in _ESCAPES.items():
        text = text.replace(typed, mark)
    runs: list[Run] = []
    for piece, bold in _cut(_BOLD, text):
        for inner, italic in _cut(_ITALIC, piece):
            runs.append(Run(inner.translate(_UNESCAPE), bold, italic))
    return tuple(run for run in runs if run.text)


def _cut(pattern: re.Pattern[str], text: str) -> list[tuple[str, bool]]:
    pieces, last = [], 0
    for match in pattern.finditer(text):
        pieces += [(text[last : match.start()], False), (match[1], True)]
        last = match.end()
    return [*pieces, (text[last:], False)]


def plain(runs: Runs) -> str:
    """Return the characters of runs."""
    return "".join(run.text for run in runs)


def upper(runs: Runs) -> Runs:
    """Return the runs in capitals."""
    return tuple(replace(run, text=run.text.upper()) for run in runs)
