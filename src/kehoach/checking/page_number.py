"""Judges of the page number: whether, where and how it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.anatomy.parts import Piece
from kehoach.checking import looks
from kehoach.checking.looks import mm
from kehoach.checking.page import body_sections
from kehoach.checking.verdicts import HELD, Broken, Judge, Subject, Unjudged, Verdict, at
from kehoach.reading.document import Paragraph, Section

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ARABIC = ("decimal", "numberInDash", "")
_PLACES = {"header": "đầu trang", "footer": "chân trang"}
_ALIGNS = {"left": "canh trái", "center": "canh giữa", "right": "canh phải", "both": "canh trái"}
_DRESSED = re.compile(r"\W*(?:trang|tr|page)?\W*#\W*(?:trên|of)?\W*\d*\W*", re.IGNORECASE)
_NEAR = 1.0
"""mm by which the distance of the number from the edge may differ."""
_SURELY_LONG = 3
"""Pages by measure from which a document surely has more than one."""


@dataclass(frozen=True)
class Shown:
    """A page number: its ``place`` (``header``, ``footer``) and ``kind`` (``default`` …)."""

    section: Section
    place: str
    kind: str
    paragraph: Paragraph

    @property
    def piece(self) -> Piece:
        """The number as a component."""
        runs = tuple(run for run in self.paragraph.runs if run.role == "page")
        return Piece("".join(run.text for run in runs), runs, (self.paragraph,))


def shown(subject: Subject) -> list[Shown]:
    """Return every page number of the document itself, annexes left out; each once."""
    kinds = ("default", "even") if subject.document.even_odd else ("default",)
    found: dict[int, Shown] = {}
    for section in body_sections(subject):
        for kind in (*kinds, "first") if section.first_page else kinds:
            for one in _in_margins(section, kind):
                element = one.paragraph.element
                found.setdefault(id(one.paragraph if element is None else element), one)
    return list(found.values())


def _in_margins(section: Section, kind: str) -> Iterator[Shown]:
    for place, stories in (("header", section.headers), ("footer", section.footers)):
        for paragraph in stories.get(kind, ()):
            for one in (paragraph, *paragraph.boxes):
                if any(run.role == "page" for run in one.runs):
                    yield Shown(section, place, kind, one)


def missing(subject: Subject) -> Iterator[Verdict]:
    """KH120: a document of more than one page is numbered."""
    kinds = {one.kind for one in shown(subject)}
    wanted = {"default", "even"} if subject.document.even_odd else {"default"}
    if wanted <= kinds:
        yield HELD
        return
    pages = _pages(subject)
    if pages is None:
        yield Unjudged(
            "Không thấy số trang, nhưng tệp không cho biết văn bản có quá một trang hay không.",
            "There is no page number, but the file does not tell whether there are more pages.",
        )
    elif pages > 1:
        yield Broken(section=body_sections(subject)[0])


def _pages(subject: Subject) -> int | None:
    """Return how many pages the document itself has; None when the file does not tell."""
    numbers = {section.number for section in body_sections(subject)}
    own = [one for one in subject.document.paragraphs if one.where.section in numbers and one.bare]
    pages = max((one.where.page for one in own), default=1)
    if all(one.where.page_known for one in own) or pages >= _SURELY_LONG:
        return pages
    return 1 if subject.document.properties.get("Pages") == "1" else None


def place(subject: Subject) -> Iterator[Verdict]:
    """KH121: in the margin of the standard, top or bottom."""
    wanted = str(subject.standard.page_number["place"].use)
    for one in shown(subject):
        args = {"place": _PLACES[one.place], "wanted": _PLACES[wanted]}
        yield HELD if one.place == wanted else at(one.paragraph, **args)


def align(subject: Subject) -> Iterator[Verdict]:
    """KH122: in the middle, or at the side that the standard says."""
    wanted = str(subject.standard.page_number["align"].use)
    for one in shown(subject):
        found = _align(one.paragraph)
        if found is None:
            yield Unjudged(
                "Số trang đặt bằng phím Tab, dấu cách hoặc hộp chữ: không rõ có đúng chỗ không.",
                "The page number is placed with tabs, spaces or a text box: its place is not sure.",
            )
        elif found == wanted:
            yield HELD
        else:
            yield at(one.paragraph, align=_ALIGNS[found], wanted=_ALIGNS[wanted])


def _align(paragraph: Paragraph) -> str | None:
    """Return how the number is aligned; None when tabs, spaces or a box place it."""
    element = paragraph.element
    frame = None if element is None else element.find(f"{_W}pPr/{_W}framePr")
    if frame is not None and frame.get(f"{_W}wrap") != "none":
        side: str | None = frame.get(f"{_W}xAlign")
        return side if side in _ALIGNS else None
    before = paragraph.text.partition(next(r.text for r in paragraph.runs if r.role == "page"))[0]
    if paragraph.where.box or "\t" in before or "   " in before:
        return None
    return "left" if paragraph.align == "both" else paragraph.align


def _numbers(subject: Subject) -> Iterator[Piece]:
    for one in shown(subject):
        yield one.piece


def bare(subject: Subject) -> Iterator[Verdict]:
    """KH126: the digits stand alone: no “Trang”, no total, no dashes."""
    for one in shown(subject):
        text = "".join("#" if run.role == "page" else run.text for run in one.paragraph.runs)
        text = re.sub("#+", "#", text)
        dashes = one.section.number_format == "numberInDash"
        dressed = text.strip() != "#" and _DRESSED.fullmatch(text)
        quote = one.paragraph.bare
        yield at(one.paragraph, quote, text=quote) if dashes or dressed else HELD


def arabic(subject: Subject) -> Iterator[Verdict]:
    """KH127: Arabic digits."""
    for section in {one.section.number: one.section for one in shown(subject)}.values():
        yield HELD if section.number_format in _ARABIC else Broken(section=section)


def not_on_first(subject: Subject) -> Iterator[Verdict]:
    """KH128: the first page shows no number."""
    section = subject.document.sections[0]
    numbered = any(one.section.number == section.number for one in shown(subject))
    kind = "first" if section.first_page else "default"
    found = next(_in_margins(section, kind), None)
    if found is not None:
        yield Broken(paragraph=found.paragraph, section=section)
    elif numbered:
        yield HELD


def from_one(subject: Subject) -> Iterator[Verdict]:
    """KH129: numbers begin with 1."""
    section = subject.document.sections[0]
    if any(one.section.number == section.number for one in shown(subject)):
        start = section.start
        fine = start is None or start == 1
        yield HELD if fine else Broken(section=section, args={"start": str(start)})


def edge(subject: Subject) -> Iterator[Verdict]:
    """KH130: as far from the edge of the sheet as the standard says."""
    wanted = subject.standard.page["number_from_edge"].use
    top = [one.section for one in shown(subject) if one.place == "header"]
    for section in {one.number: one for one in top}.values():
        args = {"edge": mm(section.header_edge), "wanted": mm(wanted)}
        near = abs(section.header_edge - wanted) <= _NEAR
        yield HELD if near else Broken(section=section, args=args)


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH120", missing),
    ("KH121", place),
    ("KH122", align),
    ("KH123", looks.sizes("so_trang", _numbers)),
    ("KH124", looks.italic("so_trang", _numbers)),
    ("KH125", looks.bold("so_trang", _numbers)),
    ("KH126", bare),
    ("KH127", arabic),
    ("KH128", not_on_first),
    ("KH129", from_one),
    ("KH130", edge),
)
