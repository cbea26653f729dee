"""Judges of the lines in the letterhead: under the heading and under the organ."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from kehoach.anatomy.parts import Piece
from kehoach.anatomy.pieces import is_rule
from kehoach.checking import placing
from kehoach.checking.looks import mm
from kehoach.checking.verdicts import HELD, Judge, Subject, Unjudged, Verdict, at
from kehoach.reading.document import DrawnLine

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NEAR_SHARE, _NEAR = 0.05, 2.0
"""A line drawn by hand is as long as the text within this share of it or so many mm."""
_SHORT_NEAR = 1.5
"""mm by which a short line may miss one third or one half."""
_SHOWN = 12
"""Typed signs that a message repeats."""
_NEXT = 2
"""Paragraphs below a component that its line may be typed in."""
_JOINED = "_–—―─━"
_LEAST = 3
"""Joined signs from which they are a line."""
_NO_LENGTH = Unjudged(
    "Tệp không cho biết độ dài đường kẻ.", "The file does not tell how long the line is."
)
_NO_WIDTH = Unjudged(
    "Không đo được độ dài dòng chữ vì phông chữ khác Times New Roman.",
    "The length of the text cannot be measured: its font is not Times New Roman.",
)

Find = Callable[[Subject], tuple[str, Piece | None, tuple[DrawnLine, ...]]]
"""Finds the name of a component for people, the component, and the lines under it."""


def heading(subject: Subject) -> tuple[str, Piece | None, tuple[DrawnLine, ...]]:
    """Return the last line of the heading and what is drawn under it."""
    found = subject.anatomy
    if subject.standard.party:
        return "tiêu đề", found.tieu_de_dang, found.ke_tieu_ngu
    return "Tiêu ngữ", found.tieu_ngu, found.ke_tieu_ngu


def organ(subject: Subject) -> tuple[str, Piece | None, tuple[DrawnLine, ...]]:
    """Return the issuer and what is drawn under its name."""
    return "tên cơ quan", subject.anatomy.co_quan, subject.anatomy.ke_co_quan


def missing(find: Find) -> Judge:
    """Return a judge: there is a line (KH220, KH241)."""

    def judge(subject: Subject) -> Iterator[Verdict]:
        name, piece, lines = find(subject)
        if piece is None:
            return
        if lines:
            yield HELD
        elif _unread(subject):
            yield Unjudged(
                "Phần đầu có hình vẽ không đọc được; có thể trong đó có đường kẻ.",
                "A drawing in the letterhead cannot be read; it may hold the line.",
            )
        elif typed := _typed_below(subject, piece):
            joined = len(typed) >= _LEAST and not set(typed) - set(_JOINED)
            yield HELD if joined else at(piece, name=name, typed=typed[:_SHOWN])
        else:
            yield at(piece, name=name)

    return judge


def _typed_below(subject: Subject, piece: Piece) -> str:
    """Return the signs typed for a line under a component, in its paragraph or the next."""
    last = piece.paragraphs[-1]
    here = [" ".join(line.split()) for line in last.text.split("\n")]
    ends = [at for at, line in enumerate(here) if line and piece.text.endswith(line)]
    following = subject.document.paragraphs[last.number :][:_NEXT]
    below = [*here[ends[-1] + 1 :], *(one.text.strip() for one in following)] if ends else []
    first = next(filter(None, below), "")
    return first if is_rule(first) else ""


def _unread(subject: Subject) -> bool:
    """True when the letterhead has a drawing that shows neither a line nor a text box."""
    title = subject.anatomy.ten_loai
    end = title.first.number if title else 20
    for paragraph in subject.document.paragraphs:
        known = paragraph.lines or paragraph.boxes or paragraph.element is None
        if paragraph.number >= end:
            return False
        if (
            not known
            and next(paragraph.element.iter(f"{_W}drawing", f"{_W}pict"), None) is not None
        ):
            return True
    return False


def solid(find: Find) -> Judge:
    """Return a judge: the line is solid, not dashes or dots (KH222, KH243)."""

    def judge(subject: Subject) -> Iterator[Verdict]:
        name, piece, lines = find(subject)
        if piece is not None and lines:
            broken = not any(map(_is_solid, lines))
            yield at(piece, name=name) if broken else HELD

    return judge


def _is_solid(line: DrawnLine) -> bool:
    """True for one stroke; typed hyphens leave gaps, typed underscores and long dashes do not."""
    if line.kind == "typed" and line.element is not None:
        return not set("".join(line.element.itertext()).strip()) - set(_JOINED)
    return line.solid


def no_underline(find: Find) -> Judge:
    """Return a judge: a line of its own, not underlined letters (KH223, KH244)."""

    def judge(subject: Subject) -> Iterator[Verdict]:
        name, piece, lines = find(subject)
        if piece is not None and lines:
            under = all(line.kind == "underline" for line in lines)
            yield at(piece, name=name) if under else HELD

    return judge


def as_long(subject: Subject) -> Iterator[Verdict]:
    """KH221: as long as the text above it."""
    name, piece, lines = heading(subject)
    drawn = _measured(lines)
    if piece is None or not drawn:
        return
    wide = _wide(piece)
    if wide is None or drawn[0] is None:
        yield _NO_WIDTH if wide is None else _NO_LENGTH
        return
    best = min((length for length in drawn if length is not None), key=lambda x: abs(x - wide[-1]))
    near = abs(best - wide[-1]) <= max(_NEAR, _NEAR_SHARE * wide[-1])
    yield HELD if near else at(piece, name=name, length=mm(best), wanted=mm(wide[-1]))


def share(subject: Subject) -> Iterator[Verdict]:
    """KH242: from one third to one half of the name above it."""
    law, (_, piece, lines) = subject.standard.lines.get("co_quan"), organ(subject)
    drawn = _measured(lines)
    if piece is None or law is None or not drawn:
        return
    wide = _wide(piece)
    if wide is None or drawn[0] is None:
        yield _NO_WIDTH if wide is None else _NO_LENGTH
        return
    length = drawn[0]
    spare = _SHORT_NEAR
    fits = any(law.min * each - spare <= length <= law.max * each + spare for each in wide)
    wanted = "–".join(str(Fraction(edge).limit_denominator(3)) for edge in (law.min, law.max))
    args = {"length": mm(length), "share": f"{100 * length / wide[-1]:.0f}", "wanted": wanted}
    yield HELD if fits else at(piece, **args)


def _measured(lines: tuple[DrawnLine, ...]) -> list[float | None]:
    """Return the lengths of solid lines that are not underlines, known ones first."""
    own = [line.length for line in lines if line.kind != "underline" and _is_solid(line)]
    return sorted(own, key=lambda length: length is None)


def _wide(piece: Piece) -> list[float] | None:
    """Return the widths of the printed lines; None for letters that cannot be measured."""
    if any(not run.face.font.casefold().startswith("times new roman") for run in piece.runs):
        return None
    return [each for each in placing.lines(piece) if each > 0] or None


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH220", missing(heading)),
    ("KH221", as_long),
    ("KH222", solid(heading)),
    ("KH223", no_underline(heading)),
    ("KH241", missing(organ)),
    ("KH242", share),
    ("KH243", solid(organ)),
    ("KH244", no_underline(organ)),
)
