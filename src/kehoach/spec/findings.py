"""A finding: what is wrong at a path of the file, before the path becomes a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from kehoach.problem import Problem, Severity

if TYPE_CHECKING:
    import yaml

    from kehoach.spec.marks import Mark, Marks
    from kehoach.spec.source import Source

Loc = tuple[str | int, ...]


class Finding(NamedTuple):
    """A problem by its path in the spec; the reader turns the path into a place.

    ``words``: what of the text at that path is meant, where the text may hold more.
    """

    code: str
    loc: Loc
    args: Mapping[str, str] = {}
    severity: Severity = Severity.ERROR
    at_key: bool = False
    words: str = ""


def placed(finding: Finding, source: Source, tree: yaml.Node | Marks) -> Problem:
    """Return a finding as a problem with its place in the file.

    ``tree``: the nodes of the file, or the marks of one that was read plainly.
    """
    from kehoach.spec.marks import Marks

    loc = [step for step in finding.loc if not str(step).startswith("#")]
    find = tree.find if isinstance(tree, Marks) else partial(_marks, tree)
    key, value = find(loc)
    line, column = key if finding.at_key and key is not None else value
    if finding.words:
        line, column = _of_words(finding.words, source, value, _list_of(find(loc[:-1])[1], loc))
    return Problem(finding.code, source.place(line, column), finding.args, finding.severity)


def _list_of(mark: Mark, loc: Sequence[str | int]) -> list[Mark]:
    """Return where the lines begin that an item of a list at a mark may stand on."""
    line, below = mark[0], loc[-1] if isinstance(loc[-1], int) else 0
    return [mark, *((line + step, 0) for step in range(1, below + 1))]


def _of_words(words: str, source: Source, mark: Mark, others: list[Mark]) -> Mark:
    """Return where words stand on the line of the first mark with them at or behind it.

    A list of names may be typed as one text (``A; B``): then a path does not tell where each is.
    """
    for line, column in (mark, *others):
        found = source.lines[line].find(words, column) if line < len(source.lines) else -1
        if found >= 0:
            return line, (column if found == column + 1 else found)  # a quotation mark is its own
    return mark


def _marks(root: yaml.Node, loc: Sequence[str | int]) -> tuple[Mark | None, Mark]:
    from kehoach.spec.nodes import find

    key, value = find(root, loc)
    return _start(key) if key else None, _start(value)


def _start(node: yaml.Node) -> Mark:
    return node.start_mark.line, node.start_mark.column
