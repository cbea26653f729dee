"""The blocks above the body: letterhead, marks and title are searched in them only."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.anatomy.bases import is_basis, is_basis_opening
from kehoach.anatomy.levels import label_of
from kehoach.anatomy.pieces import is_bold, piece
from kehoach.anatomy.plain import plain
from kehoach.reading.document import Block, Paragraph, Table

MOST = 60
"""Blocks that are read at most."""
LONG = 350
CELLS = 8
_HEADINGS = ("cong hoa", "doc lap", "dang cong san")


def front_end(blocks: Sequence[Block]) -> int:
    """Return how many blocks stand above the body: up to Kính gửi, the căn cứ or the text."""
    for index, block in enumerate(blocks[:MOST]):
        if isinstance(block, Table):
            if _is_body_table(block):
                return index
        elif block.bare and _is_body(block):
            return index
    return min(len(blocks), MOST)


def _is_body_table(table: Table) -> bool:
    shown = [one.bare for one in table.paragraphs if one.bare]
    if shown and plain(shown[0]).startswith("kinh gui"):
        return True
    letters = [plain(text) for text in shown[:40]]
    if any(text.lstrip().startswith(_HEADINGS) for text in letters):
        return False
    return table.ruled and len(shown) > CELLS


def _is_body(paragraph: Paragraph) -> bool:
    letters = plain(paragraph.text.lstrip())
    if letters.startswith("kinh gui"):
        return True
    shown = piece(paragraph)
    titled = paragraph.align == "center" or is_bold(shown)
    if is_basis_opening(letters):
        return (is_basis(paragraph) and paragraph.text.rstrip().endswith(";")) or not titled
    if len(paragraph.text) > LONG:
        return not (paragraph.align == "center" and is_bold(shown))
    label = label_of(paragraph.whole)
    return bool(label and label.sure and paragraph.align != "center" and _starts(label.text))


def _starts(label: str) -> bool:
    return any(sign.isalnum() for sign in label) or label in "-+*•"
