"""Tables: places, spans, widths, what repeats, tables within tables."""

from __future__ import annotations

import pytest
from word import p, read, tbl, tc, tr


def test_paragraphs_know_table_row_and_cell() -> None:
    document = read(tbl(tr(tc(p("a")), tc(p("b"))), tr(tc(p("c")))) + p("d") + tbl(tr(tc(p("e")))))
    places = [(q.where.table, q.where.row, q.where.cell) for q in document.paragraphs]
    assert places == [(1, 1, 1), (1, 1, 2), (1, 2, 1), (0, 0, 0), (2, 1, 1)]
    assert [table.number for table in document.tables] == [1, 2]


def test_nested_table_counts_as_its_outermost() -> None:
    document = read(tbl(tr(tc(p("a")), tc(tbl(tr(tc(p("b")))) + p("c")))))
    inner = document.paragraphs[1].where
    assert (inner.table, inner.row, inner.cell, inner.nested) == (1, 1, 2, True)
    assert len(document.tables) == 1
    assert document.tables[0].rows[0].cells[1].text == "b\nc"


def test_widths_and_room() -> None:
    half = '<w:tcW w:w="50%" w:type="pct"/>'
    own = '<w:tcW w:w="2835" w:type="dxa"/>'
    table = tbl(tr(tc(p(), own), tc(p())), tr(tc(p(), half)), grid=(1134, 1701)) + p()
    document = read(table)
    widths = [cell.width for row in document.tables[0].rows for cell in row.cells]
    assert widths == pytest.approx([50, 30, 25], abs=0.02)
    assert document.paragraphs[0].room == pytest.approx(50 - 3.8, abs=0.02)
    assert document.paragraphs[-1].room == pytest.approx(document.sections[0].text_width)


def test_margins_of_cells() -> None:
    margins = '<w:tblCellMar><w:left w:w="0"/><w:right w:w="567"/></w:tblCellMar>'
    cell = tc(p(), '<w:tcW w:w="2835" w:type="dxa"/>')
    assert read(tbl(tr(cell), extra=margins)).paragraphs[0].room == pytest.approx(40, abs=0.02)


def test_spans_and_merges() -> None:
    wide = tc(p(), '<w:gridSpan w:val="2"/>')
    document = read(
        tbl(
            tr(wide),
            tr(tc(p(), '<w:vMerge w:val="restart"/>'), tc(p(), "<w:vMerge/>")),
        )
    )
    first, second = document.tables[0].rows
    assert (first.cells[0].span, round(first.cells[0].width)) == (2, 88)
    assert [cell.continues for cell in second.cells] == [False, True]


def test_rows_that_repeat_or_hold_together() -> None:
    row = tr(tc(p()), extra='<w:tblHeader/><w:cantSplit w:val="0"/>')
    assert [(r.header, r.cant_split) for r in read(tbl(row)).tables[0].rows] == [(True, False)]


def test_rows_in_wrappers_and_deleted_rows() -> None:
    control = f"<w:sdt><w:sdtContent>{tr(tc(p('a')))}</w:sdtContent></w:sdt>"
    gone = tr(tc(p("b")), extra="<w:del/>")
    assert read(tbl(control, gone)).text == "a"


def test_cells_in_wrappers() -> None:
    control = f"<w:sdt><w:sdtContent>{tc(p('b'))}</w:sdtContent></w:sdt>"
    assert read(tbl(tr(tc(p("a")), control))).text == "a\nb"


@pytest.mark.parametrize(
    ("borders", "ruled"),
    [
        ('<w:tblBorders><w:top w:val="single"/></w:tblBorders>', True),
        ('<w:tblBorders><w:top w:val="nil"/><w:insideV w:val="none"/></w:tblBorders>', False),
        ("", False),
    ],
)
def test_ruled_by_the_table(borders: str, ruled: bool) -> None:
    assert read(tbl(tr(tc(p())), extra=borders)).tables[0].ruled is ruled


def test_ruled_by_style_and_by_cells() -> None:
    styles = (
        '<w:style w:type="table" w:styleId="Grid"><w:tblPr><w:tblBorders>'
        '<w:insideH w:val="single"/></w:tblBorders></w:tblPr></w:style>'
    )
    by_style = tbl(tr(tc(p())), extra='<w:tblStyle w:val="Grid"/>')
    by_cells = tbl(tr(tc(p(), '<w:tcBorders><w:left w:val="single"/></w:tcBorders>')))
    assert [t.ruled for t in read(by_style + by_cells, styles=styles).tables] == [True, True]


def test_not_ruled_when_every_cell_takes_its_borders_away() -> None:
    nil = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right"))
    bare = tc(p(), f"<w:tcBorders>{nil}</w:tcBorders>")
    borders = '<w:tblBorders><w:insideH w:val="single"/></w:tblBorders>'
    tables = read(tbl(tr(bare, bare), extra=borders) + tbl(tr(bare, tc(p())), extra=borders)).tables
    assert [table.ruled for table in tables] == [False, True]


def test_place_of_a_table() -> None:
    extra = (
        '<w:tblW w:w="5000" w:type="pct"/><w:tblInd w:w="567" w:type="dxa"/><w:jc w:val="center"/>'
    )
    document = read(tbl(tr(tc(p())), extra=extra))
    table = document.tables[0]
    assert table.width == pytest.approx(document.sections[0].text_width)
    assert (round(table.indent), table.align) == (10, "center")
