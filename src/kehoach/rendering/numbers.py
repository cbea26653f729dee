"""The numbers Word wants, written into the view: what :mod:`finish` sets in XML.

Their names begin with ``_``, which no template of a person may use.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kehoach.compose.sheet import Line, Part, Sheet
from kehoach.rendering.keeping import Irregular, keeps, leads_in
from kehoach.rendering.namespaces import EMU_PER_MM
from kehoach.rendering.styles import twips
from kehoach.standards import Standard
from kehoach.text.markup import Runs, plain

_View = dict[str, Any]


def numbered(view: _View, sheet: Sheet, standard: Standard) -> _View:
    """Return the view with every computed number; the lists in it are changed in place.

    Raises :class:`Irregular` for what only the finished XML can tell.
    """
    end = standard.wording["body_end"]
    if sheet.kept.header or sheet.kept.footer:
        raise Irregular
    _number_parts(view["noi_dung"], sheet.parts, end, signed=True)
    _number_parts(view["giu_sau"], sheet.kept.end, end)
    apart, before = bool(sheet.contact or standard.party), {"_ngang": False, "_trong": False}
    for shown, annex in zip(view["phu_luc"], sheet.annexes, strict=True):
        _number_parts(shown["noi_dung"], annex.parts, end)
        shown["_truoc"] = before
        before = {"_ngang": annex.landscape, "_trong": apart}
    lines = {
        "_giu_can_cu": _led(sheet.bases, end),
        "_giu_giu_dau": _led([line.runs for line in sheet.kept.top], end),
        "_giu_giu_truoc": _led([line.runs for line in sheet.kept.under_title], end),
    }
    single = (view["ten_loai"], sheet.title, sheet.contact)
    named = (
        text for annex in sheet.annexes for text in (annex.number, annex.title, annex.enclosed)
    )
    if any(text.strip() == end for text in (*single, *named)):
        raise Irregular
    return {**view, **lines, "_cuoi": before}


def _led(lines: Sequence[Runs], end: str) -> list[bool]:
    texts = list(map(plain, lines))
    if any(text.strip() == end for text in texts):
        raise Irregular
    return list(map(leads_in, texts))


def _number_parts(
    shown: list[_View], parts: Sequence[Part], end: str, signed: bool = False
) -> None:
    for one, part, keep in zip(shown, parts, keeps(parts, end, signed), strict=True):
        one["_giu"] = keep.paragraph
        if not isinstance(part, Line):
            if part.spans:
                raise Irregular
            one["_giu_ten"] = keep.title
            _number_cells(one, keep.last_row)


def _number_cells(table: _View, keep_last: bool) -> None:
    widths, rows = twips_of(table["rong"]), table["hang"]
    table["_giu_dau"] = keep_last and not rows
    for row in rows:
        start = 0
        for cell in row:
            end = start + cell["gop"]
            if "_rong" not in cell:  # cells of a column may be one
                cell["_rong"], cell["_giu"] = sum(widths[start:end]), False
            start = end
    if keep_last and rows:
        rows[-1] = [{**cell, "_giu": True} for cell in rows[-1]]


def twips_of(lengths: str) -> list[int]:
    """Return lengths in mm (``60.00 100.00``) in twips."""
    return [twips(float(length)) for length in lengths.split()]


def emu_of(length: str) -> int:
    """Return a length in mm in English Metric Units."""
    return round(float(length) * EMU_PER_MM)
