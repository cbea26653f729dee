"""A draft: the document with what a person must look at as Word's comments at their places.

Findings of the spec, open items of the review list beside it, blanks. The text is that of a
draft without comments, to the letter. Pure: no disk, no clock.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kehoach.annotating import words
from kehoach.annotating.comments import Note, with_comments
from kehoach.annotating.gathering import Counts, Gathered
from kehoach.annotating.places import HOME, with_letters
from kehoach.annotating.twin import letters
from kehoach.errors import BadInput
from kehoach.problem import Place, Problem, Severity
from kehoach.rendering import render_docx
from kehoach.review_list import ReviewList, from_json
from kehoach.spec.read import Spec
from kehoach.zipped import LEVEL

__all__ = ["Beside", "Counts", "Draft", "draft_docx"]


@dataclass(frozen=True)
class Beside:
    """The review list beside a spec: the path it is told by, its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True)
class Draft:
    """A draft, how many comments it bears, and what is told of them and of the review list."""

    docx: bytes
    counts: Counts = field(default_factory=Counts)
    problems: tuple[Problem, ...] = ()


def draft_docx(
    spec: Spec,
    data: bytes,
    file: str,
    beside: Beside | None = None,
    template: bytes | None = None,
    level: int = LEVEL,
) -> Draft:
    """Return the draft of a spec read from ``data``; number and day blank, notes as comments.

    How many comments there are is told (KH1084), and a review list that cannot be read or is of
    another year, which is left out. ``level`` is zlib's. Raises :class:`BadInput` for an unknown
    agency or a template that cannot be filled.
    """
    listed, told = _listed(beside, spec.plan.year)
    gathered = Gathered(spec, data, file, listed)
    problems = (*told, *_counted(gathered.counts, file))
    if not gathered.notes:
        return Draft(render_docx(gathered.sheet, template, level), gathered.counts, problems)
    places = dict.fromkeys((HOME, *gathered.notes))
    given = dict(zip(places, letters(gathered.taken), strict=False))
    docx = render_docx(with_letters(gathered.sheet, given), template, level)
    said: dict[str, list[Note]] = {}
    for address, notes in gathered.notes.items():
        said.setdefault(given.get(address, given[HOME]), []).extend(notes)
    return Draft(with_comments(docx, said, given[HOME], level), gathered.counts, problems)


def _counted(counts: Counts, file: str) -> tuple[Problem, ...]:
    if counts == Counts():
        return ()
    args = {"what": words.of_counts(counts), "what_en": words.of_counts_en(counts)}
    return (Problem("KH1084", Place(file), args, Severity.ADVICE),)


def _listed(beside: Beside | None, year: int) -> tuple[ReviewList | None, tuple[Problem, ...]]:
    if beside is None:
        return None, ()
    try:
        listed = from_json(beside.data, beside.path)
    except BadInput as error:
        told = error.problems[0]
        return None, (Problem(told.code, told.place, told.args, Severity.WARNING),)
    if listed.to_year == year:
        return listed, ()
    args = {"path": beside.path, "year": str(listed.to_year), "own": str(year)}
    return None, (Problem("KH1082", Place(beside.path), args, Severity.WARNING),)
