"""What a person must look at in a draft, by its place in the sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kehoach.annotating import words
from kehoach.annotating.comments import Note
from kehoach.annotating.places import (
    HOME,
    Address,
    Nearest,
    Steps,
    leaves,
    printed_at,
    steps_of,
    steps_of_told,
)
from kehoach.annotating.twin import LETTERS, Twin
from kehoach.compose import compose, standard_of
from kehoach.problem import Problem
from kehoach.review_list import (
    NEW_CHECK,
    TO_DO,
    ReviewEntry,
    ReviewList,
    SpecTexts,
    Standing,
)
from kehoach.spec.findings import Loc
from kehoach.spec.read import Spec

_BLANKED = ("KH755", "KH760")
"""Items of a roll that are about a blank: they say better what is to be filled in."""
_CHECKED = ("KH775", "KH776", "KH777")
"""Items that the check of the spec, too, may say at the same place."""


@dataclass(frozen=True)
class Counts:
    """The comments of a draft: findings, items of the review list, blanks.

    ``settled``: items that the spec has left behind since it was rolled.
    """

    findings: int = 0
    review: int = 0
    blanks: int = 0
    settled: int = 0

    @property
    def comments(self) -> int:
        """How many there are in all."""
        return self.findings + self.review + self.blanks


class Gathered:
    """The draft of one spec as a sheet, and the notes on it by place.

    ``taken``: letters of the plan's own that must not stand for a place.
    """

    def __init__(self, spec: Spec, data: bytes, file: str, listed: ReviewList | None) -> None:
        self._spec, self._listed = spec, listed
        self._source = data, file
        self.sheet = compose(spec.plan, draft=True)
        self._there = leaves(self.sheet)
        self.taken = frozenset(LETTERS.findall("".join(self._there.values())))
        self._said: set[tuple[str, Address]] = set()
        self._settled = 0
        self.notes: dict[Address, list[Note]] = {}
        kinds = (self._findings, self._review, self._blanks)
        findings, review, blanks = map(self._added, kinds)
        self.counts = Counts(findings, review, blanks, self._settled)

    def _added(self, kind: Callable[[], Iterator[tuple[Address, str, Note]]]) -> int:
        """Add the notes of a kind, each once at its place; return how many there were."""
        count = 0
        for address, code, note in kind():
            notes = self.notes.setdefault(address, [])
            if note not in notes:
                notes.append(note)
                count += 1
            self._said.add((code, address))
        return count

    @cached_property
    def _twin(self) -> Twin:
        return Twin(self._spec.plan, self.taken)

    @cached_property
    def _printed(self) -> dict[Loc, Address]:
        return printed_at(self._twin, compose(self._twin.plan, draft=True), self._there)

    def _nearest(self, steps: Callable[[Loc], Steps]) -> Nearest:
        typed = self._twin.typed
        printed = ((steps(loc), at, typed[loc]) for loc, at in self._printed.items())
        return Nearest(printed, self._there)

    def _findings(self) -> Iterator[tuple[Address, str, Note]]:
        if not self._spec.findings:
            return
        nearest, standard = self._nearest(steps_of), standard_of(self._spec.plan).id
        for one in self._spec.findings:
            problem = Problem(one.code, args=one.args, severity=one.severity)
            yield nearest.of(steps_of(one.loc)), one.code, words.of_finding(problem, standard)

    def _review(self) -> Iterator[tuple[Address, str, Note]]:
        """Yield the items that are still open, but for what a finding says anyway."""
        if self._listed is None:
            return
        texts = SpecTexts.of(*self._source)
        nearest = self._nearest(lambda loc: steps_of_told(texts.path_at(loc)))
        found = {one.code for one in self._spec.findings}
        now = Standing(texts, self._there.values(), found)
        for entry in self._listed.items:
            if entry.kind != TO_DO or (entry.code == NEW_CHECK and entry.source in found):
                continue
            path = now.path_of(entry)
            if path is None:
                self._settled += 1
                continue
            address = nearest.of(steps_of_told(path)) if path else self._printed_at(entry)
            if entry.code not in _CHECKED or (entry.source, address) not in self._said:
                yield address, entry.code, words.of_entry(entry, self._listed)

    def _printed_at(self, entry: ReviewEntry) -> Address:
        """Return the place of an open item that is known by its words alone."""
        sought = entry.value.casefold()
        held = (one for one, text in self._there.items() if sought in text.casefold())
        return next(held, HOME) if sought else HOME

    def _blanks(self) -> Iterator[tuple[Address, str, Note]]:
        for address, what in (*self._missing(), *self._dotted()):
            yield address, "", words.of_blank(what)

    def _missing(self) -> Iterator[tuple[Address, str]]:
        """Yield what is blank by the standard until the plan is issued (PL I, II.3, II.4, II.7)."""
        plan = self._spec.plan
        if plan.number is None:
            yield ("number",), words.NUMBER
        if plan.day is None:
            yield ("place_and_day",), words.DAY
        if not self.sheet.signature.name:
            signs = [one for one in self._there if one[0] == "signature"]
            yield (signs[-1] if signs else HOME), words.SIGNER
        if not plan.electronic and (plan.number is None or plan.day is None):
            for step, annex in enumerate(plan.appendices):
                address = ("annexes", step, "enclosed")
                if annex.enclosed is None and address in self._there:
                    yield address, words.ENCLOSED

    def _dotted(self) -> Iterator[tuple[Address, str]]:
        """Yield the dots that stand in the text, but for those that an item tells of."""
        for address, text in self._there.items():
            what = words.blanks_of(text)
            if what and not any((code, address) in self._said for code in _BLANKED):
                yield address, what
