"""The spec that is split, read with its register and its shares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from yaml import Node

from kehoach.batch import find_specs
from kehoach.errors import BadInput
from kehoach.office import register_of
from kehoach.paths import read_file
from kehoach.problem import Place, Problem
from kehoach.spec.findings import Finding, placed
from kehoach.spec.nodes import compose as compose_nodes
from kehoach.spec.read import read_spec
from kehoach.spec.source import Source, decode
from kehoach.splitting.shares import Shares, shares_of


@dataclass(frozen=True)
class Parent:
    """A spec that is split: its bytes, where it is, the register beside it, its shares."""

    path: Path
    data: bytes
    shares: Shares
    register: Path | None

    def placed(self, findings: Iterable[Finding]) -> list[Problem]:
        """Return findings with their places in the spec."""
        return [placed(one, *self._read) for one in findings]

    @cached_property
    def _read(self) -> tuple[Source, Node]:
        source = decode(self.data, str(self.path))
        return source, compose_nodes(source)


def read_parent(typed: str) -> Parent:
    """Read the spec that a person named. Raises :class:`BadInput` for all that is wrong with it,
    or with its register, and where no task has a lead."""
    found = find_specs([typed])
    if len(found) > 1:
        raise BadInput.of("KH1034", path=typed, count=str(len(found)))
    data, path = read_file(found[0]), found[0]
    register = register_of(path, data)
    shares = shares_of(read_spec(data, str(path), register).plan, register)
    if not shares.shares:
        raise BadInput.of("KH1032", Place(str(path)))
    return Parent(path, data, shares, Path(register.file) if register else None)
