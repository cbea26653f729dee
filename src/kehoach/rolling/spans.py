"""Where in a text years belong to acts, periods and quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kehoach.registry.acts import KINDS, cited
from kehoach.rolling.forms import DAY, LISTED, PERIOD, TYPED


class Role(StrEnum):
    """What a year does where it stands."""

    DAY = "ngày"
    MONTH = "tháng, quý"
    BARE = "năm"
    ACT = "văn bản"
    PERIOD = "giai đoạn"
    QUOTED = "trích dẫn"
    PAST = "việc đã qua"
    AMOUNT = "số lượng"


@dataclass(frozen=True)
class Span:
    """Characters of a text in which every year has one role.

    ``citing``: the year is how an act is cited (its day, its number, a law's year), not part of
    what the act is about.
    """

    start: int
    end: int
    role: Role
    citing: bool = False


_QUOTED = re.compile(r"“[^”]{1,300}”|«[^»]{1,300}»|\"[^\"]{1,300}\"")
_OWN = r"\b(?:trong|cho|vào|từ|đến|tại|kế hoạch|nhiệm vụ|công tác|chương trình)\b"
_LAW = re.compile(
    rf"\b(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp)\s(?:(?!{_OWN})[^,;.:]){{0,80}}?(?:năm\s+)?{TYPED}\b"
)
_DATED = re.compile(
    r"\b(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết|Nghị định|Thông tư|Quyết định|Chỉ thị|Kết luận|"
    r"Công văn|Thông báo|Tờ trình)\b"
    r"(?:(?!trước|chậm nhất|muộn nhất|hoàn thành|xong|gửi|đến|ban hành|này)[^.;:,]){0,80}?"
    rf"ngày\s+{DAY.pattern}",
    re.I,
)
_ENDS = re.compile(
    r";|:(?=\s|$)|\.(?=\s|$)|\)"
    r"|,\s+(?=(?:UBND|Ủy ban|Uỷ ban|HĐND|Hội đồng|Sở|Ban|Phòng|\{cơ quan|tỉnh|các|để|nhằm|căn cứ|"
    r"trong|đến|phấn đấu|hoàn thành|báo cáo|gửi|tiếp tục|tổ chức|triển khai)\b)"
    r"|\s(?=(?:trước ngày|chậm nhất|muộn nhất|hoàn thành|xong trước|đến hết))"
    r"|(?:ban hành|xây dựng|lập)\s+(?=kế hoạch\b(?! số))",
    re.I,
)
"""What ends the title of an act."""

_CITED_BEHIND = re.compile(
    rf"\s*\((?:ban hành )?(?:kèm theo |tại |theo )?(?:{KINDS})\b"
    r"|,?\s+(?:được\s+)?(?:(?:ban hành|phê duyệt)\s+(?:kèm theo|tại|theo)|kèm theo)"
    rf"\s+(?:{KINDS})\s+số\b",
    re.I,
)


def spans(text: str) -> tuple[Span, ...]:
    """Return where years belong to acts, quotations and periods, in that order."""
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    for one in cited(text):
        yield Span(one.start, one.end, Role.ACT, citing=True)
        stop = _ENDS.search(text, one.end) if one.number else None
        if one.number:
            yield Span(one.start, stop.start() if stop else len(text), Role.ACT)
    for pattern in (_LAW, _DATED):
        for match in pattern.finditer(text):
            yield Span(*match.span(), Role.ACT, citing=True)
    for pattern, role in ((_QUOTED, Role.QUOTED), (LISTED, Role.PERIOD), (PERIOD, Role.PERIOD)):
        for match in pattern.finditer(text):
            yield Span(*match.span(), role)


def span_at(text: str, at: int, end: int, found: tuple[Span, ...]) -> Span | None:
    """Return what the year from ``at`` to ``end`` belongs to, ``None`` where to nothing.

    An act wins over a quotation, a quotation over a period.
    """
    if behind := _CITED_BEHIND.match(text, end):
        return Span(at, behind.end(), Role.ACT)
    return next((one for one in found if one.start <= at < one.end), None)
