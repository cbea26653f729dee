"""Judges of names out of time and acts no longer to be cited, by the dated register."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

from kehoach.checking.prose import every
from kehoach.checking.verdicts import HELD, Judge, Subject, Unjudged, Verdict, at
from kehoach.reading.document import Paragraph
from kehoach.registry.mentions import Mention, mentions

_ACTS = ("KH858", "KH859", "KH860", "KH861", "KH868", "KH869")
_UNKNOWN = Unjudged(
    "Văn bản chưa ghi ngày nên chưa biết tên, văn bản nào còn dùng được.",
    "The document has no day: which names and acts hold is not known.",
)

Place = tuple[Paragraph, Mention]


def _days(subject: Subject) -> tuple[date, date] | None:
    """First and last day that the document may have: its day, its month, its year."""
    anatomy = subject.anatomy
    if anatomy.day:
        return anatomy.day, anatomy.day
    place = anatomy.place_and_day
    year = int(place.year_text) if place and place.year_text.isdigit() else 0
    if not 1990 <= year <= 2100:
        return None if subject.day == date.max else (subject.day, subject.day)
    month = int(place.month_text) if place and place.month_text.isdigit() else 0
    if 1 <= month <= 12:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)


def _found(subject: Subject) -> tuple[Place, ...] | None:
    if "mentions" not in subject.shared:
        days = _days(subject)
        subject.shared["mentions"] = days and tuple(
            (paragraph, mention)
            for paragraph in every(subject)
            for mention in mentions(paragraph.text, *days, subject.register)
        )
    found: tuple[Place, ...] | None = subject.shared["mentions"]
    return found


def _of(codes: tuple[str, ...], sure: bool | None = None) -> Judge:
    """Return a judge of the mentions of some kinds: all, or whose data are sure, or are not."""

    def judge(subject: Subject) -> Iterator[Verdict]:
        found = _found(subject)
        if found is None:
            yield _UNKNOWN
            return
        wrong = [
            (paragraph, mention)
            for paragraph, mention in found
            if mention.code in codes and sure in (None, mention.grade == "V2")
        ]
        met: set[tuple[int, str]] = set()
        for paragraph, mention in wrong:
            key = paragraph.number, mention.text.casefold()
            if key not in met:
                met.add(key)
                yield at(paragraph, mention.text, **_filled(mention))
        if not wrong:
            yield HELD

    return judge


def _filled(mention: Mention) -> dict[str, str]:
    """Return its arguments with ``found``; what this kind of finding lacks has plain words."""
    args = {"becomes": "", "by": "", "act": "", "to": "", "from": "", "before": "", "now": ""}
    filled = {**args, **mention.args}
    filled["becomes"] = filled["becomes"] or "cơ quan đang làm nhiệm vụ đó"
    filled["by"] = filled["by"] or "văn bản đang có hiệu lực"
    filled["before"] = filled["before"] or filled["now"] or "tên đúng của thời điểm đó"
    found = filled["act"] if mention.code in _ACTS else mention.text
    filled["found"] = " ".join(found.split())
    return filled


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH630", _of(("KH840", "KH864", "KH866"))),
    ("KH631", _of(("KH841",))),
    ("KH632", _of(("KH842",))),
    ("KH633", _of(("KH843", "KH865"))),
    ("KH634", _of(("KH935",))),
    ("KH635", _of(("KH888",))),
    ("KH637", _of(("KH858", "KH859"), sure=True)),
    ("KH638", _of(("KH860",), sure=True)),
    ("KH639", _of(("KH861",), sure=True)),
    ("KH641", _of(_ACTS, sure=False)),
)
