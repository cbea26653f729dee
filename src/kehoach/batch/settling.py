"""The edge where documents are written, whole or not at all, and what became of each is noted."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kehoach.batch.digests import digest
from kehoach.batch.holding import Holdings, holdings_beside, other_holder
from kehoach.batch.interrupts import uninterrupted
from kehoach.batch.jobs import Made
from kehoach.batch.naming import key_of
from kehoach.batch.options import Options
from kehoach.batch.outcome import Fate, Outcome
from kehoach.batch.preparing import Prepared
from kehoach.errors import BadInput, KehoachError, NotWritten
from kehoach.files import BATCH, ONE, guard, write_whole
from kehoach.problem import NOWHERE, Place, Problem, Severity

if TYPE_CHECKING:
    from kehoach.batch.ledger import Ledger

_KEPT = ("KH950", "KH951", "KH1125")
"""Why a document is left alone: a person changed it, it is not ours, it is another spec's."""
_SHARED = ("KH983", "KH1001", "KH1125")
"""Why a spec has no document of the name it asks for."""
_TEMPLATE = ("KH800", "KH801", "KH802", "KH803", "KH826", "KH830")
"""What is wrong with a template, not with a spec."""
_BORNE = "KH1084"
"""What is told of a draft's comments, where it was written."""


class _Ready(NamedTuple):
    """A document that may be written."""

    one: Prepared
    made: Made
    path: Path


class Settling:
    """Writes what was made, in the order of the specs."""

    def __init__(self, options: Options, ledger: Ledger | None) -> None:
        self._options = options
        self._ledger = ledger
        self._taken: dict[str, Path] = {}
        self._beside: dict[Path, Holdings] = {}

    def __call__(self, chunk: Sequence[Prepared], made: Sequence[Made]) -> Iterator[Outcome]:
        """Yield what became of each spec of a chunk, in order; ``made`` is that of its jobs."""
        results = iter(made)
        found = [self._ready(one, next(results) if one.job else Made()) for one in chunk]
        pdfs = iter(self._pdfs([one for one in found if isinstance(one, _Ready)]))
        for one in found:
            with uninterrupted() as pressed:
                outcome = self._written(one, next(pdfs)) if isinstance(one, _Ready) else one
            yield outcome
            if pressed:
                raise KeyboardInterrupt

    def _pdfs(self, ready: Sequence[_Ready]) -> list[bytes | KehoachError]:
        """Return the PDF of each document, if wanted: that of the same bytes, else a new one."""
        if not self._options.pdf:
            return [b""] * len(ready)
        known = [self._known_pdf(one) for one in ready]
        wanted = [one.made.docx for one, pdf in zip(ready, known, strict=True) if not pdf]
        made = iter(as_pdfs(wanted))
        return [pdf or next(made) for pdf in known]

    def _known_pdf(self, ready: _Ready) -> bytes:
        """Return the PDF that the manifest says was made of these very bytes, untouched since."""
        entry = self._ledger.entry_of(ready.one.slot.spec) if self._ledger else None
        if entry is None or not entry.pdf or entry.output["docx"] != digest(ready.made.docx):
            return b""
        with suppress(OSError):
            pdf = ready.path.with_name(entry.pdf).read_bytes()
            return pdf if digest(pdf) == entry.output["pdf"] else b""
        return b""

    def _ready(self, one: Prepared, made: Made) -> _Ready | Outcome:
        """Return a document with its path, or the outcome of a spec that gives none."""
        if one.error is not None:
            return self._failed(one, made, "", one.error)
        slot, entry = one.slot, one.entry
        by_habit = f"{made.stem}.docx" if made.stem else ""
        name = slot.name or (entry.docx if entry else by_habit)
        if entry is None and not made.docx:
            return self._noted(one, made, name, Fate.FAILED)
        path = slot.folder / name
        try:
            self._claim(path, slot.spec, is_known=entry is not None)
            if entry is not None and self._ledger is not None:
                return self._ledger.repeat(slot.spec, entry)
            for wanted in self._paths(path):
                guard(wanted, self._options.force)
        except KehoachError as error:
            return self._failed(one, made, "" if _is_of_others(error) else name, error)
        return _Ready(one, made, path)

    def _claim(self, path: Path, spec: Path, is_known: bool) -> None:
        """Take a path for a spec's document; ``is_known``: the one there was made of it.

        Raises BadInput when another spec's document has it in this run, NotWritten when one had it
        before.
        """
        key = key_of(f"{os.path.realpath(path.parent)}/{path.name}")
        other = self._taken.get(key, spec)
        if other != spec:
            code = "KH1001" if self._options.name else "KH983"
            raise BadInput.of(code, path=str(path), other=str(other), hint=_twins(spec, other))
        if not is_known:
            self._require_free(path, spec)
        self._taken[key] = spec

    def _require_free(self, path: Path, spec: Path) -> None:
        """Raise NotWritten when a document that is there is another spec's, unless forced."""
        if self._options.force:
            return
        folder, name = path.parent, path.name
        if self._ledger is not None:
            found = self._ledger.other_holder(spec, name)
        else:
            if folder not in self._beside:
                self._beside[folder] = holdings_beside(folder)
            found = other_holder(folder, self._beside[folder], spec, name)
        if found is not None:
            there, other = found
            raise NotWritten.of(
                "KH1125",
                path=str(there),
                other=str(other),
                spec=str(spec),
                hint=_twins(spec, other),
            )

    def _paths(self, path: Path) -> tuple[Path, ...]:
        return (path, path.with_suffix(".pdf")) if self._options.pdf else (path,)

    def _written(self, ready: _Ready, pdf: bytes | KehoachError) -> Outcome:
        one, made, path = ready
        try:
            if isinstance(pdf, KehoachError):
                raise pdf
            paths = self._paths(path)
            for wanted, data in zip(paths, (made.docx, pdf), strict=False):
                write_whole(wanted, data, BATCH if self._ledger else ONE)
            outcome = self._noted(one, made, path.name, Fate.WRITTEN, paths, pdf)
        except KehoachError as error:
            return self._failed(one, made, path.name, error)
        old = () if self._options.pdf else _old_pdf(path.with_suffix(".pdf"), made.docx)
        return outcome._replace(problems=(*outcome.problems, *old))

    def _failed(self, one: Prepared, made: Made, name: str, error: KehoachError) -> Outcome:
        """Return the outcome of a spec whose document was not written: why, and its findings."""
        kept = any(problem.code in _KEPT for problem in error.problems)
        found = (problem for problem in made.problems if problem.code != _BORNE)
        problems = (*error.problems, *found)
        made = made._replace(problems=problems, exit_code=error.exit_code)
        return self._noted(one, made, name, Fate.KEPT if kept else Fate.FAILED)

    def _placed(self, problem: Problem, spec: Path) -> Problem:
        """Return an error with the file that it is of: the template, else the spec."""
        of_template = problem.code in _TEMPLATE
        is_told = of_template or problem.severity is Severity.ERROR
        if problem.place != NOWHERE or not is_told:
            return problem
        file = self._options.template_file if of_template else ""
        return problem._replace(place=Place(file or str(spec)))

    def _noted(
        self,
        one: Prepared,
        made: Made,
        name: str,
        fate: Fate,
        paths: tuple[Path, ...] = (),
        pdf: bytes = b"",
    ) -> Outcome:
        """Return the outcome of a spec, noted in the manifest."""
        problems = tuple(self._placed(problem, one.slot.spec) for problem in made.problems)
        outcome = Outcome(one.slot.spec, paths, problems, made.exit_code, fate)
        if self._ledger is not None:
            digests = {
                "docx": digest(made.docx) if paths else None,
                "pdf": digest(pdf) if paths and pdf else None,
            }
            self._ledger.note(outcome, name, made.facts, one.fingerprint, digests)
        return outcome


def _twins(one: Path, other: Path) -> str:
    """Return the forms of Unicode by which two names differ that look alike, else nothing."""
    names = {unicodedata.normalize("NFC", path.name) for path in (one, other)}
    return "NFC, NFD" if len(names) == 1 and one.name != other.name else ""


def _is_of_others(error: KehoachError) -> bool:
    """True where the name that a document would have is that of another spec's."""
    return any(problem.code in _SHARED for problem in error.problems)


def _old_pdf(pdf: Path, docx: bytes) -> tuple[Problem, ...]:
    """Return what is told of a PDF that stands beside a document and was not made of it.

    It stands in no manifest: the PDF may be gone, or made anew, before the document changes.
    """
    with suppress(OSError):
        data = pdf.read_bytes()
        from kehoach.pdf import is_of

        if not is_of(data, docx):
            return (Problem("KH974", Place(str(pdf)), {"name": pdf.name}, Severity.ADVICE),)
    return ()


def as_pdfs(documents: Sequence[bytes]) -> Sequence[bytes | KehoachError]:
    """Return a sealed PDF of each document, or why there is none."""
    from kehoach.pdf import to_pdfs
    from kehoach.seal import seal_pdf

    made = to_pdfs(documents) if documents else []
    return [seal_pdf(one) if isinstance(one, bytes) else one for one in made]
