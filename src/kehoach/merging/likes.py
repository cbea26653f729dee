"""What a merge asks of single trees: which are merged key by key, which hold others."""

from __future__ import annotations

from kehoach.merging.tree import Group, Leaf, Listing, Tree
from kehoach.plan import Appendix, LegalBasis, Section

_HOLDERS = ("Clauses", "Points", "Dashes", "Targets", "Tasks")


def mergeable(ours: Group, other: Tree) -> bool:
    """True when two parts are merged key by key."""
    if not isinstance(other, Group) or ours.model is not other.model:
        return False
    if ours.model is LegalBasis:
        return ("văn bản" in ours.fields) == ("văn bản" in other.fields)
    columns = [one.fields["cột"].same for one in (ours, other) if "cột" in one.fields]
    return len(set(columns)) < 2


def keys_of_both(ours: Group, theirs: Group | None) -> list[str]:
    """Return the keys of ours, with those of theirs after the key that they follow there."""
    keys = list(ours.fields)
    before = ""
    for key in theirs.fields if theirs else ():
        if key not in keys:
            keys.insert(keys.index(before) + 1 if before else 0, key)
        before = key
    return keys


def is_fixed(tree: Tree | None) -> bool:
    """True for what aliases stand for, and for all in it."""
    return tree is not None and (tree.shared or is_fixed(tree.up))


def put(ours: Tree, theirs: Tree) -> Tree:
    """Return what theirs says in the place of ours."""
    if isinstance(ours, Leaf) and isinstance(theirs, Leaf):
        return Leaf(raw=theirs.raw, meaning=theirs.meaning, ours=ours, theirs=theirs, key=ours.key)
    return theirs


def stand_in(theirs: Listing) -> Listing:
    """Return an empty list for one that ours does not have."""
    return Listing(name=theirs.name, names=theirs.names, loose=theirs.loose)


def holds(tree: Tree) -> bool:
    """True for what is little more than what stands in it: a section, a list of tasks."""
    return isinstance(tree, Group) and (tree.model in (Section, Appendix) or tree.kind in _HOLDERS)


def head(group: Group) -> dict[str, object]:
    """Return what a section says itself: its title, label and number."""
    return {key: one.same for key, one in group.fields.items() if not isinstance(one, Listing)}
