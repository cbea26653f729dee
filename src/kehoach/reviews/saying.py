"""What manifest, spec and document say of a plan: what it is, what was found when it was made."""

from __future__ import annotations

import re
from typing import Any

from kehoach.anatomy.parts import Anatomy, Piece
from kehoach.batch.manifest import Entry
from kehoach.batch.outcome import Fate
from kehoach.problem import Place, Problem, Severity
from kehoach.registry.register import Register
from kehoach.report import location
from kehoach.reviewing import Note
from kehoach.reviewing.noting import of_problem
from kehoach.reviewing.raw import Said, raw_data, said_in
from kehoach.reviewing.spelling import in_full
from kehoach.reviews.listing import Plan
from kehoach.wording.capitals import capital

_TITLE_SIZE = 300
_YEAR = re.compile(r"năm (20\d\d)\b", re.IGNORECASE)
_BLANK = "KH975"
"""Told of a document that is no draft: how many blanks it has."""
_COUNTED = "KH1084"
"""Told of a draft: how many comments it bears."""


def told_by_manifest(plan: Plan) -> dict[str, Any]:
    """Return the fields of a dossier that the manifest says, or that tell of the file alone."""
    entry = plan.entry
    fields: dict[str, Any] = {
        "slug": plan.slug,
        "title": plan.docx.stem,
        "agency": "",
        "year": 0,
        "links": plan.links,
        "unlisted": plan.unlisted,
        "kept": plan.is_edited,
        "stale": plan.is_stale,
    }
    if entry is None:
        return fields
    facts, said = entry.facts, _said_by_spec(plan)
    title = facts.title or said.title
    return fields | {
        "title": capital(title) or plan.docx.stem,
        "agency": facts.agency or said.agency,
        "year": facts.year or said.year,
        "spec": entry.spec,
        "draft": entry.draft,
        "failed": plan.failed,
        "blanks": 0 if plan.is_edited else _blanks(entry),
    }


def _blanks(entry: Entry) -> int:
    """Return how many blanks a document that is no draft was made with."""
    return sum(int(one.args["count"]) for one in entry.problems if one.code == _BLANK)


def _said_by_spec(plan: Plan) -> Said:
    """Return what a spec says of itself that the manifest cannot tell, as it was not read whole."""
    if plan.spec is None or (plan.entry and plan.entry.facts.title):
        return Said()
    said = said_in(raw_data(plan.spec.read_bytes(), str(plan.spec)))
    return said._replace(title=said.title[:_TITLE_SIZE], agency=in_full(said.agency))


def notes_by_manifest(plan: Plan) -> list[Note]:
    """Return the findings of the spec as the manifest tells them.

    That a person's document was kept is no fault of it; how many comments a draft bears is no
    finding.
    """
    if plan.entry is None:
        return []
    problems = tuple(one for one in plan.entry.problems if one.code != _COUNTED)
    if plan.entry.fate is Fate.KEPT and not plan.displaced:
        lowered = ((one, min(one.severity, Severity.WARNING)) for one in problems)
        problems = tuple(one._replace(severity=severity) for one, severity in lowered)
    return [of_problem(_elsewhere(problem)) for problem in problems]


def _elsewhere(problem: Problem) -> Problem:
    """Name the place of a problem in another file than the spec (an office's register)."""
    place = problem.place
    if not place.file:
        return problem
    return problem._replace(place=Place(place.file, spot=location(place)))


def told_by_document(anatomy: Anatomy, register: Register | None) -> dict[str, Any]:
    """Return what a document says of itself: title, agency, year."""
    title = _said(anatomy.trich_yeu)
    prose = "\n".join(one.text for one in anatomy.document.paragraphs)
    agency = in_full(_said(anatomy.co_quan), register, prose)
    years = _YEAR.findall(title)
    year = anatomy.day.year if anatomy.day else int(years[-1]) if years else 0
    title = capital(title)[:_TITLE_SIZE]
    found = {"title": title, "agency": agency, "year": year}
    return {name: value for name, value in found.items() if value}


def _said(piece: Piece | None) -> str:
    return " ".join(piece.text.split()) if piece is not None else ""
