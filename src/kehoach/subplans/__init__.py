"""The edge where one spec becomes a folder of specs, one for each agency that it gives work."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kehoach.errors import BadInput
from kehoach.paths import TABLE
from kehoach.problem import Problem
from kehoach.splitting.matrix import table_of
from kehoach.splitting.shares import Share, Shares
from kehoach.splitting.subplan import Options
from kehoach.subplans.folder import SNAPSHOTS, Folder
from kehoach.subplans.outcome import SplitResult, State, SubSpec
from kehoach.subplans.parent import Parent, read_parent
from kehoach.wording.folding import nearest

__all__ = [
    "SNAPSHOTS",
    "TABLE",
    "Parent",
    "SplitResult",
    "State",
    "SubSpec",
    "read_parent",
    "split_file",
]


def split_file(
    spec: str,
    output: Path | None = None,
    agencies: Iterable[str] = (),
    lead_days: int | None = None,
) -> SplitResult:
    """Split one spec among the agencies to which it gives work.

    With ``output`` a spec for each is put in that folder (of ``agencies`` alone, where named),
    with the table of tasks × agencies; without it nothing is written. ``lead_days``: working
    days that internal deadlines come before those of the spec. What a person edited is merged
    or left; files of others are left. Raises :class:`BadInput` for a spec, a register or a name
    at fault, :class:`NotWritten` when the folder cannot be written: then nothing was.
    """
    parent = read_parent(spec)
    wanted = _wanted(parent.shares, tuple(agencies))
    matrix = table_of(parent.shares)
    problems = parent.placed(parent.shares.findings)
    if output is None:
        return SplitResult(parent.shares, matrix, problems=tuple(problems))
    return Folder(parent, output, Options(lead_days)).fill(wanted, matrix, problems)


def _wanted(shares: Shares, names: tuple[str, ...]) -> tuple[Share, ...]:
    """Return the shares to write: of the agencies named, else all."""
    found = [(name, shares.of(name)) for name in names]
    known = [share.name for share in shares.shares]
    unknown = [_unknown(name, known) for name, share in found if share is None]
    if unknown:
        raise BadInput(*unknown)
    wanted = {share.name for _, share in found if share}
    return tuple(one for one in shares.shares if not wanted or one.name in wanted)


def _unknown(name: str, known: list[str]) -> Problem:
    args = {"name": name, "hint": nearest(name, known), "names": "; ".join(known)}
    return Problem("KH1027", args=args)
