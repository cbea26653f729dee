"""What layout comes to on paper: printed lines, room between paragraphs, distance of lines."""

from __future__ import annotations

import re
from math import ceil

from kehoach.checking.looks import pt
from kehoach.metrics import text_width
from kehoach.reading.document import Document, Paragraph
from kehoach.standards import Standard, Value

SINGLE = 1.149
"""Height of a single line of Times New Roman over its size."""
_NEAR = 0.03
"""Part of a line within which rounding lies."""
_ADDS = re.compile(rb"<w:doNotUseHTMLParagraphAutoSpacing(?![^>]*w:val=\"(?:0|false|off)\")[^>]*>")
_DRAWN = ("drawing", "pict", "object", "AlternateContent")


def printed_lines(paragraph: Paragraph) -> int:
    """Return in how many lines a paragraph is printed, at least; 1 where its room is not known."""
    room = paragraph.room - paragraph.left - paragraph.right
    if room <= 0 or not paragraph.runs:
        return 1
    width = max(paragraph.first_line, 0) + sum(
        text_width(run.text, run.face.size, run.face.bold, run.face.italic)
        for run in paragraph.runs
        if not run.face.hidden
    )
    return max(1, ceil(width / room - 0.02))


def spaces_add_up(document: Document) -> bool:
    """True where Word adds the space after to the space before, as old files ask it to.

    Else the larger of the two is printed (ECMA-376, w:spacing).
    """
    return bool(_ADDS.search(document.parts.get("word/settings.xml", b"")))


def room_between(above: Paragraph, below: Paragraph, adds: bool) -> float | None:
    """Return the pt between two paragraphs that follow each other; None where Word decides."""
    if above.after is None or below.before is None:
        return None
    same = above.style == below.style
    after = 0 if above.contextual and same else above.after
    before = 0 if below.contextual and same else below.before
    return after + before if adds else max(after, before)


def spacing_fault(paragraph: Paragraph, size: float, standard: Standard) -> tuple[str, str] | None:
    """Return the distance of lines and what is wanted, where it lies out of bounds."""
    auto, exact = (standard.paragraph.get(name) for name in ("line_auto", "line_exact"))
    given, rule = paragraph.line, paragraph.line_rule
    high = given * size * SINGLE if rule == "auto" else given
    if rule == "atLeast":
        high = max(high, size * SINGLE)
    shown = f"{pt(round(given, 2))} dòng" if rule == "auto" else f"{pt(round(given, 1))} pt"
    if rule == "auto" and auto:
        kept = _within(given, auto, _NEAR)
    elif exact:
        kept = _within(high, exact, 0.2) and (
            not auto or high <= auto.max * size * SINGLE * (1 + _NEAR)
        )
    else:
        kept = not auto or _within(high / (size * SINGLE), auto, _NEAR)
    return None if kept else (shown, _wanted(auto, exact))


def _within(given: float, bounds: Value, near: float) -> bool:
    return bool(bounds.min - near <= given and (bounds.max is None or given <= bounds.max + near))


def _wanted(auto: Value | None, exact: Value | None) -> str:
    ways = []
    if auto:
        ways.append(f"từ {pt(auto.min)} đến {pt(auto.max)} dòng")
    if exact:
        most = f" đến {pt(exact.max)} pt" if exact.max else " trở lên"
        ways.append(f"đúng {pt(exact.min)} pt{most}")
    return " hoặc ".join(ways)


def empty_between(document: Document, above: Paragraph, below: Paragraph) -> int:
    """Return how many empty paragraphs alone part two paragraphs; 0 where more stands there."""
    inside = document.paragraphs[above.number : below.number - 1]
    plain = all(
        not one.bare and not one.where.table and not one.where.box and not one.breaks_page
        and not one.lines and not _holds_picture(one)
        for one in inside
    )  # fmt: skip
    return len(inside) if plain and not above.breaks_page else 0


def _holds_picture(paragraph: Paragraph) -> bool:
    element = paragraph.element
    if element is None:
        return False
    return any(str(one.tag).rpartition("}")[2] in _DRAWN for one in element.iter())
