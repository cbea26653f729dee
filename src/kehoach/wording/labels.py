"""Ordinals of Vietnamese administrative documents: Roman numbers and the letters of law."""

from __future__ import annotations

from functools import lru_cache

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Order of điểm: the Vietnamese alphabet without tone letters (NĐ 30/2020, PL I, II.6.đ)."""

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


@lru_cache(maxsize=256)
def roman(number: int) -> str:
    """Return ``number`` (from 1) as a Roman number."""
    digits = []
    for value, digit in _ROMAN:
        count, number = divmod(number, value)
        digits.append(digit * count)
    return "".join(digits)


@lru_cache(maxsize=256)
def letter(number: int) -> str:
    """Return the letter of điểm ``number`` (from 1); after y comes aa, ab, …"""
    head, tail = divmod(number - 1, len(LETTERS))
    return (letter(head) if head else "") + LETTERS[tail]


def from_roman(text: str) -> int:
    """Return the value of a Roman number written in capitals; 0 when it is not one."""
    rest, total = text, 0
    for value, digit in _ROMAN:
        while rest.startswith(digit):
            rest, total = rest[len(digit) :], total + value
    return total if not rest and text and roman(total) == text else 0
