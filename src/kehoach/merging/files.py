"""The three files of a merge as trees, and which part of one is which of another."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach.merging.pairing import Pairs, joined, paired
from kehoach.merging.tree import Group, Tree


@dataclass(frozen=True)
class Files:
    """What was generated last time, the agency's file, and what is generated now."""

    base: Group
    ours: Group
    theirs: Group
    our_base: Pairs
    their_base: Pairs
    both: Pairs

    @classmethod
    def of(cls, base: Group, ours: Group, theirs: Group) -> Files:
        """Pair the parts of three files."""
        our_base, their_base = paired(base, ours), paired(base, theirs)
        return cls(
            base, ours, theirs, our_base, their_base, joined(ours, theirs, our_base, their_base)
        )

    def base_of(self, ours: Tree) -> Tree | None:
        """Return what a part of ours was last time."""
        return self.our_base.of.get(ours)

    def theirs_of(self, ours: Tree) -> Tree | None:
        """Return what a part of ours is now."""
        return self.both.of.get(ours)

    def before(self, theirs: Tree) -> Tree | None:
        """Return what a part of theirs was last time."""
        return self.their_base.of.get(theirs)

    def ours_of(self, theirs: Tree) -> Tree | None:
        """Return the part of ours that a part of theirs is."""
        return self.both.of.get(theirs)

    def is_new(self, theirs: Tree) -> bool:
        """True for a part of theirs that neither ours nor the last time knew."""
        return theirs not in self.both.of and theirs not in self.their_base.of

    def ours_moved(self, base: Tree, ours: Tree) -> bool:
        """True when the agency put an item into another list."""
        return base.up is None or self.our_base.of.get(base.up) is not ours.up

    def theirs_moved(self, base: Tree, theirs: Tree) -> bool:
        """True when the plan above put an item into another list."""
        return base.up is None or self.their_base.of.get(base.up) is not theirs.up
