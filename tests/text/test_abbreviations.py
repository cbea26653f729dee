"""Abbreviations: spelled out where they first stand, short afterwards."""

from __future__ import annotations

import pytest

from kehoach.text.terms import Abbreviations
from small_plans import body, sheet

MEANINGS = {"CCHC": "cải cách hành chính", "UBND": "Ủy ban nhân dân", "TTHC": "thủ tục hành chính"}


def spelled(*texts: str, **more: str) -> list[str]:
    walk = Abbreviations({**MEANINGS, **more})
    return [walk.spell_out(text) for text in texts]


def test_the_first_is_spelled_out_and_the_next_are_not() -> None:
    assert spelled("Công tác CCHC và CCHC.", "Về CCHC.") == [
        "Công tác cải cách hành chính (CCHC) và CCHC.",
        "Về CCHC.",
    ]


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("CCHC là trọng tâm.", "Cải cách hành chính (CCHC) là trọng tâm."),
        ("**CCHC** là trọng tâm.", "**Cải cách hành chính (CCHC)** là trọng tâm."),
        ("Xong. CCHC tốt hơn.", "Xong. Cải cách hành chính (CCHC) tốt hơn."),
        ("Việc này: CCHC.", "Việc này: cải cách hành chính (CCHC)."),
        ("năm 2026 CCHC tốt", "năm 2026 cải cách hành chính (CCHC) tốt"),
    ],
)
def test_at_the_start_of_a_sentence_it_takes_a_capital(text: str, out: str) -> None:
    assert spelled(text) == [out]


@pytest.mark.parametrize(
    "text",
    [
        "Công tác cải cách hành chính (CCHC) tiến bộ.",
        "Cải cách hành chính (CCHC) tiến bộ.",
        "công tác **cải cách hành chính** (CCHC)",
    ],
)
def test_spelled_by_hand_it_is_left_alone_and_counts(text: str) -> None:
    assert spelled(text, "Về CCHC.") == [text, "Về CCHC."]


@pytest.mark.parametrize(
    "text",
    ["số 214/KH-UBND", "Quyết định số 5/QĐ-UBND ngày 02/3/2026", "NQ/UBND", "CCHCX", "XCCHC"],
)
def test_part_of_a_symbol_or_of_a_word_is_no_abbreviation(text: str) -> None:
    assert spelled(text, "Trình UBND.") == [text, "Trình Ủy ban nhân dân (UBND)."]


def test_the_longer_abbreviation_wins() -> None:
    index = {"PAR": "cải cách", "PAR INDEX": "Chỉ số cải cách hành chính"}
    assert spelled("Kết quả PAR INDEX, PAR.", **index) == [
        "Kết quả Chỉ số cải cách hành chính (PAR INDEX), cải cách (PAR)."
    ]


def test_a_dash_after_a_space_ends_a_word() -> None:
    assert spelled("CCHC - TTHC") == ["Cải cách hành chính (CCHC) - thủ tục hành chính (TTHC)"]


def test_a_plan_spells_out_in_reading_order_but_not_in_headings_bases_or_title() -> None:
    parts = """
        kế hoạch: Nâng cao CCHC
        căn cứ: [Kế hoạch CCHC của tỉnh]
        viết tắt: {CCHC: cải cách hành chính, TTHC: thủ tục hành chính}
        mở đầu: Để nâng cao kết quả CCHC
        nội dung:
          - mục: Mục tiêu CCHC
            gạch: [Rà soát TTHC, CCHC và TTHC]
    """
    made = sheet(parts)
    assert made.title.replace("\u00a0", " ") == "Nâng cao CCHC"
    assert [run.text for run in made.bases[0]] == ["Căn cứ Kế hoạch CCHC của tỉnh", "."]
    assert body(parts) == [
        "doan |  | Để nâng cao kết quả cải cách hành chính (CCHC)",
        "muc | I. | MỤC TIÊU CCHC",
        "gach | - | Rà soát thủ tục hành chính (TTHC).",
        "gach | - | CCHC và TTHC./.",
    ]
