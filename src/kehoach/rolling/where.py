"""Where a thing stands in a spec, by the titles and tasks above it rather than by numbers."""

from __future__ import annotations

import yaml

from kehoach.spec.nodes import find
from kehoach.text.placeholders import with_years
from kehoach.wording.folding import fold
from kehoach.wording.shortening import shortened

_STEP = " › "
_TITLES = ("muc", "viec", "chitieu", "ten")
"""Keys whose text names the part that they stand in."""
_NAMED = ("noidung", "phuluc")
"""Keys of the plan below which parts have such names; an index goes by its key."""
_MOST = 70


def named_path(root: yaml.Node, path: str, year: int) -> str:
    """Return a path as told (``nội dung › 1 › nhiệm vụ › 2 › thời hạn``) by the words there.

    ``“Tổ chức thực hiện” › “Sơ kết quý I” › thời hạn``; steps below what is named last stay.
    """
    steps = path.split(_STEP)
    if fold(steps[0]) not in _NAMED:
        return path
    node, titles, rest = root, list[str](), list[str]()
    for step in steps:
        in_list = isinstance(node, yaml.SequenceNode) and step.isdigit()
        _, node = find(node, (int(step) - 1 if in_list else step,))
        rest.append(step)
        if title := _title(node):
            titles.append(f"“{shortened(with_years(title, year), _MOST)}”")
            rest = []
    if rest and fold(rest[-1]) in _TITLES:
        rest.pop()
    return _STEP.join((*titles, *rest))


def _title(node: yaml.Node) -> str:
    """Return the text that names a part of the spec, empty where none does."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    texts = {
        fold(str(key.value)): " ".join(value.value.split())
        for key, value in pairs
        if isinstance(value, yaml.ScalarNode)
    }
    return next((texts[key] for key in _TITLES if texts.get(key)), "")
