"""Mends of the letterhead: sizes that rise and fall together, lines centred in their column."""

from __future__ import annotations

from kehoach.anatomy.parts import Piece
from kehoach.checking import placing
from kehoach.checking.mending import edits, lines
from kehoach.checking.mending.looks import (
    Fixer,
    centre,
    component_named,
    is_pushed,
    owned,
    set_sizes,
    size,
)
from kehoach.checking.verdicts import Broken, Subject
from kehoach.reading.document import Paragraph


def sized_with_heading(place: int) -> Fixer:
    """Return a fixer of a size that goes with that of the Quốc hiệu; ``place`` in the set."""

    def fix(subject: Subject, broken: Broken) -> bool:
        heading, runs = subject.anatomy.quoc_hieu, owned(broken)
        wanted = _in_set(subject, heading, place)
        for run in runs if wanted else ():
            edits.set_size(run.element, wanted)
        return bool(wanted and runs)

    return fix


def heading_size(subject: Subject, broken: Broken) -> bool:
    """Bring the Quốc hiệu to the size that goes with that of the Tiêu ngữ, if this is right."""
    part, runs = subject.component("quoc_hieu"), owned(broken)
    below = subject.anatomy.tieu_ngu
    sizes = {run.face.size for run in below.runs} if below else set()
    law = subject.standard
    fitting = [one[0] for one in law.letterhead_sets if sizes == {one[1]} and len(one) > 1]
    if part is None or not fitting:
        return size(component_named("quoc_hieu"))(subject, broken)
    set_sizes(runs, fitting[0], part.sizes)
    return bool(runs)


def _in_set(subject: Subject, heading: Piece | None, place: int) -> float:
    sizes = {run.face.size for run in heading.runs} if heading else set()
    found = (one[place] for one in subject.standard.letterhead_sets if {one[0]} == sizes)
    return next(found, 0.0)


def centred(subject: Subject, broken: Broken) -> bool:
    """Centre a line of the head with those of its column, and the drawn line under them.

    Left to a person: outside a table, where a column has no middle of its own, unless the
    column's first line is centred already; under a line pushed aside by spaces or tabs; and over
    a drawn line that cannot be moved along.
    """
    piece = broken.piece
    if piece is None or not piece.alone or piece.first.element is None:
        return False
    column = _column(subject, piece)
    place = next(at for at, one in enumerate(column) if one is piece)
    if any(map(is_pushed, _paragraphs(column[: place + 1]))):
        return False
    if not piece.first.where.table:
        column = [piece] if place and column[0].first.align == "center" else []
    moved = [one for one in _paragraphs(column) if not is_pushed(one)]
    if not moved or not all(lines.follow(subject, one) for one in column):
        return False
    for paragraph in moved:
        centre(paragraph)
    return True


def _column(subject: Subject, piece: Piece) -> list[Piece]:
    """Return the lines of the head in the column of one of them, from the top, it among them."""
    found = subject.anatomy
    number = found.number.piece if found.number else None
    day = found.place_and_day.piece if found.place_and_day else None
    sides = (
        (found.quoc_hieu, found.tieu_ngu, day),
        (found.co_quan_chu_quan, found.co_quan, number),
    )
    side = next((one for one in sides if any(each is piece for each in one)), (piece,))
    return [
        one
        for one in side
        if one is piece
        or (one is not None and one.alone and placing.same_column(one.first, piece.first))
    ]


def _paragraphs(pieces: list[Piece]) -> list[Paragraph]:
    return [each for one in pieces for each in one.paragraphs if each.element is not None]
