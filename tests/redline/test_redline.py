"""Accepting all gives the new document, rejecting all the old; Word can open the redline."""

from __future__ import annotations

import os
import re
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from deciding import W, accepted, rejected, shown
from hypothesis import given, settings
from lxml import etree
from maker import make
from written import document, pairs, paragraph, table

from documents import PLANS, SINKS
from documents import document as rendered
from kehoach.errors import BadInput
from kehoach.redline import RENUMBERING, Redline, Side, paragraphs, redline
from kehoach.redline.changes import Change
from kehoach.seal import State, state_of_docx
from test_validator import assert_valid

DAY = date(2026, 11, 22)
SAMPLES = Path(os.environ.get("KEHOACH_SAMPLES") or "/nowhere")
SPECS = PLANS + SINKS
ROUNDS = [SAMPLES / f"ke-hoach-so-2026-0{number}.docx" for number in (4, 5)]


def compared(old: bytes, new: bytes) -> Redline:
    """The redline, after its promise is kept."""
    made = redline(Side(old), Side(new), DAY)
    assert shown(accepted(made.docx)) == shown(new)
    assert shown(rejected(made.docx)) == shown(old)
    return made


def body_of(docx: bytes) -> Any:
    with ZipFile(BytesIO(docx)) as package:
        return etree.fromstring(package.read("word/document.xml"))[0]


def tracked(docx: bytes) -> list[str]:
    """Every change as ``-out``, ``+in``, ``<from``, ``>to``; ``#`` before it for renumbering."""
    signs = {"del": "-", "ins": "+", "moveFrom": "<", "moveTo": ">"}
    found = []
    for change in body_of(docx).iter(*(W + name for name in signs)):
        text = "".join(node.text or "" for node in change.iter(f"{W}t", f"{W}delText"))
        if len(change):
            shift = "#" * (change.get(f"{W}author") == RENUMBERING)
            found.append(f"{shift}{signs[change.tag.removeprefix(W)]}{text}")
    return found


@given(pairs())
def test_accepting_gives_the_new_rejecting_the_old(bodies: tuple[list[str], list[str]]) -> None:
    old, new = map(document, bodies)
    made = compared(old, new).docx
    ids = [one.get(f"{W}id") for one in body_of(made).iter() if one.get(f"{W}author")]
    starts = list(body_of(made).iter(f"{W}moveFromRangeStart", f"{W}moveToRangeStart"))
    assert len(set(ids)) == len(ids)
    for start in starts:
        ends = body_of(made).iter(start.tag.replace("Start", "End"))
        assert [one.get(f"{W}id") for one in ends].count(start.get(f"{W}id")) == 1
        twins = [one.tag for one in starts if one.get(f"{W}name") == start.get(f"{W}name")]
        assert len(twins) == len(set(twins)) == 2


@settings(max_examples=30)
@given(pairs())
def test_words_alone_are_compared_as_everything_else_is(
    bodies: tuple[list[str], list[str]],
) -> None:
    old, new = (Side(document(body)) for body in bodies)
    quick = redline(old, new, DAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paragraphs, "plain_of", lambda _: None)
        assert redline(old, new, DAY) == quick


@pytest.mark.parametrize("index", range(len(SPECS)))
def test_rendered_plans_become_each_other(index: int, validator: Path, tmp_path: Path) -> None:
    old, new = (rendered(SPECS[(index + step) % len(SPECS)]) for step in (0, 1))
    assert_valid(validator, compared(old, new).docx, tmp_path)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="KEHOACH_SAMPLES is not set")
def test_two_rounds_of_a_real_plan(validator: Path, tmp_path: Path) -> None:
    old, new = (path.read_bytes() for path in ROUNDS)
    for one, other in ((old, new), (new, old)):
        assert_valid(validator, compared(one, other).docx, tmp_path)


def test_nothing_is_tracked_where_nothing_differs() -> None:
    for spec in PLANS:
        made = compared(rendered(spec), rendered(spec))
        assert (tracked(made.docx), made.changes) == ([], ())


def test_words_are_changed_not_paragraphs() -> None:
    old = document([paragraph("Sở Nội vụ rà soát thủ tục trong quý III.")])
    new = document([paragraph("Sở Nội vụ rà soát hồ sơ, thủ tục trong tháng 10.")])
    made = compared(old, new)
    assert tracked(made.docx) == ["+hồ sơ, ", "-quý III", "+tháng 10"]
    assert [one.replaced for one in made.changes] == [(("", "hồ sơ,"), ("quý III", "tháng 10"))]


def test_a_word_in_pieces_or_composed_otherwise_is_the_same_word() -> None:
    old = document([paragraph("Că", "n c", "ứ Nghị định")])
    new = document([paragraph("Ca\u0306n cứ", " Nghị định")])
    assert tracked(compared(old, new).docx) == []


def test_a_paragraph_that_went_elsewhere_is_moved() -> None:
    lines = [f"Đoạn {word} nói về một việc riêng" for word in ("đầu", "giữa", "áp chót", "cuối")]
    new = [*lines[1:3], lines[0], lines[3]]
    made = compared(document([*map(paragraph, lines)]), document([*map(paragraph, new)]))
    assert tracked(made.docx) == [f"<{lines[0]}", f">{lines[0]}"]
    assert made.changes == (Change("moved", "đoạn", "", lines[0]),)


@pytest.mark.parametrize(("old", "new"), [("I. ", "II. "), ("1. ", "3. "), ("a) ", "đ) "),
                                          ("Phụ lục I ", "Phụ lục II ")])  # fmt: skip
def test_a_number_that_shifted_is_no_edit(old: str, new: str) -> None:
    text = "Rà soát thủ tục hành chính"
    made = compared(document([paragraph(old + text)]), document([paragraph(new + text)]))
    assert made.changes == ()
    assert all(one.startswith("#") for one in tracked(made.docx)) and tracked(made.docx)


def test_a_reference_follows_the_number_of_what_it_names() -> None:
    text = "Thực hiện nhiệm vụ tại {}, theo yêu cầu tại {}."
    old = [paragraph("I. YÊU CẦU"), paragraph("II. NHIỆM VỤ")]
    new = [paragraph("I. ĐÁNH GIÁ TÌNH HÌNH"), paragraph("II. YÊU CẦU"), paragraph("III. NHIỆM VỤ")]
    old.append(paragraph(text.format("mục II", "mục I")))
    new.append(paragraph(text.format("mục\u00a0III", "mục\u00a0II").replace("\u00a0", " ")))
    made = compared(document(old), document(new))
    assert [(one.kind, one.new) for one in made.changes] == [("added", "I. ĐÁNH GIÁ TÌNH HÌNH")]


def test_rows_are_put_in_taken_out_and_moved() -> None:
    rows = [[str(n), f"Nhiệm vụ {name} của tỉnh", "Sở Nội vụ"] for n, name in
            enumerate(("rà soát", "kiểm tra", "tập huấn", "khảo sát"), 1)]  # fmt: skip
    head = ["STT", "Nội dung", "Chủ trì"]
    later = [rows[1], rows[3], ["", "Số hóa hồ sơ lưu trữ", "Sở Tư pháp"], rows[0]]
    new = [[str(n), *row[1:]] for n, row in enumerate(later, 1)]
    made = compared(document([table(head, *rows)]), document([table(head, *new)]))
    said = [(one.kind, one.what, (one.new or one.old).split(" ¦ ")[1]) for one in made.changes]
    assert said == [
        ("removed", "hàng", rows[2][1]),
        ("added", "hàng", "Số hóa hồ sơ lưu trữ"),
        ("moved", "hàng", rows[0][1]),
    ]
    assert f"<{rows[0][1]}" in tracked(made.docx) and f">{rows[0][1]}" in tracked(made.docx)
    assert {"#-2", "#+1", "#-4", "#+2"} <= set(tracked(made.docx))


def test_a_column_put_in_replaces_the_rows() -> None:
    old = document([table(["Nội dung", "Chủ trì"], ["Rà soát", "Sở Nội vụ"])])
    new = document([table(["Nội dung", "Thời hạn", "Chủ trì"], ["Rà soát", "Quý I", "Sở Nội vụ"])])
    compared(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["một", "hai"], ["một"]),
        (["một"], ["một", "hai", "ba"]),
        (["một", "hai", "ba"], ["khác hẳn"]),
        (["một"], ["không", "có gì", "chung"]),
    ],
)
def test_the_end_of_a_cell_stays(old: list[str], new: list[str]) -> None:
    def cell(lines: list[str]) -> str:
        inner = "".join(map(paragraph, lines))
        return (
            f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{inner}</w:tc>"
            f"<w:tc>{paragraph('bên cạnh')}</w:tc></w:tr></w:tbl>"
        )

    compared(document([cell(old)]), document([cell(new)]))


def test_the_form_of_the_new_document_stays() -> None:
    """Letterhead and signature are merged cell by cell; styles, headers, sections are its own."""
    change = {"so_ky_hieu": "Số: 15/KH-UBND", "ho_ten": "Trần Văn Bình"}
    new = make({**change, "phu_luc": [{"so": "Phụ lục", "ten": "BIỂU", "ngang": True}]})
    made = compared(make(), new)
    forms = [[len(row) for row in block.iter(f"{W}tr")] for block in body_of(made.docx)]
    assert [form for form in forms if form][:1] == [[2, 2]]
    pages = [etree.tostring(one) for one in body_of(made.docx).iter(f"{W}sectPr")]
    assert pages == [etree.tostring(one) for one in body_of(new).iter(f"{W}sectPr")]
    with ZipFile(BytesIO(made.docx)) as after, ZipFile(BytesIO(new)) as before:
        for name in ("word/styles.xml", "word/header1.xml"):
            assert after.read(name) == before.read(name)


def test_bookmarks_of_the_new_document_stay_and_ids_are_not_shared() -> None:
    mark = '<w:bookmarkStart w:id="7" w:name="x"/>{}<w:bookmarkEnd w:id="7"/>'
    inner = "<w:r><w:t>Điểm mới ở đây</w:t></w:r>"
    new = document([f"<w:p>{mark.format(inner)}</w:p>"])
    made = compared(document([paragraph("Điểm cũ ở đây")]), new)
    assert [one.get(f"{W}name") for one in body_of(made.docx).iter(f"{W}bookmarkStart")] == ["x"]
    ids = [int(one.get(f"{W}id")) for one in body_of(made.docx).iter() if one.get(f"{W}author")]
    assert ids and min(ids) > 7


def test_earlier_changes_count_as_accepted() -> None:
    earlier = (
        '<w:p><w:r><w:t xml:space="preserve">Giao Sở </w:t></w:r>'
        '<w:del w:id="1" w:author="A"><w:r><w:delText>Nội vụ</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="A"><w:r><w:t>Tư pháp</w:t></w:r></w:ins></w:p>'
    )
    made = redline(Side(document([earlier])), Side(document([paragraph("Giao Sở Y tế")])), DAY)
    assert tracked(made.docx) == ["-Tư pháp", "+Y tế"]


def test_changes_bear_the_name_and_the_day_given_and_open_shown() -> None:
    made = compared(document([paragraph("một hai ba")]), document([paragraph("một bốn ba")]))
    heads = {(e.get(f"{W}author"), e.get(f"{W}date")) for e in body_of(made.docx).iter(f"{W}ins")}
    assert heads == {("kehoach", "2026-11-22T00:00:00Z")}
    assert state_of_docx(made.docx) is State.UNTOUCHED
    assert redline(Side(made.docx), Side(made.docx), DAY).changes == ()


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7", bytes(600)])
def test_what_cannot_be_read_is_refused(data: bytes) -> None:
    for sides in ((data, make()), (make(), data)):
        with pytest.raises(BadInput) as caught:
            redline(Side(sides[0], "cu.docx"), Side(sides[1], "moi.docx"), DAY)
        assert all(re.fullmatch(r"KH87\d", one.code) for one in caught.value.problems)
