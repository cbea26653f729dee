"""Mends of the page number: where it stands, how it looks, not on the first page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kehoach.checking.mending import edits, sheets
from kehoach.checking.mending.looks import Fixer, usual_size
from kehoach.checking.mending.pages import properties
from kehoach.checking.mending.stories import (
    alone,
    copied,
    empty_part,
    field_paragraph,
    field_runs,
    fill,
    holds_picture,
    is_used_for,
    point,
)
from kehoach.checking.page import body_sections
from kehoach.checking.page_number import shown
from kehoach.checking.verdicts import Broken, Subject
from kehoach.reading.document import Paragraph, Section

_DRESSED = re.compile(r"\W*(?:trang|tr|page)?\W*#\W*(?:trên|of)?\W*\d*\W*", re.IGNORECASE)
_OTHER = {"header": "footer", "footer": "header"}


def _once(subject: Subject) -> bool:
    """True for the first mend of a pass that moves page numbers: others wait for the next."""
    first = "page numbers mended" not in subject.shared
    subject.shared["page numbers mended"] = True
    return first


def _stories(section: Section, place: str) -> dict[str, tuple[Paragraph, ...]]:
    return section.headers if place == "header" else section.footers


def _flat(story: tuple[Paragraph, ...]) -> Iterator[Paragraph]:
    for paragraph in story:
        yield paragraph
        yield from paragraph.boxes


def _numbers(story: tuple[Paragraph, ...]) -> list[Paragraph]:
    return [one for one in _flat(story) if any(run.role == "page" for run in one.runs)]


def _is_bare(paragraph: Paragraph) -> bool:
    """True for a paragraph that shows a page number and nothing else of weight."""
    text = "".join("#" if run.role == "page" else run.text for run in paragraph.runs)
    plain = _DRESSED.fullmatch(re.sub("#+", "#", text)) is not None
    return plain and paragraph.element is not None and alone(paragraph)


def _others(story: tuple[Paragraph, ...]) -> bool:
    """True where a header or footer holds more than page numbers."""
    numbers = {id(one) for one in _numbers(story)}
    texts = (one.bare and id(one) not in numbers for one in _flat(story))
    return any(texts) or any(holds_picture(one) for one in story if id(one) not in numbers)


def _kinds(subject: Subject) -> tuple[str, ...]:
    return ("default", "even") if subject.document.even_odd else ("default",)


def placed(subject: Subject, broken: Broken) -> bool:
    """Put the page number in the margin of the standard, and take it out of the other (KH120–1).

    Left to a person where either margin holds other text.
    """
    place = str(subject.standard.page_number["place"].use)
    wrong = [one for one in shown(subject) if one.place != place]
    lacking = [
        (section, kind)
        for section in body_sections(subject)
        for kind in _kinds(subject)
        if not _numbers(_stories(section, place).get(kind, ()))
    ]
    blocked = any(_others(_stories(section, place).get(kind, ())) for section, kind in lacking)
    if blocked or not all(_is_bare(one.paragraph) for one in wrong) or not _once(subject):
        return False
    for one in wrong:
        _drop(one.paragraph)
    for section, kind in lacking:
        _put(subject, section, place, kind)
    return True


def _put(subject: Subject, section: Section, place: str, kind: str) -> None:
    """Write the page number into an empty margin: in its own part, or in a new one."""
    law, part = subject.standard, subject.standard.components["so_trang"]
    dress = (str(law.page_number["align"].use), part.size, str(law.font["name"].use))
    story = _stories(section, place).get(kind, ())
    if _numbers_now(story):
        return
    if story and is_used_for(subject, story, place, kind):
        fill(story[0].element, *dress)
    else:
        element = properties(subject, section)
        point(subject, element, place, kind, field_paragraph(*dress))


def _numbers_now(story: tuple[Paragraph, ...]) -> bool:
    """True when a margin shared with another section was filled a moment ago."""
    return any(field_runs(one.element) for one in story if one.element is not None)


def _drop(paragraph: Paragraph) -> None:
    """Take a page number out; its paragraph stays, empty."""
    box = paragraph.where.box
    if box:
        holder = [one for one in paragraph.element.iterancestors() if one.tag == f"{edits.W}r"]
        if holder and holder[0].getparent() is not None:
            holder[0].getparent().remove(holder[0])
        return
    for child in list(paragraph.element):
        if child.tag != f"{edits.W}pPr":
            paragraph.element.remove(child)
    frame = paragraph.element.find(f"{edits.W}pPr/{edits.W}framePr")
    if frame is not None:
        frame.getparent().remove(frame)


def bare_first(subject: Subject, broken: Broken) -> bool:
    """Let the first page show no number; other text of its margins stays as it is (KH128)."""
    section = subject.document.sections[0]
    now = "first" if section.first_page else "default"
    stories = [(place, _stories(section, place).get(now, ())) for place in ("header", "footer")]
    numbers = [one for _, story in stories for one in _numbers(story)]
    if not all(map(_is_bare, numbers)) or not numbers or not _once(subject):
        return False
    element = properties(subject, section)
    for place, story in stories:
        if section.first_page and not _numbers(story):
            continue
        stale = _others(_stories(section, place).get("first", ())) or _numbers(
            _stories(section, place).get("first", ())
        )
        if section.first_page and is_used_for(subject, story, place, "first"):
            for one in _numbers(story):
                _drop(one)
        elif _others(story):
            places = [_index(one) for one in _numbers(story)]
            root = copied(subject, element, place, story)
            _drop_copies(root, places)
        elif stale or section.first_page:
            point(subject, element, place, "first", empty_part())
    sheets.set_first_page(element)
    return True


def _index(paragraph: Paragraph) -> int:
    root = paragraph.element.getroottree().getroot()
    return next(i for i, one in enumerate(root.iter(f"{edits.W}p")) if one is paragraph.element)


def _drop_copies(root: Any, places: list[int]) -> None:
    every = list(root.iter(f"{edits.W}p"))
    for place in places:
        for child in list(every[place]):
            if child.tag != f"{edits.W}pPr":
                every[place].remove(child)


def aligned(subject: Subject, broken: Broken) -> bool:
    """Align a page number that stands alone in its paragraph or frame (KH122)."""
    paragraph, align = broken.paragraph, str(subject.standard.page_number["align"].use)
    if paragraph is None or not _is_bare(paragraph):
        return False
    frame = paragraph.element.find(f"{edits.W}pPr/{edits.W}framePr")
    if frame is not None and frame.get(f"{edits.W}wrap") != "none":
        frame.set(f"{edits.W}xAlign", align)
        return True
    edits.set_align(paragraph.element, align)
    edits.set_indent(paragraph.element, 0)
    return True


def dressed(name: str) -> Fixer:
    """Return a fixer of a page number's size (``sz``), boldness (``b``) or slope (``i``)."""

    def fix(subject: Subject, broken: Broken) -> bool:
        part, paragraph = subject.component("so_trang"), broken.paragraph
        if part is None or paragraph is None or paragraph.element is None:
            return False
        runs = field_runs(paragraph.element)
        if _is_bare(paragraph):
            runs = list(paragraph.element.iter(f"{edits.W}r"))
        wanted = usual_size(broken.piece.runs if broken.piece else (), part.sizes)
        for run in runs:
            if name == "sz":
                edits.set_size(run, wanted)
            else:
                edits.set_toggle(run, name, part.bold if name == "b" else part.italic)
        return bool(runs)

    return fix
