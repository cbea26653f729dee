"""Judges of the signature: in what right one signs, under which post."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checking import signer_looks
from kehoach.checking.looks import there
from kehoach.checking.signature_lines import RIGHTS, Line, lines, shown
from kehoach.checking.verdicts import HELD, Judge, Subject, Verdict, at
from kehoach.wording.folding import fold

_COMMITTEE = ("uybannhandan", "ubnd", "hoidongnhandan", "hdnd")


def written(subject: Subject) -> Iterator[Verdict]:
    """KH502: ``TM.``, ``KT.`` … as the standard writes them, one space after."""
    for line in lines(subject):
        mark = subject.standard.marks.get(RIGHTS.get(line.right, ""))
        if mark:
            wanted = f"{mark.use} {line.whom}"
            gap = shown(line.piece)[len(mark.use) :][:2]
            kept = line.piece.text.casefold() == wanted.casefold() and gap.strip() != ""
            yield HELD if kept else at(line.piece, wanted=wanted)


def followed(subject: Subject) -> Iterator[Verdict]:
    """KH503: below ``KT.`` and the head's post stands the deputy's post."""
    all_lines = lines(subject)
    for line, below in zip(all_lines, (*all_lines[1:], None), strict=False):
        if line.right == "KT" and not line.deputy:
            found = below.whom if below else ""
            wanted = f"PHÓ {line.whom}" if "BỘ TRƯỞNG" not in line.whom.upper() else "THỨ TRƯỞNG"
            right = below is not None and below.deputy
            yield HELD if right else at(line.piece, wanted=wanted, found=found or "để trống")


def stands_for(subject: Subject) -> Iterator[Verdict]:
    """KH504: after ``KT.`` stands the head's post, not a deputy's."""
    for line in lines(subject):
        if line.right == "KT":
            yield at(line.piece) if line.deputy else HELD


def collective(subject: Subject) -> Iterator[Verdict]:
    """KH505: a plan of a People's Committee is signed in its name."""
    issuer, all_lines = subject.anatomy.co_quan, lines(subject)
    if not subject.anatomy.is_plan or not issuer or not all_lines:
        return
    if fold(issuer.text).startswith(_COMMITTEE):
        first = all_lines[0]
        kept = first.right in ("TM", "TL", "TUQ")
        yield HELD if kept else at(first.piece, issuer=issuer.text)


def posted(subject: Subject) -> Iterator[Verdict]:
    """KH506: below ``TM.``, ``TL.``, ``TUQ.`` stands the signer's own post."""
    signature, all_lines = subject.anatomy.signature, lines(subject)
    kinds = ("TL", "TUQ") if subject.standard.party else ("TM", "TL", "TUQ")
    if any(line.right in kinds for line in all_lines):
        last = all_lines[-1]
        bare = last.right in kinds and not (signature and signature.other_post)
        yield at(last.piece) if bare else HELD


def in_charge(subject: Subject) -> Iterator[Verdict]:
    """KH507: no ``PHỤ TRÁCH`` in a post."""
    yield from _without(subject, "PHỤ TRÁCH")


def standing(subject: Subject) -> Iterator[Verdict]:
    """KH508: no ``THƯỜNG TRỰC`` in a deputy's post."""
    yield from _without(subject, "THƯỜNG TRỰC")


def _without(subject: Subject, word: str) -> Iterator[Verdict]:
    for line in lines(subject):
        post = line.whom.upper()
        if line.deputy or word in post:
            wrong = word in post and "KẾ TOÁN" not in post and line.right != "TM"
            yield at(line.piece, post=line.whom) if wrong else HELD


def instead(subject: Subject) -> Iterator[Verdict]:
    """KH509: a deputy signs with ``KT.`` and the head's post above."""
    all_lines = lines(subject)
    for above, line in zip((None, *all_lines), all_lines, strict=False):
        if line.deputy and not line.right and "PHỤ TRÁCH" not in line.whom.upper():
            wrong = above is None or (above.right == "TM" and _of_committee(above))
            yield at(line.piece, head=_head(line)) if wrong else HELD


def _of_committee(line: Line) -> bool:
    return fold(line.whom).startswith("uybannhandan")


def _head(line: Line) -> str:
    post = line.whom.upper()
    return "BỘ TRƯỞNG" if post.startswith("THỨ") else post.removeprefix("PHÓ").strip()


def repeated(subject: Subject) -> Iterator[Verdict]:
    """KH510: a post does not repeat the name of the issuer."""
    issuer = subject.anatomy.co_quan
    if issuer is None:
        return
    name = fold(issuer.text)
    committee = name.startswith(("uybannhandan", "ubnd"))
    if not committee and not name.startswith(("so", "bo")):
        return
    names = ("uybannhandan", "ubnd") if committee else (name,)
    for line in lines(subject):
        if line.right != "TM":
            wrong = any(one in fold(line.whom) for one in names)
            yield at(line.piece, issuer=issuer.text) if wrong else HELD


def not_passed_on(subject: Subject) -> Iterator[Verdict]:
    """KH511: whoever signs by mandate lets no deputy sign instead."""
    mandate = ("TL", "TUQ") if subject.standard.party else ("TUQ",)
    all_lines = lines(subject)
    for line, below in zip(all_lines, (*all_lines[1:], None), strict=False):
        if line.right in mandate:
            wrong = below is not None and below.right == "KT"
            yield at(below.piece, above=line.piece.text) if wrong and below else HELD


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH501", there("signature")),
    ("KH502", written),
    ("KH503", followed),
    ("KH504", stands_for),
    ("KH505", collective),
    ("KH506", posted),
    ("KH507", in_charge),
    ("KH508", standing),
    ("KH509", instead),
    ("KH510", repeated),
    ("KH511", not_passed_on),
    *signer_looks.JUDGES,
)
