"""Judges of how ``Nơi nhận`` looks and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.anatomy.parts import Piece
from kehoach.checking.looks import capitals, mm, sizes
from kehoach.checking.verdicts import HELD, Judge, Subject, Unjudged, Verdict, at
from kehoach.reading.document import Paragraph

_AT_MARGIN = 3
"""Within so many mm of the edge, a line stands at the margin."""


def _label(subject: Subject) -> Iterator[Piece]:
    if subject.anatomy.recipients:
        yield subject.anatomy.recipients.label


def _items(subject: Subject) -> Iterator[Piece]:
    """Yield the lines, but one that runs on from the label."""
    recipients = subject.anatomy.recipients
    for item in recipients.items if recipients else ():
        if recipients and item.first is not recipients.label.first:
            yield item


def _typist(subject: Subject) -> Iterator[Piece]:
    if subject.anatomy.recipients and subject.anatomy.recipients.typist:
        yield subject.anatomy.recipients.typist


def label_dressed(subject: Subject) -> Iterator[Verdict]:
    """KH534: the label bold and italic, or underlined, as the standard has it."""
    part = subject.component("noi_nhan")
    for piece in _label(subject) if part else ():
        wanted = (part.bold, part.italic, part.underline) if part else ()
        faces = [run.face for run in piece.runs if any(map(str.isalpha, run.text))]
        kept = all((one.bold, one.italic, one.underline) == wanted for one in faces)
        yield HELD if kept else at(piece, wanted=_dress(*wanted))


def _dress(bold: bool, italic: bool, underline: bool) -> str:
    slope = "nghiêng" if italic else "đứng"
    return slope + (", đậm" if bold else "") + (", có gạch chân" if underline else "")


def items_plain(subject: Subject) -> Iterator[Verdict]:
    """KH536: the lines upright and not bold."""
    for piece in _items(subject):
        wrong = [
            run.text
            for run in piece.runs
            if (run.face.bold or run.face.italic) and any(map(str.isalnum, run.text))
        ]
        quote = " ".join("".join(wrong).split())
        yield at(piece, quote) if wrong else HELD


def level(subject: Subject) -> Iterator[Verdict]:
    """KH548: the label level with the first line of the signature."""
    recipients, signature = subject.anatomy.recipients, subject.anatomy.signature
    if not recipients or not signature or not signature.lines:
        return
    here, there = recipients.label.first.where, signature.lines[0].first.where
    if here.table and here.table == there.table:
        yield HELD if here.row == there.row else at(recipients.label)
    else:
        yield Unjudged(
            "“Nơi nhận” và khối ký không nằm trong một bảng nên tệp không cho biết có ngang nhau.",
            "The recipients and the signature share no table: the file does not tell.",
        )


def at_margin(subject: Subject) -> Iterator[Verdict]:
    """KH549: the label and the lines at the left margin."""
    for piece in (*_label(subject), *_items(subject)):
        indent = _from_margin(subject, piece.first)
        if not piece.alone or indent is None:
            continue
        if piece.first.align in ("center", "right"):
            yield at(piece, indent="không canh trái")
        else:
            far = indent > _AT_MARGIN
            yield at(piece, indent=f"cách lề {mm(indent)} mm") if far else HELD


def _from_margin(subject: Subject, paragraph: Paragraph) -> float | None:
    """Return mm from the page's margin, ``None`` where a table does not tell."""
    own, where = paragraph.left + paragraph.first_line, paragraph.where
    if not where.table:
        return own
    table = next((one for one in subject.document.tables if one.number == where.table), None)
    if table is None or where.cell > 1 or table.align in ("center", "right"):
        return None
    return own + table.indent


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH533", sizes("noi_nhan", _label)),
    ("KH534", label_dressed),
    ("KH535", sizes("noi_nhan_dong", _items)),
    ("KH536", items_plain),
    ("KH546", sizes("soan_thao", _typist)),
    ("KH547", capitals("soan_thao", _typist)),
    ("KH548", level),
    ("KH549", at_margin),
)
