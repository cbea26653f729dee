"""What stands in a body, a cell, a table or a row, also inside content controls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kehoach.reading.wordml import TBL, THROUGH, P, W, held

_PROPERTIES = {f"{W}{name}" for name in ("tcPr", "sectPr", "sdtPr", "sdtEndPr")}


def blocks_of(children: list[Any]) -> tuple[list[Any], dict[int, list[Any]]]:
    """Return paragraphs and tables in order, and what else stands before each (bookmarks)."""
    found: list[Any] = []
    leads: dict[int, list[Any]] = {}
    for child in _flat(children, {P, TBL}):
        if child.tag in (P, TBL):
            found.append(child)
        elif child.tag not in _PROPERTIES:
            leads.setdefault(len(found), []).append(child)
    return found, leads


def rows_of(table: Any) -> list[Any]:
    """Return the rows of a table."""
    return [one for one in _flat(list(table), {f"{W}tr"}) if one.tag == f"{W}tr"]


def cells_of(row: Any) -> list[Any]:
    """Return the cells of a row."""
    return [one for one in _flat(list(row), {f"{W}tc"}) if one.tag == f"{W}tc"]


def _flat(children: list[Any], wanted: set[str]) -> Iterator[Any]:
    for child in children:
        if child.tag in THROUGH and child.tag not in wanted:
            for holder in held(child):
                yield from _flat(list(holder), wanted)
        else:
            yield child
