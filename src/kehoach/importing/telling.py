"""What import did, in a line for a person."""

from __future__ import annotations

from kehoach.importing.changes import Change
from kehoach.importing.notes import Counts, Note
from kehoach.wording.shortening import shortened


def summary(counts: Counts, language: str) -> str:
    """Return how many lines were recognised, guessed at and kept."""
    if language == "en":
        return (
            f"{counts.lines} lines: {counts.recognised} recognised, {counts.guessed} guessed at, "
            f"{counts.kept} kept as they stood"
        )
    return (
        f"{counts.lines} dòng: nhận ra {counts.recognised}, đoán {counts.guessed}, "
        f"giữ nguyên {counts.kept}"
    )


def details(notes: tuple[Note, ...], language: str) -> list[str]:
    """Return each guess with its key and the reason."""
    return [
        f"{note.path[0]}: {note.english if language == 'en' else note.reason}"
        for note in notes
        if note.kind == "đoán"
    ]


_TITLE = {"vi": "In khác bản gốc {count} chỗ:", "en": "Printed otherwise in {count} places:"}
_ADDED = {"vi": "thêm", "en": "added"}
_LONGEST = 60


def changes_told(changes: tuple[Change, ...], language: str) -> list[str]:
    """Return what is printed otherwise than the document has it: counted, then by reason."""
    if not changes:
        return []
    groups: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        reason = change.reason.english if language == "en" else change.reason.text
        groups.setdefault((reason, change.clause), []).append(change)
    lines = [_TITLE[language].format(count=len(changes))]
    for (reason, clause), group in groups.items():
        told = dict.fromkeys(_pair(change, language) for change in group)
        law = f" ({clause})" if clause else ""
        lines.append(f"    {len(group)} × {reason}{law}: {', '.join(told)}")
    return lines


def _pair(change: Change, language: str) -> str:
    if not change.was:
        return f"{_ADDED[language]} “{shortened(change.becomes, _LONGEST)}”"
    return f"“{shortened(change.was, _LONGEST)}” → “{shortened(change.becomes, _LONGEST)}”"
