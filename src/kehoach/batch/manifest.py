"""``ban-ke.json``: what a batch made of which spec, and from what; read and written whole."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kehoach.batch.finding import MANIFEST as MANIFEST
from kehoach.batch.jobs import Facts
from kehoach.batch.outcome import Fate
from kehoach.errors import NotWritten
from kehoach.problem import Place, Problem, Severity
from kehoach.refusals import reason_of
from kehoach.version import VERSION as PROGRAM

VERSION = 1
"""Of the form of the manifest; raised when a reader of the old form would be misled."""
_WEIGHT = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "advice"}
_SEVERITY = {word: severity for severity, word in _WEIGHT.items()}


class Entry(NamedTuple):
    """What became of one spec. ``spec`` is its path from the manifest's folder, with slashes.

    ``fingerprint`` holds what the document was made from, ``output`` the digests of what was
    made: ``None`` where no file of ours is.
    """

    spec: str
    docx: str
    pdf: str | None
    fate: Fate
    facts: Facts
    fingerprint: Mapping[str, str | None]
    output: Mapping[str, str | None]
    problems: tuple[Problem, ...] = ()
    exit_code: int = 0

    @property
    def draft(self) -> bool:
        """True for a document that bears the draft mark."""
        return self.facts.draft


def read_manifest(path: Path) -> dict[str, Entry]:
    """Return the entries of a manifest by spec. Raises as :func:`read_rows`."""
    return {spec: entry_of(row) for spec, row in read_rows(path).items()}


def read_rows(path: Path) -> dict[str, bytes]:
    """Return the rows of a manifest by spec, as :func:`written` takes them.

    There are none when there is no manifest. Raises :class:`NotWritten` for a file of that name
    that is none, or one of a later program.
    """
    try:
        data = json.loads(path.read_bytes())
        if data["version"] != VERSION:
            raise ValueError(data["version"])
        rows: list[dict[str, Any]] = data["documents"]
        return {_entry(row).spec: line_of(json.dumps(row, ensure_ascii=False)) for row in rows}
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise NotWritten.of("KH961", path=str(path), reason=reason_of(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotWritten.of("KH1002", path=str(path)) from error


def written(rows: Mapping[str, bytes]) -> bytes:
    """Return a manifest of rows (:func:`line_of`), sorted by spec."""
    head = f'{{"version": {VERSION}, "program": {json.dumps(PROGRAM)}, "documents": [\n'
    return b"".join((head.encode(), b",\n".join(rows[spec] for spec in sorted(rows)), b"\n]}\n"))


def line_of(row: str) -> bytes:
    """Return a row as it stands in the file; what is no Unicode in a file's name is escaped."""
    return row.encode("utf-8", "backslashreplace")


def entry_of(row: bytes) -> Entry:
    """Return the entry of a row."""
    return _entry(json.loads(row))


def row_of(entry: Entry) -> str:
    """Return an entry as one line of JSON; equal entries give equal lines."""
    row = {
        "spec": entry.spec,
        "docx": entry.docx,
        "pdf": entry.pdf,
        "state": entry.fate.value,
        "draft": entry.draft,
        "title": entry.facts.title,
        "agency": entry.facts.agency,
        "year": entry.facts.year,
        "fingerprint": dict(entry.fingerprint),
        "output": dict(entry.output),
        "findings": [_finding(problem) for problem in entry.problems],
        "exit_code": entry.exit_code,
    }
    return json.dumps(row, ensure_ascii=False)


def told_from(folder: Path, spec: Path, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return problems with their places told from the manifest's folder, the spec's own empty."""
    names = {"": "", str(spec): ""}
    return tuple(
        _in(one, names.get(one.place.file, relative(Path(one.place.file), folder)))
        for one in problems
    )


def told_to(folder: Path, spec: Path, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return problems of a manifest with their places as the user of this run knows them."""
    return tuple(
        _in(one, str(folder / one.place.file if one.place.file else spec)) for one in problems
    )


def relative(path: Path, folder: Path) -> str:
    """Return a path from the manifest's folder with slashes; whole where there is no way."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive of Windows
        return path.absolute().as_posix()


def _in(problem: Problem, file: str) -> Problem:
    return problem._replace(place=problem.place._replace(file=file))


def _finding(problem: Problem) -> dict[str, Any]:
    from kehoach.report import words

    place = problem.place
    reason, mend = words(problem, "vi")
    return {
        "code": problem.code,
        "weight": _WEIGHT[problem.severity],
        "line": place.line,
        "column": place.column,
        "message": reason,
        "mend": mend,
        "file": place.file,
        "spot": place.spot,
        "quote": place.quote,
        "args": dict(problem.args),
    }


def _problem(row: Mapping[str, Any]) -> Problem:
    place = Place(row["file"], row["line"], row["column"], row["quote"], row["spot"])
    return Problem(row["code"], place, row["args"], _SEVERITY[row["weight"]])


def _entry(row: Mapping[str, Any]) -> Entry:
    return Entry(
        spec=row["spec"],
        docx=row["docx"],
        pdf=row["pdf"],
        fate=Fate(row["state"]),
        facts=Facts(row["title"], row["agency"], row["year"], row["draft"]),
        fingerprint=dict(row["fingerprint"]),
        output={kind: row["output"][kind] for kind in ("docx", "pdf")},
        problems=tuple(_problem(one) for one in row["findings"]),
        exit_code=row["exit_code"],
    )
