"""Judges of the page: paper, direction, margins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kehoach.checking.looks import mm
from kehoach.checking.verdicts import HELD, Broken, Judge, Subject, Verdict
from kehoach.reading.document import Section
from kehoach.standards import Value

_TOLERANCE = 0.5
"""Lengths in mm within which the sides of a sheet are A4."""
_ROUNDING = 0.2
"""mm by which Word rounds a margin given in cm or inches."""
_SIDES = ("top", "right", "bottom", "left")
_NAMES = {"top": "trên", "right": "phải", "bottom": "dưới", "left": "trái"}


def paper(subject: Subject) -> Iterator[Verdict]:
    """KH101: every section on A4, upright or turned."""
    page = subject.standard.page
    wanted = sorted((page["width"].use, page["height"].use))
    for section in subject.document.sections:
        sides = sorted((section.width, section.height))
        near = all(abs(a - b) <= _TOLERANCE for a, b in zip(sides, wanted, strict=True))
        args = {"width": mm(section.width), "height": mm(section.height)}
        yield HELD if near else Broken(section=section, args=args)


def body_sections(subject: Subject) -> list[Section]:
    """Return the sections of the document itself, those of annexes left out."""
    found = subject.anatomy
    pieces = (found.quoc_hieu, found.tieu_de_dang, found.co_quan, found.ten_loai)
    used = {line.paragraph.where.section for line in found.body}
    used |= {piece.first.where.section for piece in pieces if piece is not None}
    used -= {annex.section for annex in found.annexes if annex.starts_section}
    sections = subject.document.sections
    return [one for one in sections if one.number in used] or list(sections[:1])


def upright(subject: Subject) -> Iterator[Verdict]:
    """KH102: the document itself stands upright, unless it has tables in the body."""
    with_tables = {table.where.section for table in subject.anatomy.tables if table.ruled}
    for section in body_sections(subject):
        turned = section.width > section.height
        yield Broken(section=section) if turned and section.number not in with_tables else HELD


def margin(side: str) -> Judge:
    """Return a judge of one margin of upright pages (KH103–KH106); args as found, wanted."""

    def judge(subject: Subject) -> Iterator[Verdict]:
        for section in subject.document.sections:
            if section.width <= section.height:
                found, law = _edges(section)[side], subject.standard.page[side]
                args = {"margin": mm(found), "wanted": _range(law)}
                yield HELD if _within(found, law) else Broken(section=section, args=args)

    return judge


def turned_margins(subject: Subject) -> Iterator[Verdict]:
    """KH107: pages on their side keep the margins, as seen or turned with the sheet."""
    law = [subject.standard.page[side] for side in _SIDES]
    for section in subject.document.sections:
        if section.width > section.height:
            edges = _edges(section)
            found = [edges[side] for side in _SIDES]
            ways = (found, found[1:] + found[:1], found[3:] + found[:3])
            kept = any(all(map(_within, way, law)) for way in ways)
            args = {
                "margins": _listed(mm(edge) for edge in found),
                "wanted": _listed(map(_range, law)),
            }
            yield HELD if kept else Broken(section=section, args=args)


def _listed(lengths: Iterable[str]) -> str:
    pairs = zip(_SIDES, lengths, strict=True)
    return ", ".join(f"{_NAMES[side]} {length}" for side, length in pairs)


def _edges(section: Section) -> dict[str, float]:
    """Return the margins as seen: the gutter is part of the left one."""
    return {
        "top": abs(section.top),
        "right": section.right,
        "bottom": abs(section.bottom),
        "left": section.left + section.gutter,
    }


def _within(found: float, law: Value) -> bool:
    return bool(law.min - _ROUNDING <= found <= law.max + _ROUNDING)


def _range(law: Value) -> str:
    return mm(law.min) if law.min == law.max else f"{mm(law.min)}–{mm(law.max)}"


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH101", paper),
    ("KH102", upright),
    ("KH103", margin("top")),
    ("KH104", margin("bottom")),
    ("KH105", margin("left")),
    ("KH106", margin("right")),
    ("KH107", turned_margins),
)
