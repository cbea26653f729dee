"""Small documents as a reader of Word sees them, written line by line."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from kehoach.anatomy import Anatomy, Piece, anatomy_of
from kehoach.reading.document import (
    Block,
    Cell,
    Document,
    DrawnLine,
    Face,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    Where,
)

LINE = DrawnLine("drawing", 30.0)
LONG_LINE = DrawnLine("drawing", 60.0)
QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"

BODY_TEXT = "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao để tổ chức thực hiện."


def p(text: str = "", **look: object) -> Paragraph:
    """A paragraph; ``**words**`` are bold. ``lines``, ``align``, ``label`` … as in the model."""
    runs = tuple(
        Run(part, Face("Times New Roman", 14, bold=index % 2 == 1))
        for index, part in enumerate(text.split("**"))
        if part
    )
    return replace(Paragraph(0, runs, room=165.0), **look)  # type: ignore[arg-type]


def c(text: str = "", **look: object) -> Paragraph:
    """A centred paragraph."""
    return p(text, align="center", **look)


def cell(*paragraphs: Paragraph | str) -> Cell:
    return Cell(tuple(one if isinstance(one, Paragraph) else c(one) for one in paragraphs))


def table(*rows: tuple[Cell, ...], ruled: bool = False) -> Table:
    return Table(0, tuple(Row(cells) for cells in rows), ruled=ruled)


def doc(
    *blocks: Block | str, footer: tuple[Paragraph, ...] = (), header: tuple[Paragraph, ...] = ()
) -> Document:
    """Number the paragraphs and tables."""
    numbers, tables = count(1), count(1)
    placed = tuple(
        _placed(p(one) if isinstance(one, str) else one, numbers, tables) for one in blocks
    )
    return Document(placed, (Section(1, headers={"default": header}, footers={"default": footer}),))


def _placed(block: Block, numbers: count[int], tables: count[int]) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, number=next(numbers))
    number = next(tables)
    rows = [
        replace(
            row,
            cells=tuple(
                replace(
                    one,
                    blocks=tuple(
                        replace(
                            inner,
                            number=next(numbers),
                            where=replace(inner.where, table=number, row=r, cell=k),
                        )
                        for inner in one.blocks
                        if isinstance(inner, Paragraph)
                    ),
                )
                for k, one in enumerate(row.cells, 1)
            ),
        )
        for r, row in enumerate(block.rows, 1)
    ]
    return replace(block, number=number, rows=tuple(rows))


LETTERHEAD = table(
    (
        cell("UBND TỈNH AN BÌNH", "**SỞ NỘI VỤ**", c(lines=(LINE,)), "Số: 05/KH-SNV"),
        cell(
            f"**{QUOC_HIEU}**",
            f"**{TIEU_NGU}**",
            c(lines=(LONG_LINE,)),
            "An Bình, ngày 05 tháng 3 năm 2026",
        ),
    )
)
TITLE = (c("**KẾ HOẠCH**"), c("**Cải cách hành chính năm 2026**"), c(lines=(LINE,)))
BASES = (p("Căn cứ Luật Tổ chức chính quyền địa phương;"), p("Căn cứ Kế hoạch số 12/KH-UBND."))
SECTION = (p("**I. MỤC ĐÍCH**"), p(BODY_TEXT))
CLOSING = table(
    (
        cell(p("**Nơi nhận:**"), p("- Như trên;"), p("- Lưu: VT, CCHC.")),
        cell("**KT. GIÁM ĐỐC**", "**PHÓ GIÁM ĐỐC**", c(), c(), "**Lê Văn Nam**"),
    )
)


def plan(
    *,
    head: tuple[Block, ...] = (LETTERHEAD,),
    title: tuple[Block, ...] = TITLE,
    bases: tuple[Block, ...] = BASES,
    body: tuple[Block, ...] = SECTION,
    closing: tuple[Block, ...] = (CLOSING,),
    rest: tuple[Block, ...] = (),
    footer: tuple[Paragraph, ...] = (),
    header: tuple[Paragraph, ...] = (),
) -> Anatomy:
    """The components of a plan where a part is written otherwise."""
    return anatomy_of(
        doc(*head, *title, *bases, *body, *closing, *rest, footer=footer, header=header)
    )


def text(piece: Piece | None) -> str | None:
    return piece.text if piece else None


def texts(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text for piece in pieces]


def boxed(paragraph: Paragraph, inside: str) -> Paragraph:
    """A paragraph that anchors a text box."""
    return replace(paragraph, boxes=(replace(c(inside), where=Where(box=True)),))
