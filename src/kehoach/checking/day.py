"""Judges of địa danh và thời gian ban hành."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kehoach.anatomy.parts import Piece, PlaceAndDay
from kehoach.anatomy.plain import plain
from kehoach.checking import looks, placing
from kehoach.checking.header import missing, normal
from kehoach.checking.verdicts import HELD, Judge, Subject, Verdict, at

_SMALL = {"phố", "xã", "trấn", "khu"}
"""Second words of ``Thành phố``, ``Thị xã``, ``Thị trấn``, ``Đặc khu``."""


def _line(subject: Subject) -> Iterator[Piece]:
    if subject.anatomy.place_and_day is not None:
        yield subject.anatomy.place_and_day.piece


def _judge(ask: Callable[[PlaceAndDay], bool | None]) -> Judge:
    """Return a judge from a question: True right, False wrong, None does not apply."""

    def judge(subject: Subject) -> Iterator[Verdict]:
        line = subject.anatomy.place_and_day
        answer = ask(line) if line is not None else None
        if line is not None and answer is not None:
            args = {"day": line.day_text, "month": line.month_text, "year": line.year_text}
            yield HELD if answer else at(line.piece, place=line.place, **args)

    return judge


def place_there(subject: Subject) -> Iterator[Verdict]:
    """KH278: a place stands before the day."""
    line = subject.anatomy.place_and_day
    if line is not None:
        yield HELD if line.place else at(line.piece)


def _comma(line: PlaceAndDay) -> bool | None:
    """KH265: a comma after the place."""
    if not line.place:
        return None
    return line.piece.text.partition(line.place)[2].lstrip().startswith(",")


def _in_words(line: PlaceAndDay) -> bool | None:
    """KH266: the words ngày, tháng, năm and the year in full."""
    words = plain(line.piece.text)
    year = not line.year_text.isdigit() or len(line.year_text) == 4
    return year and all(re.search(rf"\b{word}\b", words) for word in ("ngay", "thang", "nam"))


def _day_zero(line: PlaceAndDay) -> bool | None:
    """KH267: a 0 before days under ten."""
    return _padded(line.day_text, range(1, 10))


def _month_zero(line: PlaceAndDay) -> bool | None:
    """KH268: a 0 before months 1 and 2."""
    return _padded(line.month_text, range(1, 3))


def _padded(text: str, numbers: range) -> bool | None:
    if not text.isdigit() or int(text) not in numbers:
        return None
    return text.startswith("0")


def _no_month_zero(line: PlaceAndDay) -> bool | None:
    """KH269: no 0 before months 3 to 9."""
    padded = _padded(line.month_text, range(3, 10))
    return None if padded is None else not padded


def _exists(line: PlaceAndDay) -> bool | None:
    """KH270: the day is in the calendar."""
    texts = (line.day_text, line.month_text, line.year_text)
    if not all(text.isdigit() for text in texts) or len(line.year_text) != 4:
        return None
    return line.day is not None


def _capitals(line: PlaceAndDay) -> bool | None:
    """KH275: capital initials of the place, and no more capitals."""
    words = [word for word in re.split(r"[\s\-–]+", normal(line.place)) if word[:1].isalpha()]
    if not words:
        return None
    initials = all(
        word[0].isupper() or (at > 0 and word in _SMALL) for at, word in enumerate(words)
    )
    shouted = any(len(word) > 2 and word.isupper() and word.isalpha() for word in words)
    return initials and not shouted


def _heading(subject: Subject) -> Piece | None:
    found = subject.anatomy
    return found.tieu_ngu or found.quoc_hieu or found.tieu_de_dang


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH264", missing(lambda subject: subject.anatomy.place_and_day)),
    ("KH265", _judge(_comma)),
    ("KH266", _judge(_in_words)),
    ("KH267", _judge(_day_zero)),
    ("KH268", _judge(_month_zero)),
    ("KH269", _judge(_no_month_zero)),
    ("KH270", _judge(_exists)),
    ("KH271", looks.italic("dia_danh", _line)),
    ("KH272", looks.bold("dia_danh", _line)),
    ("KH273", looks.sizes("dia_danh", _line)),
    ("KH274", placing.centred(_line, _heading)),
    ("KH275", _judge(_capitals)),
    ("KH278", place_there),
)
