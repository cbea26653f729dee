"""Judges of the levels of the body: how a number, a label and a title look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import zip_longest

from kehoach.anatomy.parts import BodyLine
from kehoach.checking import sequences
from kehoach.checking.looks import pt
from kehoach.checking.verdicts import HELD, Judge, Subject, Verdict, at
from kehoach.reading.document import Run

Lines = Callable[[Subject], Iterator[BodyLine]]
_BELOW = ("doan", "diem", "tieu_khoan", "gach")
_BRACKETS = re.compile(r"\([^)]*\)?")


def _runs(line: BodyLine) -> list[Run]:
    return [run for run in line.paragraph.shown if any(c.isalpha() for c in run.text)]


def _each(*names: str) -> Lines:
    def lines(subject: Subject) -> Iterator[BodyLine]:
        for line in subject.anatomy.body:
            if line.level in names:
                yield line

    return lines


def _parts(subject: Subject) -> Iterator[BodyLine]:
    """Find the lines ``Phần I``, ``Chương II``, ``Mục 1``."""
    for line in subject.anatomy.body:
        if line.level in ("phan", "chuong") or line.shape.startswith(("muc", "tieu muc")):
            yield line


def _part_titles(subject: Subject) -> Iterator[BodyLine]:
    """Find the titles right below them."""
    under = False
    for line in subject.anatomy.body:
        if line.level in ("phan", "chuong"):
            under = not line.text
        elif under and line.level == "ten":
            yield line
        else:
            under = False


def _sections(subject: Subject) -> Iterator[BodyLine]:
    """Find the titles of mục, ``I. …``."""
    for line in subject.anatomy.body:
        if line.level == "muc" and "I" in line.shape and line.heading:
            yield line


def _clauses(subject: Subject) -> Iterator[BodyLine]:
    """Find the khoản with a title on a line of its own: something of theirs stands below."""
    body = subject.anatomy.body
    for line, below in zip_longest(body, body[1:]):
        if line.level == "khoan" and line.heading and below is not None and below.level in _BELOW:
            yield line


def _judge(lines: Lines, kept: Callable[[BodyLine], bool]) -> Judge:
    def judge(subject: Subject) -> Iterator[Verdict]:
        for line in lines(subject):
            yield HELD if kept(line) else at(line.paragraph)

    return judge


def _is_bold(line: BodyLine) -> bool:
    return all(run.face.bold for run in _runs(line))


def _is_upright(line: BodyLine) -> bool:
    runs = _runs(line)
    return not runs or any(not run.face.italic for run in runs)


def _is_capital(line: BodyLine) -> bool:
    text = _BRACKETS.sub("", line.text)
    return text == text.upper()


def _part_title_kept(line: BodyLine) -> bool:
    centred = line.paragraph.align == "center"
    return centred and _is_capital(line) and _is_bold(line) and _is_upright(line)


def part_size(subject: Subject) -> Iterator[Verdict]:
    """KH423: the size of phần, chương and their titles."""
    for names, component in ((_parts, "phan"), (_part_titles, "ten_phan")):
        least, most = subject.standard.components[component].sizes
        for line in names(subject):
            wrong = [run for run in _runs(line) if not least <= run.face.size <= most]
            sizes = {"size": pt(wrong[0].face.size)} if wrong else {}
            wanted = f"{pt(least)}–{pt(most)}"
            yield at(line.paragraph, "", **sizes, wanted=wanted) if wrong else HELD


def part_number(subject: Subject) -> Iterator[Verdict]:
    """KH424: phần and chương numbered with Roman numbers; words where the standard lets them."""
    for line in _each("phan", "chuong")(subject):
        words = subject.standard.party and "nhất" in line.shape
        yield (
            HELD if words or "I" in line.shape else at(line.paragraph, line.label, label=line.label)
        )


def part_alone(subject: Subject) -> Iterator[Verdict]:
    """KH425: ``Phần I`` on a line of its own."""
    for line in _each("phan", "chuong")(subject):
        yield at(line.paragraph, line.text, label=line.label) if line.text else HELD


def section_mark(subject: Subject) -> Iterator[Verdict]:
    """KH428: the number of a mục ends with the standard's mark."""
    wanted = "I" + subject.standard.wording["section_end"]
    for line in _each("muc")(subject):
        if "I" in line.shape:
            yield _marked(line, wanted)


def clause_mark(subject: Subject) -> Iterator[Verdict]:
    """KH429: the number of a khoản ends with a full stop; ``1)`` below ``1.`` is no khoản."""
    every = list(_each("khoan")(subject))
    full = any(line.shape == "1." for line in every)
    for line in every:
        if not (full and line.shape == "1)"):
            yield _marked(line, "1.")


def point_mark(subject: Subject) -> Iterator[Verdict]:
    """KH430: the letter of a điểm is followed by a closing bracket."""
    for line in _each("diem")(subject):
        yield _marked(line, "a)")


def _marked(line: BodyLine, wanted: str) -> Verdict:
    if line.shape == wanted:
        return HELD
    core = re.sub(r"[^\w]", "", line.label)
    return at(line.paragraph, line.label, label=line.label, wanted=core + wanted[1:])


def clause_capitals(subject: Subject) -> Iterator[Verdict]:
    """KH432: the title of a khoản in small letters."""
    for line in _each("khoan")(subject):
        letters = [c for c in _BRACKETS.sub("", line.text) if c.isalpha()]
        if line.heading and len(letters) > 3 and " " in line.text:
            yield at(line.paragraph) if all(c.isupper() for c in letters) else HELD


def space_after(subject: Subject) -> Iterator[Verdict]:
    """KH435: a space parts a typed label from the text."""
    for line in subject.anatomy.body:
        if line.label and line.typed and line.text:
            shape = r"\s*".join(map(re.escape, line.label.replace(" ", "")))
            found = re.match(rf"\s*{shape}(?=\S)", line.paragraph.text)
            yield at(line.paragraph, label=line.label) if found else HELD


def article(subject: Subject) -> Iterator[Verdict]:
    """KH438: the word Điều with its number upright and bold."""
    for line in _each("dieu")(subject):
        runs = _runs(line)
        kept = not runs or (runs[0].face.bold and not runs[0].face.italic)
        yield HELD if kept else at(line.paragraph, line.label, label=line.label)


def _outside(*names: str) -> Judge:
    def judge(subject: Subject) -> Iterator[Verdict]:
        seen = False
        for line in subject.anatomy.body:
            if line.level in names:
                yield at(line.paragraph, line.label, label=line.label)
                seen = True
        if not seen and any(line.ordinal for line in subject.anatomy.body):
            yield HELD

    return judge


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH420", _judge(_parts, lambda line: line.paragraph.align == "center")),
    ("KH421", _judge(_parts, lambda line: _is_bold(line) and _is_upright(line))),
    ("KH422", _judge(_part_titles, _part_title_kept)),
    ("KH423", part_size),
    ("KH424", part_number),
    ("KH425", part_alone),
    ("KH426", _judge(_sections, _is_capital)),
    ("KH427", _judge(_sections, lambda line: _is_bold(line) and _is_upright(line))),
    ("KH428", section_mark),
    ("KH429", clause_mark),
    ("KH430", point_mark),
    ("KH431", _judge(_clauses, lambda line: _is_bold(line) and _is_upright(line))),
    ("KH432", clause_capitals),
    ("KH433", _judge(_each("diem"), _is_upright)),
    ("KH434", _judge(_each("diem"), lambda line: not _runs(line) or not _is_bold(line))),
    ("KH435", space_after),
    ("KH438", article),
    ("KH436", _outside("tieu_khoan", "tieu_khoan_con")),
    ("KH437", _outside("chu_hoa")),
    *sequences.JUDGES,
)
