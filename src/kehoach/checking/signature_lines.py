"""The lines of a signature taken apart: the right to sign, and whom it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.anatomy.parts import Piece
from kehoach.checking.verdicts import Subject

RIGHTS = {
    "TM": "on_behalf",
    "KT": "instead",
    "TL": "by_order",
    "TUQ": "by_mandate",
    "Q": "acting",
}
"""The letters of a right to sign → its mark in a standard's data."""

_SPELLED = {
    "THAY MẶT": "TM",
    "KÝ THAY": "KT",
    "THỪA LỆNH": "TL",
    "THỪA ỦY QUYỀN": "TUQ",
    "THỪA UỶ QUYỀN": "TUQ",
    "QUYỀN": "Q",
}
_RIGHT = re.compile(
    r"(?P<mark>T[./]?M|K[./]?T|T[./]?U[./]?Q|T[./]?L|Q)(?=[\s.,:])[\s.,:]*(?P<whom>.*)|"
    rf"(?P<words>{'|'.join(_SPELLED)})\s+(?!HẠN)(?P<who>.*)",
    re.I | re.S,
)
_DEPUTY = re.compile(r"PHÓ\b|THỨ TRƯỞNG\b")


@dataclass(frozen=True)
class Line:
    """A printed line of the signature; ``right`` is empty for a mere post."""

    piece: Piece
    right: str
    whom: str

    @property
    def deputy(self) -> bool:
        """True for a line that names a deputy's post."""
        return _DEPUTY.match(self.whom.upper()) is not None


def lines(subject: Subject) -> tuple[Line, ...]:
    """Return the printed lines of the signature; remarks in brackets are left out."""
    anatomy = subject.anatomy
    known = anatomy.kind != "khác" or anatomy.letterhead != "none"
    pieces = anatomy.signature.lines if anatomy.signature and known else ()
    return tuple(_line(one) for one in pieces if one.text and not one.text.startswith("("))


def _line(piece: Piece) -> Line:
    match = _RIGHT.fullmatch(piece.text)
    if match is None:
        return Line(piece, "", piece.text)
    if match["words"]:
        return Line(piece, _SPELLED[match["words"].upper()], match["who"])
    return Line(piece, re.sub(r"[./]", "", match["mark"].upper()), match["whom"])


def shown(piece: Piece) -> str:
    """Return the text of a line with its spaces as typed."""
    return "".join(run.text for run in piece.runs).strip()


def authority(subject: Subject) -> Iterator[Piece]:
    """Yield the lines set as ``quyen_han``: all, where a standard has no look for posts alone."""
    alone = subject.component("chuc_vu") is not None
    yield from (one.piece for one in lines(subject) if one.right or not alone)


def posts(subject: Subject) -> Iterator[Piece]:
    """Yield the lines set as ``chuc_vu``, where a standard has a look of its own for them."""
    if subject.component("chuc_vu") is not None:
        yield from (one.piece for one in lines(subject) if not one.right)


def name(subject: Subject) -> Iterator[Piece]:
    """Yield the signer's name."""
    signature = subject.anatomy.signature
    if signature and signature.name:
        yield signature.name
