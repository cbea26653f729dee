"""The numbers Word wants, beside the view: what :mod:`finish` sets in XML.

Their names begin with ``_``, which no template of a person may use.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from kehoach.compose.sheet import Annex, Sheet
from kehoach.rendering.keeping import NotCompiled, leads_in
from kehoach.rendering.namespaces import EMU_PER_MM
from kehoach.rendering.styles import twips
from kehoach.standards import Standard
from kehoach.text.markup import Runs, plain


def numbers_of(sheet: Sheet, standard: Standard) -> dict[str, Any]:
    """Return what is kept of the lines around the text, and the last section.

    Raises :class:`NotCompiled` for what only the finished XML can tell.
    """
    end = standard.wording["body_end"]
    if sheet.kept.header or sheet.kept.footer:
        raise NotCompiled
    named = [
        text for annex in sheet.annexes for text in (annex.number, annex.title, annex.enclosed)
    ]
    kind = (sheet.kind or standard.components["ten_loai"].text).strip("-")
    if any(text.strip() == end for text in (kind, sheet.title, sheet.contact, *named)):
        raise NotCompiled
    return {
        "_giu_can_cu": _led(sheet.bases, end),
        "_giu_giu_dau": _led([line.runs for line in sheet.kept.top], end),
        "_giu_giu_truoc": _led([line.runs for line in sheet.kept.under_title], end),
        "_cuoi": _section(sheet.annexes[-1] if sheet.annexes else None, sheet, standard),
    }


def sections_before(sheet: Sheet, standard: Standard) -> list[dict[str, bool]]:
    """Return for each appendix the section that ends before it."""
    above = (None, *sheet.annexes[:-1])
    return [_section(annex, sheet, standard) for annex in above[: len(sheet.annexes)]]


def _section(annex: Annex | None, sheet: Sheet, standard: Standard) -> dict[str, bool]:
    """Return what is special in the section of an appendix; ``None`` stands for the text."""
    if annex is None:
        return {"_ngang": False, "_trong": False}
    return {"_ngang": annex.landscape, "_trong": bool(sheet.contact or standard.party)}


def _led(lines: Sequence[Runs], end: str) -> list[bool]:
    if not lines:
        return []
    texts = list(map(plain, lines))
    if any(text.strip() == end for text in texts):
        raise NotCompiled
    return list(map(leads_in, texts))


@lru_cache(maxsize=256)
def twips_of(lengths: str) -> tuple[int, ...]:
    """Return lengths in mm (``60.00 100.00``) in twips; those of letterheads come again."""
    return tuple([twips(float(length)) for length in lengths.split()])


@lru_cache(maxsize=256)
def emu_of(length: str) -> int:
    """Return a length in mm in English Metric Units."""
    return round(float(length) * EMU_PER_MM)
