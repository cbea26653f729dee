"""A tree → the data that the writer of YAML takes, as short as a spec may say it."""

from __future__ import annotations

from typing import Any

from kehoach.merging.tree import Group, Leaf, Listing, Tree


def plain(tree: Tree) -> Any:
    """Return the data of a tree: as its file has it, or put together from its parts."""
    if tree.raw is not None or isinstance(tree, Leaf):
        return tree.raw
    if isinstance(tree, Listing):
        items = [plain(one) for one in tree.items]
        return items[0] if tree.loose and len(items) == 1 else items
    assert isinstance(tree, Group)
    if tree.short and set(tree.fields) == {tree.short}:
        return plain(tree.fields[tree.short])
    return {key: plain(one) for key, one in tree.fields.items()}
