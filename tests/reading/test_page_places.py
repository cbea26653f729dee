"""Pages: by Word's own marks where there are any, else by measure."""

from __future__ import annotations

from word import p, r, read, tbl, tc, tr

BREAK = '<w:r><w:br w:type="page"/></w:r>'
FLOWED = "<w:r><w:lastRenderedPageBreak/><w:t>{}</w:t></w:r>"


def pages(body: str) -> list[int]:
    return [q.where.page for q in read(body).paragraphs]


def test_explicit_breaks() -> None:
    document = read(p("a") + p(BREAK) + p("b") + p("c", "pageBreakBefore"))
    assert [q.where.page for q in document.paragraphs] == [1, 1, 2, 3]
    assert [q.breaks_page for q in document.paragraphs] == [False, True, False, False]
    assert [q.page_break_before for q in document.paragraphs] == [False, False, False, True]


def test_mark_after_an_explicit_break_is_the_same_page() -> None:
    body = p("a") + p(BREAK) + p(FLOWED.format("b")) + p(FLOWED.format("c"))
    assert pages(body) == [1, 1, 2, 3]
    assert all(q.where.page_known for q in read(body).paragraphs)


def test_paragraph_that_flows_over_begins_where_its_text_does() -> None:
    assert pages(p(r("a") + FLOWED.format("b")) + p("c")) == [1, 2]


def test_sections_begin_pages_unless_continuous() -> None:
    end = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
    last = '<w:sectPr><w:type w:val="{}"/></w:sectPr>'
    assert pages(end + p("a") + last.format("oddPage")) == [1, 2]
    assert pages(end + p("a") + last.format("continuous")) == [1, 1]


def test_cells_of_a_row_flow_side_by_side() -> None:
    long = p(r("dài " * 9) + FLOWED.format("tiếp"))
    row = tr(tc(long), tc(long), tc(p("c")))
    assert pages(p("a") + tbl(row) + p("sau")) == [1, 1, 1, 1, 2]


def test_row_on_a_new_page() -> None:
    rows = tr(tc(p("a")), tc(p("b"))), tr(tc(p(FLOWED.format("c"))), tc(p("d")))
    assert pages(tbl(*rows)) == [1, 1, 2, 2]


def test_breaks_in_cells_do_nothing() -> None:
    document = read(tbl(tr(tc(p(BREAK + r("a"))))) + p("b"))
    assert [q.where.page for q in document.paragraphs] == [1, 1]
    assert not document.paragraphs[0].breaks_page


def test_pages_by_measure_are_near() -> None:
    """45 lines of 14 pt fill a page of 297 mm with margins of 20 mm."""
    a4 = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:bottom="1134"/>'
    document = read(p("a", "", "sz=28") * 100 + f"<w:sectPr>{a4}</w:sectPr>")
    assert document.paragraphs[-1].where.page == 3
    assert document.paragraphs[5].where.page_known
    assert not document.paragraphs[-1].where.page_known
