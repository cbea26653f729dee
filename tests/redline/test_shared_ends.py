"""What two texts begin and end with in common: found by characters, the same as word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.redline.labels import shared_ends, shared_items, split_words

texts = st.text(st.sampled_from("abé .\t\u0301"), max_size=12)


@pytest.mark.parametrize(
    ("old", "new", "head", "tail"),
    [
        ("trong quý III và công khai", "trong tháng 11 và công khai", 6, 13),
        ("báo cáo", "báo cáo", 7, 0),
        ("báo", "báo cáo", 3, 0),
        ("quý I", "quý II", 4, 0),
        ("", "báo", 0, 0),
        ("a a", "a a a", 3, 0),
    ],
)
def test_no_word_is_cut(old: str, new: str, head: int, tail: int) -> None:
    assert shared_ends(old, new) == (head, tail)


@given(texts, texts, texts, texts)
def test_characters_tell_what_words_would(begin: str, one: str, other: str, end: str) -> None:
    old, new = f"{begin}{one}{end}", f"{begin}{other}{end}"
    before, after = split_words(old), split_words(new)
    first, last = shared_items(before, after)
    told = len("".join(before[:first])), len("".join(before[len(before) - last :]))
    assert shared_ends(old, new) == told
