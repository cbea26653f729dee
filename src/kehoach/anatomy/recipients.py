"""Nơi nhận: the label, the lines, the mark of the typist."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kehoach.anatomy.parts import Piece, Recipients
from kehoach.anatomy.pieces import joined
from kehoach.anatomy.signature import NOI_NHAN
from kehoach.anatomy.strips import Strip

_ITEM = re.compile(r"[-+*•]")
_ARCHIVE = re.compile(r"[-+*•]?\s*luu\b")
_TYPIST = re.compile(r"[A-ZĐ][\w.&]*\s?[.\-]?\s?(?:\(\s*\d+\s*\w?\s*\)|\d+\w?)?\.?|\(\d+\w?\)")


def recipients(strips: Sequence[Strip]) -> Recipients | None:
    """Return Nơi nhận from the strips of its column, which begin with the label."""
    if not strips:
        return None
    halves = strips[0].halves(NOI_NHAN)
    label = halves[0] if halves else strips[0]
    rest = [*([halves[1]] if halves else []), *strips[1:]]
    items: list[list[Piece]] = []
    typist = None
    for strip in rest:
        if not strip.text or strip.is_rule:
            continue
        if items and _archived(items) and _is_typist(strip):
            typist = strip.piece
        elif items and not _begins(strip, items[-1][-1]):
            items[-1].append(strip.piece)
        else:
            items.append([strip.piece])
    return Recipients(label.piece, tuple(joined(item) for item in items), typist)


def is_item(strip: Strip) -> bool:
    """True for a line that begins as one of the list does."""
    return bool(_ITEM.match(strip.plain) or _ARCHIVE.match(strip.plain))


def _begins(strip: Strip, before: Piece) -> bool:
    return is_item(strip) or before.text.endswith((";", "."))


def _archived(items: list[list[Piece]]) -> bool:
    return any(_ARCHIVE.match(_plain(item[0])) for item in items)


def _plain(piece: Piece) -> str:
    return piece.text.lower().replace("ư", "u")


def _is_typist(strip: Strip) -> bool:
    return len(strip.text) <= 20 and bool(_TYPIST.fullmatch(strip.text))
