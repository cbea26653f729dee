"""Where two texts are the same and where not: cut between words, as few changes as one reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.redline.hunks import hunks_of, text_hunks
from kehoach.redline.labels import shared_ends, split_words

texts = st.text(st.sampled_from("ab \t,"), max_size=14)


def said(old: str, new: str) -> list[str]:
    """Return the hunks as ``same`` or ``[old→new]``."""
    pieces = ((old[i:i2], new[j:j2]) for i, i2, j, j2 in text_hunks(old, new))
    return [a if a == b else f"[{a}→{b}]" for a, b in pieces]


@pytest.mark.parametrize(
    ("old", "new", "hunks"),
    [
        (
            "xong trong quý III, rồi công khai",
            "xong trong tháng 11, rồi công khai",
            ["xong trong ", "[quý III→tháng 11]", ", rồi công khai"],
        ),
        ("báo cáo", "báo cáo gấp", ["báo cáo", "[→ gấp]"]),
        ("rất gấp", "gấp", ["[rất →]", "gấp"]),
        ("", "mới", ["[→mới]"]),
        ("như cũ", "như cũ", ["như cũ"]),
        ("một hai ba", "bốn hai năm", ["[một→bốn]", " ", "hai", " ", "[ba→năm]"]),
        ("", "", []),
    ],
)
def test_a_phrase_is_struck_out_as_a_whole(old: str, new: str, hunks: list[str]) -> None:
    assert "".join(said(old, new)) == "".join(hunks)
    assert [one for one in said(old, new) if "→" in one] == [one for one in hunks if "→" in one]


@given(texts, texts)
def test_hunks_cover_both_texts_in_order(old: str, new: str) -> None:
    hunks = list(text_hunks(old, new))
    assert "".join(old[i:i2] for i, i2, _, _ in hunks) == old
    assert "".join(new[j:j2] for _, _, j, j2 in hunks) == new
    assert all(i < i2 or j < j2 for i, i2, j, j2 in hunks)


@given(texts, texts)
def test_what_is_told_at_once_is_what_difflib_tells(old: str, new: str) -> None:
    head, tail = shared_ends(old, new)
    before, after = (split_words(one[head : len(one) - tail]) for one in (old, new))
    loose = [word.isspace() for word in after]
    words = [
        ("".join(before[i:i2]), "".join(after[j:j2]))
        for i, i2, j, j2 in hunks_of(before, after, loose)
    ]
    ends = [(one, one) for one in (old[:head], old[len(old) - tail :] if tail else "")]
    told = [(old[i:i2], new[j:j2]) for i, i2, j, j2 in text_hunks(old, new)]
    assert told == [one for one in (ends[0], *words, ends[1]) if one != ("", "")]
