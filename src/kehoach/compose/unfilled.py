"""What a sheet still leaves to be written."""

from __future__ import annotations

from kehoach.compose.sheet import Line, Sheet
from kehoach.text.markup import plain
from kehoach.wording.blanks import count_blanks


def blanks_left(sheet: Sheet) -> int:
    """Return how many dotted blanks stand in the text of a sheet and around it.

    Tables and appendices may hold forms, which are meant to be filled in by others; number, day
    and name are blank until the plan is issued, and no dots.
    """
    signer = sheet.signature
    head = (sheet.superior, *sheet.issuer, sheet.number, sheet.place_and_day, sheet.title)
    foot = (*sheet.recipients, *signer.authority, signer.post, signer.other_post)
    lines = (part.runs for part in sheet.parts if isinstance(part, Line))
    texts = (*head, *map(plain, sheet.bases), *map(plain, lines), *foot)
    return count_blanks("\n".join(texts))
