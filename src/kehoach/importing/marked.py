"""Runs of a document → the text of a spec: white space made one, bold and italic as stars."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from kehoach.reading.document import Paragraph
from kehoach.reading.document import Run as ReadRun
from kehoach.text.endings import without_close
from kehoach.text.markup import Run, parse_markup

_GONE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff\u200b-\u200d\u2060\ufeff\u00ad]"
)
"""Signs that no one sees and no spec may hold."""
_ENDS = ".;:!?…,"


def clean(text: str) -> str:
    """Return a text as a spec may hold it: NFC, one space between words, nothing invisible."""
    return unicodedata.normalize("NFC", " ".join(_GONE.sub("", text).split()))


def escaped(text: str) -> str:
    """Return the text of a spec that is printed as ``text``: no marks, no places to fill."""
    plain = text.replace("{", "\\{")
    if parse_markup(plain) in ((Run(text),), ()):
        return plain
    return plain.replace("*", "\\*")


def marked(runs: Iterable[ReadRun], start: int = 0, plain: bool = False) -> str:
    """Return the text of runs from character ``start`` on, with stars where bold and italic are.

    With ``plain`` without stars; also where stars would not be read back as they were.
    """
    pieces = _pieces(runs, start)
    text = clean("".join(piece.text for piece in pieces))
    if plain or not any(piece.bold or piece.italic for piece in pieces):
        return escaped(text)
    for italic in (True, False):
        made = clean(_stars(pieces, italic))
        if _read_back(made) == _shape(pieces, italic):
            return made
    return escaped(text)


def caption(paragraph: Paragraph) -> str:
    """Return the name of a table, which is bold as a whole."""
    return marked(replace(run, face=replace(run.face, bold=False)) for run in paragraph.runs)


def _pieces(runs: Iterable[ReadRun], start: int) -> list[Run]:
    found: list[Run] = []
    at = 0
    for run in runs:
        if run.face.hidden:
            continue
        tail = run.text[max(start - at, 0) :]
        at += len(run.text)
        tail = re.sub(r"\s+", " ", _GONE.sub("", tail))
        if tail:
            found.append(Run(unicodedata.normalize("NFC", tail), run.face.bold, run.face.italic))
    return _merged(found)


def _merged(runs: Sequence[Run]) -> list[Run]:
    """Join neighbours in one dress; marks and spaces alone take the dress of what is before."""
    settled: list[Run] = []
    for run in runs:
        if settled and not any(sign.isalnum() for sign in run.text):
            last = settled[-1]
            settled[-1] = Run(last.text + run.text, last.bold, last.italic)
        else:
            settled.append(run)
    return [
        Run("".join(one.text for one in group), *dress)
        for dress, group in groupby(settled, key=lambda one: (one.bold, one.italic))
    ]


def _stars(pieces: Iterable[Run], italics: bool) -> str:
    made = ""
    for piece in pieces:
        mark = "**" * piece.bold + "*" * (piece.italic and italics)
        core = piece.text.strip()
        before = piece.text[: len(piece.text) - len(piece.text.lstrip())]
        after = piece.text[len(piece.text.rstrip()) :]
        core = core.replace("{", "\\{").replace("*", "\\*")
        made += f"{before}{mark}{core}{mark}{after}" if core else piece.text
    return made


def _read_back(text: str) -> list[tuple[str, bool, bool]]:
    return _letters((run.text, run.bold, run.italic) for run in parse_markup(text))


def _shape(pieces: Iterable[Run], italics: bool) -> list[tuple[str, bool, bool]]:
    return _letters((one.text, one.bold, one.italic and italics) for one in pieces)


def _letters(dressed: Iterable[tuple[str, bool, bool]]) -> list[tuple[str, bool, bool]]:
    """Return every sign that shows with its dress."""
    return [
        (sign, bold, italic)
        for text, bold, italic in dressed
        for sign in unicodedata.normalize("NFC", text)
        if not sign.isspace()
    ]


def unended(text: str, mark: str = ".") -> str:
    """Return a text without the mark that is put back when it is printed."""
    core = text.removesuffix(_end_stars(text))
    bare = core.removesuffix(mark).rstrip()
    keeps = not bare or bare[-1] in _ENDS + "*\\" or bare == core
    return text if keeps else bare + text[len(core) :]


def bare_end(text: str) -> str:
    """Return the last line of a text without ``./.`` and the marks that it replaces."""
    stars = _end_stars(text)
    return without_close(text.removesuffix(stars)) + stars if text.strip(" .;:/*") else text


def _end_stars(text: str) -> str:
    """Return the stars that end a dressed stretch at the end of a text."""
    if parse_markup(text)[-1:] == (Run(text),):
        return ""
    return text[len(text.rstrip("*")) :]
