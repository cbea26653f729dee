"""The days on which a name, a post or a group holds; ``None``: from ever, for ever."""

from __future__ import annotations

from datetime import date


def held(start: date | None, end: date | None, first: date, last: date) -> bool:
    """True when what holds from ``start`` to ``end`` does on some day from ``first`` to ``last``.

    >>> held(date(2025, 7, 1), None, date(2025, 1, 1), date(2025, 12, 31))
    True
    """
    return (start is None or start <= last) and (end is None or end >= first)
