"""Rules of all kinds: where they are, how long, unbroken or not."""

from __future__ import annotations

import pytest
from word import EMU, alternate, drawn, first, p, r, read, tbl, tc, tr

from kehoach.reading.document import DrawnLine


def lines(content: str) -> list[DrawnLine]:
    return list(first(p(f"<w:r>{content}</w:r>")).lines)


@pytest.mark.parametrize("shape", ["line", "straightConnector1", "rect"])
def test_drawn_line(shape: str) -> None:
    (line,) = lines(drawn(40, 0.2, shape))
    assert (line.kind, line.solid) == ("drawing", True)
    assert (line.length, line.offset) == pytest.approx((40, 10))


def test_line_and_its_fallback_count_once() -> None:
    fallback = '<w:pict><v:line from="0,0" to="113pt,0"/></w:pict>'
    assert len(lines(alternate(drawn(40), fallback))) == 1


@pytest.mark.parametrize(
    "shape", [drawn(40, 10, "rect"), drawn(0, 40), drawn(40, 0, line="<a:noFill/>")]
)
def test_boxes_upright_and_unseen_lines_are_no_rules(shape: str) -> None:
    assert lines(shape) == []


def test_dashes_are_not_solid() -> None:
    assert not lines(drawn(40, line='<a:prstDash val="dash"/>'))[0].solid


def test_line_in_a_group_is_scaled() -> None:
    size = f'cx="{50 * EMU}" cy="{20 * EMU}"'
    child = (
        '<wps:wsp><wps:spPr><a:xfrm><a:off x="100" y="0"/><a:ext cx="400" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"/></wps:spPr></wps:wsp>'
    )
    group = (
        f"<w:drawing><wp:inline><wp:extent {size}/><a:graphic><a:graphicData><wpg:wgp><wpg:grpSpPr>"
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="1000" cy="400"/></a:xfrm></wpg:grpSpPr>{child}</wpg:wgp></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )
    assert lines(group)[0].length == pytest.approx(20)


@pytest.mark.parametrize(
    ("shape", "length"),
    [
        ('<v:line from="10pt,2pt" to="1.5in,2pt"/>', 38.1 - 3.53),
        ('<v:shape type="#_x0000_t32" style="width:72pt;height:0.05pt"/>', 25.4),
        ('<v:rect style="width:40mm;height:.5mm"/>', 40),
        (
            '<v:group style="width:100mm" coordsize="1000,10"><v:line from="0,0" to="300,0"/>'
            "</v:group>",
            30,
        ),
    ],
)
def test_old_drawn_line(shape: str, length: float) -> None:
    (line,) = lines(f"<w:pict>{shape}</w:pict>")
    assert line.kind == "vml"
    assert line.length == pytest.approx(length, abs=0.01)


def test_old_dashed_line() -> None:
    shape = '<v:line from="0,0" to="9pt,0"><v:stroke dashstyle="dash"/></v:line>'
    assert not lines(f"<w:pict>{shape}</w:pict>")[0].solid


def bordered(side: str, text: str = "a") -> str:
    border = f'<w:pBdr><w:{side} w:val="single" w:sz="4"/></w:pBdr><w:ind w:left="567"/>'
    return f"<w:p><w:pPr>{border}</w:pPr>{r(text)}</w:p>"


@pytest.mark.parametrize("side", ["bottom", "top"])
def test_border_is_as_long_as_the_paragraph(side: str) -> None:
    paragraph = first(bordered(side))
    assert [line.kind for line in paragraph.lines] == ["border"]
    assert paragraph.lines[0].length == pytest.approx(paragraph.room - 10, abs=0.01)


def test_paragraphs_written_alike_have_each_its_own_border() -> None:
    one, _, other = read(bordered("bottom") + p(r("b")) + bordered("bottom")).paragraphs
    assert one.lines[0].element is not other.lines[0].element


def test_borders_between_like_paragraphs_are_not_drawn() -> None:
    document = read(bordered("bottom") * 3)
    assert [len(q.lines) for q in document.paragraphs] == [0, 0, 1]


def test_border_under_one_cell_of_an_unruled_table() -> None:
    under = '<w:tcW w:w="2835" w:type="dxa"/><w:tcBorders><w:bottom w:val="single"/></w:tcBorders>'
    table = tbl(tr(tc(p("a") + p("b"), under), tc(p("c"))))
    document = read(table)
    assert not document.tables[0].ruled
    found = [[round(line.length or 0) for line in q.lines] for q in document.paragraphs]
    assert found == [[], [50], []]


def test_borders_of_a_ruled_table_are_no_rules() -> None:
    borders = '<w:tblBorders><w:insideH w:val="single"/></w:tblBorders>'
    under = "<w:tcBorders><w:bottom w:val='single'/></w:tcBorders>"
    document = read(tbl(tr(tc(p("a"), under)), extra=borders))
    assert document.tables[0].ruled
    assert document.paragraphs[0].lines == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("---", 1),
        ("_________", 1),
        ("----***----", 1),
        ("***", 0),
        ("--", 0),
        ("- a -", 0),
        ("–––", 1),
    ],
)
def test_typed_dashes(text: str, count: int) -> None:
    assert [line.kind for line in first(p(text)).lines] == ["typed"] * count


def test_typed_dashes_have_their_width() -> None:
    (line,) = first(p("_" * 10, "", "sz=28")).lines
    assert line.length == pytest.approx(10 * 7 * 25.4 / 72, abs=0.1)


def test_underlined_text_is_a_rule_when_all_of_it_is() -> None:
    (line,) = first(p("Độc lập", "", "u=single")).lines
    assert line.kind == "underline"
    assert first(p(r("Độc ", "u=single") + r("lập"))).lines == ()
