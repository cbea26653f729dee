"""Judges of how the paragraphs of the body are set: type, margins, indent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kehoach.anatomy.parts import BodyLine
from kehoach.checking import layout, levels
from kehoach.checking.looks import mm, pt
from kehoach.checking.verdicts import HELD, Judge, Subject, Verdict, at
from kehoach.reading.document import Paragraph, Run

TITLES = ("phan", "chuong", "ten")
_INDENTED = ("doan", "dieu", "khoan", "tieu_khoan", "diem", "gach")
_RUNNING = ("doan", "khoan", "tieu_khoan", "diem", "gach", "cong")
_NEAR = 0.5
"""mm within which Word's rounding lies."""
_BY_HAND = re.compile(r"\t|[ \u00a0\u2002\u2003]{3,}")
_NOTE = re.compile(r"\s*(?:\(|[“\"]|ghi chú|chú thích|bảng|biểu|hình|nguồn|\*)", re.I)
_LONG = 200


def lines(subject: Subject) -> tuple[BodyLine, ...]:
    """Return the lines of the body but the titles of phần and chương."""
    return tuple(
        line
        for line in subject.anatomy.body
        if line.level not in TITLES and not line.shape.startswith(("muc", "tieu muc"))
    )


def lettered(paragraph: Paragraph) -> list[Run]:
    """Return the runs that show letters or digits at their full size."""
    return [
        run
        for run in paragraph.shown
        if run.role != "note" and not run.face.raised and any(c.isalnum() for c in run.text)
    ]


def _quote(wrong: list[Run], paragraph: Paragraph) -> str:
    text = "".join(run.text for run in wrong).strip()
    return text if len(text) < len(paragraph.text.strip()) else ""


def size(subject: Subject) -> Iterator[Verdict]:
    """KH401: the type size of each paragraph."""
    least, most = subject.standard.components["loi_van"].sizes
    wanted = pt(least) if least == most else f"{pt(least)}–{pt(most)}"
    for line in lines(subject):
        runs = lettered(line.paragraph)
        wrong = [run for run in runs if not least <= run.face.size <= most]
        if wrong:
            quote = _quote(wrong, line.paragraph)
            yield at(line.paragraph, quote, size=pt(wrong[0].face.size), wanted=wanted)
        elif runs:
            yield HELD


def one_size(subject: Subject) -> Iterator[Verdict]:
    """KH402: one size for all of the running text; sizes out of bounds are KH401's."""
    least, most = subject.standard.components["loi_van"].sizes
    every = Counter[float]()
    for line in lines(subject):
        for run in lettered(line.paragraph):
            every[run.face.size] += len(run.text)
    if not every:
        return
    usual = every.most_common(1)[0][0]
    for line in lines(subject):
        wrong = [
            run
            for run in lettered(line.paragraph)
            if run.face.size != usual and least <= run.face.size <= most
        ]
        if wrong:
            quote = _quote(wrong, line.paragraph)
            yield at(line.paragraph, quote, size=pt(wrong[0].face.size), usual=pt(usual))
        else:
            yield HELD


def upright(subject: Subject) -> Iterator[Verdict]:
    """KH403: no whole paragraph in italics; a note, a caption and a quotation may be."""
    for line in lines(subject):
        runs = lettered(line.paragraph)
        if line.level in ("doan", "khoan", "gach", "cong") and runs and not line.heading:
            whole = all(run.face.italic for run in runs)
            if not whole:
                yield HELD
            elif not _NOTE.match(line.text):
                yield at(line.paragraph)


def not_bold(subject: Subject) -> Iterator[Verdict]:
    """KH404: no long running paragraph all bold; a title may be."""
    for line in lines(subject):
        runs = lettered(line.paragraph)
        if line.level in _RUNNING and not line.heading and len(line.text) > _LONG and runs:
            yield at(line.paragraph) if all(run.face.bold for run in runs) else HELD


def justified(subject: Subject) -> Iterator[Verdict]:
    """KH405: text of two printed lines or more is set to both margins."""
    wanted = subject.standard.paragraph["align"].use
    for line in lines(subject):
        paragraph = line.paragraph
        if line.level in ("muc", "chu_hoa") or (line.heading and paragraph.align == "center"):
            continue
        if layout.printed_lines(paragraph) >= 2:
            yield HELD if paragraph.align == wanted else at(paragraph)


def indent(subject: Subject) -> Iterator[Verdict]:
    """KH406: the first line is indented as the standard says; see KH407 for spaces and tabs."""
    bounds = subject.standard.paragraph["indent"]
    wanted = mm(bounds.min) if bounds.min == bounds.max else f"{mm(bounds.min)}–{mm(bounds.max)}"
    for line in _indented(subject):
        paragraph = line.paragraph
        if _by_hand(paragraph):
            continue
        start = paragraph.left + paragraph.first_line
        kept = bounds.min - _NEAR <= start <= bounds.max + _NEAR
        yield HELD if kept else at(paragraph, indent=mm(start), wanted=wanted)


def indent_by_hand(subject: Subject) -> Iterator[Verdict]:
    """KH407: the first line is not moved in by spaces or tabs."""
    for line in _indented(subject):
        yield at(line.paragraph) if _by_hand(line.paragraph) else HELD


def block_indent(subject: Subject) -> Iterator[Verdict]:
    """KH408: only the first line is moved in, not the whole paragraph."""
    for line in _indented(subject):
        paragraph = line.paragraph
        if layout.printed_lines(paragraph) >= 2:
            moved = paragraph.left > 2 * _NEAR
            yield at(paragraph, left=mm(paragraph.left)) if moved else HELD


def _indented(subject: Subject) -> Iterator[BodyLine]:
    for line in lines(subject):
        if line.level in _INDENTED and line.paragraph.align not in ("center", "right"):
            yield line


def _by_hand(paragraph: Paragraph) -> bool:
    return not paragraph.label and bool(_BY_HAND.match(paragraph.text))


def of_documents(ask: Judge) -> Judge:
    """Return a judge of documents alone: a file of forms or of an annex has no body of its own."""

    def judge(subject: Subject) -> Iterator[Verdict]:
        anatomy = subject.anatomy
        if anatomy.ten_loai or anatomy.number or anatomy.letterhead != "none":
            yield from ask(subject)

    return judge


_ASKED: tuple[tuple[str, Judge], ...] = (
    ("KH401", size),
    ("KH402", one_size),
    ("KH403", upright),
    ("KH404", not_bold),
    ("KH405", justified),
    ("KH406", indent),
    ("KH407", indent_by_hand),
    ("KH408", block_indent),
    *levels.JUDGES,
)

JUDGES: tuple[tuple[str, Judge], ...] = tuple(
    (rule_id, of_documents(ask)) for rule_id, ask in _ASKED
)
