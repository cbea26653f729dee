"""What a sheet still leaves to be written."""

from __future__ import annotations

from kehoach.compose.sheet import Line, Sheet
from kehoach.text.markup import plain
from kehoach.wording.blanks import count_blanks


def blanks_left(sheet: Sheet) -> int:
    """Return how many dotted blanks stand in the title, the căn cứ and the text of a sheet.

    Tables and appendices may hold forms, which are meant to be filled in by others; number, day
    and name are blank until the plan is issued.
    """
    lines = (part.runs for part in sheet.parts if isinstance(part, Line))
    texts = (sheet.title, *map(plain, sheet.bases), *map(plain, lines))
    return count_blanks("\n".join(texts))
