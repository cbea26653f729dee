"""Where a component stands in its column, and how wide its text is, in mm."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kehoach.anatomy.parts import Piece
from kehoach.checking.looks import Pieces
from kehoach.checking.verdicts import HELD, Judge, Subject, Unjudged, Verdict, at
from kehoach.metrics import text_width, wrap
from kehoach.reading.document import Paragraph, Run

SEEN = 5.0
"""mm off the middle that are seen at a glance."""
_ALIGNS = {"left": "canh trái", "right": "canh phải", "both": "canh đều hai bên"}
_UNCLEAR = Unjudged(
    "Chữ đặt bằng phím Tab, hoặc cột không rõ chiều rộng: không đo được có canh giữa hay không.",
    "Placed with tabs, or in a column of unknown width: whether it is centred cannot be measured.",
)


def width(runs: tuple[Run, ...]) -> float:
    """Return the width of the text of runs, without spaces at its ends."""
    signs = [(sign, run) for run in runs for sign in run.text]
    while signs and signs[-1][0].isspace():
        signs.pop()
    while signs and signs[0][0].isspace():
        signs.pop(0)
    return sum(_advance(sign, run) for sign, run in signs)


def _advance(sign: str, run: Run) -> float:
    return text_width(sign, run.face.size, run.face.bold, run.face.italic)


def lines(piece: Piece) -> list[float]:
    """Return the widths of the lines a component is printed in, in order."""
    found = []
    for paragraph in piece.paragraphs:
        runs = tuple(run for run in piece.runs if run in paragraph.runs) or piece.runs
        whole, face = width(runs), runs[0].face
        room = paragraph.room - paragraph.left - paragraph.right
        if 0 < room < whole:
            text = "".join(run.text for run in runs).strip()
            parts = wrap(" ".join(text.split()), room, face.size, face.bold)
            found += [text_width(part, face.size, face.bold) for part in parts]
        else:
            found.append(whole)
    return found


def middle(paragraph: Paragraph) -> float | None:
    """Return mm from the left edge of the column to the middle of the text; None: not known."""
    shown = paragraph.text.rstrip()
    if not paragraph.room or "\t" in shown or "\n" in shown:
        return None
    start, end = paragraph.left + paragraph.first_line, paragraph.room - paragraph.right
    inked = width(paragraph.runs)
    blank = width_before(paragraph)
    if paragraph.align == "center" or blank + inked >= end - start:
        return (start + end) / 2
    if paragraph.align == "right":
        return end - inked / 2
    return start + blank + inked / 2


def width_before(paragraph: Paragraph) -> float:
    """Return the width of the spaces before the text."""
    found = 0.0
    for run in paragraph.runs:
        for sign in run.text:
            if not sign.isspace():
                return found
            found += _advance(" ", run)
    return found


def same_column(one: Paragraph, other: Paragraph) -> bool:
    """True when two paragraphs stand in the same column: their middles can be compared."""
    place, there = one.where, other.where
    alike = (place.table, place.cell, place.box) == (there.table, there.cell, there.box)
    return alike and abs(one.room - other.room) <= 1


def centred(pieces: Pieces, above: Callable[[Subject], Piece | None]) -> Judge:
    """Return a judge: centred in its column, or under what stands above it; args align, off."""

    def judge(subject: Subject) -> Iterator[Verdict]:
        for piece in pieces(subject):
            if piece.alone:
                yield from _centred(piece, above(subject))

    return judge


def _centred(piece: Piece, above: Piece | None) -> Iterator[Verdict]:
    wrong = next((one for one in piece.paragraphs if one.align != "center"), None)
    if wrong is None:
        yield HELD
        return
    found, wanted = middle(wrong), wrong.room / 2
    if above is not None and above.alone and same_column(wrong, above.first):
        there = middle(above.first)
        wanted = there if there is not None else wanted
    elif not wrong.where.table:
        found = None
    if found is None:
        yield _UNCLEAR
    elif abs(found - wanted) <= SEEN:
        yield HELD
    else:
        off = f"{abs(found - wanted):.0f}"
        yield at(piece, align=_ALIGNS.get(wrong.align, ""), off=off)
