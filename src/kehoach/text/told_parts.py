"""Parts of a plan named in its text: appendices, sections, tables, lists with their count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kehoach.wording.labels import from_roman

_APPENDIX = r"[Pp]hụ lục(?:\s+(?:số\s+)?(?P<number>[IVXL]+|\d{1,3})\b)?(?=(?P<after>.{0,80}))"
_FOREIGN = (
    r"^(?:[^.;]{0,40}?(?:kèm theo|của|tại|,))?\s+(?:các\s+)?"
    r"(?:Nghị định|Nghị quyết|Quyết định|Thông tư|Luật|Chỉ thị|Công văn|Đề án|Kế hoạch số|"
    r"Văn bản|Hướng dẫn)"
)


def appendices_named(text: str) -> Iterator[int]:
    """Yield the number of each appendix of this plan that a text names; 0 for all of them."""
    if "hụ lục" not in text:
        return
    for match in re.finditer(_APPENDIX, text):
        if not re.match(_FOREIGN, match["after"]):
            number = match["number"] or ""
            plural = text[: match.start()].rstrip().lower().endswith("các")
            yield int(number) if number.isdigit() else from_roman(number) or int(not plural)


class Named(NamedTuple):
    """A part as a text names it: its words, and its number."""

    quote: str
    number: int


_ACTS = (
    r"Nghị định|Nghị quyết|Quyết định|Thông tư|Luật|Bộ luật|Chỉ thị|Công văn|Đề án|Văn bản|"
    r"Hướng dẫn|Quy định|Quy chế|Chương trình|Thông báo|Kết luận|Báo cáo|Điều|Chương|Phần|Phụ lục|"
    r"Kế hoạch(?! này)"
)
_SECTION = r"[Mm]ục\s+(?P<n>[IVXL]+)(?:\.\d+)*(?![\w])(?=(?P<after>.{0,60}))"
_OF_ANOTHER = rf"^[^.;:]{{0,50}}?(?:{_ACTS})"


def sections_named(text: str) -> Iterator[Named]:
    """Yield the sections ``mục III`` of this plan that a text names, not those of other acts."""
    if "ục " not in text or not any(f"ục {digit}" in text for digit in "IVXL"):
        return
    for match in re.finditer(_SECTION, text):
        before = text[max(0, match.start() - 40) : match.start()]
        foreign = re.match(_OF_ANOTHER, match["after"]) or re.search(r"(?:Phần|Chương)\s", before)
        if not foreign and from_roman(match["n"]):
            yield Named(match[0], from_roman(match["n"]))


_TABLE = (
    r"(?P<word>Bảng|Biểu(?: mẫu)?)(?:\s+số)?\s+(?P<n>\d{1,3})(?!\d|[.,/]\d|%)(?=(?P<after>.{0,80}))"
)


def tables_named(text: str) -> Iterator[tuple[str, Named]]:
    """Yield tables that a text names, with the word used (``Bảng``, ``Biểu``)."""
    for match in re.finditer(_TABLE, text):
        if not re.match(_OF_ANOTHER, match["after"]):
            yield match["word"], Named(match[0], int(match["n"]))


_COUNT = (
    r"(?<![\d/.,])(?P<n>\d{1,2})\s+(?P<what>(?:nhóm\s+)?(?:nhiệm vụ|nội dung|giải pháp|mục tiêu|"
    r"chỉ tiêu|yêu cầu|nguyên tắc|bước|tiêu chí))(?![^\s,.;:])"
)


def counted(text: str) -> Named | None:
    """Return ``05 nhiệm vụ`` of a line that ends in a colon and counts what follows it."""
    if not text.endswith(":") or "trong đó" in text or not any(map(str.isdigit, text)):
        return None
    found = list(re.finditer(_COUNT, text))
    return Named(found[0][0], int(found[0]["n"])) if len(found) == 1 else None
