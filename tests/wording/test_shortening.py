"""Long texts in messages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kehoach.wording.shortening import shortened


def test_a_long_text_is_cut_on_one_line() -> None:
    assert shortened("một  hai\nba", 20) == "một hai ba"
    assert shortened("một hai ba", 8) == "một hai…"
    assert shortened("một hai ba", 9) == "một hai…"


@given(st.text(), st.integers(1, 90))
def test_it_is_never_longer_than_said(text: str, most: int) -> None:
    assert len(shortened(text, most)) <= most
