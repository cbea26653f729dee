"""Sections: paper, margins, headers in effect."""

from __future__ import annotations

import pytest
from word import field, p, r, read, tbl, tc, tr

A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
MARGINS = '<w:pgMar w:top="-1134" w:bottom="1134" w:left="1701" w:right="851" w:header="567"/>'


def section(inner: str) -> str:
    return f"<w:sectPr>{inner}</w:sectPr>"


def ends(inner: str) -> str:
    return f"<w:p><w:pPr>{section(inner)}</w:pPr></w:p>"


def ref(part: str, name: str, kind: str = "default") -> str:
    return f'<w:{part}Reference w:type="{kind}" r:id="{name}"/>'


def test_paper_and_margins_in_millimetres() -> None:
    found = read(p() + section(A4 + MARGINS)).sections[0]
    edges = (found.width, found.height, found.top, found.left, found.right, found.header_edge)
    assert edges == pytest.approx((210, 297, 20, 30, 15, 10), abs=0.05)
    assert found.text_width == pytest.approx(165, abs=0.05)


def test_without_sections_paper_is_words_own() -> None:
    found = read(p("a")).sections
    assert [round(s.width, 1) for s in found] == [215.9]


def test_sections_count_and_turn() -> None:
    wide = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:type w:val="continuous"/>'
    body = p("a") + ends(A4) + p("b") + section(wide)
    document = read(body)
    assert [q.where.section for q in document.paragraphs] == [1, 1, 2]
    assert [(s.landscape, s.kind) for s in document.sections] == [
        (False, "nextPage"),
        (True, "continuous"),
    ]


def test_room_follows_the_section_and_its_columns() -> None:
    two = A4 + MARGINS + '<w:cols w:num="2" w:space="567"/>'
    document = read(p("a") + ends(two) + p("b") + section(A4 + MARGINS))
    rooms = [q.room for q in document.paragraphs]
    assert rooms == pytest.approx([77.5, 77.5, 165], abs=0.1)


def test_numbers_and_first_page() -> None:
    inner = '<w:pgNumType w:start="3" w:fmt="upperRoman"/><w:titlePg/>'
    found = read(p() + section(inner)).sections[0]
    assert (found.start, found.number_format, found.first_page) == (3, "upperRoman", True)


def test_headers_are_inherited_by_kind() -> None:
    body = (
        ends(ref("header", "header1") + ref("header", "header2", "first"))
        + ends("")
        + section(ref("header", "header3"))
    )
    texts = {"header1": p("một"), "header2": p("đầu"), "header3": p("ba")}
    shown = [
        {kind: [q.text for q in found] for kind, found in s.headers.items()}
        for s in read(body, **texts).sections
    ]
    one = {"default": ["một"], "first": ["đầu"]}
    assert shown == [one, one, {"default": ["ba"], "first": ["đầu"]}]


def test_page_number_in_a_control_and_a_table_of_a_footer() -> None:
    control = f"<w:sdt><w:sdtContent>{p(field('PAGE', r('2')))}</w:sdtContent></w:sdt>"
    footer = tbl(tr(tc(control)))
    document = read(p() + section(ref("footer", "footer1")), footer1=footer)
    (paragraph,) = document.sections[0].footers["default"]
    assert paragraph.where.part == "footer"
    assert [run.role for run in paragraph.runs] == ["page"]
    assert document.tables == ()


def test_even_pages_of_their_own() -> None:
    assert read(p(), settings="<w:evenAndOddHeaders/>").even_odd
    assert not read(p(), settings="").even_odd


def test_missing_header_part_is_passed_over() -> None:
    assert read(p() + section(ref("header", "nowhere"))).sections[0].headers == {}
