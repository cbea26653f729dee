"""What a merge did, before it has a place in the new file."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach.merging.naming import brief, name_of, words_of
from kehoach.merging.tree import Tree

TAKEN, ADDED, REMOVED, MOVED, KEPT = "KH1053", "KH1054", "KH1055", "KH1056", "KH1057"
CLASH, SETTLED, ORDER = "KH1058", "KH1060", "KH1062"

Unit = tuple[str, Tree]
"""One thing that can be done or not: its code, and the tree that it is about."""


@dataclass(frozen=True)
class Told:
    """One thing taken, removed or kept: its code, its name, its words before and after.

    ``tree``: what it is about, of any of the files; its place is found once the new file is there.
    """

    code: str
    tree: Tree
    at: str
    was: str = ""
    now: str = ""


@dataclass(frozen=True)
class Clash:
    """What both sides changed: the words of both, and what stood there before."""

    tree: Tree
    at: str
    ours: str | None
    theirs: str | None
    base: str | None


class Record:
    """What is done in the course of a merge; what proved impossible is refused beforehand."""

    def __init__(self, refused: frozenset[Unit]) -> None:
        self._refused = refused
        self.units: dict[Unit, None] = {}
        self.told: list[Told] = []
        self.clashes: list[Clash] = []
        self.agreed: list[tuple[str, str | None]] = []

    def may(self, code: str, tree: Tree) -> bool:
        """Note that something would be done; false when it was refused."""
        self.units[(code, tree)] = None
        return (code, tree) not in self._refused

    def is_refused(self, code: str, tree: Tree) -> bool:
        """True when something was refused."""
        return (code, tree) in self._refused

    def tell(self, code: str, tree: Tree, was: Tree | None = None, now: Tree | None = None) -> None:
        """Note what was done with a part."""
        self.told.append(Told(code, tree, name_of(tree), brief(was), brief(now)))

    def clash(self, ours: Tree | None, theirs: Tree | None, base: Tree | None) -> None:
        """Note what both sides changed."""
        tree = ours or theirs
        assert tree is not None
        words = (words_of(one) for one in (ours, theirs, base))
        self.clashes.append(Clash(tree, name_of(tree), *words))

    def agree(self, ours: Tree, theirs: Tree, base: Tree | None) -> None:
        """Note a part of which both sides now say the same, after a change by the plan above."""
        self.agreed += [(name_of(ours), words_of(one)) for one in (theirs, base)]

    def keep(self, tree: Tree, mark: tuple[int, int, int, int]) -> None:
        """Note a part that stays for what stands in it; what is in it is not told likewise."""
        self.told[mark[1] :] = [one for one in self.told[mark[1] :] if one.code != KEPT]
        self.tell(KEPT, tree)

    def mark(self) -> tuple[int, int, int, int]:
        """Return where the record stands, to go back to."""
        return len(self.units), len(self.told), len(self.clashes), len(self.agreed)

    def back(self, mark: tuple[int, int, int, int]) -> None:
        """Forget all since a mark."""
        self.units = dict.fromkeys(list(self.units)[: mark[0]])
        del self.told[mark[1] :], self.clashes[mark[2] :], self.agreed[mark[3] :]
