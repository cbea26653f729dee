"""Titles printed in capitals → as the text writes them, where that is certain.

Certain is a phrase that running text writes in one way only, or one that every plan has for a
title; all else stays in capitals, so that no name loses its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Raw = dict[str, Any]
_IN_CAPITALS = ("Phần", "I")
_USUAL = frozenset(
    {
        "mục đích", "yêu cầu", "mục tiêu", "mục tiêu chung", "mục tiêu cụ thể", "chỉ tiêu",
        "quan điểm", "phạm vi", "đối tượng", "thời gian", "địa điểm", "thời gian thực hiện",
        "nội dung", "nội dung thực hiện", "nhiệm vụ", "nhiệm vụ trọng tâm", "nhiệm vụ cụ thể",
        "giải pháp", "giải pháp thực hiện", "kinh phí", "kinh phí thực hiện", "chế độ báo cáo",
        "tổ chức thực hiện", "phân công nhiệm vụ", "phân công thực hiện",
    }
)  # fmt: skip
_BETWEEN = re.compile(r"(\s*[,;:–]\s*|\s+-\s+|\s+VÀ\s+)")
_STARTS = re.compile(r"(?:^|[.:;!?…\n]\s*|[-–“\"(*]\s*)$")


def settle_capitals(data: Raw) -> None:
    """Write titles in capitals as the text does, in place."""
    levels = data.get("đánh số") or list(_IN_CAPITALS[1:])
    places = list(_titles(data["nội dung"], levels))
    for annex in data.get("phụ lục", []):
        places += [(annex, "tên"), *_titles(annex["nội dung"], levels)]
    taken = {id(part) for part, _ in places}
    prose = "\n".join(_texts(data, taken))
    for part, key in places:
        part[key] = spoken(part[key], prose)


def spoken(title: str, prose: str) -> str:
    """Return a title in capitals as ``prose`` writes it; unchanged where that is not certain."""
    if not title.isupper():
        return title
    whole = _phrase(title.rstrip(" :"), prose)
    pieces = [whole + title[len(title.rstrip(" :")) :]] if whole else _pieces(title, prose)
    made = "".join(pieces)
    made = made[:1].upper() + made[1:]
    return made if made.upper() == title else title


def _pieces(title: str, prose: str) -> list[str]:
    """Return the phrases of a title with what is between them; nothing where one is unknown."""
    found: list[str] = []
    for at, piece in enumerate(_BETWEEN.split(title)):
        said = piece.lower() if at % 2 or not piece else _phrase(piece, prose)
        if piece and not said:
            return []
        found.append(said)
    return found


def _phrase(phrase: str, prose: str) -> str:
    """Return a phrase as it stands within sentences, where it always stands the same."""
    if phrase.lower() in _USUAL:
        return phrase.lower()
    if " " not in phrase:
        return ""
    shape = r"(?<!\w)" + r"\s".join(map(re.escape, phrase.split())) + r"(?!\w)"
    within = {
        found[0]
        for found in re.finditer(shape, prose, re.I)
        if not found[0].isupper()
        and not _STARTS.search(prose[max(found.start() - 3, 0) : found.start()])
    }
    return within.pop() if len(within) == 1 else ""


def _titles(blocks: list[Any], levels: list[str]) -> Iterator[tuple[Raw, str]]:
    """Yield the sections whose titles are printed in capitals, with the key of the title."""
    if not levels or levels[0] not in _IN_CAPITALS:
        return
    for block in blocks:
        if isinstance(block, dict) and "mục" in block:
            yield block, "mục"
            yield from _titles(block.get("nội dung", []), levels[1:])


def _texts(part: Any, taken: set[int]) -> Iterator[str]:
    """Yield every text but the titles in question."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, list):
        for one in part:
            yield from _texts(one, taken)
    elif isinstance(part, dict):
        for key, value in part.items():
            if not (id(part) in taken and key in ("mục", "tên")):
                yield from _texts(value, taken)
