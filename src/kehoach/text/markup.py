"""Bold, italic and escapes in a text → runs."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BOLD = re.compile(r"\*\*(?=\S)"), re.compile(r"(?<=\S)\*\*(?!\*)")
_ITALIC = re.compile(r"\*(?<![\w*]\*)(?=[^\s*])"), re.compile(r"(?<=[^\s*])\*(?![\w*])")
"""What opens and what closes."""
_APART = re.compile(
    r"\*(?:\*([^\s*](?:[^*]*[^\s*])?)\*\*(?!\*)|(?<![\w*]\*)([^\s*](?:[^*]*[^\s*])?)\*(?![\w*]))"
)
"""Bold or italic with no star within: what nearly every text has."""
_ESCAPES = {"\\*": "\x01", "\\{": "\x02", "\\}": "\x03"}
_UNESCAPE = str.maketrans({"\x01": "*", "\x02": "{", "\x03": "}"})
_ON, _OFF = "\x04", "\x05"
"""Stand-ins while a text is read: a spec holds no control characters (KH904)."""


@dataclass(slots=True, unsafe_hash=True)
class Run:
    """Characters in one dress; never changed once made (frozen, it would take twice the time)."""

    text: str
    bold: bool = False
    italic: bool = False


Runs = tuple[Run, ...]


def parse_markup(text: str) -> Runs:
    """Split ``**đậm**`` and ``*nghiêng*`` into runs; a lone star stands as typed."""
    if "*" not in text and "\\" not in text:
        return (Run(text),) if text else ()
    if "\\" in text:
        for typed, mark in _ESCAPES.items():
            text = text.replace(typed, mark)
        return tuple([_unescaped(run) for run in _dressed(text)])
    return tuple(_dressed(text))


def _dressed(text: str) -> list[Run]:
    """Return the runs; where bold and italic stand apart, and no star is left, they are found
    at once."""
    pieces = _APART.split(text)
    if "*" in "".join(pieces[::3]):
        return _nested(text)
    runs: list[Run] = []
    for index, piece in enumerate(pieces):
        if piece:
            place = index % 3
            runs.append(Run(piece, place == 1, place == 2))
    return runs


def _nested(text: str) -> list[Run]:
    """Return the runs: what is bold is marked first, as what is italic may begin or end in it."""
    pieces = _between(*_BOLD, text)
    pieces[1::2] = [f"{_ON}{piece}{_OFF}" for piece in pieces[1::2]]
    runs: list[Run] = []
    bold = False
    for index, piece in enumerate(_between(*_ITALIC, "".join(pieces))):
        italic = index % 2 == 1
        for number, part in enumerate(piece.split(_OFF)):
            before, on, inside = part.partition(_ON)
            bold = bold and number == 0
            if before:
                runs.append(Run(before, bold, italic))
            if inside:
                runs.append(Run(inside, True, italic))
            bold = bold or on != ""
    return runs


def _between(opens: re.Pattern[str], closes: re.Pattern[str], text: str) -> list[str]:
    """Return what stands outside, inside, outside … of marks; where nothing closes, nothing is."""
    pieces: list[str] = []
    at = 0
    while opened := opens.search(text, at):
        closed = closes.search(text, opened.end() + 1)
        if closed is None:
            break
        pieces += (text[at : opened.start()], text[opened.end() : closed.start()])
        at = closed.end()
    return [*pieces, text[at:]]


def _unescaped(run: Run) -> Run:
    return Run(run.text.translate(_UNESCAPE), run.bold, run.italic)


def plain(runs: Runs) -> str:
    """Return the characters of runs."""
    return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])


def upper(runs: Runs) -> Runs:
    """Return the runs in capitals."""
    return tuple([Run(run.text.upper(), run.bold, run.italic) for run in runs])
