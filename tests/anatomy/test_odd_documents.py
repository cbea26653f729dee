"""Whatever stands in a file, the anatomy comes back."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from printed import BASES, BODY_TEXT, CLOSING, LETTERHEAD, SECTION, TITLE, c, cell, doc, p, table

from kehoach.anatomy import anatomy_of
from kehoach.reading.document import Block, Document, Paragraph, Row, Table

PIECES = st.sampled_from(
    ["", "KẾ HOẠCH", "Phụ lục I", "Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "Lê Văn Nam",
     "Số: /KH-SNV", "An Bình, ngày tháng năm 2026", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
     "Độc lập - Tự do - Hạnh phúc", "I. MỤC ĐÍCH", "a) Ý", "Căn cứ Luật A;", "Kính gửi:", "_____",
     "(Kèm theo Kế hoạch)", "DỰ THẢO", "SỞ NỘI VỤ", BODY_TEXT, "\t\t", "\n\n", "./."]
)  # fmt: skip
PARAGRAPHS = st.builds(
    lambda text, centred, bold: (c if centred else p)(f"**{text}**" if bold else text),
    PIECES | st.text(max_size=30).map(lambda text: text.replace("*", "")),
    st.booleans(),
    st.booleans(),
)
CELLS = st.lists(PARAGRAPHS, max_size=4).map(lambda inside: cell(*inside))
TABLES = st.builds(
    lambda rows, ruled: table(*(tuple(row) for row in rows), ruled=ruled),
    st.lists(st.lists(CELLS, max_size=3), max_size=3),
    st.booleans(),
)
BLOCKS = st.lists(PARAGRAPHS | TABLES, max_size=25)


@settings(max_examples=300)
@given(BLOCKS)
def test_any_blocks(blocks: list[Block]) -> None:
    made = anatomy_of(doc(*blocks))
    numbers = [line.paragraph.number for line in made.body]
    assert numbers == sorted(set(numbers))


def test_nothing_at_all() -> None:
    made = anatomy_of(Document((), ()))
    assert made.kind == "khác" and made.letterhead == "none" and made.body == ()


def test_empty_tables() -> None:
    empty = Table(1, (Row(()), Row((cell(),))))
    assert anatomy_of(Document((empty, Paragraph(1, ()), empty), ())).annexes == ()


def test_a_long_document_is_read_whole() -> None:
    body = [replace(p(f"{n}. {BODY_TEXT * 4}")) for n in range(1, 500)]
    body += [p(f"- {BODY_TEXT * 4}") for _ in range(600)]
    found = anatomy_of(doc(LETTERHEAD, *TITLE, *BASES, *SECTION, *body, CLOSING))
    assert len(found.body) == len(SECTION) + len(body)
    assert found.signature and found.recipients
