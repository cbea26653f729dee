"""A dossier → its card: how the plan stands, and the numbers of its row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kehoach.problem import Severity
from kehoach.redline.changes import Change
from kehoach.reviewing import STATES, Ask, Card, Dossier, State, Tally
from kehoach.reviewing.asking import TO_DO


def card_of(dossier: Dossier) -> Card:
    """Return the row of a plan in the list."""
    weights = Counter(note.weight for note in dossier.notes)
    return Card(
        slug=dossier.slug,
        title=dossier.title,
        agency=dossier.agency,
        year=dossier.year,
        state=state_of(dossier),
        also=tuple(_also(dossier)),
        store=dossier.spec or dossier.slug,
        broken=dossier.broken,
        marks=tuple(_marks(dossier)),
        links=dossier.links,
        faults=weights[Severity.ERROR],
        warnings=weights[Severity.WARNING],
        advice=weights[Severity.ADVICE],
        changes=tally(dossier.comparison.changes) if dossier.comparison else None,
        asks=tuple(ask.key for ask in open_asks(dossier)),
        load=dossier.load,
        leads=dossier.leads,
        series=dossier.series,
    )


def state_of(dossier: Dossier) -> State:
    """Tell how a plan stands by the heaviest thing known of it; advice does not count."""
    heaviest = max((note.weight for note in dossier.notes), default=Severity.ADVICE)
    if dossier.failed or heaviest is Severity.ERROR:
        return "loi"
    if dossier.unlisted:
        return "ngoai-ban-ke"
    if dossier.kept:
        return "nguoi-sua"
    told = open_asks(dossier) or dossier.blanks or dossier.troubles
    if told or heaviest is Severity.WARNING:
        return "can-xem"
    return "san-sang"


def _also(dossier: Dossier) -> Iterable[State]:
    """Yield what a heavier state hides: an edited document is looked for whatever else it is."""
    held: dict[State, bool] = {"ngoai-ban-ke": dossier.unlisted, "nguoi-sua": dossier.kept}
    state = state_of(dossier)
    yield from (one for one, holds in held.items() if holds and one != state)


def open_asks(dossier: Dossier) -> tuple[Ask, ...]:
    """Return what a person has still to see to."""
    return tuple(ask for ask in dossier.asks if ask.kind == TO_DO and not ask.settled)


def tally(changes: Iterable[Change]) -> Tally:
    """Count changes by kind."""
    counted = Counter(change.kind for change in changes)
    return Tally(**{str(kind): count for kind, count in counted.items()})


def _marks(dossier: Dossier) -> Iterable[str]:
    if dossier.failed:
        yield "Không dựng được"
    yield from (STATES[one] for one in _also(dossier))
    if dossier.draft:
        yield "Dự thảo"
    if dossier.blanks:
        yield f"Còn {dossier.blanks} chỗ phải điền"
    if dossier.stale:
        yield "PDF cũ hơn văn bản"
