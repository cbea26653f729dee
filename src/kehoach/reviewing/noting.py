"""Findings of a spec and of its document → one list, each beside the page it is on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kehoach.inspection import Inspection
from kehoach.problem import Problem
from kehoach.report import words
from kehoach.reviewing import Note
from kehoach.reviewing.paging import pages_of

Notes = tuple[Note, ...]
_MEASURED = re.compile(r"^(?:khoảng )?trang \d+(?:, )?(?:đoạn \d+)?")


def notes_of(inspection: Inspection) -> Notes:
    """Return the findings of a document, in Vietnamese."""
    return tuple(
        replace(
            of_problem(finding.problem),
            clause=finding.ground.clause if finding.ground else "",
            page=finding.page,
            paragraph=finding.paragraph,
        )
        for finding in inspection.findings
    )


def of_problem(problem: Problem) -> Note:
    """Return a problem as a finding, in Vietnamese."""
    place = problem.place
    said, mend = words(problem)
    return Note(
        problem.code,
        problem.severity,
        said,
        mend,
        spot=place.spot,
        quote=place.quote.strip(),
        line=place.line,
        column=place.column,
    )


def joined(document: Iterable[Note], spec: Iterable[Note]) -> Notes:
    """Return both lists as one, the heaviest first; what both say stands once, with its line.

    A finding of the spec that the document has too is the same thing seen from two sides.
    """
    told = {(note.code, note.message): note for note in spec}
    both = []
    for note in document:
        twin = told.get((note.code, note.message))
        placed = replace(note, line=twin.line, column=twin.column) if twin else note
        both.append(replace(placed, mend=placed.mend or (twin.mend if twin else "")))
    seen = {(note.code, note.message) for note in both}
    alone = [note for note in spec if (note.code, note.message) not in seen]
    return tuple(sorted([*both, *alone], key=lambda note: (-note.weight, note.page, note.line)))


def placed(notes: Iterable[Note], paragraphs: Mapping[int, str], pages: Sequence[str]) -> Notes:
    """Return the notes on the pages that their paragraphs are on, by the text of each page.

    ``paragraphs``: text by number, in order. A page that cannot be told stays as it was measured,
    but within those there are. Without text of pages all stays as it is.
    """
    if not pages:
        return tuple(notes)
    known = dict(zip(paragraphs, pages_of(list(paragraphs.values()), pages), strict=True))
    return tuple(_placed(note, known.get(note.paragraph, 0), len(pages)) for note in notes)


def _placed(note: Note, page: int, last: int) -> Note:
    """Put a note on its page; what its place said of pages was only measured."""
    if not note.page:
        return note
    spot = _MEASURED.sub("", note.spot)
    return replace(note, page=page or min(note.page, last), spot=spot)
