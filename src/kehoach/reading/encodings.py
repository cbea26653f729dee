"""Old Vietnamese encodings, TCVN3 (ABC) and VNI: by the characters and by their fonts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from kehoach.reading.document import Run

_TCVN3 = re.compile("[¡-§¨-®µ-¹»-¾Æ]")
"""Signs of Latin-1 that TCVN3 uses for letters and Vietnamese in Unicode hardly does."""
_TCVN3_IN_WORD = re.compile("(?<=[A-Za-z])[¨-®µ-¹»-¾]|[¨-®µ-¹»-¾](?=[a-z])")
_VNI = re.compile("[aeouyAEOUYôöÔÖ][øûïåëäüØÛÏÅËÄÜ]|[ñöÑÖ]")
_UNICODE = re.compile(
    "[\u1ea0-\u1ef9\u01a0-\u01b0\u0110\u0111\u0102\u0103\u0300\u0301\u0309\u0323]"
)
_LEAST_IN_FONT, _LEAST_ELSEWHERE = 2, 10


def encodings_of(runs: Iterable[Run]) -> frozenset[str]:
    """Return ``TCVN3`` and ``VNI`` where the text of a document is in them.

    A font of the encoding under Unicode text is no sign of it.
    """
    texts: dict[str, list[str]] = defaultdict(list)
    for run in runs:
        texts[_family(run.face.font)].append(run.source or run.text)
    return frozenset(
        name for family, pieces in texts.items() for name in _found(family, "\n".join(pieces))
    )


def _family(font: str) -> str:
    name = font.lower()
    if name.startswith(".vn"):
        return "TCVN3"
    return "VNI" if name.startswith(("vni-", "vni ")) else ""


def _found(family: str, text: str) -> list[str]:
    if text.isascii():
        return []
    modern = len(_UNICODE.findall(text))
    signs = {
        "TCVN3": len((_TCVN3 if family == "TCVN3" else _TCVN3_IN_WORD).findall(text)),
        "VNI": len(_VNI.findall(text)),
    }
    return [
        name
        for name, count in signs.items()
        if family in {"", name}
        and count > modern
        and count >= (_LEAST_IN_FONT if family == name else _LEAST_ELSEWHERE)
    ]
