"""What stands after the signature: annexes of a plan, or a second document."""

from __future__ import annotations

from dataclasses import replace

import pytest
from printed import BODY_TEXT, LETTERHEAD, SECTION, c, cell, p, plan, table, text

from kehoach.reading.document import Block, Paragraph, Where

TIE = "(Kèm theo Kế hoạch số 05/KH-SNV ngày 05 tháng 3 năm 2026 của Sở Nội vụ)"
TABLE = table((cell("TT"), cell("Nhiệm vụ")), (cell("1"), cell("Rà soát")), ruled=True)


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        (("**Phụ lục I**", "**DANH MỤC NHIỆM VỤ**"), "Phụ lục I", "DANH MỤC NHIỆM VỤ"),
        (("**PHỤ LỤC 1**", "**DANH MỤC**", "**NHIỆM VỤ**"), "PHỤ LỤC 1", "DANH MỤC NHIỆM VỤ"),
        (("**Phụ lục**", "**DANH MỤC**"), "Phụ lục", "DANH MỤC"),
        (("**PHỤ LỤC**", "**Danh mục nhiệm vụ**"), "PHỤ LỤC", "Danh mục nhiệm vụ"),
        (("**Phụ lục số 01:**", "**ĐỀ CƯƠNG BÁO CÁO**"), "Phụ lục số 01:", "ĐỀ CƯƠNG BÁO CÁO"),
        (("**PHỤ LỤC II: DANH MỤC NHIỆM VỤ**",), "PHỤ LỤC II:", "DANH MỤC NHIỆM VỤ"),
        (("**PHỤ LỤC I\nDANH MỤC NHIỆM VỤ**",), "PHỤ LỤC I", "DANH MỤC NHIỆM VỤ"),
        (("**DANH SÁCH TỔ CÔNG TÁC**",), None, "DANH SÁCH TỔ CÔNG TÁC"),
    ],
)
def test_heading_of_an_annex(heading: tuple[str, ...], number: str | None, title: str) -> None:
    made = plan(rest=(p(), *(c(line) for line in heading), c(TIE), p(), p(BODY_TEXT), TABLE))
    (annex,) = made.annexes
    assert (text(annex.number), text(annex.title), text(annex.enclosed)) == (number, title, TIE)
    assert [line.text for line in annex.body] == [BODY_TEXT]
    assert [len(one.rows) for one in annex.tables] == [2]
    assert made.second == ()


def test_a_tie_over_several_lines() -> None:
    lines = ("(Ban hành kèm theo Kế hoạch số /KH-SNV", "ngày tháng năm 2026 của Sở Nội vụ)")
    made = plan(rest=(c("Phụ lục"), c("DANH MỤC"), *(c(one) for one in lines), p(BODY_TEXT)))
    assert text(made.annexes[0].enclosed) == " ".join(lines)
    assert len(made.annexes[0].body) == 1


def in_section(number: int, *blocks: Paragraph) -> tuple[Block, ...]:
    return tuple(replace(one, where=Where(section=number)) for one in blocks)


def test_several_annexes_and_their_sections() -> None:
    rest = (
        *in_section(2, c("**Phụ lục I**"), c("**MỘT**"), p("**I. ĐẦU**")),
        *in_section(2, c("**Phụ lục II**"), c("**HAI**"), p("**I. ĐẦU**"), p("1. Tiếp")),
        *in_section(3, c("**Phụ lục III**"), c("**BA**")),
    )
    found = plan(rest=rest).annexes
    assert [text(one.title) for one in found] == ["MỘT", "HAI", "BA"]
    assert [(one.section, one.starts_section) for one in found] == [
        (2, True), (2, False), (3, True),
    ]  # fmt: skip
    assert [[line.label for line in one.body] for one in found] == [["I."], ["I.", "1."], []]


def test_a_reference_to_an_annex_begins_none() -> None:
    body = (p("Phụ lục I nêu nhiệm vụ của từng cơ quan."), p("(Chi tiết tại Phụ lục I)"))
    made = plan(body=(*SECTION, *body))
    assert made.annexes == () and len(made.body) == 4
    assert made.signature is not None


def test_an_annex_in_a_file_without_a_signature() -> None:
    made = plan(closing=(), rest=(c("**PHỤ LỤC I**"), c("**DANH MỤC**"), TABLE))
    assert len(made.annexes) == 1 and made.tables == ()
    assert made.body[-1].text == BODY_TEXT


@pytest.mark.parametrize(
    "start",
    [(LETTERHEAD, c("**BÁO CÁO**")), (c("**ĐỀ CƯƠNG BÁO CÁO**"), c("**Kết quả năm 2026**"))],
    ids=["its own letterhead", "its own title"],
)
def test_a_second_document(start: tuple[Block, ...]) -> None:
    made = plan(rest=(p(), *start, p("**I. ĐẶC ĐIỂM**"), p(BODY_TEXT)))
    assert made.annexes == ()
    assert [one.bare for one in made.second][-2:] == ["I. ĐẶC ĐIỂM", BODY_TEXT]
    assert len(made.body) == len(SECTION)


def test_tables_of_the_body_are_no_lines() -> None:
    made = plan(body=(*SECTION, TABLE, p("**II. KINH PHÍ**")))
    assert len(made.tables) == 1
    assert [line.level for line in made.body] == ["muc", "doan", "muc"]


def test_empty_pages_after_the_signature_are_nothing() -> None:
    made = plan(rest=tuple(p() for _ in range(30)))
    assert made.annexes == () and made.second == ()
