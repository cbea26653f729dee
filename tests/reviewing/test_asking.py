"""Items of a review list keep their ticks, and are settled when their words are gone."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kehoach.review_list import ReviewEntry, ReviewList, SpecTexts, Standing
from kehoach.reviewing.asking import asks_of
from kehoach.reviewing.raw import raw_data

SPEC = """\
kế hoạch: Cải cách hành chính năm {năm}
năm: 2026
nội dung:
  - mã: tt-1
    nhiệm vụ: Rà soát thủ tục năm 2025
"""


def entry(**more: Any) -> ReviewEntry:
    told = {"code": "KH760", "name": "so-lieu-cu", "kind": "phải làm", "why": "Số liệu của năm cũ."}
    return ReviewEntry(**{**told, **more})


def listed(*entries: ReviewEntry) -> ReviewList:
    given = {"from": "a-2025.yaml", "from_year": 2025, "to_year": 2026}
    return ReviewList.model_validate({**given, "items": entries})


def standing(text: str, *known: Any) -> Standing:
    return Standing(SpecTexts.of(text.encode(), "x.yaml"), *known)


TASK = entry(
    path="nội dung › 1 › nhiệm vụ",
    line=5,
    column=15,
    was="năm 2025",
    value="Rà soát thủ tục năm 2025",
    owner="tt-1",
)
WITHIN = TASK.model_copy(update={"column": 31})
"""The same item, told by the place of its words within the text."""


def test_an_item_stands_at_its_line_as_long_as_the_spec_does() -> None:
    raw = raw_data(SPEC.encode(), "x.yaml")
    (ask,) = asks_of(listed(TASK), standing(SPEC), (), raw)
    place = "nhiệm vụ “Rà soát thủ tục năm 2025”"
    assert (ask.path, ask.line, ask.settled) == (place, 5, False)


def test_a_line_is_told_where_it_still_holds_the_words() -> None:
    texts = standing(SPEC)
    lines = SPEC.splitlines()
    assert [ask.line for ask in asks_of(listed(WITHIN), texts, lines)] == [5]
    assert [ask.line for ask in asks_of(listed(WITHIN), texts, ["", "", *lines])] == [0]
    assert [ask.line for ask in asks_of(listed(WITHIN), texts, lines[:3])] == [0]


def test_an_item_whose_words_are_gone_is_settled() -> None:
    mended = SPEC.replace("2025", "2026")
    (ask,) = asks_of(listed(TASK), standing(mended))
    assert ask.settled


def test_an_item_that_moved_is_told_by_its_path_and_keeps_its_tick() -> None:
    before = asks_of(listed(TASK), standing(SPEC))
    moved = SPEC.replace("nội dung:\n", "nội dung:\n  - Một đoạn mới.\n")
    (ask,) = asks_of(listed(TASK), standing(moved))
    assert (ask.path, ask.line, ask.settled) == ("phần thứ 2, nhiệm vụ", 0, False)
    assert [ask.key] == [one.key for one in before]


def test_of_a_spec_that_cannot_be_read_all_stands_as_it_was_rolled() -> None:
    (ask,) = asks_of(listed(TASK), None)
    assert (ask.line, ask.settled) == (5, False)


TRACE = entry(code="KH778", was="năm 2025: So với năm 2025", value="năm 2025")
CHECKED = entry(code="KH780", path="nội dung › 1", source="KH702")


def test_an_item_about_the_print_is_open_as_long_as_its_words_are_printed() -> None:
    printed = ["Điểm số", "Tăng so với Năm 2025"]
    known = {True: printed[:1], False: printed}
    for settled, texts in known.items():
        (ask,) = asks_of(listed(TRACE), standing(SPEC, texts, ()))
        assert ask.settled is settled
    assert not asks_of(listed(TRACE), standing(SPEC))[0].settled
    assert not asks_of(listed(entry()), standing(SPEC, (), ()))[0].settled


def test_what_the_check_said_is_open_as_long_as_it_says_it() -> None:
    for codes, settled in ((("KH702",), False), (("KH703",), True), (None, False)):
        (ask,) = asks_of(listed(CHECKED), standing(SPEC, (), codes))
        assert ask.settled is settled


def test_what_a_roll_did_or_left_is_never_settled() -> None:
    done = entry(kind="đã làm", path="số", was="214")
    (ask,) = asks_of(listed(done), standing(SPEC))
    assert not ask.settled


def test_years_are_told_in_figures_and_the_tick_stays() -> None:
    """Old words have last year's years, new ones and those that stand alone their own."""
    both = entry(was="năm {năm}", now="năm 2025", code="KH754")
    alone = entry(was="cao hơn năm {năm-1}", code="KH761")
    first, second = asks_of(listed(both, alone), None)
    assert (first.was, first.now, second.was) == ("năm 2025", "năm 2025", "cao hơn năm 2025")
    (typed,) = asks_of(listed(entry(was="cao hơn năm 2025", code="KH761")), None)
    assert second.key != typed.key


TEXT = st.sampled_from(["", "2025", "năm 2025", "tt-1", "\0"])
ENTRIES = st.lists(st.builds(entry, was=TEXT, now=TEXT, owner=TEXT, line=st.integers(0, 9)))


@given(ENTRIES, st.integers(1, 50))
def test_keys_are_unique_and_do_not_know_lines(entries: list[ReviewEntry], by: int) -> None:
    keys = [ask.key for ask in asks_of(listed(*entries), None)]
    shifted = [one.model_copy(update={"line": one.line + by}) for one in entries]
    assert len(set(keys)) == len(keys)
    assert keys == [ask.key for ask in asks_of(listed(*shifted), None)]
