"""Judges of annexes: their number, title, the line that ties them to the plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kehoach.anatomy.parts import Annex, Piece
from kehoach.checking import enclosed, tables
from kehoach.checking.looks import Pieces, aligned, bold, capitals, italic, sizes
from kehoach.checking.prose import composed
from kehoach.checking.verdicts import HELD, Judge, Subject, Verdict, at
from kehoach.reading.document import Paragraph
from kehoach.wording.labels import from_roman, roman

_NUMBERED = re.compile(r"phụ\s*lục\s*(?:số)?\s*:?\s*(?P<number>[IVXLC]+|\d+)?(?![^\W\d_])", re.I)
_MENTION = re.compile(r"\b(?:phụ\s*lục|PL)\b", re.I)
_LISTED = re.compile(
    r"phụ\s*lục\s+(?:số\s+)?(?P<first>[IVXLC]+|\d+)\b(?P<more>(?:\s*(?:,|và|đến|[-–;])\s*"
    r"(?:phụ\s*lục\s+)?(?:số\s+)?(?:[IVXLC]+|\d+)\b)*)",
    re.I,
)


def _piece(name: str) -> Pieces:
    def pieces(subject: Subject) -> Iterator[Piece]:
        for annex in subject.anatomy.annexes:
            if piece := getattr(annex, name):
                yield piece

    return pieces


def _titles(subject: Subject) -> Iterator[Piece]:
    """Find the titles of annexes: of one that begins in capitals only the lines in capitals."""
    for annex in called(subject):
        if annex.title:
            yield _in_capitals(annex.title)


def _in_capitals(title: Piece) -> Piece:
    lines = [one for one in title.paragraphs if one.text.strip()]
    count = next((at for at, one in enumerate(lines) if one.text != one.text.upper()), 0)
    if not count or not title.alone:
        return title
    kept = tuple(lines[:count])
    text = " ".join(one.bare for one in kept)
    return Piece(text, tuple(run for one in kept for run in one.shown), kept)


def called(subject: Subject) -> Iterator[Annex]:
    """Find what calls itself a phụ lục; other papers put behind a plan have no rule."""
    return (annex for annex in subject.anatomy.annexes if annex.number)


def first_paragraph(annex: Annex) -> Paragraph | None:
    """Return the paragraph to point to."""
    piece = annex.number or annex.title or annex.enclosed
    if piece:
        return piece.first
    return annex.body[0].paragraph if annex.body else None


def shown(annex: Annex) -> str:
    """Return what an annex calls itself."""
    piece = annex.number or annex.title
    return piece.text.strip(" .:") if piece else "Phụ lục"


def number_of(annex: Annex) -> tuple[str, int]:
    """Return the number of an annex as written, and its value; empty and 0 without one."""
    found = _NUMBERED.match(composed(annex.number.text)) if annex.number else None
    written = (found["number"] or "") if found else ""
    return written, int(written) if written.isdigit() else from_roman(written.upper())


def not_mentioned(subject: Subject) -> Iterator[Verdict]:
    """KH460: the document says of each annex that it is there."""
    anatomy = subject.anatomy
    texts = [composed(line.paragraph.text) for line in anatomy.body]
    texts += [composed(one.text) for table in anatomy.tables for one in table.paragraphs]
    texts += [piece.text for piece in anatomy.bases]
    whole = "\n".join(texts)
    named, loose = _named(whole)
    for annex in anatomy.annexes:
        value = number_of(annex)[1]
        kept = loose or value in named or (not value and bool(_MENTION.search(whole)))
        kept = kept or (len(anatomy.annexes) == 1 and bool(_MENTION.search(whole)))
        if kept or annex.number is None:
            yield HELD
        else:
            yield at(annex.number, annex=shown(annex))


def _named(text: str) -> tuple[set[int], bool]:
    """Return the numbers of annexes named, and whether annexes are spoken of without number."""
    named: set[int] = set()
    loose = False
    for found in _MENTION.finditer(text):
        listed = _LISTED.match(text, found.start())
        if not listed:
            loose = True
            continue
        numbers = [_value(one) for one in re.findall(r"\b(?:[IVXLC]+|\d+)\b", listed.group())]
        named |= set(numbers)
        if re.search(r"đến|[-–]", listed["more"]) and numbers:
            named |= set(range(min(numbers), max(numbers) + 1))
    return named, loose


def _value(written: str) -> int:
    return int(written) if written.isdigit() else from_roman(written.upper())


def _several(ask: Callable[[Subject, Annex, int], Verdict | None]) -> Judge:
    """Return a judge of each annex, in a document with two or more that say they are one."""

    def judge(subject: Subject) -> Iterator[Verdict]:
        annexes = [annex for annex in subject.anatomy.annexes if annex.number]
        if len(annexes) > 1:
            for place, annex in enumerate(annexes, 1):
                if verdict := ask(subject, annex, place):
                    yield verdict

    return judge


def unnumbered(subject: Subject, annex: Annex, place: int) -> Verdict | None:
    """KH461: two annexes or more have numbers."""
    assert annex.number is not None
    if number_of(annex)[0]:
        return HELD
    return at(annex.number, wanted=f"Phụ lục {_numeral(subject, place)}")


def numerals(subject: Subject, annex: Annex, place: int) -> Verdict | None:
    """KH462: numbers of the kind that the standard asks for."""
    assert annex.number is not None
    written, value = number_of(annex)
    if not written:
        return None
    wanted = _numeral(subject, value or place)
    arabic = subject.standard.wording["annex_numerals"] == "arabic"
    if written.isdigit() == arabic:
        return HELD
    return at(annex.number, found=written, wanted=f"Phụ lục {wanted}")


def _numeral(subject: Subject, value: int) -> str:
    return str(value) if subject.standard.wording["annex_numerals"] == "arabic" else roman(value)


def number_of_one(subject: Subject) -> Iterator[Verdict]:
    """KH463: the only annex needs no number."""
    annexes = subject.anatomy.annexes
    if len(annexes) == 1 and (piece := annexes[0].number):
        written = number_of(annexes[0])[0]
        yield at(piece, found=written) if written else HELD


def order(subject: Subject, annex: Annex, place: int) -> Verdict | None:
    """KH464: the numbers of annexes follow each other."""
    assert annex.number is not None
    value = number_of(annex)[1]
    before = [number_of(one)[1] for one in subject.anatomy.annexes if one.number][: place - 1]
    wanted = before[-1] + 1 if before and before[-1] else place
    if not value:
        return None
    if value == wanted:
        return HELD
    return at(annex.number, found=shown(annex), wanted=f"Phụ lục {_numeral(subject, wanted)}")


def number_capitals(subject: Subject) -> Iterator[Verdict]:
    """KH467: the words Phụ lục in small letters."""
    for piece in _piece("number")(subject):
        word = composed(piece.text)[:7]
        yield at(piece, word) if word.isupper() else HELD


def number_alone(subject: Subject) -> Iterator[Verdict]:
    """KH469: the number on a line of its own."""
    for annex in called(subject):
        assert annex.number is not None
        shared = bool(annex.title) and not annex.number.alone
        yield at(annex.number) if shared else HELD


def no_title(subject: Subject) -> Iterator[Verdict]:
    """KH470: an annex has a title."""
    for annex in called(subject):
        assert annex.number is not None
        yield HELD if annex.title else at(annex.number, annex=shown(annex))


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH460", not_mentioned),
    ("KH461", _several(unnumbered)),
    ("KH462", _several(numerals)),
    ("KH463", number_of_one),
    ("KH464", _several(order)),
    ("KH465", sizes("phu_luc", _piece("number"))),
    ("KH466", bold("phu_luc", _piece("number"))),
    ("KH467", number_capitals),
    ("KH468", aligned("phu_luc", _piece("number"))),
    ("KH469", number_alone),
    ("KH470", no_title),
    ("KH471", sizes("ten_phu_luc", _titles)),
    ("KH472", bold("ten_phu_luc", _titles)),
    ("KH473", capitals("ten_phu_luc", _titles)),
    ("KH474", aligned("ten_phu_luc", _titles)),
    ("KH476", italic("kem_theo", _piece("enclosed"))),
    ("KH477", sizes("kem_theo", _piece("enclosed"))),
    ("KH478", aligned("kem_theo", _piece("enclosed"))),
    *enclosed.JUDGES,
    *tables.JUDGES,
)
