"""Số, ký hiệu and địa danh, thời gian ban hành: found in a line and taken apart."""

from __future__ import annotations

import re

from kehoach.anatomy.parts import Number, Piece, PlaceAndDay
from kehoach.anatomy.plain import place as place_in
from kehoach.anatomy.plain import plain
from kehoach.wording.dates import make_date

_START = r"(?:^|(?<=\t)|(?<= {3}))\s*"
_END = r"(?=\s*[.;]?\s*(?:$|\t| {3}))"
NUMBER = re.compile(
    rf"{_START}so\s*[:.;]?(?P<value>[\s.…_\d]*[a-z]?)\s*(?P<mark>[/-])\s*"
    r"(?P<symbol>(?:\d{4}\s?[/-]\s?)?[a-z][\w.&]*(?:\s?[-/]\s?[\w.&…]+)*|[….]+\d*[….]*(?:\s?[-/]\s?[\w.&…]+)*)"
    rf"{_END}"
)
"""In plain letters; see :func:`number_of`."""
_BARE = re.compile(rf"{_START}so\s*:\s*(?P<value>[\s.…_\d]*)(?P<mark>)(?P<symbol>)$")

_VALUE = r"[\s.…_/]*\d*[\s.…_/]*"
_WORD = r"[^\W_][\w.()'’\-]*"
PLACE_AND_DAY = re.compile(
    rf"{_START}(?P<place>(?:{_WORD}|[….]+ ?\d* ?[….]*)(?: {{1,2}}{_WORD}){{0,6}}?)?"
    rf"\s*,?\s*\bngay(?P<day>{_VALUE})thang(?P<month>{_VALUE})nam(?P<year>{_VALUE}){_END}"
)
"""In plain letters; see :func:`place_and_day_of`."""
SHORT_DAY = re.compile(
    r"(?P<place>[^\W\d_]\w*(?: [^\W\d_]\w*){0,5})\s*,\s*(?:ngay\s*)?"
    r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})\s*$"
)
PLACE_LENGTH = 60


def number_of(piece: Piece) -> Number | None:
    """Take ``Số: 05/KH-UBND`` apart; None when the line is no number line."""
    found = _match(piece.text, NUMBER, _BARE)
    if not found:
        return None
    written = "".join(sign for sign in found["value"] if sign.isalnum())
    digits = "".join(sign for sign in written if sign.isdigit())
    value = int(digits) if digits and len(digits) < 10 else None
    text = piece.text
    start, end = (place_in(text, found.start(name)) for name in ("value", "symbol"))
    symbol = text[end : place_in(text, found.end("symbol"))].strip()
    prefix = text[place_in(text, found.start()) : start].strip()
    return Number(piece, prefix, value, written, symbol, not digits)


def place_and_day_of(piece: Piece) -> PlaceAndDay | None:
    """Take ``Hà Giang, ngày 23 tháng 7 năm 2021`` apart; None when the line is none."""
    found = _match(piece.text, PLACE_AND_DAY, SHORT_DAY)
    if not found or len(found["place"] or "") > PLACE_LENGTH:
        return None
    text = piece.text
    day, month, year = (found[name].strip(" .…_/") for name in ("day", "month", "year"))
    name = text[place_in(text, found.start("place")) : place_in(text, found.end("place"))]
    full = day.isdigit() and month.isdigit() and len(year) == 4 and year.isdigit()
    when = make_date(int(year), int(month), int(day)) if full else None
    blank = not (day and month)
    return PlaceAndDay(piece, name.strip() if found["place"] else "", day, month, year, when, blank)


def _match(text: str, *patterns: re.Pattern[str]) -> re.Match[str] | None:
    letters = plain(text)
    return next((found for one in patterns if (found := one.search(letters))), None)
