"""A merge tried: what was written must read back as what was meant, and must load.

What stands in the way of that is not done, and told as a conflict.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kehoach.errors import BadInput, KehoachError
from kehoach.merging.conflicts import heading_lines, with_entries
from kehoach.merging.files import Files
from kehoach.merging.page import Page, Unfit, bare
from kehoach.merging.patching import Patch
from kehoach.merging.reading import tree_of
from kehoach.merging.threeway import ThreeWay
from kehoach.merging.told import Record, Unit
from kehoach.merging.tree import Group, Tree
from kehoach.problem import Place, Problem
from kehoach.spec.edits import edited
from kehoach.spec.read import read_spec
from kehoach.spec.source import Source, decode

if TYPE_CHECKING:
    from kehoach.registry.register import Register


@dataclass(frozen=True)
class Written:
    """A file as it was read: its bytes, its text, its tree."""

    data: bytes
    source: Source
    tree: Group

    @classmethod
    def of(cls, data: bytes, file: str) -> Written:
        """Read a file. Raises BadInput for what is no YAML."""
        source = decode(data, file)
        return cls(data, source, tree_of(source))

    def page(self) -> Page:
        """Return its text, to be asked by its nodes."""
        assert self.tree.node is not None
        return Page(self.source, self.tree.node)


@dataclass(frozen=True)
class Trial:
    """A merge that holds: the new file, the tree that was meant, and what was done."""

    new: Written
    meant: Group
    record: Record


class Proof:
    """Tries merges of three files until one holds."""

    def __init__(
        self, base: Written, ours: Written, theirs: Written, register: Register | None
    ) -> None:
        self.files = Files.of(base.tree, ours.tree, theirs.tree)
        self._ours, self._theirs, self._register = ours, theirs, register
        self._untouched = base.data == ours.data
        self._page = ours.page()
        generated = {bare(text) for _, text in base.page().comments} | set(heading_lines())
        self._generated = frozenset(generated)
        self._notes = [at for at, text in self._page.comments if text not in self._generated]

    def proven(self) -> Trial:
        """Return the merge that does the most. Raises KehoachError where none holds: a bug."""
        trial, record = self._tried(frozenset())
        if trial is not None:
            return trial
        refused = frozenset(record.units)
        while True:
            trial, record = self._tried(refused)
            if set(record.units) <= refused:
                break
            refused |= frozenset(record.units)
        if trial is None:
            raise KehoachError(Problem("KH1059", Place(self._ours.source.file)))
        return self._more(trial, refused, list(refused & set(record.units)))[0]

    def _more(
        self, trial: Trial, refused: frozenset[Unit], group: list[Unit]
    ) -> tuple[Trial, frozenset[Unit]]:
        """Do after all what of a group can be done: all of it, or what of each half."""
        found, _ = self._tried(refused - set(group))
        if found is not None:
            return found, refused - set(group)
        if len(group) > 1:
            half = len(group) // 2
            for part in (group[:half], group[half:]):
                trial, refused = self._more(trial, refused, part)
        return trial, refused

    def _noted(self, ours: Tree) -> bool:
        """True where a person left a comment in the lines of a part."""
        if ours.node is None:
            return False
        start = self._page.start(ours.key or ours.node)
        end = self._page.text.find("\n", self._page.end(ours.node))
        first = bisect_left(self._notes, start)
        return first < len(self._notes) and (end < 0 or self._notes[first] < end)

    def _tried(self, refused: frozenset[Unit]) -> tuple[Trial | None, Record]:
        record = Record(refused)
        meant = with_entries(ThreeWay(self.files, record, self._noted).merged(), record)
        try:
            new = self._written(meant)
        except (Unfit, BadInput, ValueError):
            return None, record
        return (Trial(new, meant, record) if new is not None else None), record

    def _written(self, meant: Group) -> Written | None:
        """Write a merged tree; ``None`` for what does not read back."""
        if meant is self.files.ours:
            return self._ours
        if self._untouched and meant.same == self._theirs.tree.same:
            return self._theirs
        patch = Patch(self._page, self.files.ours, meant, self._generated)
        patch.value(self.files.ours, meant)
        data = edited(self._ours.data, self._ours.source, patch.edits)
        new = Written.of(data, self._ours.source.file)
        if new.tree.same != meant.same or not self._keeps_comments(new):
            return None
        read_spec(data, new.source.file, self._register)
        return new

    def _keeps_comments(self, new: Written) -> bool:
        """True when all that a person noted in the file still stands there."""
        held = Counter(text for _, text in new.page().comments)
        own = Counter(text for _, text in self._page.comments if text not in self._generated)
        return own <= held
