"""A finding: what is wrong at a path of the file, before the path becomes a place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from kehoach.problem import Problem, Severity

if TYPE_CHECKING:
    import yaml

    from kehoach.spec.marks import Mark, Marks
    from kehoach.spec.source import Source

Loc = tuple[str | int, ...]


class Finding(NamedTuple):
    """A problem by its path in the spec; the reader turns the path into a place."""

    code: str
    loc: Loc
    args: Mapping[str, str] = {}
    severity: Severity = Severity.ERROR
    at_key: bool = False


def placed(finding: Finding, source: Source, tree: yaml.Node | Marks) -> Problem:
    """Return a finding as a problem with its place in the file.

    ``tree``: the nodes of the file, or the marks of one that was read plainly.
    """
    from kehoach.spec.marks import Marks

    loc = [step for step in finding.loc if not str(step).startswith("#")]
    key, value = tree.find(loc) if isinstance(tree, Marks) else _marks(tree, loc)
    line, column = key if finding.at_key and key is not None else value
    return Problem(finding.code, source.place(line, column), finding.args, finding.severity)


def _marks(root: yaml.Node, loc: list[str | int]) -> tuple[Mark | None, Mark]:
    from kehoach.spec.nodes import find

    key, value = find(root, loc)
    return _start(key) if key else None, _start(value)


def _start(node: yaml.Node) -> Mark:
    return node.start_mark.line, node.start_mark.column
