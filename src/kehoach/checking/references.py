"""Judges of references: appendices, sections and tables that the text names are there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checking.told import told
from kehoach.checking.verdicts import HELD, Judge, Subject, Unjudged, Verdict, at
from kehoach.text.claims import plainly
from kehoach.text.told_parts import appendices_named, sections_named, tables_named
from kehoach.wording.labels import from_roman, roman

_NUMBER = re.compile(r"(?:số\s+)?(?P<n>[IVXL]+|\d{1,3})\b")


def appendices(subject: Subject) -> Iterator[Verdict]:
    """KH741: an appendix that the text names by number is there."""
    annexes = subject.anatomy.annexes
    numbers = _annex_numbers(subject)
    for line in subject.anatomy.body:
        for number in appendices_named(plainly(line.paragraph.bare)):
            if not annexes or number == 0:
                yield from () if annexes else (_ELSEWHERE,)
            elif number in numbers or number <= len(annexes):
                yield HELD
            else:
                args = {"name": f"Phụ lục {roman(number)}", "count": str(len(annexes))}
                yield at(line.paragraph, "", **args)


_ELSEWHERE = Unjudged(
    "Phụ lục không nằm trong tệp này, có thể ở tệp riêng.",
    "The appendices are not in this file; they may be in files of their own.",
)


def _annex_numbers(subject: Subject) -> set[int]:
    found = set()
    for annex in subject.anatomy.annexes:
        match = _NUMBER.search(annex.number.text[7:]) if annex.number else None
        if match:
            typed = match["n"]
            found.add(int(typed) if typed.isdigit() else from_roman(typed))
    return found


def sections(subject: Subject) -> Iterator[Verdict]:
    """KH742: a section ``mục III`` that the text names is there."""
    numbers = {line.ordinal for line in subject.anatomy.body if line.level == "muc"}
    if not numbers or any(line.level in ("phan", "chuong") for line in subject.anatomy.body):
        return
    for line in subject.anatomy.body:
        for named in sections_named(plainly(line.paragraph.bare)):
            there = named.number in numbers
            args = {"name": named.quote, "last": roman(max(filter(None, numbers), default=1))}
            yield HELD if there else at(line.paragraph, named.quote, **args)


_CAPTION = re.compile(r"^(?P<word>Bảng|Biểu(?: mẫu)?)(?:\s+số)?\s+(?P<n>\d{1,3})(?:\s*[:.)-]|\s|$)")


def tables(subject: Subject) -> Iterator[Verdict]:
    """KH743: a table that the text names by number is there, where tables carry numbers."""
    captions: dict[str, set[int]] = {}
    for paragraph in told(subject):
        if match := _CAPTION.match(paragraph.bare):
            captions.setdefault(match["word"], set()).add(int(match["n"]))
    for paragraph in told(subject):
        if _CAPTION.match(paragraph.bare):
            continue
        for word, named in tables_named(plainly(paragraph.bare)):
            if word in captions:
                there = named.number in captions[word]
                yield HELD if there else at(paragraph, named.quote, name=named.quote)


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH741", appendices),
    ("KH742", sections),
    ("KH743", tables),
)
