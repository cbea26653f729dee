"""Mends of the letterhead: sizes that rise and fall together, lines centred in a column."""

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
    """Centre a line of the head with those above it in its column, drawn lines along with them.

    Left to a person: text pushed aside by spaces or tabs; a drawn line that cannot go along; and,
    outside a table, a line under one that is not centred: where its middle is, no column tells.
    """
    piece = broken.piece
    if piece is None or not piece.alone:
        return False
    column = _down_to(subject, piece)
    if not piece.first.where.table:
        column = [piece] if column[0].first.align == "center" else []
    every = [one for each in column for one in each.paragraphs]
    if not every or any(one.element is None or is_pushed(one) for one in every):
        return False
    moved = [one for one in column if any(each.align != "center" for each in one.paragraphs)]
    if not all(lines.may_follow(subject, one) for one in moved):
        return False
    for one in moved:
        lines.follow(subject, one)
        for paragraph in one.paragraphs:
            centre(paragraph)
    return bool(moved)


def _down_to(subject: Subject, piece: Piece) -> list[Piece]:
    """Return the lines of the head in the column of one of them, from the top down to it."""
    found = subject.anatomy
    number = found.number.piece if found.number else None
    day = found.place_and_day.piece if found.place_and_day else None
    above: list[Piece] = []
    for side in (
        (found.quoc_hieu, found.tieu_de_dang, found.tieu_ngu, day),
        (found.co_quan_chu_quan, found.co_quan, number),
    ):
        place = next((at for at, one in enumerate(side) if one is piece), 0)
        above += [one for one in side[:place] if one is not None and one.alone]
    return [one for one in above if placing.same_column(one.first, piece.first)] + [piece]
