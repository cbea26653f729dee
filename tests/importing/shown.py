"""What of a plan a document can show, all of it: every letter with its dress, number and place.

A document cannot show labels, codes, ``{năm}``, levels that nothing uses, nor from which keys a
line was made: two plans that print the same sheet are one here. Left out of a sheet is what no
reader sees (the description of a table, properties of the file), which spaces never break, and
what no key of a free table says: whether a cell is set in the middle.
"""

from __future__ import annotations

from kehoach.compose import compose, standard_of
from kehoach.compose.columns import column_widths
from kehoach.compose.sheet import Cell, Line, Part, Sheet, Table
from kehoach.plan import Plan
from kehoach.text.markup import Run, Runs


def shown(plan: Plan) -> list[object]:
    """Return every line of the plan with its kind, number and dress; tables cell by cell."""
    sheet = compose(plan)
    signed = sheet.signature
    found: list[object] = [
        sheet.standard,
        *map(_plain, (sheet.superior, *sheet.issuer, sheet.number, sheet.place_and_day)),
        *map(_plain, (sheet.kind, sheet.title, sheet.draft, sheet.urgency, sheet.secrecy)),
        *map(_plain, (sheet.circulation, *sheet.recipients, sheet.typist, sheet.contact)),
        *map(_plain, (" ".join((*signed.authority, signed.post)), signed.other_post, signed.name)),
        *map(_dressed, sheet.bases),
        *_parts(sheet.parts),
    ]
    kept = sheet.kept
    for parts in (kept.header, kept.top, kept.under_title, kept.end, kept.footer):
        found += _parts(parts)
    for annex in sheet.annexes:
        found += [*map(_plain, (annex.number, annex.title, annex.enclosed)), annex.landscape]
        found += _parts(annex.parts)
    return found


def widths(plan: Plan) -> list[list[float]]:
    """Return the widths in mm of the columns of every table."""
    sheet, standard = compose(plan), standard_of(plan)
    return [
        column_widths(table, standard, room) for table, room in _tables(sheet, standard.text_width)
    ]


def _tables(sheet: Sheet, room: float) -> list[tuple[Table, float]]:
    parts = [(part, room) for part in (*sheet.parts, *sheet.kept.end)]
    for annex in sheet.annexes:
        wide = 297 - 210 + room if annex.landscape else room
        parts += [(part, wide) for part in annex.parts]
    return [(part, wide) for part, wide in parts if isinstance(part, Table)]


def _plain(said: str) -> str:
    """Return words with one space between them, whether or not it may break."""
    return " ".join(said.split())


def _parts(parts: tuple[Part, ...]) -> list[object]:
    return [_part(part) for part in parts]


def _part(part: Part) -> object:
    if isinstance(part, Line):
        return (part.kind, part.label, *_dressed(part.runs))
    titles = [_plain(column.title) for column in part.columns]
    rows = [[place for cell in row for place in _cell(cell)] for row in part.rows]
    joined = {(one.row, one.column, one.height, one.width) for one in part.spans}
    for at, row in enumerate(part.rows, 1):
        column = 0
        for cell in row:
            joined |= {(at, column, 1, cell.span)} if cell.span > 1 else set()
            column += cell.span
    return (_dressed(part.title, bold=True), titles, rows, sorted(joined))


def _cell(cell: Cell) -> list[object]:
    bold = cell.kind.startswith("dam")
    lines = [_dressed(line, bold) for line in cell.lines]
    return [lines, *[[_dressed(())]] * (cell.span - 1)]


def _dressed(runs: Runs, bold: bool = False) -> tuple[str, list[tuple[str, bool, bool]]]:
    """Return the text, and each letter or digit in its dress; a mark shows none."""
    signs = [
        (sign, run.bold or bold, run.italic) for run in runs or (Run(""),) for sign in run.text
    ]
    text = "".join(sign for sign, _, _ in signs)
    return _plain(text), [one for one in signs if one[0].isalnum()]
