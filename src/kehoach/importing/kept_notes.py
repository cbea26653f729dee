"""Notes on what is kept: why, and where in the document it stood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kehoach.anatomy import Anatomy
from kehoach.importing.keeping import FOOTER, HEADER, whole
from kehoach.importing.notes import Note
from kehoach.importing.outline import shows
from kehoach.spec.emitting import Path

_UNKNOWN = ("chưa rõ là phần nào của văn bản", "what part of a document this is is not known")
_PLACES = {
    HEADER: ("đứng ở đầu trang của văn bản gốc", "stood in the header of the document"),
    FOOTER: ("đứng ở chân trang của văn bản gốc", "stood in the footer of the document"),
}
_BOX = ("đứng trong hộp chữ của văn bản gốc", "stood in a text box of the document")
_FOOTNOTE = ("chú thích của văn bản gốc", "a note of the document")


def kept_notes(data: dict[str, Any], anatomy: Anatomy) -> Iterator[Note]:
    """Yield a note for each kept part: what is around the text, and text boxes within it."""
    document = anatomy.document
    boxes = {whole(box) for one in document.paragraphs for box in one.boxes if shows(box)}
    footnotes = {whole(one) for one in document.footnotes if shows(one)}
    sources = ((boxes, _BOX), (footnotes, _FOOTNOTE))
    for index, part in enumerate(data["giữ nguyên"]):
        lines = [line for block in part["nội dung"] for line in block.get("giữ nguyên", ())]
        reasons = [_PLACES.get(part["vị trí"], _UNKNOWN), *_stood(lines, sources)]
        yield _note(("giữ nguyên", index), reasons)
    for path, lines in _kept_in(data["nội dung"], ("nội dung",)):
        if any(line in boxes for line in lines):
            yield _note(path, [_BOX])
    for index, annex in enumerate(data.get("phụ lục", [])):
        for path, lines in _kept_in(annex["nội dung"], ("phụ lục", index, "nội dung")):
            if any(line in boxes for line in lines):
                yield _note(path, [_BOX])


def _stood(
    lines: list[str], sources: tuple[tuple[set[str], tuple[str, str]], ...]
) -> Iterator[tuple[str, str]]:
    """Yield how many of the lines come from text boxes and notes."""
    for known, (reason, english) in sources:
        if count := sum(line in known for line in lines):
            yield f"{count} dòng {reason}", f"{count} of the lines: {english}"


def _note(path: Path, reasons: list[tuple[str, str]]) -> Note:
    text, english = ("; ".join(words) for words in zip(*reasons, strict=True))
    return Note(path, "giữ nguyên", text, english)


def _kept_in(blocks: list[Any], path: Path) -> Iterator[tuple[Path, list[str]]]:
    """Yield the kept lines among blocks with their path."""
    for index, block in enumerate(blocks):
        if isinstance(block, dict) and "giữ nguyên" in block:
            yield (*path, index), block["giữ nguyên"]
        elif isinstance(block, dict) and isinstance(block.get("nội dung"), list):
            yield from _kept_in(block["nội dung"], (*path, index, "nội dung"))
