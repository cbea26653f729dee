"""Existing documents → specs, one at a time; a bad file never stops the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.batch import Outcome
from kehoach.errors import BadInput, KehoachError, NotWritten
from kehoach.paths import SPECS, files_of, read_file
from kehoach.problem import Place, Problem, Severity

if TYPE_CHECKING:
    from kehoach.importing import Imported

OLD = (".doc", ".rtf", ".odt", ".htm", ".html")
"""What LibreOffice turns into a .docx."""
IMPORTED = (".docx", *OLD)
_NO_DOCX = ("KH871", "KH872")


@dataclass(frozen=True)
class Intake:
    """What became of one document: as an outcome, and what was imported."""

    outcome: Outcome
    imported: Imported | None = None


def find_documents(paths: Iterable[str]) -> tuple[list[Path], list[Outcome]]:
    """Return the documents that files, folders and globs name, and what is not there."""
    found: dict[Path, None] = {}
    failed = []
    for typed in paths:
        try:
            found |= dict.fromkeys(files_of(typed, IMPORTED, "KH964"))
        except BadInput as error:
            failed.append(Outcome(Path(typed), (), error.problems, error.exit_code))
    return list(found), failed


def targets(documents: list[Path], output: Path | None) -> list[Path]:
    """Return the path of each spec. Raises :class:`BadInput` when two would be one."""
    if output is not None and output.suffix.lower() in SPECS and not output.is_dir():
        if len(documents) > 1:
            raise BadInput.of("KH967", count=str(len(documents)))
        return [output] * len(documents)
    paths = [(output or one.parent) / f"{one.stem}.yaml" for one in documents]
    seen: set[str] = set()
    for path in paths:
        if str(path).casefold() in seen:
            raise BadInput.of("KH968", path=str(path))
        seen.add(str(path).casefold())
    return paths


def import_all(documents: list[Path], outputs: list[Path]) -> Iterator[Intake]:
    """Import each document to its path and yield what became of it, in order."""
    for document, output in zip(documents, outputs, strict=True):
        try:
            imported = import_file(document)
            write_spec(output, spec_text(imported, document.name))
        except KehoachError as error:
            yield Intake(Outcome(document, (), error.problems, error.exit_code))
        else:
            yield Intake(Outcome(document, (output,), _told(imported, document)), imported)


def import_file(path: Path) -> Imported:
    """Read a document of any kind that can be imported.

    Raises :class:`BadInput` for what cannot be read, ToolMissing for an old kind of file where
    LibreOffice is not there.
    """
    from kehoach.importing import import_document
    from kehoach.reading import read_docx

    data = read_file(path)
    try:
        document = read_docx(data)
    except BadInput as error:
        suffix = kind_of(data) if error.problems[0].code in _NO_DOCX else ""
        if not suffix:
            raise _placed(error, path) from None
        if suffix == ".doc" and _is_locked(data):
            raise BadInput.of("KH873", Place(str(path))) from None
        try:
            document = read_docx(as_docx(data, suffix))
        except BadInput as old:
            raise _placed(old, path) from None
    imported = import_document(document)
    if not imported.counts.lines:
        raise BadInput.of("KH969", Place(str(path)))
    return imported


def _placed(error: BadInput, path: Path) -> BadInput:
    problems = (Problem(one.code, Place(str(path)), one.args) for one in error.problems)
    return BadInput(*problems)


def kind_of(data: bytes) -> str:
    """Return the suffix of an older kind of document, by its first bytes; empty for any other."""
    head = data[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return ".doc"
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    if b"<html" in head or head.startswith((b"<!doctype html", b"<p", b"<div")):
        return ".html"
    return ".odt" if b"application/vnd.oasis.opendocument.text" in data[:200] else ""


_WORD = b"\xec\xa5"
_ENCRYPTED = 0x01
"""In the byte at 11 of a Word 97 document's own stream: it is encrypted."""


def _is_locked(data: bytes) -> bool:
    """True for a .doc with a password (MS-DOC 2.5.2, fEncrypted)."""
    start = data.find(_WORD, 512, 4096)
    return start > 0 and start % 512 == 0 and bool(data[start + 11] & _ENCRYPTED)


def as_docx(data: bytes, suffix: str) -> bytes:
    """Convert an older kind of document; HTML also where LibreOffice is missing."""
    from kehoach.errors import ToolMissing
    from kehoach.pdf import to_docx

    if suffix != ".html":
        return to_docx(data, suffix)
    try:
        return to_docx(data, suffix)
    except ToolMissing as error:
        if error.problems[0].code != "KH965":
            raise
        from kehoach.importing.html import docx_of_html

        return docx_of_html(data)


def spec_text(imported: Imported, name: str) -> str:
    """Return the YAML of what was imported, with the file it came from at the top."""
    from kehoach.importing.notes import comments_of
    from kehoach.importing.telling import summary
    from kehoach.spec.emitting import yaml_of

    heading = f"Nhập từ {name}\n{summary(imported.counts, 'vi')}."
    return yaml_of(imported.data, comments_of(imported.notes), heading)


def write_spec(path: Path, text: str) -> None:
    """Write a spec; one that is there and says otherwise is left alone. Raises NotWritten."""
    from kehoach.files import write_whole

    data = text.encode("utf-8")
    with suppress(OSError):
        if path.exists() and not (path.is_file() and path.read_bytes() == data):
            raise NotWritten.of("KH963", path=str(path))
    write_whole(path, data)


def _told(imported: Imported, path: Path) -> tuple[Problem, ...]:
    if imported.is_plan:
        return ()
    kind = imported.kind if imported.kind not in ("", "không") else "…"
    return (Problem("KH995", Place(str(path)), {"kind": kind}, Severity.WARNING),)
