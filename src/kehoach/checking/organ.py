"""Judges of the organs in the letterhead: the issuer and its superior."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.anatomy.plain import plain
from kehoach.checking import looks, placing
from kehoach.checking.header import missing, size_of
from kehoach.checking.looks import one, pt
from kehoach.checking.verdicts import HELD, Judge, Subject, Verdict, at

_SHORT = re.compile(r"(?:ubnd|hdnd|u\.b\.n\.d)\b")
_PEOPLE = re.compile(r"(?:uy ban nhan dan|hoi dong nhan dan|ubnd|hdnd)\b")
_STAR_NEAR = 4
"""Paragraphs under the issuer in which its star is looked for."""


def in_full(subject: Subject) -> Iterator[Verdict]:
    """KH236: the issuer's name stands in full."""
    issuer = subject.anatomy.co_quan
    if issuer is not None:
        found = _SHORT.match(plain(issuer.text))
        short = issuer.text.split()[0]
        yield at(issuer, short=short, name=issuer.text) if found else HELD


def same_size(subject: Subject) -> Iterator[Verdict]:
    """KH245: organs are as large as the Quốc hiệu."""
    found = subject.anatomy
    wanted = size_of(subject, "quoc_hieu", found.quoc_hieu)
    for name in ("co_quan_chu_quan", "co_quan"):
        piece = getattr(found, name)
        size = size_of(subject, name, piece)
        if piece is not None and size is not None and wanted is not None:
            yield HELD if size == wanted else at(piece, size=pt(size), wanted=pt(wanted))


def no_superior(subject: Subject) -> Iterator[Verdict]:
    """KH246: people's councils and committees name no superior."""
    issuer, superior = subject.anatomy.co_quan, subject.anatomy.co_quan_chu_quan
    if issuer is not None and _PEOPLE.match(plain(issuer.text)):
        yield at(superior, name=superior.text) if superior is not None else HELD


def star(subject: Subject) -> Iterator[Verdict]:
    """KH247: the mark of the standard (a star) stands under the issuer."""
    issuer, mark = subject.anatomy.co_quan, subject.standard.marks.get("under_issuer")
    if issuer is None or mark is None:
        return
    last = issuer.paragraphs[-1]
    near = range(last.number + 1, last.number + 1 + _STAR_NEAR)
    below = [each for each in subject.document.paragraphs if each.number in near]
    lines = [line.strip() for each in (last, *below) for line in each.text.split("\n")]
    yield HELD if str(mark.use) in lines else at(issuer, mark=str(mark.use))


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH230", missing(lambda subject: subject.anatomy.co_quan)),
    ("KH231", looks.capitals("co_quan", one("co_quan"))),
    ("KH232", looks.sizes("co_quan", one("co_quan"))),
    ("KH233", looks.bold("co_quan", one("co_quan"))),
    ("KH234", looks.italic("co_quan", one("co_quan"))),
    ("KH235", placing.centred(one("co_quan"), lambda found: found.anatomy.co_quan_chu_quan)),
    ("KH236", in_full),
    ("KH237", looks.capitals("co_quan_chu_quan", one("co_quan_chu_quan"))),
    ("KH238", looks.sizes("co_quan_chu_quan", one("co_quan_chu_quan"))),
    ("KH239", looks.bold("co_quan_chu_quan", one("co_quan_chu_quan"))),
    ("KH240", looks.italic("co_quan_chu_quan", one("co_quan_chu_quan"))),
    ("KH245", same_size),
    ("KH246", no_superior),
    ("KH247", star),
)
