"""What stands after the signature: annexes, or a second document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kehoach.anatomy.body import body_lines
from kehoach.anatomy.letterhead import like
from kehoach.anatomy.levels import label_of
from kehoach.anatomy.parts import Annex, Piece
from kehoach.anatomy.pieces import is_bold, joined
from kehoach.anatomy.plain import is_upper, plain
from kehoach.anatomy.strips import Strip, strips
from kehoach.anatomy.title import NAME
from kehoach.reading.document import Block, Paragraph, Table
from kehoach.wording.folding import fold

HEAD = re.compile(
    r"phu\s*luc(?:\s*(?:so)?\s*:?\s*(?:[ivxlc]{1,6}|\d{1,3}(?:[.\-]\d{1,2})?[a-z]?|[a-z])"
    r"(?![^\W_]))?\s*[.:\-]*"
)
_ENCLOSED = re.compile(r"[(\[]?\s*(?:ban hanh\s+)?(?:dinh\s+)?kem\s*(?:theo)?\b")
_QUOC_HIEU = "conghoaxahoichunghiavietnam"
_TIEU_NGU = "doclaptudohanhphuc"
LONG = 300
FIRST = 8
"""Strips of a piece after the signature that are read for its heading."""


def is_head(strip: Strip) -> bool:
    """True for the number line of an annex."""
    found = HEAD.match(strip.plain)
    if not found or len(strip.text) > LONG:
        return False
    rest = strip.text[found.end() :].strip()
    centred = strip.paragraph.align == "center" or is_bold(strip.piece) or strip.side == "right"
    if not rest:
        return True
    return centred and (is_upper(rest) or strip.text[found.end() - 1] in ".:-–")


def first_head(blocks: Sequence[Block], start: int) -> int:
    """Return the first block that is the head of an annex; the number of blocks without one."""
    for index in range(start, len(blocks)):
        block = blocks[index]
        if isinstance(block, Paragraph) and _is_block_head(index, block):
            return index
    return len(blocks)


def _is_block_head(index: int, block: Block) -> bool:
    if isinstance(block, Table):
        if block.ruled or len(block.rows) > 6:
            return False
        shown = [one for one in strips([(index, block)]) if one.text]
        return len(shown) < 12 and any(is_head(one) for one in shown)
    text = block.text.lstrip()
    if text[:1].lower() != "p" or not HEAD.match(plain(text[:20])):
        return False
    shown = [one for one in strips([(index, block)]) if one.text]
    centred = block.align == "center" or is_bold(shown[0].piece) or is_upper(shown[0].text)
    return is_head(shown[0]) and (centred or block.page_break_before)


def after(blocks: Sequence[Block], start: int) -> tuple[tuple[Annex, ...], tuple[Paragraph, ...]]:
    """Return the annexes among the blocks from ``start`` on, else the second document."""
    starts = [at for at in range(start, len(blocks)) if _is_block_head(at, blocks[at])]
    first = starts[0] if starts else len(blocks)
    annexes: list[Annex] = []
    second: tuple[Paragraph, ...] = ()
    loose = _shown(blocks, start, first)
    if loose:
        if _is_document(loose):
            second = tuple(one.paragraph for one in _every(blocks, start, first) if one.text)
        elif _is_annex(loose, blocks, start, first):
            annexes.append(annex(blocks, start, first))
    for at, end in pairwise([*starts, len(blocks)]):
        annexes.append(annex(blocks, at, end))
    return tuple(annexes), second


def _every(blocks: Sequence[Block], start: int, end: int) -> list[Strip]:
    return strips([(at, blocks[at]) for at in range(start, end)])


def _shown(blocks: Sequence[Block], start: int, end: int) -> list[Strip]:
    """Return the first strips with text."""
    found: list[Strip] = []
    for at in range(start, end):
        found += [one for one in strips([(at, blocks[at])]) if one.text and not one.is_rule]
        if len(found) >= FIRST:
            break
    return found[:FIRST]


def _is_document(shown: list[Strip]) -> bool:
    """True when a heading of its own, or a name of a document, begins it."""
    folded = [fold(one.text) for one in shown]
    if any(like(text, _QUOC_HIEU) or like(text, _TIEU_NGU) for text in folded if len(text) < 60):
        return True
    if any(_ENCLOSED.match(one.plain) for one in shown):
        return False
    found = NAME.match(shown[0].plain)
    return bool(found) and is_upper(shown[0].text[: found.end()] if found else "")


def _is_annex(shown: list[Strip], blocks: Sequence[Block], start: int, end: int) -> bool:
    if any(_ENCLOSED.match(one.plain) for one in shown):
        return True
    first = shown[0]
    table = any(isinstance(one, Table) for one in blocks[start:end])
    titled = is_upper(first.text) or (is_bold(first.piece) and first.paragraph.align == "center")
    return titled and (table or len(shown) > 2)


def annex(blocks: Sequence[Block], start: int, end: int) -> Annex:
    """Recognise an annex that takes the blocks from ``start`` to ``end``."""
    top, rest = _top(blocks, start, end)
    number, title, enclosed = _heading(top)
    first = next((one for one in top if one.text), None)
    where = first.paragraph.where if first else blocks[start].where
    body = [one for one in blocks[rest:end] if isinstance(one, Paragraph)]
    tables = tuple(one for one in blocks[rest:end] if isinstance(one, Table))
    before = [one.where.section for one in blocks[:start]]
    return Annex(
        number, title, enclosed, where.section,
        bool(before) and before[-1] != where.section, body_lines(body, tables), tables,
    )  # fmt: skip


def _top(blocks: Sequence[Block], start: int, end: int) -> tuple[list[Strip], int]:
    """Return the strips of the heading and the first block after it."""
    found: list[Strip] = []
    tied = False
    for at in range(start, end):
        more = strips([(at, blocks[at])])
        shown = [one for one in more if one.text and not one.is_rule]
        if not shown:
            continue
        if isinstance(blocks[at], Table):
            if found or not any(is_head(one) for one in shown):
                return found, at
        elif any(one.text for one in found) and not _is_heading(shown, tied):
            return found, at
        found += shown
        tied = tied or any(_ENCLOSED.match(one.plain) for one in shown)
    return found, end


def _is_heading(shown: list[Strip], tied: bool) -> bool:
    first = shown[0]
    if _ENCLOSED.match(first.plain) or first.text.startswith("("):
        return not tied
    if label_of(first.paragraph.whole) or len(first.text) > LONG:
        return False
    if tied:
        return first.text.endswith(")") and first.paragraph.align == "center"
    return first.paragraph.align == "center" or (is_upper(first.text) and is_bold(first.piece))


def _heading(top: list[Strip]) -> tuple[Piece | None, Piece | None, Piece | None]:
    """Part the strips of the heading: number line, title, the line that ties it to the plan."""
    number: Piece | None = None
    title: list[Piece] = []
    enclosed: list[Piece] = []
    for strip in top:
        halves = strip.halves(HEAD) if number is None and is_head(strip) else None
        if halves:
            number = halves[0].piece
            title.append(halves[1].piece)
        elif number is None and not title and is_head(strip):
            number = strip.piece
        elif _ENCLOSED.match(strip.plain) or (enclosed and not _closed(enclosed)):
            enclosed.append(strip.piece)
        elif not enclosed or not title:
            title.append(strip.piece)
    return number, joined(title) if title else None, joined(enclosed) if enclosed else None


def _closed(enclosed: list[Piece]) -> bool:
    return enclosed[-1].text.rstrip(" ./").endswith(")")
