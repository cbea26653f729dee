"""Judges of how a component looks, made from the standard's own data on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kehoach.anatomy.parts import Piece
from kehoach.checking.verdicts import HELD, Broken, Judge, Subject, Unjudged, Verdict, at
from kehoach.reading.document import Run
from kehoach.standards import Component

_UNKNOWN = ("Không nhận ra các thành phần của văn bản.", "No components were recognised.")
Pieces = Callable[[Subject], Iterator[Piece]]
"""Finds the pieces of a document that are one component."""


def sizes(component: str, pieces: Pieces) -> Judge:
    """Return a judge of the type size: args ``size`` (as is), ``min``, ``max`` in pt."""

    def judge(subject: Subject) -> Iterator[Verdict]:
        for part, piece in _each(subject, component, pieces):
            least, most = part.sizes
            wrong = [run for run in _lettered(piece) if not least <= run.face.size <= most]
            yield _verdict(piece, wrong, _size_args(wrong, least, most))

    return judge


def _size_args(wrong: list[Run], least: float, most: float) -> dict[str, str]:
    shown = pt(wrong[0].face.size) if wrong else ""
    wanted = pt(least) if least == most else f"{pt(least)}–{pt(most)}"
    return {"size": shown, "wanted": wanted}


def bold(component: str, pieces: Pieces) -> Judge:
    """Return a judge of boldness, as the standard has it (bold, or not)."""
    return _dress(component, pieces, lambda run, part: run.face.bold == part.bold)


def italic(component: str, pieces: Pieces) -> Judge:
    """Return a judge of italics, as the standard has it."""
    return _dress(component, pieces, lambda run, part: run.face.italic == part.italic)


def capitals(component: str, pieces: Pieces) -> Judge:
    """Return a judge of capitals: every letter is one where the standard asks for it."""

    def kept(run: Run, part: Component) -> bool:
        return not part.caps or run.text == run.text.upper()

    return _dress(component, pieces, kept)


def aligned(component: str, pieces: Pieces) -> Judge:
    """Return a judge of the alignment; pieces that share their paragraph are passed over."""

    def judge(subject: Subject) -> Iterator[Verdict]:
        for part, piece in _each(subject, component, pieces):
            if piece.alone:
                wrong = any(one.align != part.align for one in piece.paragraphs)
                yield at(piece, align=piece.first.align) if wrong else HELD

    return judge


def _dress(component: str, pieces: Pieces, kept: Callable[[Run, Component], bool]) -> Judge:
    def judge(subject: Subject) -> Iterator[Verdict]:
        for part, piece in _each(subject, component, pieces):
            yield _verdict(piece, [run for run in _lettered(piece) if not kept(run, part)], {})

    return judge


def _each(subject: Subject, component: str, pieces: Pieces) -> Iterator[tuple[Component, Piece]]:
    part = subject.component(component)
    if part is not None:
        for piece in pieces(subject):
            yield part, piece


def _lettered(piece: Piece) -> list[Run]:
    return [run for run in piece.runs if any(c.isalnum() for c in run.text)]


def _verdict(piece: Piece, wrong: list[Run], args: dict[str, str]) -> Verdict:
    if not wrong:
        return HELD
    quote = "".join(run.text for run in wrong).strip()
    return at(piece, quote if len(quote) < len(piece.text) else "", **args)


def pt(size: float) -> str:
    """Write a size in pt with a decimal comma: ``13``, ``13,5``."""
    return f"{size:g}".replace(".", ",")


def mm(length: float) -> str:
    """Write a length in mm, rounded to one tenth: ``20``, ``19,5``."""
    return f"{round(length, 1):g}".replace(".", ",")


def one(name: str) -> Pieces:
    """Return a finder of the component that the anatomy holds under ``name``."""

    def pieces(subject: Subject) -> Iterator[Piece]:
        piece = getattr(subject.anatomy, name)
        if piece is not None:
            yield piece

    return pieces


def there(name: str) -> Judge:
    """Return a judge that a document has the block the anatomy holds under ``name``.

    An internal slip or a text of no known kind need not have it.
    """

    def judge(subject: Subject) -> Iterator[Verdict]:
        anatomy = subject.anatomy
        if getattr(anatomy, name) is not None:
            yield HELD
        elif anatomy.kind not in ("phiếu", "khác"):
            known = anatomy.ten_loai or anatomy.number
            yield Broken() if known else Unjudged(*_UNKNOWN)

    return judge
