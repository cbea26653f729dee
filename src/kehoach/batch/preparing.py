"""The edge where a spec and its register are read: a job, or a document that is as it should be."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kehoach.batch.digests import digest, of_program, of_standards, of_template
from kehoach.batch.finding import Slot
from kehoach.batch.jobs import Before, Job
from kehoach.batch.options import Options
from kehoach.batch.outcome import Fate
from kehoach.errors import BadInput, KehoachError
from kehoach.office import register_file
from kehoach.paths import listed_beside, read_file, surely
from kehoach.zipped import LEVEL

if TYPE_CHECKING:
    from kehoach.batch.ledger import Ledger
    from kehoach.batch.manifest import Entry

Fingerprint = Mapping[str, str | None]

_QUICK = 1
"""zlib's level for every document of a folder with a manifest, however many are rendered."""


class Prepared(NamedTuple):
    """A spec that was read: its job, or what it stands for that needs no work.

    ``entry`` is the manifest's where the document is as it should be; ``error`` says why the spec
    or its register cannot be read.
    """

    slot: Slot
    fingerprint: Fingerprint
    job: Job | None = None
    entry: Entry | None = None
    error: KehoachError | None = None


class Preparing:
    """Reads specs for one batch; a register that many share is read once."""

    def __init__(self, options: Options, ledger: Ledger | None) -> None:
        self._options = options
        self._ledger = ledger
        self._registers: dict[Path, bytes] = {}
        self._common: Fingerprint = _common(options) if ledger else {}

    def __call__(self, slot: Slot) -> Prepared:
        """Read a spec and what belongs to it."""
        try:
            job = self._job(slot)
        except KehoachError as error:
            return Prepared(slot, {}, error=error)
        if self._ledger is None:
            return Prepared(slot, {}, job)
        fingerprint = self._fingerprint(job)
        entry = self._as_it_was(slot, fingerprint, self._ledger)
        return Prepared(slot, fingerprint, None if entry else job, entry)

    def _job(self, slot: Slot) -> Job:
        data = read_file(slot.spec)
        register, register_path = self._register(slot.spec, data)
        options, beside = self._options, listed_beside(slot.spec)
        listed = read_file(beside) if surely(beside.is_file) else None
        return Job(
            file=str(slot.spec),
            spec=data,
            register=register,
            register_file=register_path,
            template=options.template,
            draft=options.draft,
            name="" if slot.name else options.name,
            listed=listed,
            listed_file=str(beside),
            before=None if listed is None else self._before(listed, beside),
            level=LEVEL if self._ledger is None else _QUICK,
        )

    def _register(self, spec: Path, data: bytes) -> tuple[bytes | None, str]:
        """Return the register that a spec is read with, if any, and its path."""
        path = register_file(spec, data)
        if path is None:
            return None, ""
        if path not in self._registers:
            self._registers[path] = read_file(path)
        return self._registers[path], str(path)

    def _before(self, listed: bytes, beside: Path) -> Before | None:
        """Return the spec that a review list names; ``None`` where the list cannot be read."""
        from kehoach.review_list import from_json

        try:
            path = beside.parent / from_json(listed, str(beside)).old
        except BadInput:
            return None
        told = os.path.normpath(path)
        try:
            data = read_file(path)
            return Before(told, data, *self._register(path, data))
        except (BadInput, ValueError):  # ValueError: no name of a file at all
            return Before(told)

    def _fingerprint(self, job: Job) -> Fingerprint:
        register = None if job.register is None else digest(job.register)
        listed = {} if job.listed is None else {"listed": digest(job.listed), **_of_before(job)}
        return {"spec": digest(job.spec), "register": register, **listed, **self._common}

    def _as_it_was(self, slot: Slot, fingerprint: Fingerprint, ledger: Ledger) -> Entry | None:
        """Return the manifest's entry when the same was made before and stands untouched."""
        entry = ledger.entry_of(slot.spec)
        if entry is None or entry.fate is Fate.FAILED or entry.fingerprint != fingerprint:
            return None
        docx = slot.folder / (slot.name or entry.docx)
        if docx.name != entry.docx or not _holds(docx, entry.output["docx"]):
            return None
        if entry.pdf and _holds(docx.with_name(entry.pdf), entry.output["pdf"]):
            return entry
        if self._options.pdf:
            return None
        return entry._replace(pdf=None, output={**entry.output, "pdf": None})


def _common(options: Options) -> Fingerprint:
    """Return what the documents of a batch have in common."""
    return {
        "template": of_template(options.template),
        "standard": of_standards(),
        "program": of_program(),
        "options": f"draft={int(options.draft)} name={options.name or 'spec'}",
    }


def _of_before(job: Job) -> Fingerprint:
    """Return the digests of last year's spec and its register."""
    before = job.before or Before("")
    parts = {"before": before.spec, "before_register": before.register}
    return {key: None if data is None else digest(data) for key, data in parts.items()}


def _holds(path: Path, wanted: str | None) -> bool:
    with suppress(OSError):
        return wanted is not None and digest(path.read_bytes()) == wanted
    return False
