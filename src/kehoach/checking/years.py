"""Judges of years: the plan's own year wherever it names itself, and that of its day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checking.deadlines import issued
from kehoach.checking.verdicts import HELD, Judge, Subject, Verdict, at
from kehoach.reading.document import Paragraph
from kehoach.text.claims import plainly, years_named
from kehoach.text.own_year import looks_back, names_work, other_year, own_name, title_year


def own(subject: Subject) -> Iterator[Verdict]:
    """KH721: where the plan names itself, it gives the year of its title."""
    title = subject.anatomy.trich_yeu
    named = plainly(title.text) if title else ""
    if title_year(named) is None or not subject.anatomy.is_plan:
        return
    for paragraph, name in _names(subject):
        other = other_year(name, named)
        if other:
            args = {"value": str(other[0]), "year": str(other[1])}
            yield at(paragraph, name, **args)
        elif years_named(name):
            yield HELD


def _names(subject: Subject) -> Iterator[tuple[Paragraph, str]]:
    """Yield the words that name the plan: opening, closing, appendices, header and footer."""
    for paragraph in subject.document.paragraphs:
        if name := own_name(plainly(paragraph.bare)):
            yield paragraph, name
    for annex in subject.anatomy.annexes:
        title = plainly(annex.title.text) if annex.title else ""
        if annex.title and names_work(title):
            yield annex.title.first, title.lower()
    for paragraph in _margins(subject):
        if re.search(r"kế hoạch", paragraph.bare, re.IGNORECASE):
            yield paragraph, plainly(paragraph.bare).lower()


def _margins(subject: Subject) -> Iterator[Paragraph]:
    met: set[str] = set()
    for section in subject.document.sections:
        for part in (*section.headers.values(), *section.footers.values()):
            for paragraph in part:
                if paragraph.bare and paragraph.bare not in met:
                    met.add(paragraph.bare)
                    yield paragraph


def of_issue(subject: Subject) -> Iterator[Verdict]:
    """KH722: the plan is issued in its year, or late in the year before."""
    title, days = subject.anatomy.trich_yeu, issued(subject)
    named = plainly(title.text) if title and subject.anatomy.is_plan else ""
    year = title_year(named)
    if title is None or year is None or days is None or looks_back(named):
        return
    first, last = days
    fits = first.year == year or (first.year == year - 1 and last.month >= 9)
    args = {"year": str(year), "issued": str(first.year)}
    yield HELD if fits else at(title, title.text, **args)


JUDGES: tuple[tuple[str, Judge], ...] = (("KH721", own), ("KH722", of_issue))
