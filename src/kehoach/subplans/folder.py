"""The folder of sub-plans: every spec is made and looked at first, then written."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kehoach.batch.manifest import MANIFEST
from kehoach.errors import KehoachError, NotWritten
from kehoach.files import guard, write_whole
from kehoach.office import register_of
from kehoach.paths import REGISTER, TABLE, read_file
from kehoach.problem import NOWHERE, Place, Problem, Severity
from kehoach.spec.emitting import yaml_of
from kehoach.splitting.matrix import Matrix, plan_of
from kehoach.splitting.shares import Share, Shares
from kehoach.splitting.slugs import slugs
from kehoach.splitting.subplan import Maker, Options
from kehoach.subplans.outcome import SplitResult, State, SubSpec
from kehoach.subplans.parent import Parent

SNAPSHOTS = Path(".kehoach") / "goc"
"""Where, below the folder, each spec stands as it was last made: the base of a merge."""


@dataclass(frozen=True)
class _Planned:
    """What becomes of one spec: the bytes to write and to keep as the base of the next merge;
    ``None``: that file is left as it is."""

    sub: SubSpec
    data: bytes | None
    snapshot: bytes | None


_Settled = tuple[State, bytes | None, bytes | None]


class Folder:
    """Fills one folder: everything is made and looked at first, then written."""

    def __init__(self, parent: Parent, output: Path, options: Options) -> None:
        self.parent, self.output = parent, output
        self.slugs = slugs(share.name for share in parent.shares.shares)
        named = _relative(parent.register, output) if parent.register else ""
        self.maker = Maker(parent.shares, Options(options.lead_days, named))
        self.problems: list[Problem] = []
        self.moved = self.left = 0

    def fill(
        self, wanted: tuple[Share, ...], matrix: Matrix, problems: list[Problem]
    ) -> SplitResult:
        """Write the specs of these shares, with the table where they are all.

        Raises :class:`NotWritten` before anything is written to a folder that takes nothing.
        """
        require_writable(self.output)
        planned = [self._planned(share) for share in wanted]
        everyone = len(wanted) == len(self.parent.shares.shares)
        table = self._table(matrix) if everyone else None
        for one in planned:  # first the spec: a base newer than its spec would undo it
            _write(one.sub.path, one.data)
            _write(self._snapshot(one.sub.path), one.snapshot)
        if table is not None:
            write_whole(self.output / TABLE, table)
        found = [*problems, *self.problems, *self._strangers(everyone)]
        specs, shares = tuple(one.sub for one in planned), self.parent.shares
        at = self.output / TABLE if table is not None else None
        return SplitResult(shares, matrix, specs, at, tuple(found), self.moved, self.left)

    def _table(self, matrix: Matrix) -> bytes | None:
        """Return the printed table, ``None`` where a person edited the one that is there."""
        try:
            guard(self.output / TABLE, force=False)
        except NotWritten as error:
            self.problems += (one._replace(severity=Severity.WARNING) for one in error.problems)
            return None
        return _printed(self.parent.shares, matrix)

    def _snapshot(self, path: Path) -> Path:
        return self.output / SNAPSHOTS / path.name

    def _planned(self, share: Share) -> _Planned:
        made = self.maker.make(share)
        self.moved, self.left = self.moved + made.moved, self.left + made.left
        self.problems += self.parent.placed(made.findings)
        heading = f"Tách từ {self.parent.path.name}: phần của {share.name}."
        new = yaml_of(made.data, made.comments, heading).encode("utf-8")
        path = self.output / f"{self.slugs[share.name]}.yaml"
        state, data, snapshot = self._settled(path, new)
        return _Planned(SubSpec(share.name, path, state), data, snapshot)

    def _settled(self, path: Path, new: bytes) -> _Settled:
        """Return what becomes of a file: its state, what is written there, the new snapshot."""
        if not path.exists():
            return State.NEW, new, new
        base = _bytes_of(self._snapshot(path))
        if path.is_dir() or base is None:
            self._tell("KH1029", path)
            return State.LEFT, None, None
        there = read_file(path)
        if there == new:
            return State.SAME, None, new
        if there == base:
            return State.MADE_AGAIN, new, new
        return self._merged(path, base, there, new)

    def _merged(self, path: Path, base: bytes, ours: bytes, theirs: bytes) -> _Settled:
        """Bring what the plan above changed into an edited file; one at fault is left."""
        if base == theirs:
            return State.LEFT, None, None
        from kehoach.merging import merge

        try:
            merged = merge(base, ours, theirs, str(path), register_of(path, ours))
        except KehoachError as error:
            weighed = (one._replace(severity=Severity.WARNING) for one in error.problems)
            self.problems += weighed
            return State.LEFT, None, None
        self.problems += (*merged.changes, *merged.conflicts)
        return State.MERGED, merged.data, theirs

    def _tell(self, code: str, path: Path) -> None:
        self.problems.append(Problem(code, Place(str(path)), {}, Severity.WARNING))

    def _strangers(self, everyone: bool) -> Iterator[Problem]:
        """Tell of files in the folder that no split made, and of specs no longer given work."""
        ours = {f"{slug}.yaml" for slug in self.slugs.values()} | {TABLE, REGISTER, MANIFEST}
        ours |= {self.parent.path.name} if self.parent.path.parent == self.output else set()
        stems = {Path(name).stem for name in ours}
        foreign = []
        for path in sorted(self.output.iterdir()):
            made = path.suffix in (".docx", ".pdf") and path.stem in stems
            if path.name in ours or path.name.startswith(".") or path.is_dir() or made:
                continue
            if self._snapshot(path).is_file() and everyone:
                yield Problem("KH1031", Place(str(path)), {}, Severity.WARNING)
            else:
                foreign.append(path.name)
        if foreign:
            args = {"folder": str(self.output), "files": ", ".join(foreign)}
            yield Problem("KH1030", NOWHERE, args, Severity.WARNING)


def require_writable(folder: Path) -> None:
    """Raise :class:`NotWritten` where nothing can be put into a folder, before anything is."""
    there = folder
    while not there.exists() and there != there.parent:
        there = there.parent
    if not there.is_dir():
        code = "KH1033" if there == folder else "KH959"
        raise NotWritten.of(code, path=str(folder), folder=str(folder))
    if not os.access(there, os.W_OK | os.X_OK):
        reason = os.strerror(errno.EACCES)
        raise NotWritten.of("KH956", path=str(folder), folder=str(folder), reason=reason)


def _write(path: Path, data: bytes | None) -> None:
    if data is not None:
        write_whole(path, data)


def _bytes_of(path: Path) -> bytes | None:
    return read_file(path) if path.is_file() else None


def _relative(file: Path, folder: Path) -> str:
    """Return the path of a file from a folder, as a spec writes it."""
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:  # another drive
        return file.absolute().as_posix()


def _printed(shares: Shares, matrix: Matrix) -> bytes:
    from kehoach.compose import compose
    from kehoach.rendering import render_docx
    from kehoach.rendering.annexes_alone import annexes_alone

    return annexes_alone(render_docx(compose(plan_of(matrix, shares))))
