"""Capital letters."""

from __future__ import annotations


def capital(text: str) -> str:
    """Return a text with its first letter in capitals, all else as it is.

    >>> capital("quý II")
    'Quý II'
    """
    return text[:1].upper() + text[1:]
