"""Spec text → raw data and its YAML nodes. All scalars stay text; nothing is constructed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from kehoach.errors import BadInput
from kehoach.problem import Place, Problem
from kehoach.spec.plain import NULLS
from kehoach.spec.source import Source
from kehoach.spec.syntax import syntax_problems
from kehoach.wording.folding import fold

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_NODES = 400_000
_MAX_DEPTH = 60
_TAGS = "tag:yaml.org,2002:"


def compose(source: Source) -> yaml.Node:
    """Return the root node. Raises :class:`BadInput` with every tab or syntax problem found."""
    loader = _Loader(source.text)
    try:
        _check_depth(source)
        root: yaml.Node | None = loader.get_single_node()
    except yaml.YAMLError as error:
        raise BadInput(*syntax_problems(source, error)) from None
    except RecursionError:
        raise BadInput.of("KH908", Place(source.file, 1, 1)) from None
    finally:
        loader.dispose()
    if root is None:
        raise BadInput.of("KH902", Place(source.file, 1, 1))
    return root


def _check_depth(source: Source) -> None:
    """Refuse what would overflow the stack of the composer, which calls itself for each level."""
    events, depth = _Loader(source.text), 0
    try:
        while events.check_event():
            event = events.get_event()
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _MAX_DEPTH:
                mark = event.start_mark
                raise BadInput.of("KH908", source.place(mark.line, mark.column))
    finally:
        events.dispose()


class Reader:
    """Turns nodes into dicts, lists, texts and ``None``, and collects what is not allowed."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self._left = _MAX_NODES

    def data(self, node: yaml.Node, depth: int = 0) -> Any:
        """Return the raw data of a node."""
        self._left -= 1
        if self._left < 0 or depth > _MAX_DEPTH:
            raise BadInput.of("KH908", self.place(node))
        if not node.tag.startswith(_TAGS) or "python" in node.tag:
            self.problems.append(Problem("KH909", self.place(node), {"tag": node.tag}))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.data(child, depth + 1) for child in node.value]
        plain = isinstance(node, yaml.ScalarNode) and not node.style
        return None if plain and node.value in NULLS else node.value

    def _mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(Problem("KH889", self.place(key_node)))
                continue
            key = key_node.value
            if key in found:
                self.problems.append(Problem("KH907", self.place(key_node), {"key": key}))
            found[key] = self.data(value_node, depth + 1)
        return found

    def place(self, node: yaml.Node) -> Place:
        """Return where a node starts."""
        return self.source.place(node.start_mark.line, node.start_mark.column)


def find(root: yaml.Node, loc: Sequence[str | int]) -> tuple[yaml.Node | None, yaml.Node]:
    """Follow a path of keys and indexes as far as the nodes go.

    Steps that the file does not have (a bare text for a list of one, a union's tag, a body
    gathered from shorthand) are passed over. Returns the last key's node and its value's node.
    """
    key: yaml.Node | None = None
    node = root
    for step in loc:
        if isinstance(node, yaml.MappingNode):
            key, node = _child(node, str(step)) or (key, node)
        elif isinstance(node, yaml.SequenceNode) and step in range(len(node.value)):
            key, node = None, node.value[int(step)]
    return key, node


def _child(node: yaml.MappingNode, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    """Return key and value of the key named so: letter for letter first, then by fold.

    Of one written twice the last is read, and found.
    """
    exact = (pair for pair in reversed(node.value) if pair[0].value == name)
    texts = (pair for pair in node.value if isinstance(pair[0].value, str))
    alike = (pair for pair in texts if fold(pair[0].value) == fold(name))
    return next(exact, None) or next(alike, None)
