"""Mends of marks: the ends of căn cứ and Nơi nhận, and the normal form of letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kehoach.anatomy.parts import Piece
from kehoach.checking.mending import edits
from kehoach.checking.mending.looks import Fixer
from kehoach.checking.verdicts import Broken, Subject
from kehoach.reading.document import Paragraph

_ENDS = ".,;"
_FIXED = (":", "…", "...", "./.")
"""Ends that are more than a mark: what follows is open, or closes the whole text."""
_T, _R = f"{edits.W}t", f"{edits.W}r"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True)
class _Sign:
    """A character of a paragraph as stored: in which text, at which place."""

    sign: str
    text: Any
    place: int


def basis_end(name: str) -> Fixer:
    """Return a fixer of the end of a căn cứ: the mark of the standard of this name."""

    def fix(subject: Subject, broken: Broken) -> bool:
        mark = str(subject.standard.wording[name])
        return broken.piece is not None and _end(broken.piece, mark)

    return fix


def recipient_end(subject: Subject, broken: Broken) -> bool:
    """End a line of Nơi nhận with the standard's mark: the last with a full stop."""
    found = subject.anatomy.recipients
    if found is None or broken.piece is None:
        return False
    last = broken.piece is found.items[-1]
    mark = subject.standard.marks["last_recipient_end" if last else "recipient_end"].use
    return _end(broken.piece, str(mark))


def _end(piece: Piece, mark: str) -> bool:
    """Put the mark right after the last word of a piece, in place of what ends it."""
    paragraph = piece.paragraphs[-1]
    if paragraph.element is None or piece.text.endswith(_FIXED):
        return False
    signs = list(_signs(paragraph))
    end = _last(piece, paragraph, signs)
    if end is None:
        return False
    start = end
    while start >= 0 and (signs[start].sign in _ENDS or signs[start].sign.isspace()):
        start -= 1
    if start < 0:
        return False
    for one in reversed(signs[start + 1 : end + 1]):
        one.text.text = one.text.text[: one.place] + one.text.text[one.place + 1 :]
    word = signs[start]
    word.text.text = word.text.text[: word.place + 1] + mark + word.text.text[word.place + 1 :]
    return True


def _signs(paragraph: Paragraph) -> Iterator[_Sign]:
    """Yield the characters of the typed runs, in order."""
    seen: set[int] = set()
    for run in paragraph.runs:
        element = run.element
        if element is None or element.tag != _R or run.role not in ("typed", "inserted"):
            continue
        if id(element) in seen:
            continue
        seen.add(id(element))
        for text in element.findall(_T):
            for place, sign in enumerate(text.text or ""):
                yield _Sign(sign, text, place)


def _last(piece: Piece, paragraph: Paragraph, signs: list[_Sign]) -> int | None:
    """Return where the last sign of a piece stands; None unless that is certain."""
    own = {id(run.element) for run in paragraph.runs}
    wanted = "".join(run.source for run in piece.runs if id(run.element) in own)
    inked = [place for place, one in enumerate(signs) if not one.sign.isspace()]
    shown = "".join(signs[place].sign for place in inked)
    wanted = "".join(wanted.split())
    start = shown.find(wanted)
    if not wanted or start < 0 or shown.find(wanted, start + 1) >= 0:
        return None
    return inked[start + len(wanted) - 1]


def composed(subject: Subject, broken: Broken) -> bool:
    """Bring the text of a paragraph into NFC; no letter looks different for it."""
    if broken.paragraph is None or broken.paragraph.element is None:
        return False
    before: Any = None
    for node in broken.paragraph.element.iter(f"{edits.W}*"):
        if node.tag == _T:
            _compose(node, before)
            before = node if node.text else before
        elif node.tag in _BETWEEN:
            before = None
    return True


_BETWEEN = {f"{edits.W}{name}" for name in ("tab", "br", "cr", "sym", "p", "fldChar", "drawing")}


def _compose(text: Any, before: Any) -> None:
    """Compose a text; loose marks at its start go to the letter before them."""
    own = text.text or ""
    count = next((i for i, sign in enumerate(own) if not unicodedata.combining(sign)), len(own))
    if count and before is not None:
        joined = unicodedata.normalize("NFC", before.text + own[:count])
        if len(joined) <= len(before.text):
            before.text, own = joined, own[count:]
    whole = unicodedata.normalize("NFC", own)
    if whole != text.text:
        text.text = whole
        if count and whole[:1].isspace():
            text.set(_SPACE, "preserve")
