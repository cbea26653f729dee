"""Numbers at the head of a piece, and references to them."""

from __future__ import annotations

import pytest

from kehoach.redline.labels import (
    Reference,
    label_of,
    nameless,
    reference,
    reference_of,
    renumbered,
    split_words,
)


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("I. MỤC ĐÍCH", "roman", "I"),
        ("I.MỤC ĐÍCH", "roman", "I"),
        ("IV- NHIỆM VỤ", "roman", "IV"),
        ("1. Mục đích", "digits", "1"),
        ("1.2. Yêu cầu", "digits", "1.2"),
        ("đ) Rà soát", "letter", "đ"),
        ("Phụ lục II", "word phụ lục", "II"),
        ("PHẦN I", "word phần", "I"),
    ],
)
def test_a_number_is_seen(text: str, kind: str, number: str) -> None:
    label = label_of(text)
    assert label is not None and (label.kind, label.number) == (kind, number)


@pytest.mark.parametrize("text", ["1.000 đồng", "10/12/2026", "Mục đích", "- Rà soát", "", "12 xã"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert label_of(text) is None and nameless(text) == text


def test_only_numbers_of_one_kind_shift() -> None:
    assert renumbered("1. Rà soát", "a) Rà soát") is None
    assert renumbered("1. Rà soát", "1. Kiểm tra") is None
    assert renumbered("1. Rà soát", "2. Rà soát") is not None
    assert nameless("III. Nhiệm vụ") == nameless("IV. Nhiệm  vụ")


def test_a_reference_changes_in_the_part_that_differs() -> None:
    assert reference("mục II.1", "mục III.1") == Reference("II", "III", "mục ", ".1")
    assert reference_of("III. Nhiệm vụ", "IV. Nhiệm vụ") == Reference("III", "IV", "mục ", "")
    assert reference("mục I", "mục I") is None
    shift = Reference("I", "II", "mục ", "")
    assert shift.places("tại Mục\u00a0I, mục II và mục I.2", True) == [(8, 9)]


def test_splitting_loses_nothing() -> None:
    text = "Sở Nội vụ (đầu mối), 10%\u00a0\n\tca\u0306n"
    assert "".join(split_words(text)) == text
