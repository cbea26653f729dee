"""Lines of the body: paragraphs with their level, the doubtful ones told by their neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kehoach.anatomy.levels import Label, as_letter, label_of
from kehoach.anatomy.parts import BodyLine, Level
from kehoach.anatomy.pieces import is_rule
from kehoach.anatomy.plain import is_upper
from kehoach.anatomy.siblings import SHORT, is_bold_from, of_one_kind
from kehoach.reading.document import Paragraph, Table

TITLE_LENGTH = 400
_RESOLVES = re.compile(r"[^\W\d_ ]+(?: [^\W\d_ ]+){1,3}\s*:")
_STOPS = (".", ";", ",", ":", "./.")


def body_lines(
    paragraphs: Iterable[Paragraph], tables: Sequence[Table] = ()
) -> tuple[BodyLine, ...]:
    """Return the lines of the body; empty paragraphs and typed rules left out.

    ``tables``: those that stand among the paragraphs.
    """
    reader = _Reader()
    lines = [
        reader.line(paragraph)
        for paragraph in paragraphs
        if paragraph.bare and not is_rule(paragraph.bare)
    ]
    return of_one_kind(lines, tables)


class _Reader:
    """Reads line by line and remembers the numbers seen, to tell ``V.`` from V as a letter."""

    def __init__(self) -> None:
        self.roman: int | None = None
        self.letter: int | None = None
        self.khoan: int | None = None
        self.deep: tuple[int, ...] = ()
        self.before: Level | None = None

    def line(self, paragraph: Paragraph) -> BodyLine:
        """Return one line."""
        typed = not paragraph.label
        label = label_of(paragraph.text if typed else f"{paragraph.label} x")
        if label and typed and not self._fits(label, paragraph):
            label = None
        if label is None:
            return self._unlabelled(paragraph, typed)
        label = self._settled(label)
        self._remember(label)
        text = paragraph.text[label.end :] if typed else paragraph.text
        written = label.text if typed else paragraph.label
        text = " ".join(text.split())
        self.before = label.level
        heading = is_heading(paragraph, label.level, text, label.end if typed else 0)
        return BodyLine(
            paragraph, label.level, text, written, typed, label.ordinal, heading,
            shape=label.shape,
        )  # fmt: skip

    def _unlabelled(self, paragraph: Paragraph, typed: bool) -> BodyLine:
        text = " ".join(paragraph.text.split())
        level: Level = "ten" if self._is_title(paragraph, text) else "doan"
        self.before = level
        heading = level == "ten" or is_heading(paragraph, level, text, 0)
        if typed:
            return BodyLine(paragraph, level, text, heading=heading)
        return BodyLine(paragraph, "gach", text, paragraph.label, False, shape=paragraph.label)

    def _is_title(self, paragraph: Paragraph, text: str) -> bool:
        if paragraph.align == "center" and _RESOLVES.fullmatch(text) and is_upper(text):
            return True
        centred = paragraph.align == "center" and len(text) <= TITLE_LENGTH
        return centred and (self.before in ("phan", "chuong", "ten") or is_bold_from(paragraph, 0))

    def _fits(self, label: Label, paragraph: Paragraph) -> bool:
        """Tell ``1.2 tỷ`` in a sentence from the label ``1.2``."""
        if label.sure:
            return True
        if label.level == "muc":
            return label.ordinal == (self.roman or 0) + 1
        known = label.parts[:-1] in ((self.khoan,), self.deep[:-1], self.deep)
        return known or is_bold_from(paragraph, 0)

    def _settled(self, label: Label) -> Label:
        if not label.doubt or label.ordinal == (self.roman or 0) + 1:
            letter = as_letter(label) if label.doubt else label
            if not label.doubt or self.letter is None or letter.ordinal != self.letter + 1:
                return label
            return letter if self.roman is None else label
        letter = as_letter(label)
        near = self.letter is not None and letter.ordinal in (self.letter + 1, self.letter + 2)
        return letter if near or (self.roman is None and label.text[0] in "CDLM") else label

    def _remember(self, label: Label) -> None:
        if label.level in ("phan", "chuong"):
            self.roman = self.letter = None
        if label.level == "chu_hoa":
            self.letter, self.roman = label.ordinal, None
        elif label.level == "muc":
            self.roman = label.ordinal
        if label.level in ("muc", "chu_hoa", "phan", "chuong", "dieu"):
            self.khoan, self.deep = None, ()
        elif label.level == "khoan":
            self.khoan, self.deep = label.ordinal, ()
        elif label.parts:
            self.deep = label.parts


def is_heading(paragraph: Paragraph, level: Level, text: str, start: int) -> bool:
    """True for a title on a line of its own: bold, or short without a mark at its end."""
    if level in ("phan", "chuong"):
        return True
    if not text or len(text) > TITLE_LENGTH:
        return False
    if is_bold_from(paragraph, start):
        return level not in ("gach", "cong", "doan") or not text.endswith((";", ".", ","))
    if level in ("gach", "cong", "doan"):
        return False
    return len(text) <= SHORT and not text.endswith(_STOPS)
