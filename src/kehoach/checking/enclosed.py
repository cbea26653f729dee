"""Judges of ``(Kèm theo Kế hoạch số … ngày … của …)`` on an annex."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kehoach.anatomy.parts import Piece
from kehoach.checking.prose import composed
from kehoach.checking.verdicts import HELD, Judge, Subject, Verdict, at
from kehoach.wording.dates import make_date, short_date

_ISSUED = re.compile(r"\(?\s*(?P<words>ban hành\s+)kèm\s*theo", re.I)
_NUMBER = re.compile(r"số\s*:?\s*(?P<number>\d+)\s*(?P<joint>[/-])\s*(?P<symbol>[A-ZĐ][\w/\-.]*)")
_LONG = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.I)
_SHORT = re.compile(r"ngày\s+(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})", re.I)
_ORGAN = re.compile(r"\bcủa\s+\S", re.I)


def _lines(subject: Subject) -> Iterator[tuple[Piece, str]]:
    for annex in subject.anatomy.annexes:
        if annex.enclosed:
            yield annex.enclosed, composed(annex.enclosed.text)


def missing(subject: Subject) -> Iterator[Verdict]:
    """KH475: each annex says what document it goes with."""
    for annex in subject.anatomy.annexes:
        if annex.enclosed:
            yield HELD
        elif annex.number:
            yield at(annex.number, wanted=_wanted(subject))


def _wanted(subject: Subject) -> str:
    number = subject.anatomy.number
    written = f"{number.written or '…'}/{number.symbol}" if number else "…/…"
    return f"(Kèm theo văn bản số {written} ngày … tháng … năm … của …)"


def wording(subject: Subject) -> Iterator[Verdict]:
    """KH479: the words are those of the standard."""
    if "ban hành" in subject.standard.wording["enclosed"].lower():
        return
    for piece, text in _lines(subject):
        found = _ISSUED.match(text)
        yield at(piece, found["words"].strip()) if found else HELD


def incomplete(subject: Subject) -> Iterator[Verdict]:
    """KH480: number, day and issuer have their places; they may be left blank."""
    for piece, text in _lines(subject):
        places = {
            "số, ký hiệu": re.search(r"\bsố\b|\d+/[A-ZĐ]", text),
            "ngày ban hành": re.search(r"\bngày\b", text, re.I),
            "cơ quan ban hành": _ORGAN.search(text),
        }
        lacks = [name for name, there in places.items() if not there]
        yield at(piece, missing=", ".join(lacks)) if lacks else HELD


def other_number(subject: Subject) -> Iterator[Verdict]:
    """KH481: the number on the annex is that of the document; blanks are not compared."""
    number = subject.anatomy.number
    if number is None or number.number is None or subject.anatomy.second:
        return
    for piece, text in _lines(subject):
        if found := _NUMBER.search(text):
            symbol = found["symbol"].rstrip(".,)")
            same = int(found["number"]) == number.number and symbol == number.symbol
            written = f"{found['number']}{found['joint']}{symbol}"
            wanted = f"{number.written}{found['joint']}{number.symbol}"
            yield HELD if same else at(piece, written, found=written, wanted=wanted)


def other_day(subject: Subject) -> Iterator[Verdict]:
    """KH482: the day on the annex is that of the document; blanks are not compared."""
    day = subject.anatomy.day
    if day is None:
        return
    for piece, text in _lines(subject):
        found = _LONG.search(text) or _SHORT.search(text)
        if found:
            stated = _day(found)
            args = {"found": found.group(), "wanted": f"ngày {short_date(day)}"}
            yield HELD if stated == day else at(piece, found.group(), **args)


def _day(found: re.Match[str]) -> date | None:
    return make_date(int(found[3]), int(found[2]), int(found[1]))


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH475", missing),
    ("KH479", wording),
    ("KH480", incomplete),
    ("KH481", other_number),
    ("KH482", other_day),
)
