"""A text on one line, cut where it is long."""

from __future__ import annotations


def shortened(text: str, most: int = 80) -> str:
    """Return a text on one line of at most ``most`` characters; what is cut ends with ``…``."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
