"""Mends of letters wherever they stand: font and colour."""

from __future__ import annotations

import re

from kehoach.checking import fonts
from kehoach.checking.mending import edits
from kehoach.checking.mending.stories import field_runs
from kehoach.checking.verdicts import Broken, Subject
from kehoach.reading.document import Paragraph, Run

_VIETNAMESE = re.compile(r"[\u0102\u0103\u0110\u0111\u01a0-\u01b0\u1ea0-\u1ef9]")
_CAPITALS = re.compile(r"\.vn\w*h$", re.IGNORECASE)
"""Old fonts that show small letters as capitals."""
_PLAIN = re.compile(r"[\w\s\u0300-\u036f.,;:!?()\[\]/\\%&+*='\"<>“”‘’–—…-]*")
_SYMBOLS = re.compile(r"symbol|dings|marlett|mt extra|zapf|math", re.IGNORECASE)


def _typed(broken: Broken) -> list[Run]:
    found = broken.paragraph.runs if broken.paragraph else ()
    return [run for run in found if run.element is not None and run.element.tag == f"{edits.W}r"]


def font(subject: Subject, broken: Broken) -> bool:
    """Set the standard's font on the text of a paragraph; signs of symbol fonts keep theirs."""
    name = str(subject.standard.font["name"].use)
    runs = [] if subject.document.encodings or broken.paragraph is None else _typed(broken)
    letters = {id(run) for run in fonts.lettered(broken.paragraph)} if broken.paragraph else ()
    runs = [run for run in runs if id(run) in letters or _is_between(run)]
    runs = [run for run in runs if run.face.font != name and not fonts.is_legacy(run.face.font)]
    _set(runs, broken.paragraph, name)
    return bool(runs)


def _set(runs: list[Run], paragraph: Paragraph | None, name: str) -> None:
    """Set the font of runs; a page number takes its look from the whole of its field."""
    elements = [run.element for run in runs]
    if paragraph is not None and any(run.role == "page" for run in runs):
        elements += field_runs(paragraph.element)
    for element in elements:
        edits.set_font(element, name)


def _is_between(run: Run) -> bool:
    """True for spaces and marks between words, not signs of a symbol font."""
    letters = any(map(str.isalnum, run.text))
    return not letters and not _SYMBOLS.search(run.face.font) and bool(_PLAIN.fullmatch(run.text))


def legacy_font(subject: Subject, broken: Broken) -> bool:
    """Set the standard's font where an old one shows text that is surely Unicode."""
    runs = [run for run in _typed(broken) if fonts.is_legacy(run.face.font)]
    if broken.paragraph is None or not all(_surely_unicode(run, broken.paragraph) for run in runs):
        return False
    _set(runs, broken.paragraph, str(subject.standard.font["name"].use))
    return bool(runs)


def _surely_unicode(run: Run, paragraph: Paragraph) -> bool:
    if _CAPITALS.search(run.face.font):
        return False
    return run.text.isascii() or bool(_VIETNAMESE.search(paragraph.text))


def black(subject: Subject, broken: Broken) -> bool:
    """Set the standard's colour on the letters of a paragraph that have another."""
    color = str(subject.standard.font["color"].use)
    found = fonts.lettered(broken.paragraph) if broken.paragraph else ()
    runs = [run for run in _typed(broken) if run in found and not fonts.is_black(run.face.color)]
    for run in runs:
        edits.set_color(run.element, color)
    return bool(runs)
