"""A finding: what is wrong at a path of the file, before the path becomes a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kehoach.problem import Problem, Severity

if TYPE_CHECKING:
    import yaml

    from kehoach.spec.source import Source

Loc = tuple[str | int, ...]


@dataclass(frozen=True)
class Finding:
    """A problem by its path in the spec; the reader turns the path into a place."""

    code: str
    loc: Loc
    args: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    at_key: bool = False


def placed(finding: Finding, source: Source, root: yaml.Node) -> Problem:
    """Return a finding as a problem with its place in the file."""
    from kehoach.spec.nodes import find

    key, value = find(root, [step for step in finding.loc if not str(step).startswith("#")])
    node = key if finding.at_key and key is not None else value
    place = source.place(node.start_mark.line, node.start_mark.column)
    return Problem(finding.code, place, finding.args, finding.severity)
