"""Judges of where địa danh và thời gian stand, and whether they fit what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checking import placing
from kehoach.checking.header import normal, size_of
from kehoach.checking.looks import pt
from kehoach.checking.verdicts import HELD, Judge, Subject, Unjudged, Verdict, at
from kehoach.reading.document import Paragraph
from kehoach.wording.folding import fold

_UNIT = re.compile(
    r"\b(?:(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ) (?:ỦY|UỶ)|TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|"
    r"THỊ TRẤN|PHƯỜNG|XÃ|ĐẶC KHU)\s+(?!(?:HỘI|ỦY|UỶ)\b)"
)
_KINDS = re.compile(r"^(?:tinh|thanhpho|tp|thixa|thitran|phuong|xa|dackhu|huyen|quan)(?=\w)")
_LEVEL, _APART = 5.0, 10.0
"""mm between number and day: on one line up to the first, surely not from the second."""
_POINT = 25.4 / 72


def own_place(subject: Subject) -> Iterator[Verdict]:
    """KH276: the place is that of the organ in the letterhead."""
    line, found = subject.anatomy.place_and_day, subject.anatomy
    if line is None or not line.place:
        return
    organs = [organ.text for organ in (found.co_quan, found.co_quan_chu_quan) if organ]
    name = next((name for text in organs if (name := _unit(text))), "")
    if name:
        place = _KINDS.sub("", fold(line.place))
        args = {"place": line.place, "name": name}
        yield HELD if place in (fold(name), _KINDS.sub("", fold(name))) else at(line.piece, **args)


def _unit(organ: str) -> str:
    """Return the name of the unit that an organ's name ends with, empty when there is none."""
    letters = normal(organ).upper()
    found = list(_UNIT.finditer(letters))
    return letters[found[-1].end() :].strip() if found else ""


def same_line(subject: Subject) -> Iterator[Verdict]:
    """KH277: on the same line as the number."""
    line, number = subject.anatomy.place_and_day, subject.anatomy.number
    if line is None or number is None:
        return
    day, own = line.piece.first, number.piece.first
    if day is own:
        yield HELD
        return
    gap = _gap(subject, day, own)
    if gap is None or _LEVEL < gap < _APART:
        yield Unjudged(
            "Không đo được số, ký hiệu và địa danh, ngày tháng có cùng dòng hay không.",
            "Whether the number and the day stand on one line cannot be measured.",
        )
    else:
        yield HELD if gap <= _LEVEL else at(line.piece)


def _gap(subject: Subject, day: Paragraph, number: Paragraph) -> float | None:
    """Return mm from one paragraph down to the other; None when it cannot be known."""
    here, there = day.where, number.where
    if here.nested or there.nested or here.box or there.box or here.page != there.page:
        return None
    if not here.table and not there.table:
        return _APART
    if here.table != there.table:
        return None
    if here.row != there.row:
        return _APART if here.cell != there.cell else None
    return abs(_above(subject, day) - _above(subject, number))


def _above(subject: Subject, paragraph: Paragraph) -> float:
    """Return the height of what stands above a paragraph in its cell, in mm."""
    place, height = paragraph.where, 0.0
    for one in subject.document.paragraphs:
        same = (one.where.table, one.where.row, one.where.cell) == (
            place.table,
            place.row,
            place.cell,
        )
        if not same or one.where.box or one.number > paragraph.number:
            continue
        height += (one.before or 0) * _POINT
        if one.number < paragraph.number:
            height += _height(one) + (one.after or 0) * _POINT
    return height


def _height(paragraph: Paragraph) -> float:
    size = max((run.face.size for run in paragraph.runs), default=0) or 13
    single = size * 1.15 if paragraph.line_rule == "auto" else 1
    wide = placing.width(paragraph.runs)
    room = paragraph.room - paragraph.left - paragraph.right
    lines = 1 + (int(wide / room) if room > 0 else 0) + paragraph.text.rstrip().count("\n")
    return lines * single * paragraph.line * _POINT


def size_together(subject: Subject) -> Iterator[Verdict]:
    """KH279: the size of the day goes with those of Quốc hiệu and Tiêu ngữ."""
    line, found = subject.anatomy.place_and_day, subject.anatomy
    if line is None:
        return
    head = (
        size_of(subject, "quoc_hieu", found.quoc_hieu),
        size_of(subject, "tieu_ngu", found.tieu_ngu),
    )
    own = size_of(subject, "dia_danh", line.piece)
    wanted = next((each[2] for each in subject.standard.letterhead_sets if each[:2] == head), None)
    if own is not None and wanted is not None:
        yield HELD if own == wanted else at(line.piece, size=pt(own), wanted=pt(wanted))


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH276", own_place),
    ("KH277", same_line),
    ("KH279", size_together),
)
