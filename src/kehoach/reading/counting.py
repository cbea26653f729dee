"""A number in the formats of automatic numbering (ISO 29500-1 17.18.59)."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_MOST_ROMAN, _MOST_LETTERS = 3999, 780
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def formatted(count: int, style: str) -> str:
    """Return a number in a format; formats of other scripts come as decimals."""
    if style == "none":
        return ""
    if style == "decimalZero":
        return f"{count:02d}"
    if style in {"lowerRoman", "upperRoman"} and 0 < count <= _MOST_ROMAN:
        return _cased(_roman(count), style)
    if style in {"lowerLetter", "upperLetter"} and 0 < count <= _MOST_LETTERS:
        return _cased(_letters(count), style)
    if style == "ordinal":
        return f"{count}{_suffix(count)}"
    return str(count)


def _cased(text: str, style: str) -> str:
    return text.upper() if style.startswith("upper") else text


def _roman(count: int) -> str:
    text = ""
    for amount, letters in _ROMAN:
        text += letters * (count // amount)
        count %= amount
    return text


def _letters(count: int) -> str:
    """Return a … z, aa, bb … as Word counts."""
    rounds, letter = divmod(count - 1, 26)
    return chr(ord("a") + letter) * (rounds + 1)


def _suffix(count: int) -> str:
    return "th" if count % 100 in {11, 12, 13} else _ORDINALS.get(count % 10, "th")
