"""Years named in a text, each with its part there: the plan's own, a date, history, an act's.

``{năm}`` and ``{năm-1}`` count as years too: they move by themselves, but not everything that
stands beside them does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from kehoach.registry.acts import KINDS, cited
from kehoach.wording.dates import make_date
from kehoach.wording.folding import fold


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
class Named:
    """A year in a text: its place, the words it belongs to, its part.

    ``typed``: digits, not a placeholder. ``day``: of a full date, also with ``{năm}``; ``parts``
    are the places of day and month then. ``cued``: a word of a deadline stands before.
    """

    start: int
    end: int
    year: int
    role: Role
    typed: bool
    words: tuple[int, int]
    sentence: str
    before: str
    day: tuple[int, int] | None = None
    parts: tuple[tuple[int, int], tuple[int, int]] | None = None
    cued: bool = False
    told: Role | None = None

    def date_in(self, year: int) -> date | None:
        """Return its day in a year, ``None`` where there is none."""
        return make_date(year, self.day[1], self.day[0]) if self.day else None


_TYPED = r"(?:19|20)\d\d"
_HELD = r"\{\s*n[ăa]m\s*(?:[+\-−–]\s*\d{1,2}\s*)?\}"
_ANY = rf"(?:{_TYPED}|{_HELD})"
_YEAR = re.compile(rf"(?<![\d/.,-])(?P<typed>{_TYPED})(?!\d|\s*%|[.,]\d)|(?P<held>{_HELD})", re.I)
_DAY = re.compile(
    r"(?<![\d/.,-])(?:"
    rf"(?P<d>\d{{1,2}})(?P<s>[/.-])(?P<m>\d{{1,2}})(?P=s)(?P<y>{_ANY})"
    rf"|(?P<iy>{_TYPED})-(?P<im>\d{{1,2}})-(?P<id>\d{{1,2}})"
    rf"|(?P<ld>\d{{1,2}})\s+tháng\s+(?P<lm>\d{{1,2}})\s+năm\s+(?P<ly>{_ANY})"
    r")(?![\d/])",
    re.I,
)
_MONTH = re.compile(
    r"(?:tháng\s+(?:\d{1,2}\s*(?:,|-|–|và|đến|tới)\s*(?:tháng\s+)?)*\d{1,2}"
    r"|qu[ýí]\s+(?:(?:[ivx]+|\d)\s*(?:,|-|–|và|đến|tới)\s*(?:qu[ýí]\s+)?)*(?:[ivx]+|\d)"
    r"|(?:0?6|sáu|0?9|chín)\s+tháng(?:\s+(?:đầu|cuối))?"
    r"|(?:đầu|giữa|cuối|hết)(?=\s+năm)"
    r"|(?<![\d/.])\d{1,2}(?=/))"
    rf"\s*(?:/|-|\.|,?\s*(?:của\s+)?năm|(?<=đầu)|(?<=cuối))\s*(?P<y>{_ANY})(?!\d|[/.-]\d)",
    re.I,
)
_PERIOD = re.compile(
    rf"(?<!\d){_TYPED}\s*[-–—]\s*{_TYPED}(?!\d)"
    rf"|(?:giai đoạn|nhiệm kỳ|thời kỳ)\s+(?:từ\s+)?(?:năm\s+)?{_TYPED}"
    rf"(?:\s*(?:[-–—]|đến|tới)\s*(?:năm\s+)?{_TYPED})?"
    rf"|từ\s+(?:năm\s+)?{_TYPED}\s*(?:đến|tới)\s*(?:năm\s+)?{_TYPED}"
    rf"|(?:(?<!hết )đến|tới|tầm nhìn|định hướng)\s+(?:đến\s+)?(?:năm\s+)?{_TYPED}(?![\d/.-])",
    re.I,
)
_QUOTED = re.compile(r"“[^”]{1,300}”|«[^»]{1,300}»|\"[^\"]{1,300}\"")
_LAW = re.compile(rf"\b(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp)\s[^,;.:]{{0,80}}?năm\s+{_TYPED}")
_DATED = re.compile(
    r"\b(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết|Nghị định|Thông tư|Quyết định|Chỉ thị|Kết luận|"
    r"Công văn|Thông báo|Tờ trình)\b"
    r"(?:(?!trước|chậm nhất|muộn nhất|hoàn thành|xong|gửi|đến|ban hành|này)[^.;:,]){0,80}?"
    rf"ngày\s+{_DAY.pattern}",
    re.I,
)
_OF_ACT_ENDS = re.compile(
    r";|:(?=\s|$)|\.(?=\s|$)|\)"
    r"|,\s+(?=(?:UBND|Ủy ban|Uỷ ban|HĐND|Hội đồng|Sở|Ban|Phòng|\{cơ quan|tỉnh|các|để|nhằm|căn cứ|"
    r"trong|đến|phấn đấu|hoàn thành|báo cáo|gửi|tiếp tục|tổ chức|triển khai)\b)"
    r"|\s(?=(?:trước ngày|chậm nhất|muộn nhất|hoàn thành|xong trước|đến hết))"
    r"|(?:ban hành|xây dựng|lập)\s+(?=kế hoạch\b(?! số))",
    re.I,
)
_CITED_BEHIND = re.compile(rf"\s*\((?:ban hành )?(?:kèm theo |tại |theo )?(?:{KINDS})\b", re.I)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_DUE = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|hết|xong|hoàn thành|thời hạn|hạn cuối|đến|từ|gửi|báo cáo)"
    r"[^.;,]{0,18}$",
    re.I,
)
_HEAD = 25
"""A year that stands within so many characters is what a sentence is about."""
_FIRM = re.compile(r"(?:trước|chậm nhất|muộn nhất|hết|xong|hạn)[^.;,]{0,18}$", re.I)
_DONE = re.compile(
    r"\bđã\b(?!\s+(?:được\s+)?(?:giao|nêu|đề ra|chỉ ra|định|đăng ký|xác định|phê duyệt|đến hạn))",
    re.I,
)
_FORWARD = re.compile(
    r"phấn đấu|mục tiêu|chỉ tiêu|ít nhất|tối thiểu|trở lên|duy trì|bảo đảm|sẽ\b|nâng\b|cần đạt",
    re.I,
)
_RESULT = re.compile(
    r"\d+,\d+|xếp (?:thứ|hạng)\s*\d|(?<![\d/])\d{1,2}/(?:63|34|64|11|6|5)(?![\d/])|"
    r"\bđạt\s+(?:tỷ lệ\s+)?\d|\d\s?%|(?:tăng|giảm)\s+\d",
    re.I,
)
COMPARED = re.compile(
    r"(?:so với|bằng|cao hơn|thấp hơn|vượt)\s+(?:cùng kỳ\s+|kết quả\s+|mức\s+)?(?:của\s+)?"
    r"(?:năm\s+)?$",
    re.I,
)
LOOKED_BACK = re.compile(
    r"(?:hạn chế|tồn tại|điểm yếu|mặt yếu|yếu kém|kết quả|công bố|phân tích|chỉ ra|INDEX|SIPAS|"
    r"PAPI|PCI|DTI|chỉ số)[^.;]{0,60}$",
    re.I,
)
_UNITS = re.compile(
    r"\s+(?:đồng|triệu|tỷ|nghìn|người|hồ sơ|lượt|thủ tục|văn bản|cán bộ|hộ|ha|km|m2|cơ quan|đơn vị|"
    r"trường hợp|bộ|máy|lần)\b",
    re.I,
)
_NAMING = re.compile(r"(?:\bnăm\s+|[A-ZĐ]{2,}\s+)$")


def held_shift(token: str) -> int:
    """Return by how many years ``{năm-1}`` differs from the plan's."""
    digits = re.sub(r"[^\d+−–-]", "", token)
    return int(re.sub("[−–]", "-", digits) or 0)


def named_years(text: str, own: int) -> tuple[Named, ...]:
    """Return every year that a text of a plan of year ``own`` names, in order."""
    if not re.search(rf"{_TYPED}|\{{", text):
        return ()
    spans = tuple(_spans(text))
    found: dict[int, Named] = {}
    for one in (*_days(text, own, spans), *_months(text, own, spans), *_bare(text, own, spans)):
        found.setdefault(one.start, one)
    return tuple(sorted(found.values(), key=lambda one: one.start))


@dataclass(frozen=True)
class _Span:
    start: int
    end: int
    role: Role


def _spans(text: str) -> Iterator[_Span]:
    """Yield where years belong to acts, periods and quotations."""
    for start, end in act_spans(text):
        yield _Span(start, end, Role.ACT)
    for pattern, role in ((_LAW, Role.ACT), (_DATED, Role.ACT), (_QUOTED, Role.QUOTED)):
        for match in pattern.finditer(text):
            yield _Span(*match.span(), role)
    for match in _PERIOD.finditer(text):
        yield _Span(*match.span(), Role.PERIOD)


def act_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the citations of numbered acts, each with the title that follows it."""
    for one in cited(text):
        if not one.number:
            yield one.start, one.end
            continue
        stop = _OF_ACT_ENDS.search(text, one.end)
        yield one.start, stop.start() if stop else len(text)


def _role(text: str, at: int, end: int, spans: tuple[_Span, ...]) -> Role | None:
    roles = {one.role for one in spans if one.start <= at < one.end}
    if Role.ACT in roles or _CITED_BEHIND.match(text, end):
        return Role.ACT
    return next((role for role in (Role.QUOTED, Role.PERIOD) if role in roles), None)


def _days(text: str, own: int, spans: tuple[_Span, ...]) -> Iterator[Named]:
    for match in _DAY.finditer(text):
        names = next(
            n for n in (("d", "m", "y"), ("id", "im", "iy"), ("ld", "lm", "ly")) if match[n[0]]
        )
        day, month, year = names
        role = _role(text, match.start(year), match.end(), spans) or Role.DAY
        yield _named(
            text, own, match.span(year), match.span(), role,
            day=(int(match[day]), int(match[month])), parts=(match.span(day), match.span(month)),
        )  # fmt: skip


def _months(text: str, own: int, spans: tuple[_Span, ...]) -> Iterator[Named]:
    for match in _MONTH.finditer(text):
        role = _role(text, match.start("y"), match.end(), spans) or Role.MONTH
        yield _named(text, own, match.span("y"), match.span(), role)


def _bare(text: str, own: int, spans: tuple[_Span, ...]) -> Iterator[Named]:
    for match in _YEAR.finditer(text):
        role = _role(text, match.start(), match.end(), spans) or Role.BARE
        lead = re.search(r"năm\s+$", text[: match.start()], re.I)
        start = lead.start() if lead else match.start()
        bare = role is Role.BARE and match["typed"]
        if bare and not _NAMING.search(text[: match.start()]) and _UNITS.match(text, match.end()):
            role = Role.AMOUNT
        yield _named(text, own, match.span(), (start, match.end()), role)


def _named(
    text: str,
    own: int,
    at: tuple[int, int],
    words: tuple[int, int],
    role: Role,
    day: tuple[int, int] | None = None,
    parts: tuple[tuple[int, int], tuple[int, int]] | None = None,
) -> Named:
    token = text[slice(*at)]
    typed = token.isdigit()
    sentence = _sentence(text, at[0])
    cued = is_due(text[: words[0]])
    past = role in (Role.DAY, Role.MONTH, Role.BARE) and _is_past(text, words[0], role, sentence)
    return Named(
        *at,
        int(token) if typed else own + held_shift(token),
        Role.PAST if past else role,
        typed,
        words,
        sentence,
        text[max(0, at[0] - 80) : at[0]],
        day,
        parts,
        cued,
        role,
    )


def _is_past(text: str, at: int, role: Role, sentence: str) -> bool:
    """True where the words tell of what is over; not a day by which work is due.

    A year at the head of a sentence belongs to all of it, one further on to its own part.
    """
    if not tells_past(sentence):
        return False
    before, after = text[:at], text[at:]
    part = re.split(r"[,;:]|\.\s", before)[-1]
    firm = role is not Role.BARE and _FIRM.search(before[-40:])
    head = at - text.find(sentence) < _HEAD
    if firm or (role is Role.BARE and not head):
        return tells_past(part if firm else part + re.split(r"[,;:]", after)[0])
    return True


def is_due(before: str) -> bool:
    """True when the words before a date make it a deadline."""
    return _DUE.search(before[-40:]) is not None


def _sentence(text: str, at: int) -> str:
    start = 0
    for stop in _SENTENCE.finditer(text):
        if stop.end() > at:
            return text[start : stop.start()]
        start = stop.end()
    return text[start:]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, and their main parts."""
    return _SENTENCE.split(text)


@cache
def tells_past(sentence: str) -> bool:
    """True for a sentence of what is over: ``đã …`` and no aim."""
    return bool(_DONE.search(sentence)) and not _FORWARD.search(sentence)


@cache
def tells_result(sentence: str) -> bool:
    """True for a sentence with figures reached, typed out, and no aim."""
    bare = re.sub(r"\{[^}]*\}", " ", sentence)
    return bool(_RESULT.search(_undated(bare))) and not _FORWARD.search(sentence)


@cache
def looks_forward(sentence: str) -> bool:
    """True for a sentence with an aim."""
    return bool(_FORWARD.search(sentence))


def _undated(text: str) -> str:
    return _DAY.sub(" ", text)


_ONES = ("không", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin")
_SPOKEN = {
    4: ("bon", "tu"),
    5: ("nam", "lam", "nham"),
}


@cache
def year_in_words(year: int) -> re.Pattern[str]:
    """Return the pattern of a folded text with a year in words: ``hai nghìn … hai mươi lăm``."""
    tens, ones = divmod(year % 100, 10)
    one = "|".join(_SPOKEN.get(ones, (fold(_ONES[ones]),)))
    ten = fold(_ONES[tens]) if tens > 1 else "muoi" if tens else "(?:linh|le|khong)"
    middle = rf"{ten}(?:muoi)?" if tens > 1 else ten
    last = f"(?:{one})" if ones else "(?!mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)"
    return re.compile(rf"hai(?:nghin|ngan|khong)(?:khongtram)?{middle}{last}")
