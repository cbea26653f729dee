"""The manifest while a batch runs: what was there before, what is known now, saved as it goes."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from kehoach.batch.holding import Holding, Holdings, holdings, other_holder
from kehoach.batch.jobs import Facts
from kehoach.batch.manifest import (
    MANIFEST,
    Entry,
    entry_of,
    line_of,
    read_rows,
    relative,
    row_of,
    told_from,
    told_to,
    written,
)
from kehoach.batch.naming import key_of
from kehoach.batch.outcome import Fate, Outcome
from kehoach.errors import NotWritten
from kehoach.files import BATCH, write_whole

Digests = Mapping[str, str | None]

_PAUSE = 1
"""Seconds between two times that the manifest is saved on the way."""
_SHARE = 20
"""Saving takes at most one part in so many of a run's time."""


class Ledger:
    """The entries of a folder's manifest, by spec; in memory as their rows, 3 to 4 KB each.

    Opening raises :class:`NotWritten` where ``ban-ke.json`` is none of ours, unless forced.
    """

    def __init__(
        self, folder: Path, force: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.folder = folder
        self._rows = _before(folder, force)
        self._now: dict[str, str] = {}
        self._held: Holdings | None = None
        self._clock = clock
        self._due = clock() + _PAUSE

    def entry_of(self, spec: Path) -> Entry | None:
        """Return what the manifest of the last run says of a spec that this one did not note."""
        row = self._rows.get(relative(spec, self.folder))
        return None if row is None else entry_of(row)

    def other_holder(self, spec: Path, name: str) -> tuple[Path, Path] | None:
        """Return the document under a name, and whose it is, where it is another spec's."""
        if self._held is None:
            self._held = holdings(self._rows.values())
        return other_holder(self.folder, self._held, spec, name)

    def note(
        self, outcome: Outcome, name: str, facts: Facts, fingerprint: Digests, output: Digests
    ) -> None:
        """Note what became of a spec whose document is called ``name``, empty if unknown.

        Where none was made the spec keeps the name of its document, never that of another's.
        """
        if output["docx"] is None:
            before = self.entry_of(outcome.spec)
            name = name or (before.docx if before else "")
            name = "" if self.other_holder(outcome.spec, name) else name
        pdf = Path(name).with_suffix(".pdf").name if output["pdf"] else None
        self._put(
            Entry(
                spec=relative(outcome.spec, self.folder),
                docx=name,
                pdf=pdf,
                fate=outcome.fate,
                facts=facts,
                fingerprint=fingerprint,
                output=output,
                problems=told_from(self.folder, outcome.spec, outcome.problems),
                exit_code=outcome.exit_code,
            )
        )

    def repeat(self, spec: Path, entry: Entry) -> Outcome:
        """Note that a spec's document is as it was, and return the outcome with its findings."""
        self._put(entry._replace(fate=Fate.UNCHANGED))
        problems = told_to(self.folder, spec, entry.problems)
        return Outcome(spec, (), problems, entry.exit_code, Fate.UNCHANGED)

    def _put(self, entry: Entry) -> None:
        if self._held is not None and entry.docx:
            self._hold(entry)
        self._now[entry.spec] = entry.docx
        self._rows[entry.spec] = line_of(row_of(entry))
        if self._clock() >= self._due:
            started = self._clock()
            with suppress(NotWritten):  # told when the batch is closed
                self.save()
            ended = self._clock()
            self._due = ended + max(_PAUSE, _SHARE * (ended - started))

    def _hold(self, entry: Entry) -> None:
        assert self._held is not None
        before = self._rows.get(entry.spec)
        old = key_of(entry_of(before).docx) if before else ""
        if old in self._held and self._held[old].spec == entry.spec:
            del self._held[old]
        made = entry.output["docx"] is not None
        if made or key_of(entry.docx) not in self._held:
            self._held[key_of(entry.docx)] = Holding(entry.docx, entry.spec, made)

    def close(self) -> None:
        """Save, without the entries of specs or documents that are gone."""
        taken = {key_of(name) for name in self._now.values() if name}
        for spec in self._rows.keys() - self._now.keys():
            if not self._stands(entry_of(self._rows[spec]), taken):
                del self._rows[spec]
        self.save()

    def save(self) -> None:
        """Write the manifest whole. Raises :class:`NotWritten`."""
        write_whole(self.folder / MANIFEST, written(self._rows), BATCH)

    def _stands(self, entry: Entry, taken: set[str]) -> bool:
        there = (self.folder / entry.spec).exists() and (self.folder / entry.docx).exists()
        return there and key_of(entry.docx) not in taken


def _before(folder: Path, force: bool) -> dict[str, bytes]:
    try:
        return read_rows(folder / MANIFEST)
    except NotWritten:
        if force:
            return {}
        raise
