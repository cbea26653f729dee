"""Judges of the room in the body: between paragraphs and lines, empty ones, breaks, its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kehoach.anatomy.parts import BodyLine
from kehoach.checking import layout
from kehoach.checking.body import TITLES, lettered, lines, of_documents
from kehoach.checking.looks import pt
from kehoach.checking.verdicts import HELD, Judge, Subject, Unjudged, Verdict, at
from kehoach.reading.document import Paragraph


def between(subject: Subject) -> Iterator[Verdict]:
    """KH409: enough room between a paragraph and the next."""
    least = subject.standard.paragraph["between"].min
    adds = layout.spaces_add_up(subject.document)
    unknown = False
    for above, below in _neighbours(subject):
        room = layout.room_between(above.paragraph, below.paragraph, adds)
        if room is None:
            unknown = True
        else:
            kept = room >= least - 0.05
            yield HELD if kept else at(below.paragraph, room=pt(round(room, 1)), wanted=pt(least))
    if unknown:
        yield Unjudged(
            "Có đoạn để khoảng cách ở chế độ Tự động của Word.",
            "Some paragraphs leave their spacing to Word (Auto).",
        )


def _neighbours(subject: Subject) -> Iterator[tuple[BodyLine, BodyLine]]:
    """Yield the lines that follow each other directly; a title right under its number is none."""
    for above, below in pairwise(subject.anatomy.body):
        next_to = below.paragraph.number == above.paragraph.number + 1
        if next_to and below.level != "ten" and above.level not in TITLES:
            yield above, below


def line_spacing(subject: Subject) -> Iterator[Verdict]:
    """KH410: the distance between lines lies within the standard's bounds."""
    for line in lines(subject):
        runs = lettered(line.paragraph)
        if runs:
            tallest = max(run.face.size for run in runs)
            wrong = layout.spacing_fault(line.paragraph, tallest, subject.standard)
            yield at(line.paragraph, spacing=wrong[0], wanted=wrong[1]) if wrong else HELD


def empty_paragraphs(subject: Subject) -> Iterator[Verdict]:
    """KH411: no empty paragraph stands between two of the body."""
    for above, below in pairwise(subject.anatomy.body):
        count = layout.empty_between(subject.document, above.paragraph, below.paragraph)
        yield at(below.paragraph, count=str(count)) if count else HELD


def page_breaks(subject: Subject) -> Iterator[Verdict]:
    """KH412: no page break is put in by hand within the body."""
    body = subject.anatomy.body
    if len(body) < 2:
        return
    first, last = body[0].paragraph.number, body[-1].paragraph.number
    inside = subject.document.paragraphs[first : last - 1]
    broken = [one for one in inside if one.breaks_page and not one.where.table]
    yield from map(at, broken)
    if not broken:
        yield HELD


def end_mark(subject: Subject) -> Iterator[Verdict]:
    """KH413: the body ends with the mark of the standard."""
    anatomy = subject.anatomy
    if not anatomy.body or not anatomy.signature:
        return
    last = anatomy.body[-1]
    if any(table.where.page and _after(last, table.paragraphs) for table in anatomy.tables):
        return
    wanted = subject.standard.wording["body_end"]
    text = re.sub(r"\s", "", last.paragraph.text)
    kept = text.endswith(wanted) and not (wanted == "." and text.endswith("/."))
    tail = last.paragraph.bare[-20:]
    yield HELD if kept else at(last.paragraph, tail, wanted=wanted, found=text[-3:])


def _after(line: BodyLine, paragraphs: tuple[Paragraph, ...]) -> bool:
    return bool(paragraphs) and paragraphs[0].number > line.paragraph.number


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH409", of_documents(between)),
    ("KH410", of_documents(line_spacing)),
    ("KH411", of_documents(empty_paragraphs)),
    ("KH412", of_documents(page_breaks)),
    ("KH413", of_documents(end_mark)),
)
