"""Bodies for comparing, written as XML: everything a plan may hold, drawn by hypothesis."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from maker import make

_DRAWN = (
    '<w:drawing><wp:inline><wp:extent cx="900" cy="900"/><wp:docPr id="{}" name="khung"/>'
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
    'wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:prstGeom prst="rect"><a:avLst/>'
    "</a:prstGeom></wps:spPr>{}<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
    "</w:drawing>"
)
_BOX = "<wps:txbx><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></wps:txbx>"
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)

words = st.sampled_from(
    ["rà", "soát", "thủ", "tục", "Sở", "Nội", "vụ", "quý", "III", "II", "10", "2026", "mục", ";"]
)
labels = st.sampled_from(["", "", "", "I. ", "II. ", "III. ", "1. ", "2. ", "a) ", "b) ", "- "])
texts = st.tuples(labels, st.lists(words, max_size=7).map(" ".join)).map("".join)
looks = st.sampled_from(["", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:rStyle w:val="La"/></w:rPr>'])


def run(text: str, look: str = "") -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


plain = st.builds(run, texts, looks)
halves = st.builds(lambda a, b: run(a, "<w:rPr><w:i/></w:rPr>") + run(b), words, words)
odd = st.one_of(
    st.just("<w:r><w:tab/></w:r>"),
    st.just("<w:r><w:br/></w:r>"),
    st.just("<w:r><w:noBreakHyphen/></w:r>"),
    st.just('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'),
    st.builds(_FIELD.format, words),
    st.builds(lambda n: f"<w:r>{_DRAWN.format(n, '')}</w:r>", st.integers(1, 3)),
    st.builds(
        lambda n, w: f"<w:r>{_DRAWN.format(n, _BOX.format(w))}</w:r>", st.integers(1, 3), words
    ),
    st.builds(lambda w: f'<w:hyperlink w:anchor="x">{run(w)}</w:hyperlink>', words),
)
contents = st.lists(st.one_of(plain, plain, plain, halves, odd), max_size=3).map("".join)
styles = st.sampled_from(["", "", '<w:pPr><w:jc w:val="center"/></w:pPr>',
                          '<w:pPr><w:pStyle w:val="La"/></w:pPr>'])  # fmt: skip
paragraphs = st.builds(lambda style, inner: f"<w:p>{style}{inner}</w:p>", styles, contents)
_PAGE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134"' \
        ' w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'  # fmt: skip
section_ends = st.builds(
    lambda inner: f"<w:p><w:pPr><w:sectPr>{_PAGE}</w:sectPr></w:pPr>{inner}</w:p>", contents
)


@st.composite
def tables(draw: st.DrawFn, nested: bool = True) -> str:
    columns = draw(st.integers(1, 3))
    rows = draw(st.integers(1, 4))
    body = "".join(draw(_rows(columns, nested)) for _ in range(rows))
    grid = '<w:gridCol w:w="2000"/>' * columns
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{body}</w:tbl>"
    )


@st.composite
def _rows(draw: st.DrawFn, columns: int, nested: bool) -> str:
    if columns > 1 and draw(st.integers(0, 5)) == 0:
        return f"<w:tr>{draw(_cells(columns, nested))}</w:tr>"
    first = draw(st.sampled_from(["", "1", "2", "3"]))
    cells = [draw(_cells(1, nested)) for _ in range(columns)]
    if first:
        cells[0] = f"<w:tc><w:p>{run(first)}</w:p></w:tc>"
    return f"<w:tr>{''.join(cells)}</w:tr>"


@st.composite
def _cells(draw: st.DrawFn, span: int, nested: bool) -> str:
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merge = draw(st.sampled_from(["", "", "", '<w:vMerge w:val="restart"/>', "<w:vMerge/>"]))
    blocks = draw(st.lists(paragraphs, max_size=2))
    if nested and draw(st.integers(0, 12)) == 0:
        blocks.append(draw(tables(nested=False)))
    blocks.append(draw(paragraphs))
    own = f'<w:tcPr><w:tcW w:w="0" w:type="auto"/>{wide}{merge}</w:tcPr>'
    return f"<w:tc>{own}{''.join(blocks)}</w:tc>"


blocks = st.one_of(paragraphs, paragraphs, paragraphs, tables(), section_ends)
bodies = st.lists(blocks, max_size=7)


@st.composite
def edited(draw: st.DrawFn, old: list[str]) -> list[str]:
    """The body after a few edits: blocks put in, taken out, moved, changed."""
    new = list(old)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(new)))
        act = draw(st.sampled_from(["in", "out", "move", "change", "word"]))
        if act == "in" or at >= len(new):
            new.insert(at, draw(blocks))
        elif act == "out":
            del new[at]
        elif act == "move":
            block = new.pop(at)
            new.insert(draw(st.integers(0, len(new))), block)
        elif act == "change":
            new[at] = draw(blocks)
        else:
            new[at] = new[at].replace("quý", draw(words), 1).replace("II", "III", 1)
    return new


@st.composite
def pairs(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Two bodies: one edited into the other, or strangers."""
    old = draw(bodies)
    new = draw(edited(old) if draw(st.integers(0, 3)) else bodies)
    return old, new


def document(body: list[str], **more: Any) -> bytes:
    """A document whose text is this XML."""
    return make({"loi_van": [{"xml": one} for one in body], **more})


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p>{properties}{''.join(map(run, runs))}</w:p>"


def table(*rows: list[str]) -> str:
    """A table of plain cells."""
    lines = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    grid = '<w:gridCol w:w="2000"/>' * max(map(len, rows))
    body = "".join(f"<w:tr>{line}</w:tr>" for line in lines)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
