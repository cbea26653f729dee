"""How a plan stands, and the numbers of its row in the list."""

from __future__ import annotations

from typing import Any

import pytest

from kehoach.problem import Severity
from kehoach.redline.changes import Change
from kehoach.reviewing import STATES, Ask, Comparison, Dossier, Note, State, Tally
from kehoach.reviewing.cards import card_of, state_of

FAULT, WARNING, ADVICE = (
    Note(f"KH{number}", weight, "sai")
    for number, weight in ((103, Severity.ERROR), (665, Severity.WARNING), (542, Severity.ADVICE))
)
TO_DO = Ask("k-1", "phải làm", "KH756", "chưa có kết quả")
SETTLED = Ask("k-2", "phải làm", "KH756", "chưa có kết quả", settled=True)
DONE = Ask("k-3", "đã làm", "KH750", "để trống số")


def dossier(**known: Any) -> Dossier:
    return Dossier("a", "Kế hoạch A", "Sở Nội vụ", 2026, **known)


@pytest.mark.parametrize(
    ("known", "state"),
    [
        ({}, "san-sang"),
        ({"notes": (ADVICE,)}, "san-sang"),
        ({"draft": True}, "san-sang"),
        ({"asks": (DONE, SETTLED)}, "san-sang"),
        ({"asks": (DONE, TO_DO)}, "can-xem"),
        ({"notes": (ADVICE, WARNING)}, "can-xem"),
        ({"troubles": ("Không so được.",)}, "can-xem"),
        ({"draft": True, "blanks": 3}, "can-xem"),
        ({"kept": True, "notes": (WARNING,), "asks": (TO_DO,)}, "nguoi-sua"),
        ({"unlisted": True}, "ngoai-ban-ke"),
        ({"unlisted": True, "kept": True, "notes": (WARNING,)}, "ngoai-ban-ke"),
        ({"unlisted": True, "notes": (FAULT,)}, "loi"),
        ({"kept": True, "notes": (FAULT,)}, "loi"),
        ({"failed": True}, "loi"),
    ],
)
def test_the_heaviest_thing_known_tells_how_a_plan_stands(
    known: dict[str, Any], state: State
) -> None:
    assert state_of(dossier(**known)) == state


def test_a_card_counts_what_the_dossier_holds() -> None:
    changes = (Change("added", "đoạn"), Change("added", "mục"), Change("moved", "mục"))
    card = card_of(
        dossier(
            spec="../in/a.yaml",
            kept=True,
            draft=True,
            links={"docx": "../a.docx"},
            notes=(FAULT, WARNING, WARNING, ADVICE, ADVICE, ADVICE),
            asks=(DONE, TO_DO, SETTLED),
            comparison=Comparison("a-2025.yaml", 2025, changes),
        )
    )
    assert (card.state, card.faults, card.warnings, card.advice) == ("loi", 1, 2, 3)
    assert card.marks == ("Người đã sửa", "Dự thảo")
    assert card.asks == ("k-1",)
    assert card.changes == Tally(added=2, moved=1)
    assert card.changes.total == 3
    assert (card.store, card.store_before) == ("../in/a.yaml", "Sở Nội vụ|2026|a")


@pytest.mark.parametrize(
    ("known", "also"),
    [
        ({"kept": True}, ()),
        ({"kept": True, "notes": (FAULT,)}, ("nguoi-sua",)),
        ({"kept": True, "failed": True}, ("nguoi-sua",)),
        ({"kept": True, "unlisted": True}, ("nguoi-sua",)),
        ({"kept": True, "unlisted": True, "notes": (FAULT,)}, ("ngoai-ban-ke", "nguoi-sua")),
        ({"unlisted": True}, ()),
    ],
)
def test_what_a_heavier_state_hides_is_found_all_the_same(
    known: dict[str, Any], also: tuple[State, ...]
) -> None:
    card = card_of(dossier(**known))
    assert card.also == also
    assert [mark for mark in card.marks if mark in STATES.values()] == [STATES[one] for one in also]


def test_ticks_are_kept_under_what_a_spec_keeps_when_it_gets_well() -> None:
    failed = Dossier("a", "a", "", 0, spec="../in/a.yaml", failed=True)
    assert card_of(failed).store == card_of(dossier(spec="../in/a.yaml")).store


def test_without_last_year_and_spec_nothing_is_counted_as_none() -> None:
    card = card_of(dossier(failed=True))
    assert (card.changes, card.load, card.marks) == (None, None, ("Không dựng được",))
