"""Columns of numbers with their total: do they add up, as an office rounds and groups them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kehoach.text.claims import plainly
from kehoach.wording.labels import from_roman
from kehoach.wording.numbers import decimal_comma, parse_money

_TOTAL = re.compile(r"(?:tổng(?: cộng| số)?|cộng)\s*(?:\([^)]*\))?\s*[:.]?", re.IGNORECASE)
_NOT_ADDED = re.compile(
    r"%|tỷ lệ|tỉ lệ|điểm|hạng|bình quân|trung bình|đơn giá|mức|năm|ngày|tháng|^stt$|^tt$|hệ số|"
    r"tốc độ|thời|ghi chú|mã|số hiệu",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:[.,]\d+)?")
_BLANK = re.compile(r"[\s\-–—.…x]*", re.IGNORECASE)


@dataclass(frozen=True)
class Sum:
    """A column under a total: its title, the total as written, and what the rows add up to.

    ``right`` is ``None`` where groups and parts leave it open what is added.
    """

    title: str
    written: str
    real: str
    right: bool | None
    row: int
    column: int


def sums(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Sum]:
    """Yield the columns of a table whose last or first row is a total."""
    place = _total_row(rows)
    if place is None:
        return
    others = [row for index, row in enumerate(rows) if index != place]
    orders = [row[0].strip().rstrip(".") for row in others]
    for column, title in enumerate(heads):
        written = rows[place][column].strip()
        if _NOT_ADDED.search(plainly(title)) or column == 0 or _amount(written) is None:
            continue
        if column and rows[place][column] == rows[place][column - 1]:
            continue
        values = [_amount(row[column]) for row in others]
        known = [value for value in values if value is not None]
        if None in values or sum(value is not _EMPTY for value in known) < 2:
            continue
        yield _added(plainly(title), written, known, orders, place, column)


_EMPTY = Decimal(0)


def _total_row(rows: Sequence[Sequence[str]]) -> int | None:
    found = [
        index
        for index, row in enumerate(rows)
        if any(_TOTAL.fullmatch(plainly(cell)) for cell in row[:3])
    ]
    ends = (0, len(rows) - 1)
    return found[0] if len(found) == 1 and found[0] in ends and len(rows) > 2 else None


def _amount(text: str) -> Decimal | None:
    plain = plainly(text)
    if _BLANK.fullmatch(plain):
        return _EMPTY
    if _PLAIN.fullmatch(plain):
        grouped = re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain)
        return Decimal((plain.replace(".", "") if grouped else plain).replace(",", "."))
    return parse_money(plain) if re.search(r"\bđ", plain) else None


def _added(
    title: str, written: str, values: list[Decimal], orders: list[str], row: int, column: int
) -> Sum:
    total = _amount(written) or Decimal(0)
    real = sum(values, Decimal(0))
    slack = _slack(values, total)
    ways = _ways(values, orders)
    right: bool | None = any(abs(way - total) <= slack for way in ways)
    if not right and (len(ways) > 1 or _nested(orders)):
        right = None
    return Sum(title, written, decimal_comma(real), right, row, column)


def _slack(values: list[Decimal], total: Decimal) -> Decimal:
    """Return what rounding may explain: one unit of the last place for long or broken numbers."""
    places = max(-int(value.as_tuple().exponent) for value in (*values, total))
    long = max(abs(total), *map(abs, values)) >= 1000
    return Decimal(1).scaleb(-max(places, 0)) if places > 0 or long else Decimal(0)


def _ways(values: list[Decimal], orders: list[str]) -> list[Decimal]:
    """Return what may be added: all rows, only the groups (I, II, A, B), only the rows in them."""
    heads = [bool(from_roman(order)) or (order.isalpha() and order.isupper()) for order in orders]
    ways = [sum(values, Decimal(0))]
    if any(heads):
        pairs = list(zip(values, heads, strict=True))
        ways.append(sum((value for value, head in pairs if head), Decimal(0)))
        ways.append(sum((value for value, head in pairs if not head), Decimal(0)))
    return ways


def _nested(orders: list[str]) -> bool:
    """True where rows are not simply counted 1, 2, 3: parts, ``trong đó``, deeper numbers."""
    counted = [str(number) for number in range(1, len(orders) + 1)]
    return [order.lstrip("0") for order in orders] != counted
