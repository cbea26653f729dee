"""The path of the office's register in a spec that is put into another folder."""

from __future__ import annotations

import yaml

from kehoach.rolling.change import Change
from kehoach.spec.edits import Edit, Lines, edited
from kehoach.spec.emitting import scalar
from kehoach.spec.nodes import compose, find
from kehoach.spec.source import decode
from kehoach.wording.folding import fold

KEY = "danh mục"


def rebased(data: bytes, file: str, path: str) -> tuple[bytes, tuple[Change, ...]]:
    """Return a good spec whose ``danh mục`` names a path, and what changed; else as it was.

    A spec without the key gets it on the line after its agency.
    """
    source = decode(data, file)
    root = compose(source)
    assert isinstance(root, yaml.MappingNode)
    lines = Lines(source)
    typed = next((pair for pair in root.value if fold(str(pair[0].value)) == fold(KEY)), None)
    was = str(typed[1].value).strip() if typed else ""
    if was == path:
        return data, ()
    edit = _put(lines, typed, path) if typed else _added(lines, root, path)
    key = str(typed[0].value) if typed else KEY
    change = Change("KH781", (key,), was, path, (edit,), at=0)
    return edited(data, source, change.edits), (change,)


def _put(lines: Lines, pair: tuple[yaml.Node, yaml.Node], path: str) -> Edit:
    """Return the edit that puts a path in the place of a value, which may be blank."""
    key, value = pair
    span = lines.span(value)
    blank = span.start == span.end
    start = lines.text.index(":", lines.span(key).end) + 1 if blank else span.start
    return Edit(start, start if blank else span.end, " " * blank + scalar(path, flow=True))


def _added(lines: Lines, root: yaml.MappingNode, path: str) -> Edit:
    """Return the edit that adds the key: after the agency, in braces before all else."""
    pair = f"{KEY}: {scalar(path, flow=True)}"
    first = lines.span(root.value[0][0]).start
    if root.flow_style:
        return Edit(first, first, f"{pair}, ")
    key, node = find(root, ("cơ quan",))
    if key is None:
        key, node = find(root, ("năm",))
    while isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(node, yaml.MappingNode) else last
    at, indent = lines.span(node).end, " " * root.start_mark.column
    if isinstance(node, yaml.ScalarNode) and node.style in (">", "|"):
        at = len(lines.text[:at].rstrip())
    end = lines.text.find("\n", at)
    end = len(lines.text) if end < 0 else end
    return Edit(end, end, f"\n{indent}{pair}")
