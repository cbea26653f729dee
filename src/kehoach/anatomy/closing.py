"""The closing of a document: which blocks hold the signature and Nơi nhận, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.anatomy.parts import Recipients, Signature
from kehoach.anatomy.plain import plain
from kehoach.anatomy.recipients import is_item, recipients
from kehoach.anatomy.signature import (
    is_authority,
    is_name,
    is_signer_text,
    noi_nhan,
    signer,
)
from kehoach.anatomy.strips import Strip, strips
from kehoach.anatomy.unaddressed import find_signer
from kehoach.reading.document import Block, Table

NEAR = 12
"""Blocks around Nơi nhận that are searched for the signer."""
BIG = 40
"""Rows: a table with more is no signature block."""


@dataclass(frozen=True)
class Closing:
    """The blocks from ``start`` to ``end`` hold the signature block."""

    start: int
    end: int
    signature: Signature | None = None
    recipients: Recipients | None = None
    strips: tuple[Strip, ...] = ()


def closing(blocks: Sequence[Block], start: int) -> Closing | None:
    """Find the signature block among the blocks from ``start`` on; None without one."""
    for index in range(start, len(blocks)):
        block = blocks[index]
        if not _may_close(block):
            continue
        found = strips([(index, block)], gaps=True)
        if (at := noi_nhan(found)) >= 0:
            return _around(blocks, start, index, found, at)
    return _unaddressed(blocks, start)


def _may_close(block: Block) -> bool:
    if isinstance(block, Table):
        return len(block.rows) <= BIG and any(
            "noi nhan" in plain(one.bare) for one in block.paragraphs
        )
    return len(block.text) < 400 and "noi nhan" in plain(block.bare)


def _around(
    blocks: Sequence[Block], start: int, index: int, found: list[Strip], at: int
) -> Closing:
    if isinstance(blocks[index], Table):
        return _in_table(blocks, start, index, found, at)
    return _in_paragraphs(blocks, start, index)


def _in_table(
    blocks: Sequence[Block], start: int, index: int, found: list[Strip], at: int
) -> Closing:
    column = found[at].paragraph.where.cell
    own = [one for one in found[at:] if one.paragraph.where.cell == column]
    others = [one for one in found if one.paragraph.where.cell != column]
    if column == 0 or not any(one.text for one in others):
        own, others = _parted(found[at:], found[:at])
    first, end = index, index + 1
    if not any(one.text for one in others):
        first, end, others = _beside(blocks, start, index)
    return Closing(first, end, signer(others), recipients(own), tuple(found))


def _parted(below: Sequence[Strip], above: Sequence[Strip]) -> tuple[list[Strip], list[Strip]]:
    """Part strips of one column: the list, and what is the signer's."""
    own: list[Strip] = [below[0]]
    others = list(above)
    for strip in below[1:]:
        right = strip.side == "right" or (not is_item(strip) and is_authority(strip))
        if right or (others and strip.text and is_name(strip)):
            others.append(strip)
        else:
            own.append(strip)
    return own, others


def _beside(blocks: Sequence[Block], start: int, index: int) -> tuple[int, int, list[Strip]]:
    """Look for the signer after the table of Nơi nhận, then before it."""
    end = index + 1
    found: list[Strip] = []
    while end < min(len(blocks), index + NEAR):
        more = strips([(end, blocks[end])], gaps=True)
        shown = [one for one in more if one.text]
        if shown and not (found or is_authority(shown[0])):
            break
        if shown and not all(is_signer_text(one) for one in shown):
            break
        found += more
        end += 1
    if any(one.text for one in found):
        last = max(one.block for one in found if one.text)
        return index, last + 1, [one for one in found if one.block <= last]
    first, above = _above(blocks, start, index)
    return first, index + 1, above


def _above(blocks: Sequence[Block], start: int, index: int) -> tuple[int, list[Strip]]:
    """Return the signer's strips that stand right above a block, and where they begin."""
    first = index
    found: list[Strip] = []
    while first > max(start, index - 2 * NEAR):
        block = blocks[first - 1]
        if isinstance(block, Table) and block.ruled:
            break
        more = strips([(first - 1, block)], gaps=True)
        shown = [one for one in more if one.text]
        if shown and not all(is_signer_text(one) for one in shown):
            break
        found[:0] = more
        first -= 1
    lines = [at for at, one in enumerate(found) if is_authority(one)]
    if not lines:
        return index, []
    return found[lines[0]].block, found[lines[0] :]


def _in_paragraphs(blocks: Sequence[Block], start: int, index: int) -> Closing:
    end = index + 1
    found = strips([(index, blocks[index])], gaps=True)
    while end < len(blocks) and (more := _more(blocks, index, end)) is not None:
        found += more
        end += 1
    found = strips([(at, blocks[at]) for at in range(index, end)], gaps=True)
    at = noi_nhan(found)
    own, others = _sorted(found[at:], found[:at])
    first = index
    if not any(one.text for one in others):
        first, others = _above(blocks, start, index)
    shown = [one.block for one in (*own, *others) if one.text]
    return Closing(first, max(shown) + 1, signer(others), recipients(own), tuple(found))


def _more(blocks: Sequence[Block], index: int, end: int) -> list[Strip] | None:
    """Return the strips of the next block while it belongs to the signature block."""
    block = blocks[end]
    if isinstance(block, Table):
        found = strips([(end, block)])
        signs = not block.ruled and end - index < NEAR and any(is_authority(o) for o in found)
        return found if signs else None
    if block.where.section != blocks[index].where.section or block.page_break_before:
        return None
    found = strips([(end, block)], gaps=True)
    for strip in found:
        if plain(strip.text).startswith("phu luc"):
            return None
        fits = not strip.text or is_item(strip) or strip.side != "whole" or is_signer_text(strip)
        if not fits and not (end - index < 2 * NEAR and len(strip.text) < 60):
            return None
    return found


def _sorted(below: Sequence[Strip], above: Sequence[Strip]) -> tuple[list[Strip], list[Strip]]:
    """Part paragraphs: the list of recipients on the left, the signer on the right."""
    own = [below[0]]
    others = [one for one in above if one.side != "left"]
    closed = False
    for strip in below[1:]:
        where = strip.paragraph
        listed = is_item(strip) or strip.side == "left"
        signs = strip.side == "right" or where.where.table > 0
        signs = signs or (
            not listed and (is_authority(strip) or where.align in ("center", "right"))
        )
        if signs or (closed and not listed and is_name(strip)):
            others.append(strip)
            closed = closed or bool(strip.text)
        elif strip.text:
            own.append(strip)
        else:
            others.append(strip)
    return own, others


def _unaddressed(blocks: Sequence[Block], start: int) -> Closing | None:
    found = find_signer(blocks, start)
    if found is None:
        return None
    right = [one for one in found if one.side != "left" or not one.text]
    return Closing(found[0].block, found[-1].block + 1, signer(right), None, tuple(found))
