"""Judges of the căn cứ: how they stand, how they end, what each act is cited by."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kehoach.anatomy.parts import Piece
from kehoach.checking import citations
from kehoach.checking.looks import italic, sizes
from kehoach.checking.prose import composed
from kehoach.checking.verdicts import HELD, Broken, Judge, Subject, Unjudged, Verdict, at

_ENDS = (";", ",", ".", ":")
_RANKS = (("Bộ luật", 0), ("Luật", 0), ("Pháp lệnh", 0), ("Nghị định", 1), ("Thông tư", 2))


def _bases(subject: Subject) -> Iterator[Piece]:
    yield from subject.anatomy.bases


def _stated(subject: Subject) -> Iterator[Piece]:
    for parts in subject.anatomy.basis_parts:
        yield from parts


def _lines(subject: Subject) -> list[Piece]:
    """Return the căn cứ, each a printed line of its own; one joined to others is left whole."""
    found: list[Piece] = []
    for whole, parts in zip(subject.anatomy.bases, subject.anatomy.basis_parts, strict=True):
        broken = whole.first.text.count("\n") >= len(parts) - 1
        found += parts if broken else [whole]
    return found


def inner_ends(subject: Subject) -> Iterator[Verdict]:
    """KH327: each căn cứ but the last ends as the standard says."""
    wanted = subject.standard.wording["basis_end"]
    for piece in _lines(subject)[:-1]:
        yield (
            HELD if piece.text.endswith(wanted) else at(piece, _tail(piece), **_ends(piece, wanted))
        )


def last_end(subject: Subject) -> Iterator[Verdict]:
    """KH328: the last căn cứ ends as the standard says; one that opens the body is no line."""
    wanted = subject.standard.wording["last_basis_end"]
    for piece in _lines(subject)[-1:]:
        if piece.text.endswith(wanted):
            yield HELD
        elif piece.text.endswith(subject.standard.wording["basis_end"]) and _goes_on(subject):
            yield Unjudged(
                "Câu mở đầu nội dung cũng là một căn cứ, nối tiếp các dòng trên.",
                "The opening sentence of the body is itself a basis and goes on from these.",
            )
        elif not piece.text.endswith(":"):
            yield at(piece, _tail(piece), **_ends(piece, wanted))


def _goes_on(subject: Subject) -> bool:
    body = subject.anatomy.body
    return bool(body) and citations.opens_as_basis(composed(body[0].text))


def _ends(piece: Piece, wanted: str) -> dict[str, str]:
    mark = piece.text[-1:]
    return {"found": f"dấu “{mark}”" if mark in _ENDS else "không có dấu", "wanted": wanted}


def _tail(piece: Piece) -> str:
    return " ".join(piece.text.split()[-3:])


def one_a_line(subject: Subject) -> Iterator[Verdict]:
    """KH329: every căn cứ begins a line."""
    for whole, parts in zip(subject.anatomy.bases, subject.anatomy.basis_parts, strict=True):
        joined = len(parts) - whole.first.text.count("\n")
        yield at(whole, parts[1].text, count=str(len(parts))) if joined > 1 else HELD


def law_with_number(subject: Subject) -> Iterator[Verdict]:
    """KH330: a luật or pháp lệnh is cited by its name, without number, symbol and issuer."""
    for piece in _stated(subject):
        text = composed(piece.text)
        if citations.is_law(text):
            extra = citations.beyond_a_law(text)
            yield at(piece, extra, found=extra) if extra else HELD


def incomplete(subject: Subject) -> Iterator[Verdict]:
    """KH331: an act that is no law is cited with number, day, issuer and subject."""
    for piece in _stated(subject):
        missing = citations.missing(composed(piece.text))
        if missing is not None:
            yield at(piece, missing=", ".join(missing)) if missing else HELD


def short_kind(subject: Subject) -> Iterator[Verdict]:
    """KH332: the kind of an act in full."""
    for piece in _stated(subject):
        text = composed(piece.text)
        if found := citations.short_kind(text):
            yield at(piece, found[0], found=found[0], wanted=found[1])
        elif citations.kind_of(text):
            yield HELD


def none_at_all(subject: Subject) -> Iterator[Verdict]:
    """KH333: a plan says by what it is made: căn cứ, or an opening that cites."""
    anatomy = subject.anatomy
    if not anatomy.is_plan or not anatomy.body:
        return
    opening = []
    for line in anatomy.body:
        if line.level not in ("doan", "gach"):
            break
        opening.append(composed(line.text))
    kept = anatomy.bases or any(map(citations.states_a_basis, opening))
    yield HELD if kept else Broken(anatomy.body[0].paragraph)


def order(subject: Subject) -> Iterator[Verdict]:
    """KH334: laws before nghị định, these before thông tư."""
    ranked = [(piece, rank) for piece in _stated(subject) if (rank := _rank(piece)) is not None]
    for (above, first), (below, second) in pairwise(ranked):
        if second < first:
            yield at(below, above=_kind(above), below=_kind(below))
            return
    if len(ranked) > 1:
        yield HELD


def _kind(piece: Piece) -> str:
    return citations.kind_of(composed(piece.text))


def _rank(piece: Piece) -> int | None:
    return dict(_RANKS).get(_kind(piece))


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH325", italic("can_cu", _bases)),
    ("KH326", sizes("can_cu", _bases)),
    ("KH327", inner_ends),
    ("KH328", last_end),
    ("KH329", one_a_line),
    ("KH330", law_with_number),
    ("KH331", incomplete),
    ("KH332", short_kind),
    ("KH333", none_at_all),
    ("KH334", order),
    *citations.JUDGES,
)
