"""A document → the data of a spec, losing nothing. Pure: no disk, no clock.

What is guessed must print the same words again; what does not is kept as it stood.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kehoach.anatomy import Anatomy, anatomy_of
from kehoach.compose import compose
from kehoach.importing.annexes import annexes_of
from kehoach.importing.body import body_of
from kehoach.importing.capitals import settle_capitals
from kehoach.importing.changes import Change, changes_of
from kehoach.importing.ending import ending_of
from kehoach.importing.front import Front, front_of
from kehoach.importing.headings import titled_by_style
from kehoach.importing.keeping import END, Kept, keep, kept_of, lost_of, shown
from kehoach.importing.kept_notes import kept_notes
from kehoach.importing.legacy import to_unicode
from kehoach.importing.notes import Counts, Note
from kehoach.importing.outline import Outline, outline_of
from kehoach.importing.proving import (
    allow,
    drop_needless,
    ordered,
    plan_of,
    settle_annexes,
    settle_signature,
)
from kehoach.importing.rehearsal import rows_of, try_tasks
from kehoach.importing.tasks import table_maker
from kehoach.importing.tree import written_levels
from kehoach.importing.widths import settle_widths
from kehoach.plan import Plan
from kehoach.reading.document import Document

__all__ = ["Change", "Counts", "Imported", "Note", "import_document"]


@dataclass(frozen=True)
class Imported:
    """What became of a document: the data of its spec, the plan, what was noticed."""

    data: dict[str, Any]
    plan: Plan
    notes: tuple[Note, ...]
    counts: Counts
    is_plan: bool
    kind: str = ""
    """Tên loại of a document that is no plan."""
    changes: tuple[Change, ...] = ()
    """What is printed otherwise than the document has it."""


def import_document(document: Document, anatomy: Anatomy | None = None) -> Imported:
    """Return the spec of a document, with notes on what was guessed and what was kept."""
    known = anatomy or anatomy_of(to_unicode(document))
    outline = outline_of(known)
    front = front_of(known, outline)
    lines = ending_of(front, known, outline)
    data = _with_text(front.keys, outline)
    settle_annexes(data)
    settle_signature(data, lines)
    drop_needless(data)
    try_tasks(data)
    kept = kept_of(known, outline, compose(plan_of(data)))
    _keep(data, kept)
    for text in lost_of(known, outline, compose(plan_of(data))):
        keep(kept[END], text)
    _keep(data, kept)
    settle_widths(data)
    settle_capitals(data)
    allow(data)
    notes = (*front.notes, *kept_notes(data, known))
    plan = plan_of(data)
    return Imported(
        data=ordered(data),
        plan=plan,
        notes=notes,
        counts=_counts(known, data, front),
        is_plan=known.is_plan,
        kind=_kind(front),
        changes=changes_of(known, outline, compose(plan)),
    )


def _with_text(keys: dict[str, Any], outline: Outline) -> dict[str, Any]:
    table = table_maker(lambda block: rows_of(keys, block))
    entries = outline.entries if outline.own else titled_by_style(outline.entries)
    opening, blocks, closing, levels = body_of(entries, table)
    every = written_levels(levels) or ["I", "1", "a"]
    return {
        **keys,
        "mở đầu": opening,
        "nội dung": blocks,
        "kết thúc": closing,
        "đánh số": written_levels(levels),
        "phụ lục": annexes_of(outline, every, table),
    }


def _keep(data: dict[str, Any], kept: Kept) -> None:
    data["giữ nguyên"] = [
        {"vị trí": place, "nội dung": blocks} for place, blocks in kept.items() if blocks
    ]


def _kind(front: Front) -> str:
    return str(front.keys.get("tên loại", ""))


def _counts(anatomy: Anatomy, data: dict[str, Any], front: Front) -> Counts:
    kept = sum(map(_kept_lines, (data["giữ nguyên"], data["nội dung"], data["phụ lục"])))
    return Counts(len(list(shown(anatomy))), len(front.notes), kept)


def _kept_lines(part: Any) -> int:
    """Count the lines under ``giữ nguyên``, those of kept tables too."""
    if isinstance(part, list):
        return sum(map(_kept_lines, part))
    if not isinstance(part, dict):
        return 0
    if "giữ nguyên" in part:
        return len(part["giữ nguyên"])
    return sum(_kept_lines(value) for value in part.values())
