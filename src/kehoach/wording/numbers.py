"""Numbers as Vietnamese offices write them: decimal comma, dot between thousands."""

from __future__ import annotations

import re
from decimal import Decimal

_UNITS = {"": 1, "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_SEPARATORS = str.maketrans(",.", ".,")
_MONEY = re.compile(r"^([\d.,]+)\s*(nghìn|ngàn|triệu|tỷ|tỉ)?\s*(?:đồng|đ|VNĐ)?$", re.IGNORECASE)


def decimal_comma(value: Decimal) -> str:
    """Write a number: ``Decimal("4.64")`` is ``4,64``, ``Decimal("2814")`` is ``2.814``."""
    return f"{value:,f}".translate(_SEPARATORS)


def parse_decimal(text: str) -> Decimal | None:
    """Read a score written with a point or a comma; ``None`` when it is no number."""
    if not re.fullmatch(r"-?\d{1,12}(?:[.,]\d{1,12})?", text):
        return None
    return Decimal(text.replace(",", "."))


def parse_money(text: str) -> Decimal | None:
    """Read ``350 triệu đồng`` or ``1.250.000 đồng`` as đồng; ``None`` when it is no amount."""
    match = _MONEY.match(text.strip())
    if not match:
        return None
    digits, unit = match.group(1), (match.group(2) or "").lower()
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "")
    number = parse_decimal(digits)
    return None if number is None else number * _UNITS[unit]


def padded(number: int) -> str:
    """Write a number of a document or a day: below 10 with a leading 0 (PL I, II.3.c, II.4.b)."""
    return f"{number:02d}"
