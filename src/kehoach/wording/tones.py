"""One place for the tone mark and one form of each letter, so that texts can be compared."""

from __future__ import annotations

import re
import unicodedata

_TONES = ("àáảãạ", "èéẻẽẹ", "ỳýỷỹỵ")
_MOVED = {
    first + toned: moved
    for pair, tones, moved_tones in (
        ("oa", _TONES[0], "òóỏõọ"),
        ("oe", _TONES[1], "òóỏõọ"),
        ("uy", _TONES[2], "ùúủũụ"),
    )
    for first in (pair[0], pair[0].upper())
    for lower, on_first in zip(tones, moved_tones, strict=True)
    for toned, moved in (
        (lower, (on_first if first.islower() else on_first.upper()) + pair[1]),
        (lower.upper(), (on_first if first.islower() else on_first.upper()) + pair[1].upper()),
    )
}
_MOVABLE = re.compile("[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ]")


def one_tone(text: str) -> str:
    """Return the text with ``oà, oé, uỷ`` as ``òa, óe, ủy``; the length stays.

    Only for comparing: ``hoàn`` becomes ``hòan``.
    """
    return _MOVABLE.sub(lambda match: _MOVED[match[0]], text)


def one_form(text: str) -> tuple[str, list[int]]:
    """Return the text in NFC with tones in one place, and where each character was.

    The places count characters of ``text``; they are empty where nothing was composed.
    """
    if unicodedata.is_normalized("NFC", text):
        return one_tone(text), []
    parts, places = [], []
    for match in re.finditer(r"[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+", text, re.S):
        part = unicodedata.normalize("NFC", match[0])
        parts.append(part)
        places += [match.start()] * len(part)
    return one_tone("".join(parts)), [*places, len(text)]
