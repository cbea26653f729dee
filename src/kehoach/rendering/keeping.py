"""Which paragraphs stay on the page of the next: computed from the sheet, before any XML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kehoach.compose.sheet import Line, Part, Table
from kehoach.text.markup import plain


class Keeps(NamedTuple):
    """Of which parts something is kept with the paragraph after it: their places in the list.

    ``paragraphs``: the line; of a table, the thin paragraph below it.
    """

    paragraphs: set[int]
    last_rows: set[int]
    titles: set[int]


class NotCompiled(Exception):
    """A sheet or template that the compiled templates do not cover: docxtpl renders it."""


def leads_in(text: str) -> bool:
    """True for a text that leads in what follows: its list must not stand on the next page."""
    return text.strip().endswith(":")


def keeps(parts: Sequence[Part], body_end: str, signed: bool = False) -> Keeps:
    """Return what of which parts is kept with the next.

    Lead-ins stay with their lists, a closing mark on a line of its own (``body_end``) with the
    last row of the table before it, and where the signature block follows (``signed``), the end
    of the text with that. Raises :class:`NotCompiled` where this goes beyond the parts.
    """
    texts = list(map(_text, parts))
    tables = [(index, part) for index, part in enumerate(parts) if isinstance(part, Table)]
    kept = Keeps(set(), set(), {at for at, table in tables if leads_in(plain(table.title))})
    for index, text in enumerate(texts):
        if text and text[-1] == ":":
            kept.paragraphs.add(index)
        elif text == body_end:
            above = _keep_back(texts, index - 1, kept)
            if texts[above] is None:
                kept.paragraphs.add(above)
                kept.last_rows.add(above)
    if signed:
        kept.paragraphs.add(_keep_back(texts, len(parts) - 1, kept))
    return kept


def _keep_back(texts: list[str | None], index: int, kept: Keeps) -> int:
    """Keep what is empty, going up; return where that ends: at a text or a table."""
    while index >= 0 and texts[index] == "":
        kept.paragraphs.add(index)
        index -= 1
    if index < 0:
        raise NotCompiled
    return index


def _text(part: Part) -> str | None:
    """Return the text of a line as Word shows it, ``None`` for a table.

    Words that begin with a letter and end in what is seen are neither empty nor a mark: of them
    the letter and the last run will do.
    """
    if not isinstance(part, Line):
        return None
    runs, label = part.runs, part.label
    if runs:
        first, last = runs[0].text[:1], runs[-1].text
        if first.isalpha() and last and not last[-1].isspace():
            return first + last
    words = plain(runs)
    if label:
        words = f"{label} {words}" if runs else label
    return words.replace("\n", "").replace("\t", " ").strip()
