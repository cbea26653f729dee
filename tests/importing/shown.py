"""What of a plan a document can show: its words, numbers and tables in order, not its labels.

Two plans with the same form of this print the same document.
"""

from __future__ import annotations

from kehoach.compose import compose
from kehoach.compose.sheet import Line, Part
from kehoach.plan import Plan
from kehoach.text.markup import Run, Runs


def shown(plan: Plan) -> list[object]:
    """Return every line of the plan with its kind, number and dress; tables cell by cell."""
    sheet = compose(plan)
    head = (
        sheet.superior, sheet.issuer, sheet.number, sheet.place_and_day, sheet.kind, sheet.title,
        sheet.draft, sheet.urgency, sheet.secrecy, sheet.circulation, sheet.recipients,
        sheet.typist, sheet.signature, sheet.contact,
    )  # fmt: skip
    found: list[object] = [*map(_plain, head), *map(_dressed, sheet.bases), *_parts(sheet.parts)]
    for kept in (sheet.kept.top, sheet.kept.under_title, sheet.kept.end):
        found += _parts(kept)
    for annex in sheet.annexes:
        found += [*map(_plain, (annex.number, annex.title)), annex.landscape]
        found.append(_plain(annex.enclosed).casefold())
        found += _parts(annex.parts)
    return found


def _plain(said: object) -> str:
    """Return words without the spaces that hold them together."""
    return " ".join(str(said).replace("\\xa0", " ").split())


def _parts(parts: tuple[Part, ...]) -> list[object]:
    return [found for part in parts for found in _part(part)]


def _part(part: Part) -> list[object]:
    if isinstance(part, Line):
        return [(part.kind, part.label, _dressed(part.runs))]
    cells = [
        " ".join(run.text for line in cell.lines for run in line)
        for row in part.rows
        for cell in row
    ]
    return [
        [run.text for run in part.title],
        [c.title for c in part.columns],
        list(filter(None, cells)),
    ]


def _dressed(runs: Runs) -> list[tuple[str, bool, bool]]:
    """Return each word in its dress; a mark at the end wears that of the word before it."""
    signs: list[tuple[str, bool, bool]] = []
    for run in runs or (Run(""),):
        for sign in run.text:
            if sign.isalnum():
                signs.append((sign, run.bold, run.italic))
            elif not sign.isspace():
                dress = signs[-1][1:] if signs else (run.bold, run.italic)
                signs.append((sign, *dress))
    return signs
