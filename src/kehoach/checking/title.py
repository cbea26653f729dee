"""Judges of the tên loại, the trích yếu and the line under them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kehoach.anatomy.parts import Piece
from kehoach.checking.drawn import aside, share
from kehoach.checking.looks import aligned, bold, capitals, italic, mm, one, sizes
from kehoach.checking.verdicts import HELD, Broken, Judge, Subject, Unjudged, Verdict, at
from kehoach.reading.document import DrawnLine, Paragraph

_LETTER_SUBJECT = re.compile(r"v\s*/\s*v\b", re.I)
_ABOUT = re.compile(r"về việc\b", re.I)
_WITH_SUBJECT = ("kế hoạch", "báo cáo", "quyết định", "tờ trình", "thông báo")
_DASHES = re.compile(r"[-–—_=*.…\s]+")


def name_missing(subject: Subject) -> Iterator[Verdict]:
    """KH301: the tên loại is there (a công văn has none)."""
    anatomy = subject.anatomy
    if anatomy.ten_loai:
        yield HELD
    elif anatomy.kind == "công văn":
        return
    elif anatomy.number or anatomy.place_and_day or anatomy.quoc_hieu or anatomy.tieu_de_dang:
        yield Broken()
    else:
        yield Unjudged(
            "Tệp không có phần đầu của một văn bản hành chính.",
            "The file has no head of an administrative document.",
        )


def subject_missing(subject: Subject) -> Iterator[Verdict]:
    """KH307: the trích yếu is there; the forms of slips and invitations have none."""
    name = subject.anatomy.ten_loai
    if name and subject.anatomy.kind in _WITH_SUBJECT:
        yield HELD if subject.anatomy.trich_yeu else at(name)


def _subjects(subject: Subject) -> Iterator[Piece]:
    """Find the trích yếu of a document with a tên loại (that of a công văn stands elsewhere)."""
    if subject.anatomy.ten_loai and subject.anatomy.trich_yeu:
        yield subject.anatomy.trich_yeu


def subject_in_capitals(subject: Subject) -> Iterator[Verdict]:
    """KH310: the trích yếu in small letters; names and abbreviations may be capitals."""
    for piece in _subjects(subject):
        letters = [c for c in piece.text if c.isalpha()]
        if letters:
            small = any(c.islower() for c in letters)
            yield HELD if small or len(letters) < 4 else at(piece)


def _without(pattern: re.Pattern[str]) -> Judge:
    def judge(subject: Subject) -> Iterator[Verdict]:
        """KH313, KH314: the trích yếu does not begin so."""
        for piece in _subjects(subject):
            found = pattern.match(piece.text)
            yield at(piece, found.group()) if found else HELD

    return judge


def _of_plans(ask: Judge) -> Judge:
    def judge(subject: Subject) -> Iterator[Verdict]:
        if subject.anatomy.is_plan:
            yield from ask(subject)

    return judge


def full_stop(subject: Subject) -> Iterator[Verdict]:
    """KH315: no mark ends the trích yếu."""
    for piece in _subjects(subject):
        mark = piece.text[-1:]
        yield at(piece, mark=mark) if mark in (".", ";", ",", ":") else HELD


def right_under(subject: Subject) -> Iterator[Verdict]:
    """KH316: the trích yếu on the line right below the tên loại."""
    for piece in _subjects(subject):
        name = subject.anatomy.ten_loai
        assert name is not None
        last, first = name.paragraphs[-1], piece.first
        between = range(last.number + 1, first.number)
        apart = any(not _paragraph(subject, number).where.box for number in between)
        same = last.number == first.number and not (name.alone and piece.alone)
        yield at(piece) if apart or same else HELD


def _paragraph(subject: Subject, number: int) -> Paragraph:
    return subject.document.paragraphs[number - 1]


def line_missing(subject: Subject) -> Iterator[Verdict]:
    """KH317: a line under the trích yếu."""
    if "trich_yeu" in subject.standard.lines:
        for piece in _subjects(subject):
            yield HELD if subject.anatomy.ke_trich_yeu else at(piece)


def _lines(ask: Callable[[Subject, Piece, DrawnLine], Verdict | None]) -> Judge:
    def judge(subject: Subject) -> Iterator[Verdict]:
        drawn = subject.anatomy.ke_trich_yeu
        if "trich_yeu" in subject.standard.lines and drawn:
            for piece in _subjects(subject):
                if verdict := ask(subject, piece, drawn[0]):
                    yield verdict

    return judge


def line_length(subject: Subject, piece: Piece, line: DrawnLine) -> Verdict | None:
    """KH318: the line takes as much of the text's length as the standard says."""
    if line.length is None:
        return Unjudged(
            "Tệp không cho biết độ dài của đường kẻ.", "The file does not tell the line's length."
        )
    bounds = subject.standard.lines["trich_yeu"]
    wrong = share(line, piece, bounds.min, bounds.max)
    return at(piece, share=wrong, length=mm(line.length)) if wrong else HELD


def line_solid(subject: Subject, piece: Piece, line: DrawnLine) -> Verdict | None:
    """KH319: the line is solid; underscores typed together look so, hyphens and dots do not."""
    typed = _below(subject, piece) if line.kind == "typed" else ""
    return at(piece) if not line.solid or set(typed) & set("-.*=~") else HELD


def _below(subject: Subject, piece: Piece) -> str:
    """Return the first text below a piece."""
    following = subject.document.paragraphs[piece.paragraphs[-1].number :]
    return next((one.text.strip() for one in following if one.text.strip()), "")


def line_aside(subject: Subject, piece: Piece, line: DrawnLine) -> Verdict | None:
    """KH320: the line stands in the middle of the text."""
    if line.offset is None:
        return None
    off = aside(line, piece)
    return at(piece, off=mm(off)) if off else HELD


def dashes(subject: Subject) -> Iterator[Verdict]:
    """KH321: the dashes that the standard puts under the trích yếu, so many."""
    mark = subject.standard.wording.get("under_subject")
    if not mark:
        return
    for piece in _subjects(subject):
        text = _below(subject, piece)
        if text == mark:
            yield HELD
        else:
            found = text if _DASHES.fullmatch(text) else "không có"
            yield at(piece, found=found, wanted=mark)


def subject_capital(subject: Subject) -> Iterator[Verdict]:
    """KH322: a small first letter, where the standard shows it so."""
    if subject.standard.wording.get("subject_first") == "lower":
        for piece in _subjects(subject):
            word = piece.text.split()[0]
            own = word.isupper() and len(word) > 1
            yield at(piece, word, word=word) if word[:1].isupper() and not own else HELD


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH301", name_missing),
    ("KH302", sizes("ten_loai", one("ten_loai"))),
    ("KH303", bold("ten_loai", one("ten_loai"))),
    ("KH304", capitals("ten_loai", one("ten_loai"))),
    ("KH305", italic("ten_loai", one("ten_loai"))),
    ("KH306", aligned("ten_loai", one("ten_loai"))),
    ("KH307", subject_missing),
    ("KH308", sizes("trich_yeu", _subjects)),
    ("KH309", bold("trich_yeu", _subjects)),
    ("KH310", subject_in_capitals),
    ("KH311", italic("trich_yeu", _subjects)),
    ("KH312", aligned("trich_yeu", _subjects)),
    ("KH313", _without(_LETTER_SUBJECT)),
    ("KH314", _of_plans(_without(_ABOUT))),
    ("KH315", full_stop),
    ("KH316", right_under),
    ("KH317", line_missing),
    ("KH318", _lines(line_length)),
    ("KH319", _lines(line_solid)),
    ("KH320", _lines(line_aside)),
    ("KH321", dashes),
    ("KH322", subject_capital),
)
