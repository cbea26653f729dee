"""The edge where a folder of rendered plans gets the page to review them by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kehoach.batch.locking import holder_of
from kehoach.batch.outcome import Fate, Outcome
from kehoach.errors import KehoachError
from kehoach.problem import Problem, Severity
from kehoach.reviewing import STATES, Card
from kehoach.reviews.gathering import Made, gathered
from kehoach.reviews.listing import Plan, beside, plans_in
from kehoach.reviews.picturing import Pictured, Studio
from kehoach.reviews.shelf import FOLDER, PAGE, Closed, Shelf

__all__ = ["FOLDER", "Reviewed", "review", "summary"]


@dataclass(frozen=True)
class Reviewed:
    """What came of it: the page, the row of each plan, what could not be made or written.

    ``page`` is none where it was not written: what stands there is a person's.
    """

    page: Path | None
    cards: tuple[Card, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def exit_code(self) -> int:
        """1 when the page lacks something, else 0."""
        return int(bool(self.problems))


Count = Callable[[Outcome, int], None]
"""Is told of each plan as it is done, and of how many there are."""
_BUSY = (
    "Lúc dựng trang này, một lần chạy khác đang ghi vào thư mục: danh sách có thể thiếu hoặc cũ. "
    "Đợi lần ấy xong rồi chạy lại `kehoach review`."
)
_SHOWN = 3
"""Documents that one message names."""


def review(folder: Path, today: date, count: Count = lambda outcome, total: None) -> Reviewed:
    """Write the page for the documents of a folder into ``xem-lai`` in it.

    What has not changed since the last time is not made again; files of others stay. ``today``
    is the day of redlines, and stands for the day of documents that bear none; ``count`` hears
    how far it is. Raises :class:`kehoach.errors.BadInput` when there is no such folder or no
    document in it, :class:`kehoach.errors.NotWritten` when nothing can be written there.
    """
    holder = holder_of(folder)
    plans = plans_in(folder)
    shelf = Shelf(folder / FOLDER)
    found = []
    with Studio(shelf, plans) as studio:
        for plan, picture in zip(plans, studio.pictures(), strict=True):
            made = _one(plan, shelf, picture, today)
            found.append(made)
            count(_outcome(plan, made), len(plans))
    holder = holder or holder_of(folder)
    cards = tuple(made.card for made in found)
    notices = [*([_BUSY] if holder else []), *studio.notices]
    unwritten = shelf.write_page(cards, notices, beside(folder))
    problems = [*(problem for made in found for problem in made.problems), *unwritten]
    if not problems and not holder:
        shelf.clear({plan.slug for plan in plans}, studio.digests)
    page = shelf.root / PAGE
    told = (*_lacking(folder, holder, studio.missing), *_gathered(problems))
    is_there = not any(problem.args.get("path") == str(page) for problem in unwritten)
    return Reviewed(page if is_there else None, cards, told)


def _lacking(folder: Path, holder: str, tool: str) -> Iterator[Problem]:
    """Yield what the whole page lacks: a batch at work in the folder, pictures without a tool."""
    if holder:
        args = {"path": str(folder), "holder": holder}
        yield Problem("KH1140", args=args, severity=Severity.WARNING)
    if tool:
        yield Problem("KH1142", args={"tool": tool}, severity=Severity.WARNING)


def _gathered(problems: Sequence[Problem]) -> list[Problem]:
    """Return problems without repeats; documents without pictures are named in one message."""
    once = {(one.code, one.place, str(sorted(one.args.items()))): one for one in problems}
    unpictured = [one for one in once.values() if one.code == "KH1095"]
    if len(unpictured) < 2:
        return list(once.values())
    names = [Path(one.args["path"]).name for one in unpictured]
    more = "; …" if len(names) > _SHOWN else ""
    args = {"count": str(len(names)), "names": "; ".join(names[:_SHOWN]) + more}
    rest = [one for one in once.values() if one.code != "KH1095"]
    return [Problem("KH1143", args=args), *rest]


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
    except Closed:
        raise
    except KehoachError as error:
        return replace(made, problems=(*made.problems, *error.problems))
    return made


def _outcome(plan: Plan, made: Made) -> Outcome:
    fate = Fate.FAILED if made.problems else Fate.WRITTEN if made.html else Fate.UNCHANGED
    return Outcome(plan.docx, (), made.problems, int(bool(made.problems)), fate)


def summary(cards: Sequence[Card], language: str = "vi") -> str:
    """Return in one line how many plans there are and how they stand."""
    counted = Counter(card.state for card in cards)
    english = {
        "loi": "faulty",
        "ngoai-ban-ke": "not in the manifest",
        "nguoi-sua": "edited",
        "can-xem": "to look at",
        "san-sang": "ready",
    }
    names = english if language == "en" else {key: name.lower() for key, name in STATES.items()}
    told = ", ".join(f"{counted[state]} {names[state]}" for state in STATES if counted[state])
    hidden = sum("nguoi-sua" in card.also for card in cards)
    if hidden:
        edited = hidden + counted["nguoi-sua"]
        told += f"; {edited} edited in all" if language == "en" else f"; {edited} đã có người sửa"
    return f"{len(cards)} {'plans' if language == 'en' else 'kế hoạch'}: {told}."
