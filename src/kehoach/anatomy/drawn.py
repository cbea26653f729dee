"""Which drawn line belongs under which component."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.anatomy.letterhead import Head
from kehoach.anatomy.strips import Strip
from kehoach.reading.document import Block, DrawnLine, Paragraph

HALF_OF_TIEU_NGU = 35
"""mm: a single line longer than this stands under the Tiêu ngữ, not under an organ."""
_RIGHT = ("quoc_hieu", "tieu_ngu", "tieu_de_dang", "dia_danh")
_LEFT = ("co_quan", "so_ky_hieu")


def letterhead_lines(
    strips: list[Strip], head: Head
) -> tuple[tuple[DrawnLine, ...], tuple[DrawnLine, ...]]:
    """Return the lines under the Tiêu ngữ (or the Party's heading) and under the organ."""
    right: list[DrawnLine] = []
    left: list[DrawnLine] = []
    if head.kind == "none":
        return (), ()
    beside, end = head.kind == "one line", max(head.names)
    last, seen = "", set()
    for index, strip in enumerate(strips):
        name = head.names.get(index, "")
        if name and not (beside and name in ("so_ky_hieu", "dia_danh")):
            last = name if not last or name not in ("so_ky_hieu", "dia_danh") else last
        paragraph = strip.paragraph
        if index > end and strip.text and not strip.is_rule:
            break
        if not paragraph.lines or id(paragraph) in seen:
            continue
        seen.add(id(paragraph))
        shared = beside and (not strip.text or not strip.piece.alone)
        for line in paragraph.lines:
            if line.kind == "underline" and name in ("so_ky_hieu", "dia_danh"):
                continue
            _place(line, strip, "" if shared else _side_of(strip, name, last), left, right)
    return tuple(right), tuple(left)


def _side_of(strip: Strip, name: str, last: str) -> str:
    """Return the component a line belongs to: by column in a table, else by what stood last."""
    if strip.paragraph.where.table and strip.side != "whole":
        return "quoc_hieu" if strip.side == "right" else "co_quan"
    return name if name in ("co_quan", "quoc_hieu", "tieu_ngu", "tieu_de_dang") else last


def _place(
    line: DrawnLine, strip: Strip, owner: str, left: list[DrawnLine], right: list[DrawnLine]
) -> None:
    if owner in _RIGHT:
        right.append(line)
    elif owner in _LEFT:
        left.append(line)
    elif line.offset is not None and strip.paragraph.room:
        (left if line.offset < strip.paragraph.room * 0.4 else right).append(line)
    else:
        (right if (line.length or 0) > HALF_OF_TIEU_NGU else left).append(line)


def lines_under(
    strips: list[Strip], start: int, end: int, after: Sequence[Block]
) -> tuple[DrawnLine, ...]:
    """Return the lines under a title: its own, of the empty paragraphs below, of the next text."""
    found: list[DrawnLine] = []
    seen: set[int] = set()
    at = start
    while at < len(strips) and (at < end or not strips[at].text or strips[at].is_rule):
        paragraph = strips[at].paragraph
        if id(paragraph) not in seen:
            seen.add(id(paragraph))
            found += paragraph.lines
        at += 1
    if found:
        return tuple(found)
    following = [strips[at].paragraph] if at < len(strips) else after[:1]
    return tuple(
        line
        for block in following
        if isinstance(block, Paragraph)
        for line in block.lines
        if line.kind in ("drawing", "vml")
    )
