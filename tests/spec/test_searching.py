"""What is looked for in all texts at once is found where each text by itself has it."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from documents import PLANS
from kehoach.spec.facts import Facts, Text
from kehoach.spec.figure_rules import SIGNS, YEARS
from kehoach.spec.read import read_spec
from kehoach.spec.searching import Lines
from kehoach.text.claims import Reader
from kehoach.text.told_scores import results
from small_plans import FILE, spec

words = st.text("ab /", min_size=1, max_size=3).filter(lambda word: word == word.strip())


@given(st.lists(st.text("ab /|", max_size=6), max_size=6), st.lists(words, max_size=3))
@example(["a", "", "a"], ["a"])
@example(["ab", "ab"], ["b a", "ab"])
def test_texts_that_have_a_word(texts: list[str], sought: list[str]) -> None:
    found = [n for n, text in enumerate(texts) if any(word in text for word in sought)]
    assert Lines(texts).having(*sought) == found


PIECES = (
    "QUÝ 7 ", "QUÍ III ", "quý IV ", "tháng 13 ", "Tháng 2", "ngày 31/02/2026 ", "thứ hai, ",
    "Chủ nhật ", "ngày 05 tháng 3 năm 2026 ", "từ ", "Từ 01/02/2026 đến 01/01/2026 ",
    "giai đoạn 2030-2026 ", "Giai đoạn ", "1945-1930 ", "năm 2023 ", "năm 1999 ", "PAR INDEX ",
    "sipas ", "đạt 80,5/100 điểm ", "xếp thứ 70/63 ", "hạng 3 ", "tăng 3 điểm ", "giảm 5 bậc ",
    "tỷ lệ hồ sơ đúng hạn 120% ", "70 điểm ", "75 điểm, ", "xếp 10 ", "đứng 7 ", "/", "2026", ", ",
    "; ", "Sở Nội vụ ", "(", ") ", "xếp 10, giảm 5 bậc so với hạng 3 của năm 2022 là năm 2023 ",
    "tăng 3 điểm, từ 70 điểm năm 2022 lên 75 điểm năm 2023 ",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


@pytest.mark.parametrize("read", SIGNS, ids=lambda read: read.__name__)
@given(text=texts)
def test_a_reader_finds_nothing_in_a_text_without_its_signs(read: Reader, text: str) -> None:
    if list(read(text)):
        assert any(sign in text for sign in SIGNS[read])


@given(texts)
def test_results_are_told_with_their_years(text: str) -> None:
    if list(results(text)):
        assert any(sign in text for sign in YEARS)


def having(facts: Facts, *sought: str) -> list[Text]:
    """Every text of a plan with one of some words, asked one by one."""
    return [one for one in facts.texts if any(word in one.text for word in sought)]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_words_in_every_plan(path: Path) -> None:
    facts = Facts(read_spec(path.read_bytes(), FILE).plan)
    for signs in (YEARS, *SIGNS.values(), ("ngân sách", "kinh phí"), ("Sở Nội vụ",), ("",)):
        assert facts.having(*signs) == having(facts, *signs)
    assert any(facts.having(*signs) for signs in chain(SIGNS.values()))


@pytest.mark.parametrize("space", ["  ", "\u00a0", "\n", "\u3000", " "], ids=repr)
def test_white_space_and_placeholders_stand_as_printed(space: str) -> None:
    text = f"Trong{space}năm {{năm}}"
    plan = read_spec(spec("").encode(), FILE).plan.model_copy(update={"opening": (text, "Hai")})
    facts = Facts(plan)
    printed = Text(("mở đầu", 0), f"Trong năm {plan.year}", text)
    assert facts.having("Trong năm") == facts.figures("Trong năm") == [printed]
    assert not facts.having("{năm}") and not facts.figures("Hai")
