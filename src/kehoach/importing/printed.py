"""A sheet as the words it prints: what the spec regenerates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kehoach.compose.sheet import Line, Part, Sheet
from kehoach.standards import Standard, load
from kehoach.text.markup import plain


def front_lines(sheet: Sheet) -> Iterator[str]:
    """Yield what stands above the căn cứ."""
    standard = load(sheet.standard)
    yield from _fixed(standard)
    yield from (sheet.superior, " ".join(sheet.issuer), *sheet.issuer)
    yield from (sheet.number, sheet.place_and_day)
    kind = (sheet.kind or standard.components["ten_loai"].text).strip("-")
    yield f"{kind} {sheet.title}"
    yield from (sheet.draft, sheet.secrecy, sheet.circulation, sheet.contact)
    yield standard.boxes[sheet.urgency].text if sheet.urgency else ""


def _fixed(standard: Standard) -> Iterator[str]:
    yield from (standard.components[name].text for name in standard.letterhead_order[:-1])


def closing_lines(sheet: Sheet) -> Iterator[str]:
    """Yield Nơi nhận and the signature."""
    yield load(sheet.standard).components["noi_nhan"].text
    yield from sheet.recipients
    yield sheet.typist
    signed = sheet.signature
    yield " ".join((*signed.authority, signed.post))
    yield from (signed.other_post, signed.name, sheet.contact)


def part_lines(parts: Iterable[Part]) -> Iterator[str]:
    """Yield lines with their numbers, and tables cell by cell."""
    for part in parts:
        if isinstance(part, Line):
            yield f"{part.label} {plain(part.runs)}"
            continue
        yield plain(part.title)
        yield from (column.title for column in part.columns)
        yield from (
            " ".join(plain(line) for line in cell.lines) for row in part.rows for cell in row
        )


def printed(sheet: Sheet) -> Iterator[str]:
    """Yield every line of a sheet."""
    yield from (plain(line.runs) for line in sheet.kept.top)
    yield from front_lines(sheet)
    yield from (plain(line.runs) for line in sheet.kept.under_title)
    yield from map(plain, sheet.bases)
    yield from part_lines(sheet.parts)
    yield from closing_lines(sheet)
    yield from part_lines(sheet.kept.end)
    for annex in sheet.annexes:
        yield f"{annex.number} {annex.title}"
        yield from (annex.number, annex.enclosed)
        yield from part_lines(annex.parts)
