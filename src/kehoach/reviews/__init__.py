"""The edge where a folder of rendered plans gets the page to review them by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kehoach.batch.outcome import Fate, Outcome
from kehoach.errors import KehoachError
from kehoach.problem import Problem
from kehoach.reviewing import STATES, Card
from kehoach.reviews.gathering import Made, gathered
from kehoach.reviews.listing import Plan, plans_in
from kehoach.reviews.picturing import Pictured, Studio
from kehoach.reviews.shelf import FOLDER, Shelf

__all__ = ["FOLDER", "Reviewed", "review", "summary"]


@dataclass(frozen=True)
class Reviewed:
    """What came of it: the page, the row of each plan, what could not be made or written."""

    page: Path
    cards: tuple[Card, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def exit_code(self) -> int:
        """1 when something could not be made, else 0."""
        return int(bool(self.problems))


Count = Callable[[Outcome, int], None]
"""Is told of each plan as it is done, and of how many there are."""


def review(folder: Path, today: date, count: Count = lambda outcome, total: None) -> Reviewed:
    """Write the page for the documents of a folder into ``xem-lai`` in it.

    What has not changed since the last time is not made again; files of others stay. ``today``
    is the day of redlines, and stands for the day of documents that bear none; ``count`` hears
    how far it is. Raises :class:`kehoach.errors.BadInput` when there is no such folder or no
    document in it.
    """
    plans = plans_in(folder)
    shelf = Shelf(folder / FOLDER)
    found = []
    with Studio(shelf, plans) as studio:
        for plan, picture in zip(plans, studio.pictures(), strict=True):
            made = _one(plan, shelf, picture, today)
            found.append(made)
            count(_outcome(plan, made), len(plans))
    cards = tuple(made.card for made in found)
    problems = [problem for made in found for problem in made.problems]
    problems += shelf.write_page(cards, studio.notices)
    if not problems:
        shelf.clear({plan.slug for plan in plans}, studio.digests)
    return Reviewed(folder / FOLDER / "index.html", cards, tuple(problems))


def _one(plan: Plan, shelf: Shelf, picture: Future[Pictured], today: date) -> Made:
    """Return what is known of one plan, as kept from the last time or made now, and written."""
    pictured = picture.result()
    key = plan.key(pictured.state)
    kept = shelf.kept(plan.slug, key, today)
    if kept is not None:
        return Made(kept)
    made = gathered(plan, pictured, today)
    try:
        shelf.write_plan(made, key, today)
    except KehoachError as error:
        return replace(made, problems=(*made.problems, *error.problems))
    return made


def _outcome(plan: Plan, made: Made) -> Outcome:
    fate = Fate.FAILED if made.problems else Fate.WRITTEN if made.html else Fate.UNCHANGED
    return Outcome(plan.docx, (), made.problems, int(bool(made.problems)), fate)


def summary(cards: Sequence[Card], language: str = "vi") -> str:
    """Return in one line how many plans there are and how they stand."""
    counted = Counter(card.state for card in cards)
    english = {"loi": "faulty", "nguoi-sua": "edited", "can-xem": "to look at", "san-sang": "ready"}
    names = english if language == "en" else {key: name.lower() for key, name in STATES.items()}
    told = ", ".join(f"{counted[state]} {names[state]}" for state in STATES if counted[state])
    return f"{len(cards)} {'plans' if language == 'en' else 'kế hoạch'}: {told}."
