"""What import did, in a line for a person."""

from __future__ import annotations

from kehoach.importing.notes import Counts, Note

_NONE = {"vi": "không rõ tên loại", "en": "no kind named"}


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


def kind_text(kind: str, language: str) -> str:
    """Return the kind of a document that is no plan."""
    return _NONE[language] if kind in ("", "không") else kind
