"""Judges of the marks on the first page: urgency, circulation, draft."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checking.looks import pt
from kehoach.checking.verdicts import HELD, Judge, Subject, Verdict, at
from kehoach.standards import Component

_RED = 0xC0
_OTHER = 0x60


def dressed(name: str) -> Judge:
    """Return a judge of the look of a mark; arg ``wrong`` lists what is not as it should be."""

    def judge(subject: Subject) -> Iterator[Verdict]:
        part, piece = subject.component(name), getattr(subject.anatomy, name)
        if part is None or piece is None:
            return
        runs = [run for run in piece.runs if any(sign.isalnum() for sign in run.text)]
        wrong = [
            what
            for what, bad in (
                ("không in hoa", part.caps and any(run.text != run.text.upper() for run in runs)),
                ("không đậm", part.bold and not all(run.face.bold for run in runs)),
                ("in đậm", not part.bold and any(run.face.bold for run in runs)),
                ("in nghiêng", not part.italic and any(run.face.italic for run in runs)),
                ("không nghiêng", part.italic and not all(run.face.italic for run in runs)),
                (f"cỡ {pt(runs[0].face.size)}", not _sized(part, {r.face.size for r in runs})),
            )
            if bad
        ]
        yield at(piece, text=piece.text, wrong=", ".join(wrong)) if wrong else HELD

    return judge


def _sized(part: Component, found: set[float]) -> bool:
    return all(part.sizes[0] <= size <= part.sizes[1] for size in found)


def red(subject: Subject) -> Iterator[Verdict]:
    """KH209: the mark of urgency is red."""
    part, piece = subject.component("do_khan"), subject.anatomy.do_khan
    if part is not None and part.color and piece is not None:
        fine = all(_is_red(run.face.color) for run in piece.runs)
        yield HELD if fine else at(piece, text=piece.text)


def _is_red(color: str) -> bool:
    if len(color) != 6 or not all(sign in "0123456789abcdefABCDEF" for sign in color):
        return False
    red, green, blue = (int(color[at : at + 2], 16) for at in (0, 2, 4))
    return red >= _RED and green <= _OTHER and blue <= _OTHER


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH209", red),
    ("KH208", dressed("du_thao")),
    ("KH248", dressed("do_khan")),
    ("KH249", dressed("luu_hanh")),
)
