"""Judges of ``Nơi nhận``: what it says and who stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.anatomy.parts import Piece
from kehoach.checking import recipients_looks
from kehoach.checking.looks import there
from kehoach.checking.prose import composed
from kehoach.checking.verdicts import HELD, Judge, Subject, Verdict, at
from kehoach.text.recipients import is_archive
from kehoach.wording.folding import fold

_ARCHIVE = re.compile(r"[-–•*+]?\s*Lưu:\s*VT(?:\s*,\s*\S.*)?[.;,]?", re.S)
_NO_UNIT = re.compile(r"[-–•*+]?\s*Lưu:\s*VT\s*(?:\(\d+\s*b?\w*\))?[.;,]?")
_AS_ABOVE = re.compile(r"[-–]?\s*Như\s+(?:trên|kính gửi)(?!\w)", re.I)
_RUNS_ON = re.compile(r"Nơi nhận[ :]*[-–]?[ ]*\w[^\t\n]*", re.I)
_SEVERAL = re.compile(r";\s*[-–]\s*\w")


def _items(subject: Subject) -> tuple[Piece, ...]:
    recipients = subject.anatomy.recipients
    return recipients.items if recipients else ()


def _kept(subject: Subject) -> list[Piece]:
    return [one for one in _items(subject) if is_archive(one.text)]


def label(subject: Subject) -> Iterator[Verdict]:
    """KH531: the label reads ``Nơi nhận:``."""
    part, recipients = subject.component("noi_nhan"), subject.anatomy.recipients
    if part and recipients:
        found = recipients.label.text
        yield HELD if found == part.text else at(recipients.label, wanted=part.text)


def own_line(subject: Subject) -> Iterator[Verdict]:
    """KH532: the label stands on a line of its own."""
    recipients = subject.anatomy.recipients
    if recipients is None:
        return
    first = recipients.label.first
    runs_on = _RUNS_ON.search(composed(first.text))
    if runs_on:
        yield at(recipients.label, runs_on[0].strip())
    elif recipients.label.alone:
        yield HELD


def dashed(subject: Subject) -> Iterator[Verdict]:
    """KH537: each line begins with a dash."""
    for item in _items(subject):
        mark = item.first.label or item.text[:1]
        yield HELD if mark[:1] in ("-", "–") else at(item)


def ended(subject: Subject) -> Iterator[Verdict]:
    """KH538: each line ends with the standard's mark, the last with a full stop."""
    marks, items = subject.standard.marks, _items(subject)
    for index, item in enumerate(items):
        last = index == len(items) - 1
        wanted = marks["last_recipient_end" if last else "recipient_end"].use
        end = item.text.rstrip()[-1:]
        marked = end and not end.isalnum() and end not in ')]”"'
        shown = f"“{end}”" if marked else "không có dấu"
        yield HELD if end == wanted else at(item, wanted=wanted, found=shown)


def kept(subject: Subject) -> Iterator[Verdict]:
    """KH539: one line says where the record copy stays."""
    if subject.anatomy.recipients:
        yield HELD if _kept(subject) else at(subject.anatomy.recipients.label)


def kept_last(subject: Subject) -> Iterator[Verdict]:
    """KH540: the line of the record copy is the last."""
    archive, items = _kept(subject), _items(subject)
    if archive:
        yield HELD if archive[-1] is items[-1] else at(archive[-1])


def kept_in_form(subject: Subject) -> Iterator[Verdict]:
    """KH541: the line of the record copy reads ``Lưu: VT, …``."""
    for item in _kept(subject):
        yield HELD if _ARCHIVE.fullmatch(item.text) else at(item)


def kept_with_unit(subject: Subject) -> Iterator[Verdict]:
    """KH542: the line of the record copy names the unit that drafted."""
    for item in _kept(subject):
        if _ARCHIVE.fullmatch(item.text):
            yield at(item) if _NO_UNIT.fullmatch(item.text) else HELD


def no_salutation(subject: Subject) -> Iterator[Verdict]:
    """KH543: no ``Kính gửi`` in a plan."""
    if subject.anatomy.is_plan:
        salutation = subject.anatomy.kinh_gui
        yield at(salutation) if salutation else HELD


def none_as_above(subject: Subject) -> Iterator[Verdict]:
    """KH544: no ``Như trên`` in a plan."""
    if subject.anatomy.is_plan:
        for item in _items(subject):
            yield at(item) if _AS_ABOVE.match(item.text) else HELD


def once(subject: Subject) -> Iterator[Verdict]:
    """KH545: nobody is named twice."""
    met: set[str] = set()
    for item in _items(subject):
        key = fold(re.sub(r"\([^)]*\)", "", item.text))
        yield at(item) if key and key in met else HELD
        met.add(key)


def one_a_line(subject: Subject) -> Iterator[Verdict]:
    """KH550: each recipient on a line of its own."""
    for item in _items(subject):
        yield at(item) if _SEVERAL.search(item.text) else HELD


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH530", there("recipients")),
    ("KH531", label),
    ("KH532", own_line),
    ("KH537", dashed),
    ("KH538", ended),
    ("KH539", kept),
    ("KH540", kept_last),
    ("KH541", kept_in_form),
    ("KH542", kept_with_unit),
    ("KH543", no_salutation),
    ("KH544", none_as_above),
    ("KH545", once),
    ("KH550", one_a_line),
    *recipients_looks.JUDGES,
)
