"""Pieces: runs of one component cut out of the paragraphs that show it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kehoach.anatomy.parts import Piece
from kehoach.reading.document import Paragraph, Run

_RULE = re.compile(r"[\s*.…·o]*[-_=~─━―—–*][\s\-_=~*.…·o─━―—–]*")


def is_rule(text: str) -> bool:
    """True for a line drawn with dashes, underscores or stars."""
    return bool(_RULE.fullmatch(text))


def piece(*paragraphs: Paragraph) -> Piece:
    """Return a component that takes whole paragraphs."""
    text = " ".join(one.bare for one in paragraphs if one.bare)
    return Piece(text, tuple(run for one in paragraphs for run in one.shown), paragraphs)


def cut(paragraph: Paragraph, start: int, end: int, alone: bool = True) -> Piece:
    """Return the characters ``start`` to ``end`` of a paragraph's text."""
    runs, at = [], 0
    for run in paragraph.runs:
        if run.face.hidden:
            continue
        head, tail = max(start - at, 0), min(end - at, len(run.text))
        if head < tail and run.text[head:tail].strip():
            runs.append(_part(run, head, tail))
        at += len(run.text)
    text = " ".join(paragraph.text[start:end].split())
    if paragraph.label and not paragraph.text[:start].strip():
        text = f"{paragraph.label} {text}"
    return Piece(text, tuple(runs), (paragraph,), alone)


def _part(run: Run, head: int, tail: int) -> Run:
    if head == 0 and tail == len(run.text):
        return run
    same = len(run.source) == len(run.text)
    source = run.source[head:tail] if same else run.source
    return replace(run, text=run.text[head:tail], source=source)


def joined(pieces: Iterable[Piece]) -> Piece:
    """Return several pieces as one component."""
    every = tuple(pieces)
    paragraphs = {id(one): one for each in every for one in each.paragraphs}
    return Piece(
        " ".join(each.text for each in every),
        tuple(run for each in every for run in each.runs),
        tuple(paragraphs.values()),
        all(each.alone for each in every),
    )


def is_bold(given: Piece) -> bool:
    """True when every letter shown is bold."""
    runs = [run for run in given.runs if any(sign.isalnum() for sign in run.text)]
    return bool(runs) and all(run.face.bold for run in runs)
