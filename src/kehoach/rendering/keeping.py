"""Which paragraphs stay on the page of the next: computed from the sheet, before any XML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.compose.sheet import Line, Part
from kehoach.text.markup import plain


@dataclass(slots=True)
class Keep:
    """What of a part is kept with the paragraph after it.

    ``paragraph``: the line; of a table, the thin paragraph below it.
    """

    paragraph: bool = False
    last_row: bool = False
    title: bool = False


class Irregular(Exception):
    """The order of the parts is none that is foreseen: the document itself must be looked at."""


def leads_in(text: str) -> bool:
    """True for a text that leads in what follows: its list must not stand on the next page."""
    return text.strip().endswith(":")


def keeps(parts: Sequence[Part], body_end: str, signed: bool = False) -> list[Keep]:
    """Return for each part what of it is kept with the next.

    Lead-ins stay with their lists, a closing mark on a line of its own (``body_end``) with the
    last row of the table before it, and where the signature block follows (``signed``), the end
    of the text with that. Raises :class:`Irregular` where this goes beyond the parts.
    """
    texts = [_text(part) for part in parts]
    kept = [Keep(text is not None and text.endswith(":")) for text in texts]
    for index, part in enumerate(parts):
        if texts[index] == body_end:
            above = _keep_back(texts, index - 1, kept)
            if texts[above] is None:
                kept[above].paragraph = kept[above].last_row = True
        elif not isinstance(part, Line):
            kept[index].title = leads_in(plain(part.title))
    if signed:
        kept[_keep_back(texts, len(parts) - 1, kept)].paragraph = True
    return kept


def _keep_back(texts: list[str | None], index: int, kept: list[Keep]) -> int:
    """Keep what is empty, going up; return where that ends: at a text or a table."""
    while index >= 0 and texts[index] == "":
        kept[index].paragraph = True
        index -= 1
    if index < 0:
        raise Irregular
    return index


def _text(part: Part) -> str | None:
    """Return the text of a line as Word shows it, ``None`` for a table."""
    if not isinstance(part, Line):
        return None
    words = plain(part.runs)
    label = f"{part.label} " if part.label and part.runs else part.label
    return f"{label}{words}".replace("\n", "").replace("\t", " ").strip()
