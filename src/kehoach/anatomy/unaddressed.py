"""A signer without Nơi nhận: lines of right and post, then maybe a name."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.anatomy.signature import is_authority, is_name, is_signer_text
from kehoach.anatomy.strips import Strip, strips
from kehoach.reading.document import Block, Table

NEAR = 12
"""Blocks, or rows of a table, that a signature takes at most."""


def find_signer(blocks: Sequence[Block], start: int) -> list[Strip] | None:
    """Return the strips of the first signature from ``start`` on; None without one."""
    for index in range(start, len(blocks)):
        block = blocks[index]
        if not _may_sign(block):
            continue
        found = strips([(index, block)], gaps=True)
        shown = [one for one in found if one.text]
        if shown and any(is_authority(one) for one in shown) and _short(shown):
            return _signed(blocks, index)
    return None


def _may_sign(block: Block) -> bool:
    if isinstance(block, Table):
        return not block.ruled and len(block.rows) <= NEAR
    return block.align in ("center", "right") or block.left > 60 or block.text.startswith("\t\t")


def _short(shown: list[Strip]) -> bool:
    return all(len(one.text) < 120 for one in shown) and len(shown) < 20


def _signed(blocks: Sequence[Block], index: int) -> list[Strip]:
    end = index + 1
    while end < min(len(blocks), index + NEAR):
        block = blocks[end]
        if isinstance(block, Table):
            break
        more = strips([(end, block)], gaps=True)
        if any(one.text and not is_signer_text(one) for one in more):
            break
        end += 1
        if any(is_name(one) and not one.text.isupper() for one in more):
            break
    return strips([(at, blocks[at]) for at in range(index, end)], gaps=True)
