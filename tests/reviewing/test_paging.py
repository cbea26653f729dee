"""Paragraphs are found on their pages, whatever the lines of a page."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from kehoach.reviewing.paging import pages_of, plain

TEXT = "rà soát đơn giản hóa thủ tục hành chính công khai báo cáo kết quả Uỷ ban Sở Nội vụ"
WORDS = TEXT.split()


def document(seed: int, count: int) -> tuple[list[str], list[str], list[int]]:
    """Paragraphs, some of a word or two; the text of their pages; the page each starts on."""
    chance = random.Random(seed)
    paragraphs = [
        f"{number} {' '.join(chance.choices(WORDS, k=chance.choice((1, 12, 30))))}"
        for number in range(count)
    ]
    pages, starts = [""], []
    for paragraph in paragraphs:
        if chance.random() < 0.2:
            pages.append(f"{len(pages) + 1}\n")
        starts.append(len(pages))
        pages[-1] += paragraph.replace(" ", chance.choice(("\n", "  ", " "))) + "\n"
    return paragraphs, pages, starts


@given(st.integers(0, 10**6), st.integers(1, 60))
def test_long_paragraphs_are_found_and_short_ones_stay_with_those_before(
    seed: int, count: int
) -> None:
    paragraphs, pages, starts = document(seed, count)
    found = pages_of(paragraphs, pages)
    long = [number for number, one in enumerate(paragraphs) if len(plain(one)) >= 10]
    assert [found[number] for number in long] == [starts[number] for number in long]
    for number in sorted(set(range(1, count)) - set(long)):
        assert found[number] == found[number - 1] or not any(n < number for n in long)


def test_words_in_another_order_on_the_page_do_not_lead_astray() -> None:
    cells = [
        "Rà soát thủ tục hành chính",
        "Sở Nội vụ tỉnh Đắk Lắk",
        "Trên đây là Kế hoạch năm 2026",
    ]
    pages = ["Sở Nội vụ tỉnh Đắk Lắk Rà soát thủ tục hành chính", "Trên đây là Kế hoạch năm 2026"]
    assert pages_of(cells, pages) == [1, 1, 2]


def test_what_is_on_no_page_is_told_as_unknown() -> None:
    assert pages_of(["Một đoạn không có ở đâu cả"], ["Trang trắng"]) == [0]
    assert pages_of([], []) == []
