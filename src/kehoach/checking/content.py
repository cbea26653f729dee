"""Judges of the plan's content: its usual parts are there, no heading stands empty."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.anatomy.parts import BodyLine
from kehoach.checking import deadlines, figures, references, tasks, told, years
from kehoach.checking.verdicts import HELD, Broken, Judge, Subject, Verdict, at
from kehoach.text.claims import plainly
from kehoach.text.usual_parts import lacks

_ORDER = (
    "phan", "chuong", "chu_hoa", "muc", "dieu", "khoan", "tieu_khoan", "tieu_khoan_con", "diem",
)  # fmt: skip
"""Levels that may head others, from the highest."""


def _part(name: str) -> Judge:
    """Return a judge of whether a plan with sections has one of its usual parts."""

    def judge(subject: Subject) -> Iterator[Verdict]:
        body = subject.anatomy.body if subject.anatomy.is_plan else ()
        heads = [plainly(line.text) for line in body if line.level in _ORDER and line.heading]
        lacking = lacks(name, heads, [plainly(line.text) for line in body])
        if lacking is not None:
            yield Broken() if lacking else HELD

    return judge


def not_empty(subject: Subject) -> Iterator[Verdict]:
    """KH747: something stands under every heading of the body."""
    body = subject.anatomy.body if subject.anatomy.is_plan else ()
    closing = subject.anatomy.signature
    for line, after in zip(body, (*body[1:], None), strict=False):
        if not line.heading or line.level not in _ORDER or _ORDER.index(line.level) > _LOW:
            continue
        start = line.paragraph.number
        last = closing.lines[0].first.number if closing and closing.lines else start
        end = after.paragraph.number if after else last
        if _heads_nothing(line, after) and not _between(subject, start, end):
            yield at(line.paragraph, line.text, heading=line.text)
        else:
            yield HELD


_LOW = _ORDER.index("khoan")


def _heads_nothing(line: BodyLine, after: BodyLine | None) -> bool:
    """True when the next line is a heading no lower than this one."""
    if after is None:
        return True
    level = after.level
    return level in _ORDER and after.heading and _ORDER.index(level) <= _ORDER.index(line.level)


def _between(subject: Subject, start: int, end: int) -> bool:
    """True when a table, a picture or text that is no line of the body stands in between."""
    for paragraph in subject.document.paragraphs:
        if start < paragraph.number < end and (paragraph.where.table or paragraph.bare):
            return True
    return False


JUDGES: tuple[tuple[str, Judge], ...] = (
    *tasks.JUDGES,
    *told.JUDGES,
    *deadlines.JUDGES,
    *years.JUDGES,
    *figures.JUDGES,
    *references.JUDGES,
    ("KH744", _part("tổ chức thực hiện")),
    ("KH745", _part("kinh phí")),
    ("KH746", _part("mục đích")),
    ("KH747", not_empty),
)
