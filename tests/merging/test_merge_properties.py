"""What holds for every sub-plan, whatever either side changed and however the file is written."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from subspecs import Data, by_hand, changed, changes, generated, merged, plans, read

QUICK = settings(max_examples=40, deadline=None)


@st.composite
def rewritten(draw: st.DrawFn) -> tuple[Data, str]:
    """A sub-plan, and its file as a person left it without changing what it says."""
    data = draw(plans())
    return data, by_hand(data, draw(st.integers(0, 9999)))


@QUICK
@given(rewritten(), st.data())
def test_a_file_that_says_the_same_comes_to_say_what_is_generated(
    held: tuple[Data, str], draw: st.DataObject
) -> None:
    base, ours = held
    theirs = changed(base, draw.draw(changes("cấp trên")))
    new = merged(generated(base), ours.encode(), generated(theirs))
    assert not new.conflicts
    assert read(new.data) == read(generated(theirs))
