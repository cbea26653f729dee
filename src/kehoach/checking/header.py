"""Judges of the heading: Quốc hiệu and Tiêu ngữ, or the Party's heading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from kehoach.anatomy.parts import Piece
from kehoach.checking import looks, placing
from kehoach.checking.looks import one, pt
from kehoach.checking.verdicts import HELD, Broken, Judge, Subject, Unjudged, Verdict, at

_SINGLE = 1.05
_OFF_CENTRE = 5.0
"""mm right of the middle from which a heading stands on the right of the page."""


def missing(find: Callable[[Subject], object]) -> Judge:
    """Return a judge: the component is there, in a document that has a letterhead of its own."""

    def judge(subject: Subject) -> Iterator[Verdict]:
        found = subject.anatomy
        if find(subject) is not None:
            yield HELD
        elif subject.document.encodings:
            yield Unjudged(
                "Văn bản gõ bằng bộ mã cũ nên không đọc được phần đầu.",
                "The text is in an old encoding: the letterhead cannot be read.",
            )
        elif found.kind == "phiếu":
            yield Unjudged(
                "Phiếu nội bộ có thể không có đủ các thành phần của văn bản hành chính.",
                "An internal slip may lack components of an administrative document.",
            )
        elif found.letterhead == "none" and found.kind == "khác":
            yield Unjudged(
                "Không nhận ra phần đầu văn bản.", "No letterhead was recognised in the document."
            )
        elif found.letterhead != "none" or found.enclosed is None:
            yield Broken()

    return judge


def normal(text: str) -> str:
    """Return a text in NFC with single spaces and one way to place tone marks (``HÒA``)."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return plain.replace("OÀ", "ÒA").replace("oà", "òa").replace("Oà", "Òa")


def _bare(text: str) -> str:
    """Return the words alone, without marks."""
    return " ".join(re.sub(r"[^\w\s]", " ", normal(text)).split())


def words(component: str, name: str) -> Judge:
    """Return a judge: the words of the standard, whatever their case and marks."""

    def judge(subject: Subject) -> Iterator[Verdict]:
        part, piece = subject.component(component), getattr(subject.anatomy, name)
        if part is not None and piece is not None:
            same = _bare(piece.text).casefold() == _bare(part.text).casefold()
            yield HELD if same else at(piece, found=piece.text, wanted=part.text)

    return judge


def in_capitals(name: str) -> Judge:
    """Return a judge: every letter of the component is a capital."""

    def judge(subject: Subject) -> Iterator[Verdict]:
        piece = getattr(subject.anatomy, name)
        if piece is not None:
            shown = "".join(run.text for run in piece.runs)
            small = any(run.face.small_caps for run in piece.runs)
            yield HELD if shown == shown.upper() and not small else at(piece)

    return judge


def place(subject: Subject) -> Iterator[Verdict]:
    """KH207: on the right of the first page."""
    piece, organ = subject.anatomy.quoc_hieu, subject.anatomy.co_quan
    if piece is None or not piece.alone or piece.first.where.box:
        return
    where = piece.first.where
    if where.page_known and where.page > 1:
        yield at(piece, place=f"ở trang {where.page}")
    elif where.table and organ is not None and organ.first.where.table == where.table:
        left = where.row == organ.first.where.row and where.cell < organ.first.where.cell
        yield at(piece, place="bên trái tên cơ quan") if left else HELD
    elif not where.table:
        found = placing.middle(piece.first)
        if found is not None:
            on_right = found > piece.first.room / 2 + _OFF_CENTRE
            yield HELD if on_right else at(piece, place="giữa hoặc bên trái trang")


def dashes(subject: Subject) -> Iterator[Verdict]:
    """KH212: a hyphen with a space on each side between the phrases of the Tiêu ngữ."""
    part, piece = subject.component("tieu_ngu"), subject.anatomy.tieu_ngu
    if part is None or piece is None:
        return
    phrases = [re.escape(phrase.casefold()) for phrase in part.text.split(" - ")]
    found = re.fullmatch(
        r"(\W*)" + r"(\W*)".join(phrases) + r"(\W*)", normal(piece.text).casefold()
    )
    if found is not None:
        right = set(found.groups()[1:-1]) == {" - "} and not found[1] and not found.groups()[-1]
        yield HELD if right else at(piece, found=piece.text, wanted=part.text)


def letter_case(subject: Subject) -> Iterator[Verdict]:
    """KH213: small letters, the first of each phrase a capital."""
    part, piece = subject.component("tieu_ngu"), subject.anatomy.tieu_ngu
    if part is None or piece is None:
        return
    text, wanted = _bare("".join(run.text for run in piece.runs)), _bare(part.text)
    if text.casefold() == wanted.casefold():
        yield HELD if text == wanted else at(piece, found=piece.text, wanted=part.text)


def sizes_together(subject: Subject) -> Iterator[Verdict]:
    """KH218: the sizes of Quốc hiệu and Tiêu ngữ go together."""
    sets = subject.standard.letterhead_sets
    pieces = [subject.anatomy.quoc_hieu, subject.anatomy.tieu_ngu]
    found = [
        size_of(subject, name, piece)
        for name, piece in zip(("quoc_hieu", "tieu_ngu"), pieces, strict=True)
    ]
    if None in found or pieces[1] is None:
        return
    shown = " và ".join(pt(size or 0) for size in found)
    wanted = " hoặc ".join(f"{pt(each[0])} và {pt(each[1])}" for each in sets)
    fits = any(tuple(found) == each[:2] for each in sets)
    yield HELD if fits else at(pieces[1], sizes=shown, wanted=wanted)


def size_of(subject: Subject, component: str, piece: Piece | None) -> float | None:
    """Return the one size of a component; None where it varies or is not allowed by itself."""
    part = subject.component(component)
    if part is None or piece is None:
        return None
    lettered = (run for run in piece.runs if any(sign.isalnum() for sign in run.text))
    found = {run.face.size for run in lettered}
    size = found.pop() if len(found) == 1 else None
    return size if size is not None and part.sizes[0] <= size <= part.sizes[1] else None


def single_spaced(subject: Subject) -> Iterator[Verdict]:
    """KH219: the two lines of the heading stand one under the other, single-spaced."""
    first, second = subject.anatomy.quoc_hieu, subject.anatomy.tieu_ngu
    if first is None or second is None or not (first.alone and second.alone):
        return
    if first.first is second.first or not placing.same_column(first.first, second.first):
        return
    apart = second.first.number - first.paragraphs[-1].number > 1
    wide = second.first.line_rule == "auto" and second.first.line > _SINGLE
    same_cell = first.first.where.row == second.first.where.row
    yield at(second) if wide or (apart and same_cell) else HELD


def _quoc_hieu(subject: Subject) -> Piece | None:
    return subject.anatomy.quoc_hieu


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH280", looks.sizes("lien_he", one("contact"))),
    ("KH201", missing(_quoc_hieu)),
    ("KH202", words("quoc_hieu", "quoc_hieu")),
    ("KH203", in_capitals("quoc_hieu")),
    ("KH204", looks.sizes("quoc_hieu", one("quoc_hieu"))),
    ("KH205", looks.bold("quoc_hieu", one("quoc_hieu"))),
    ("KH206", looks.italic("quoc_hieu", one("quoc_hieu"))),
    ("KH207", place),
    ("KH210", missing(lambda subject: subject.anatomy.tieu_ngu)),
    ("KH211", words("tieu_ngu", "tieu_ngu")),
    ("KH212", dashes),
    ("KH213", letter_case),
    ("KH214", looks.sizes("tieu_ngu", one("tieu_ngu"))),
    ("KH215", looks.bold("tieu_ngu", one("tieu_ngu"))),
    ("KH216", looks.italic("tieu_ngu", one("tieu_ngu"))),
    ("KH217", placing.centred(one("tieu_ngu"), _quoc_hieu)),
    ("KH218", sizes_together),
    ("KH219", single_spaced),
    ("KH224", looks.italic("tieu_de", one("tieu_de_dang"))),
    ("KH225", missing(lambda subject: subject.anatomy.tieu_de_dang)),
    ("KH226", words("tieu_de", "tieu_de_dang")),
    ("KH227", in_capitals("tieu_de_dang")),
    ("KH228", looks.sizes("tieu_de", one("tieu_de_dang"))),
    ("KH229", looks.bold("tieu_de", one("tieu_de_dang"))),
)
