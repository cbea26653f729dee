"""A department's spec and the one that the changed plan above makes now → one, without loss.

The file of the department is edited, not written anew: its comments, order, quotes and bytes stay
wherever nothing is taken over. What both sides changed stays as the department has it, with an
entry under ``xung đột`` that a person settles and deletes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kehoach.errors import BadInput
from kehoach.merging.files import Files
from kehoach.merging.proving import Proof, Trial, Written
from kehoach.merging.told import CLASH, TAKEN, Clash, Told
from kehoach.merging.tree import Tree
from kehoach.problem import Place, Problem, Severity
from kehoach.spec.read import read_spec

if TYPE_CHECKING:
    from kehoach.registry.register import Register

__all__ = ["Merged", "merge"]


@dataclass(frozen=True)
class Merged:
    """The new file, and what a person must know of it, each with its place there.

    ``changes``: what was taken over, removed, or kept although the plan above did otherwise
    (advice). ``conflicts``: what both sides changed, new or changed again (warnings).
    """

    data: bytes
    changes: tuple[Problem, ...]
    conflicts: tuple[Problem, ...]


def merge(
    base: bytes, ours: bytes, theirs: bytes, file: str, register: Register | None = None
) -> Merged:
    """Bring into a spec what has changed between two specs that were generated.

    ``base``: the spec generated last time; ``ours``: what the department has made of it, in
    ``file``; ``theirs``: the spec generated now. ``register``: the office's own. Raises
    :class:`BadInput` where ours is no good spec (KH1051, then each fault), base is no spec any
    more (KH1061), or theirs is none.
    """
    try:
        read_spec(ours, file, register)
    except BadInput as error:
        raise BadInput(Problem("KH1051", error.problems[0].place), *error.problems) from None
    try:
        last = Written.of(base, file)
    except BadInput:
        raise BadInput.of("KH1061", Place(file)) from None
    now = Written.of(theirs, file)
    if last.tree.same == now.tree.same:
        return Merged(ours, (), ())
    proof = Proof(last, Written.of(ours, file), now, register)
    trial = proof.proven()
    places = _Places(trial, proof.files)
    changes = (places.change(one) for one in trial.record.told)
    conflicts = (places.conflict(one) for one in trial.record.clashes)
    return Merged(trial.new.data, _ordered(changes), _ordered(conflicts))


def _ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda one: (one.place.line, one.place.column)))


class _Places:
    """Where parts of the files stand in the new one."""

    def __init__(self, trial: Trial, files: Files) -> None:
        self._new, self._files = trial.new, files
        self._found: dict[Tree, Tree] = {}
        self._follow(trial.meant, trial.new.tree)

    def _follow(self, meant: Tree, there: Tree) -> None:
        for one in (meant, meant.ours, meant.theirs):
            if one is not None:
                self._found.setdefault(one, there)
        below = dict(there.below)
        for key, one in meant.below:
            if key in below:
                self._follow(one, below[key])

    def of(self, tree: Tree) -> Place:
        """Return the place of a part, or of what it stood in."""
        at: Tree | None = tree
        while at is not None:
            found = self._found.get(at) or self._found.get(self._files.both.of.get(at, at))
            node = (found.key or found.node) if found is not None else None
            if node is not None:
                return self._new.source.place(node.start_mark.line, node.start_mark.column)
            at = at.up
        return Place(self._new.source.file)

    def change(self, told: Told) -> Problem:
        """Return what was done as a record with its place."""
        words = told.now or told.was
        at = told.at if not words or f"“{words}”" in told.at else f"{told.at} (“{words}”)"
        args = {"at": at, "was": told.was, "now": told.now}
        if told.code == TAKEN:
            args["at"] = told.at.replace(f" “{told.was}”", "")
        return Problem(told.code, self.of(told.tree), args, Severity.ADVICE)

    def conflict(self, clash: Clash) -> Problem:
        """Return a conflict as a record with its place."""
        return Problem(CLASH, self.of(clash.tree), {"at": clash.at}, Severity.WARNING)
