"""Findings of a spec and of its document → one list, each beside the page it is on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kehoach.inspection import Inspection
from kehoach.problem import Problem
from kehoach.report import words
from kehoach.reviewing import Note, Side
from kehoach.reviewing.paging import pages_of
from kehoach.wording.folding import fold

Notes = tuple[Note, ...]
_SIDES = {
    Side.SPEC: "của đặc tả",
    Side.DOCUMENT: "của văn bản",
    Side.BOTH: "thấy ở cả hai, tính một lần",
}
_SAME = {"KH858": "KH637", "KH859": "KH637", "KH860": "KH638", "KH861": "KH639"}
"""What a spec is told of an act that it cites, and what its document is told of the same."""
_REST_DAY = "KH714"
"""A deadline on a day of rest: a spec says the day alone, its document adds the year."""
_OF_YEAR = re.compile(r"(\d/\d{1,2})/\d{4}\b")
_NUMBER = re.compile(r"\d+/[\w/-]+")
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
        about=_about(problem),
    )


def joined(document: Iterable[Note], spec: Iterable[Note]) -> Notes:
    """Return both lists as one, the heaviest first; what both say stands once, with its line.

    A finding of the spec that the document has too is the same thing seen from two sides: the
    document may have it in several tables, or say of an act that it cites what the spec says.
    """
    told = {_subject(note): note for note in spec}
    both: dict[Any, Note] = {}
    for place, note in enumerate(document):
        subject = _subject(note)
        twin = told.get(subject)
        if twin is None:
            both[place] = note
        elif subject not in both:
            known = replace(note, line=twin.line, column=twin.column, sides=Side.BOTH)
            both[subject] = replace(known, mend=note.mend or twin.mend)
        else:
            both[subject] = replace(both[subject], also=(*both[subject].also, note))
    alone = [replace(note, sides=Side.SPEC) for note in spec if _subject(note) not in both]
    return _by_weight([*both.values(), *alone])


def _subject(note: Note) -> tuple[str, str]:
    """Return what a finding is about, by which it is known from both sides.

    What begins a cell of a table has a capital that it has not elsewhere.
    """
    said = note.about or note.message.casefold()
    said = _OF_YEAR.sub(r"\1", said) if note.code == _REST_DAY else said
    return _SAME.get(note.code, note.code), said


def _about(problem: Problem) -> str:
    """Return the act that a finding is about, by its number where it has one."""
    if _SAME.get(problem.code, problem.code) not in _SAME.values():
        return ""
    act = problem.args.get("act") or problem.args.get("found", "")
    number = _NUMBER.search(act)
    return number[0] if number else fold(act)


def _by_weight(notes: list[Note]) -> Notes:
    return tuple(sorted(notes, key=lambda note: (-note.weight, note.page, note.line)))


def placed(notes: Iterable[Note], paragraphs: Mapping[int, str], pages: Sequence[str]) -> Notes:
    """Return the notes on the pages that their paragraphs are on, by the text of each page.

    ``paragraphs``: text by number, in order. A page that cannot be told stays as it was measured,
    but within those there are. Without text of pages all stays as it is.
    """
    if not pages:
        return tuple(notes)
    known = dict(zip(paragraphs, pages_of(list(paragraphs.values()), pages), strict=True))

    def at(note: Note) -> Note:
        found = _placed(note, known.get(note.paragraph, 0), len(pages))
        return replace(found, also=tuple(map(at, note.also)))

    return tuple(map(at, notes))


def _placed(note: Note, page: int, last: int) -> Note:
    """Put a note on its page; what its place said of pages was only measured."""
    if not note.page:
        return note
    spot = _MEASURED.sub("", note.spot)
    return replace(note, page=page or min(note.page, last), spot=spot)


def origins(notes: Iterable[Note]) -> str:
    """Say in words how many findings are of the spec, of the document, of both; each is one."""
    counts = Counter(note.sides for note in notes)
    said = [f"{counts[side]} {name}" for side, name in _SIDES.items() if counts[side]]
    return ", ".join(said)
