"""Parts of a plan named in its text: appendices, sections, tables, lists with their count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from kehoach.wording.labels import from_roman

_NUMBER = r"(?:[IVXL]+|\d{1,3})\b"
_LISTED = (
    rf"(?:[Pp]hụ lục\s+(?:số\s+)?{_NUMBER}|[IVXL]+\b|"
    r"(?(zero)0?)[1-9]\d?(?=\s*(?:[,;.)]|$)|\s+(?:và|của|kèm|ban|[A-ZĐ])))"
)
_APPENDIX = (
    rf"[Pp]hụ lục(?:\s+(?:số\s+)?(?P<number>(?P<zero>0(?=\d))?{_NUMBER})"
    rf"(?=(?P<more>(?:\s*(?:,|;|và)\s+{_LISTED}){{0,30}})))?"
    r"(?=(?P=more)(?P<after>.{0,80})|(?P<bare>.{0,80}))"
)
"""An appendix, the others of its list (``zero``: with 01 also 02), what stands after them all."""
_FOREIGN = (
    r"^(?:[^.;]{0,40}?(?:kèm theo|của|tại|,))?\s+(?:các\s+)?"
    r"(?:Nghị định|Nghị quyết|Quyết định|Thông tư|Luật|Chỉ thị|Công văn|Đề án|"
    r"Kế hoạch (?:số|của)|Văn bản|Hướng dẫn)"
)


def appendices_named(text: str) -> Iterator[int]:
    """Yield the number of each appendix of this plan that a text names; 0 for all of them.

    Those of a list that ends in another document's name are all of that document.
    """
    for match in _own_appendices(text):
        number = match["number"] or ""
        plural = text[: match.start()].rstrip().lower().endswith("các")
        yield _value(number) or int(not plural)
        listed = _NEXT.split(match["more"] or "")[1:]
        is_next = str.isdigit if number.isdigit() else from_roman
        yield from map(_value, takewhile(is_next, listed))


_NEXT = re.compile(r"\s*(?:,|;|và)\s+")


def _value(number: str) -> int:
    return int(number) if number.isdigit() else from_roman(number)


def _own_appendices(text: str) -> Iterator[re.Match[str]]:
    if "hụ lục" in text:
        for match in re.finditer(_APPENDIX, text):
            if not re.match(_FOREIGN, match["after"] or match["bare"] or ""):
                yield match


class Named(NamedTuple):
    """A part as a text names it: its words, and its number."""

    quote: str
    number: int


_ACTS = (
    r"Nghị định|Nghị quyết|Quyết định|Thông tư|Luật|Bộ luật|Chỉ thị|Công văn|Đề án|Văn bản|"
    r"Hướng dẫn|Quy định|Quy chế|Chương trình|Thông báo|Kết luận|Báo cáo|Điều|Chương|Phần|Phụ lục|"
    r"Kế hoạch(?! này)"
)
_DIVISION = r"[IVXL]+(?:\.\d+)*(?!\w)"
_SECTION = (
    r"(?<![Dd]anh )(?<![Hh]ạng )[Mm]ục\s+(?P<n>[IVXL]+)(?:\.\d+)*(?!\w)"
    rf"(?=(?P<more>(?:\s*(?:,|;|và)\s+(?:[Mm]ục\s+)?{_DIVISION}){{0,30}})(?P<after>.{{0,60}}))"
)
_OF_ANOTHER = rf"^[^.;:]{{0,50}}?(?:{_ACTS})"


def sections_named(text: str) -> Iterator[Named]:
    """Yield the sections ``mục III`` of this plan that a text names, not those of other acts."""
    return (Named(match[0], from_roman(match["n"])) for match in _own_sections(text))


def _own_sections(text: str) -> Iterator[re.Match[str]]:
    if "ục " not in text or not any(f"ục {digit}" in text for digit in "IVXL"):
        return
    for match in re.finditer(_SECTION, text):
        before = text[max(0, match.start() - 40) : match.start()]
        foreign = re.match(_OF_ANOTHER, match["after"]) or re.search(r"(?:Phần|Chương)\s", before)
        if not foreign and from_roman(match["n"]):
            yield match


_ENCLOSED = re.compile(r"\s+(?:ban hành\s+)?(?:kèm theo|đính kèm)\b|(?=\s*(?:[.,;:)]|$))")


def with_owner(text: str, owner: str) -> str:
    """Return a text in which sections and appendices of this plan are said to be of ``owner``.

    That is how it reads outside the plan: ``Phụ lục I, II`` → ``Phụ lục I, II Kế hoạch …``.
    """
    ends = {match.end() + len(match["more"]) for match in _own_sections(text)}
    for match in _own_appendices(text):
        end = match.end() + len(match["more"] or "")
        enclosed = _ENCLOSED.match(text, end)
        if enclosed or match["number"]:
            ends.add(enclosed.end() if enclosed else end)
    for end in sorted(ends, reverse=True):
        text = f"{text[:end]} {owner}{text[end:]}"
    return text


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
