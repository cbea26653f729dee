"""Judges of the pages of annexes: where each begins, how it is numbered, how it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.anatomy.parts import Annex
from kehoach.checking.annexes import called, first_paragraph, shown
from kehoach.checking.verdicts import HELD, Broken, Judge, Subject, Unjudged, Verdict, at
from kehoach.reading.document import Paragraph


def page_numbers(subject: Subject) -> Iterator[Verdict]:
    """KH483: pages are numbered anew in each annex; nothing to judge without page numbers."""
    if not _has_page_numbers(subject):
        return
    for annex in called(subject):
        section = subject.document.sections[annex.section - 1]
        kept = annex.starts_section and section.start == 1
        yield HELD if kept else Broken(first_paragraph(annex), {"annex": shown(annex)})


def _has_page_numbers(subject: Subject) -> bool:
    return any(
        run.role == "page"
        for section in subject.document.sections
        for part in (section.headers, section.footers)
        for paragraphs in part.values()
        for paragraph in paragraphs
        for run in paragraph.runs
    )


def own_page(subject: Subject) -> Iterator[Verdict]:
    """KH484: an annex begins a page."""
    for annex in called(subject):
        first = first_paragraph(annex)
        if first is None:
            continue
        if _begins_page(subject, annex, first):
            yield HELD
        elif first.where.table:
            yield Unjudged("Phụ lục mở đầu bằng một bảng.", "The annex begins with a table.")
        else:
            yield at(first, shown(annex), annex=shown(annex))


def _begins_page(subject: Subject, annex: Annex, first: Paragraph) -> bool:
    if annex.starts_section:
        return subject.document.sections[annex.section - 1].kind != "continuous"
    if first.page_break_before or first.text.startswith("\f"):
        return True
    for one in reversed(subject.document.paragraphs[: first.number - 1]):
        if one.breaks_page:
            return True
        if one.bare:
            return one.where.page < first.where.page and not one.where.page_known
    return False


def end_mark(subject: Subject) -> Iterator[Verdict]:
    """KH485: ``./.`` ends an annex, as on the standard's form."""
    wanted = subject.standard.wording["body_end"]
    for annex in called(subject):
        texts = [line.paragraph for line in annex.body]
        texts += [one for table in annex.tables for one in table.paragraphs if one.bare]
        if texts and wanted == "./.":
            last = max(texts, key=lambda one: one.number)
            kept = re.sub(r"\s", "", last.text).endswith(wanted)
            yield HELD if kept else at(last, " ".join(last.bare.split()[-5:]), annex=shown(annex))


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH483", page_numbers),
    ("KH484", own_page),
    ("KH485", end_mark),
)
