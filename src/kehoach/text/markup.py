"""Bold, italic and escapes in a text → runs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*(?!\*)", re.DOTALL)
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])(.+?)(?<=[^\s*])\*(?![\w*])", re.DOTALL)
_ESCAPES = {"\\*": "\x01", "\\{": "\x02", "\\}": "\x03"}
_UNESCAPE = str.maketrans({"\x01": "*", "\x02": "{", "\x03": "}"})
_ON, _OFF = "\x04", "\x05"
"""Stand-ins while a text is read: a spec holds no control characters (KH904)."""
_SWITCH = re.compile(f"([{_ON}{_OFF}])")
_HIDDEN = re.compile("[\x01-\x03]")


@dataclass(frozen=True, init=False)
class Run:
    """Characters in one dress."""

    text: str
    bold: bool = False
    italic: bool = False

    def __init__(self, text: str, bold: bool = False, italic: bool = False) -> None:
        own = self.__dict__  # quicker than a frozen class of dataclasses: made by the thousand
        own["text"], own["bold"], own["italic"] = text, bold, italic


Runs = tuple[Run, ...]


def parse_markup(text: str) -> Runs:
    """Split ``**đậm**`` and ``*nghiêng*`` into runs; a lone star stands as typed."""
    if "*" not in text and "\\" not in text:
        return (Run(text),) if text else ()
    if "\\" in text:
        for typed, mark in _ESCAPES.items():
            text = text.replace(typed, mark)
    if "**" in text:
        text = _BOLD.sub(_switched, text)
    runs: list[Run] = []
    bold = False
    for piece, italic in _cut(_ITALIC, text):
        for part in _SWITCH.split(piece):
            if part in (_ON, _OFF):
                bold = part == _ON
            elif part:
                runs.append(Run(_unescaped(part), bold, italic))
    return tuple(runs)


def _switched(match: re.Match[str]) -> str:
    return f"{_ON}{match[1]}{_OFF}"


def _unescaped(text: str) -> str:
    return text.translate(_UNESCAPE) if _HIDDEN.search(text) else text


def _cut(pattern: re.Pattern[str], text: str) -> list[tuple[str, bool]]:
    if "*" not in text:
        return [(text, False)]
    pieces, last = [], 0
    for match in pattern.finditer(text):
        pieces += [(text[last : match.start()], False), (match[1], True)]
        last = match.end()
    return [*pieces, (text[last:], False)]


def plain(runs: Runs) -> str:
    """Return the characters of runs."""
    return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])


def upper(runs: Runs) -> Runs:
    """Return the runs in capitals."""
    return tuple(replace(run, text=run.text.upper()) for run in runs)
