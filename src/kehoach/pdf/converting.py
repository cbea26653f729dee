"""Documents in, documents of another kind out: one alone, or many by few starts of LibreOffice."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from kehoach.errors import BadInput, KehoachError, ToolMissing
from kehoach.pdf.engines import Engine, find_office, require_engine
from kehoach.pdf.running import Command, office, run, said, word
from kehoach.pdf.settling import settled
from kehoach.refusals import reason_of

_DOCX, _PDF = "kehoach.docx", "kehoach.pdf"
_TO_PDF = ["--infilter=MS Word 2007 XML", "--convert-to", "pdf:writer_pdf_Export"]
_CHUNK = 10
"""Documents that one start of LibreOffice converts; a start costs as much as six of them."""

Made = bytes | KehoachError


def to_pdf(docx: bytes, *, timeout: float = 120.0) -> bytes:
    """Convert a .docx; ``timeout`` is in seconds.

    With LibreOffice the same document gives the same bytes. Raises ToolMissing when no
    converter is there, or when it fails or takes too long.
    """
    engine = require_engine()
    with _room(engine) as room:
        return _alone(engine, room, docx, timeout)


def to_pdfs(
    documents: Sequence[bytes], *, timeout: float = 120.0, stop: Event | None = None
) -> list[Made]:
    """Convert many .docx, in order: a PDF each, or why there is none.

    The bytes are those of :func:`to_pdf`. LibreOffice takes ten at a start, one process and one
    profile for each processor; Word takes one after the other. ``timeout`` is in seconds, for a
    start; ``stop``, set in another thread, ends the converters: what is not done is an error
    then. Raises ToolMissing when no converter is there.
    """
    engine = require_engine()
    workers = (os.cpu_count() or 1) if engine.kind == "LibreOffice" else 1
    size = max(1, min(_CHUNK, -(-len(documents) // workers)))
    chunks = [documents[at : at + size] for at in range(0, len(documents), size)]
    stop = stop or Event()
    with ThreadPoolExecutor(workers) as pool:
        try:
            one_of = [chunks[worker::workers] for worker in range(workers)]
            done = list(pool.map(lambda share: _share(engine, share, timeout, stop), one_of))
        except BaseException:
            stop.set()
            raise
    found = [done[at % workers][at // workers] for at in range(len(chunks))]
    return [made for chunk in found for made in chunk]


def _share(
    engine: Engine, chunks: Sequence[Sequence[bytes]], timeout: float, stop: Event
) -> list[list[Made]]:
    """Convert a worker's chunks, one after the other, with one profile."""
    try:
        with _room(engine) as room:
            return [_chunk(engine, room, one, timeout, stop) for one in chunks]
    except KehoachError as error:
        return [[error] * len(one) for one in chunks]


def _chunk(
    engine: Engine, room: Path, chunk: Sequence[bytes], timeout: float, stop: Event
) -> list[Made]:
    """Convert a chunk by one start; what did not come out is tried again alone, to be told why."""
    together = engine.kind == "LibreOffice" and len(chunk) > 1 and not stop.is_set()
    found = _together(engine, room, chunk, timeout, stop) if together else {}
    return [
        found[at] if at in found else _tried(engine, room, docx, timeout, stop)
        for at, docx in enumerate(chunk)
    ]


def _together(
    engine: Engine, room: Path, chunk: Sequence[bytes], timeout: float, stop: Event
) -> dict[int, bytes]:
    """Return the PDFs that one start makes of a chunk, by place: those that came out whole."""
    with TemporaryDirectory(dir=room, ignore_cleanup_errors=True) as name:
        sources = [Path(name, f"{at}.docx") for at in range(len(chunk))]
        for source, docx in zip(sources, chunk, strict=True):
            source.write_bytes(docx)
        job = [*_TO_PDF, "--outdir", name, *map(str, sources)]
        with suppress(ToolMissing):
            run(engine, room, office(engine.program, room, job), timeout, stop)
        made = {at: source.with_suffix(".pdf") for at, source in enumerate(sources)}
        found = {at: path.read_bytes() for at, path in made.items() if path.exists()}
    whole = {at: data for at, data in found.items() if data.rstrip().endswith(b"%%EOF")}
    return {at: settled(data, chunk[at]) for at, data in whole.items()}


def _tried(engine: Engine, room: Path, docx: bytes, timeout: float, stop: Event) -> Made:
    if stop.is_set():
        return ToolMissing.of("KH972", engine=engine.kind, status="-1", reason="…")
    try:
        return _alone(engine, room, docx, timeout, stop)
    except KehoachError as error:
        return error


def _alone(
    engine: Engine, room: Path, docx: bytes, timeout: float, stop: Event | None = None
) -> bytes:
    source, made = room / _DOCX, room / _PDF
    source.write_bytes(docx)
    made.unlink(missing_ok=True)
    if engine.kind == "LibreOffice":
        command = office(engine.program, room, [*_TO_PDF, "--outdir", str(room), str(source)])
    else:
        command = word(engine.program, source, made)
    code = run(engine, room, command, timeout, stop)
    pdf = made.read_bytes() if made.exists() else b""
    if code or not pdf.startswith(b"%PDF-"):
        reason = said(room) or "…"
        raise ToolMissing.of("KH972", engine=engine.kind, status=str(code), reason=reason)
    return settled(pdf, docx)


def to_docx(data: bytes, suffix: str, *, timeout: float = 120.0) -> bytes:
    """Convert a document of another kind, which ``suffix`` names (``.doc``), to a .docx.

    ``timeout`` is in seconds. Raises ToolMissing when LibreOffice is not there or takes too long,
    BadInput when it cannot read the document.
    """
    engine = find_office()
    if engine is None:
        raise ToolMissing.of("KH965", suffix=suffix)
    with _room(engine) as room:
        source, made = room / f"kehoach{suffix}", room / "made"
        made.mkdir()
        source.write_bytes(data)
        code = run(engine, room, _to_docx(engine, room, source, made), timeout)
        docx = (made / _DOCX).read_bytes() if (made / _DOCX).exists() else b""
        if code or not docx:
            raise BadInput.of("KH966", status=str(code), reason=said(room) or "…")
    return docx


def _to_docx(engine: Engine, room: Path, source: Path, made: Path) -> Command:
    job = ["--writer", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(made)]
    return office(engine.program, room, [*job, str(source)])


@contextmanager
def _room(engine: Engine) -> Iterator[Path]:
    """Yield a folder for one start; what the system refuses there becomes ToolMissing."""
    with TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as name:
        try:
            yield Path(name).resolve()
        except OSError as error:
            raise ToolMissing.of("KH973", engine=engine.kind, reason=reason_of(error)) from error
