"""Marks on the first page: DỰ THẢO, the degrees of urgency and secrecy, the circulation."""

from __future__ import annotations

import re

from kehoach.anatomy.parts import Piece
from kehoach.anatomy.strips import Strip

_MARKS = {
    "du_thao": re.compile(
        r"[(\[]?\s*(?:ban\s+)?du\s*thao\s*[:.]?(?:\s*(?:lan|\(?\d+\)?|ngay|de |xin |trinh |v\d).*)?"
        r"\s*[)\]]?\.?"
    ),
    "do_khan": re.compile(r"[(\[]?(?:hoa toc(?: hen gio)?.{0,30}|thuong khan|khan)[)\]]?"),
    "do_mat": re.compile(r"[(\[]?(?:tuyet mat|toi mat|mat)[)\]]?"),
    "luu_hanh": re.compile(
        r"[(\[]?(?:xem xong tra lai|luu hanh noi bo|tai lieu thu hoi|khong pho bien)[)\]]?"
    ),
}
_LENGTH = 50


def marks(strips: list[Strip]) -> dict[int, tuple[str, Piece]]:
    """Return the marks by place of their strip: name and piece, each kind once."""
    found: dict[int, tuple[str, Piece]] = {}
    seen: set[str] = set()
    for index, strip in enumerate(strips):
        if not strip.text or len(strip.text) > _LENGTH:
            continue
        for name, pattern in _MARKS.items():
            if name not in seen and pattern.fullmatch(strip.plain):
                found[index] = (name, strip.piece)
                seen.add(name)
    return found
