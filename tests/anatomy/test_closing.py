"""The signature block and Nơi nhận in every form."""

from __future__ import annotations

import pytest
from printed import BODY_TEXT, SECTION, c, cell, p, plan, table, text, texts

from kehoach.anatomy import Anatomy
from kehoach.reading.document import Block

LIST = (p("**Nơi nhận:**"), p("- Như trên;"), p("- Lưu: VT, CCHC."))
GAP = "\t\t\t"
END = p("Trên đây là Kế hoạch cải cách hành chính năm 2026./.")

FORMS: dict[str, tuple[Block, ...]] = {
    "two cells": (
        table((cell(*LIST), cell("**KT. GIÁM ĐỐC**", "**PHÓ GIÁM ĐỐC**", "", "", "**Lê Nam**"))),
    ),
    "an empty middle column": (
        table(
            (
                cell(*LIST), cell(""),
                cell("**KT. GIÁM ĐỐC**", "**PHÓ GIÁM ĐỐC**", "", "", "**Lê Nam**"),
            )
        ),
    ),
    "rows": (
        table(
            (cell(*LIST), cell("**KT. GIÁM ĐỐC**", "**PHÓ GIÁM ĐỐC**")),
            (cell(""), cell("", "(đã ký)")),
            (cell(""), cell("**Lê Nam**")),
        ),
    ),
    "broken lines": (
        table(
            (
                cell(p("**Nơi nhận:**\n- Như trên;\n- Lưu: VT, CCHC.")),
                cell("**KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC**", "", "**Lê Nam**"),
            )
        ),
    ),
    "two tables": (
        table((cell(*LIST),)),
        table((cell("**KT. GIÁM ĐỐC**", "**PHÓ GIÁM ĐỐC**", "", "**Lê Nam**"),)),
    ),
    "a table and paragraphs": (
        table((cell(*LIST),)),
        p("**KT. GIÁM ĐỐC**", align="right"), p("**PHÓ GIÁM ĐỐC**", align="right"), p(),
        p("**Lê Nam**", align="right"),
    ),
    "paragraphs, the signer first": (
        c("**KT. GIÁM ĐỐC**"), c("**PHÓ GIÁM ĐỐC**"), c(), c("(Đã ký)"), c("**Lê Nam**"), *LIST,
    ),
    "paragraphs, the list first": (
        *LIST, c("**KT. GIÁM ĐỐC**"), c("**PHÓ GIÁM ĐỐC**"), c(), c("**Lê Nam**"),
    ),
    "tabs": (
        p(f"**Nơi nhận:{GAP}KT. GIÁM ĐỐC**"), p(f"- Như trên;{GAP}**PHÓ GIÁM ĐỐC**"),
        p("- Lưu: VT, CCHC."), p(), p(f"{GAP}\t\t**Lê Nam**"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_every_form_tells_the_same(form: str) -> None:
    made = plan(body=(*SECTION, END), closing=FORMS[form])
    assert made.signature and made.recipients
    assert texts(made.signature.lines) == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert text(made.signature.name) == "Lê Nam"
    assert made.recipients.label.text == "Nơi nhận:"
    assert texts(made.recipients.items) == ["- Như trên;", "- Lưu: VT, CCHC."]
    assert made.body[-1].text == END.text
    assert made.annexes == () and made.second == () and made.tables == ()


def signed(*lines: str) -> Anatomy:
    return plan(closing=(table((cell(*LIST), cell(*lines))),))


@pytest.mark.parametrize(
    "lines",
    [
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ["KT  GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"],
        ["TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG"],
        ["Q. GIÁM ĐỐC"],
        ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"],
        ["K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"],
        ["Giám đốc"],
        ["CỤC TRƯỞNG"],
    ],
)
def test_lines_of_right_and_post(lines: list[str]) -> None:
    for name in ("Nguyễn Thị Thanh Hương", "Lê Nam", None):
        found = signed(*lines, "", *([name] if name else [])).signature
        assert found and texts(found.lines) == [" ".join(line.split()) for line in lines]
        assert text(found.name) == name
        assert found.other_post is None


@pytest.mark.parametrize(
    "name",
    ["TS. Lê Văn Nam", "PGS.TS Lê Văn Nam", "ThS. Lê Văn Nam", "Đại tá Lê Văn Nam",
     "Bs CKII. Lê Văn Nam", "LÊ VĂN NAM", "H’Yim Kđoh", "Y Thanh Hà Niê Kđăm"],
)  # fmt: skip
def test_the_title_is_part_of_the_name(name: str) -> None:
    found = signed("**GIÁM ĐỐC**", "", "", f"**{name}**").signature
    assert found and text(found.name) == name and texts(found.lines) == ["GIÁM ĐỐC"]


@pytest.mark.parametrize("note", ["(đã ký)", "(Đã ký)", "Đã ký", "[Chữ ký]", "(Ký, ghi rõ họ tên)"])
def test_a_note_for_the_signature_is_no_line(note: str) -> None:
    found = signed("GIÁM ĐỐC", "", note, "", "Lê Văn Nam").signature
    assert found and texts(found.lines) == ["GIÁM ĐỐC"] and text(found.name) == "Lê Văn Nam"


def test_another_post_above_the_name() -> None:
    lines = ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "", "TRƯỞNG BAN CHỈ ĐẠO", "Lê Văn Nam"]
    found = signed(*lines).signature
    assert found and text(found.other_post) == "TRƯỞNG BAN CHỈ ĐẠO"
    assert texts(found.lines) == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]


def test_place_and_day_above_the_signature() -> None:
    lines = ["An Bình, ngày 05 tháng 3 năm 2026", "GIÁM ĐỐC", "", "Lê Văn Nam"]
    made = plan(head=(), closing=(table((cell(*LIST), cell(*lines))),))
    assert made.place_and_day and made.place_and_day.place == "An Bình"
    assert made.signature and texts(made.signature.lines) == ["GIÁM ĐỐC"]


def test_notes_below_the_name_are_no_lines() -> None:
    found = signed("GIÁM ĐỐC", "", "Lê Văn Nam", "Ghi chú:", "1. Chữ viết tắt").signature
    assert found and texts(found.lines) == ["GIÁM ĐỐC"] and text(found.name) == "Lê Văn Nam"


def test_a_signer_without_noi_nhan() -> None:
    made = plan(closing=(c("**GIÁM ĐỐC**"), c(), c("**Lê Văn Nam**")))
    assert made.signature and text(made.signature.name) == "Lê Văn Nam"
    assert made.recipients is None
    assert made.body[-1].text == BODY_TEXT


def test_noi_nhan_without_a_signer() -> None:
    made = plan(closing=LIST)
    assert made.signature is None
    assert made.recipients and len(made.recipients.items) == 2


def test_neither() -> None:
    made = plan(closing=())
    assert made.signature is None and made.recipients is None
    assert made.body[-1].text == BODY_TEXT


def sent(*lines: str) -> Anatomy:
    return plan(closing=(table((cell(*(p(line) for line in lines)), cell("GIÁM ĐỐC"))),))


@pytest.mark.parametrize(
    ("lines", "items", "typist"),
    [
        (["Nơi nhận:", "- Như trên;", "- Lưu: VT."], ["- Như trên;", "- Lưu: VT."], None),
        (["NƠI NHẬN:", "- Lưu: VT."], ["- Lưu: VT."], None),
        (["Nơi nhận", "- Lưu: VT."], ["- Lưu: VT."], None),
        (["Nơi nhận:     ", "- Lưu: VT."], ["- Lưu: VT."], None),
        (["Nơi nhận: - Như trên;", "- Lưu: VT."], ["- Như trên;", "- Lưu: VT."], None),
        (
            ["Nơi nhận:", "- Các sở: Tài chính,", "Nội vụ;", "- Lưu: VT."],
            ["- Các sở: Tài chính, Nội vụ;", "- Lưu: VT."], None,
        ),
        (["Nơi nhận:", "Như trên;", "Lưu: VT."], ["Như trên;", "Lưu: VT."], None),
        (["Nơi nhận:", "- Lưu: VT.", "PL.(300)"], ["- Lưu: VT."], "PL.(300)"),
        (["Nơi nhận:", "- Lưu: VT.", "NTH-25"], ["- Lưu: VT."], "NTH-25"),
        (["Nơi nhận:", "- Lưu: VT.", "H.50b"], ["- Lưu: VT."], "H.50b"),
        (["Nơi nhận:\n- A;\n- Lưu: VT."], ["- A;", "- Lưu: VT."], None),
        (["Nơi nhận:"], [], None),
    ],
)  # fmt: skip
def test_recipients(lines: list[str], items: list[str], typist: str | None) -> None:
    found = sent(*lines).recipients
    assert found and texts(found.items) == items
    assert text(found.typist) == typist
    assert found.label.text.rstrip(":").lower() == "nơi nhận"


def test_items_of_an_automatic_list() -> None:
    listed = (p("Nơi nhận:"), p("Như trên;", label="-"), p("Lưu: VT.", label="-"))
    found = plan(closing=(table((cell(*listed), cell("GIÁM ĐỐC"))),)).recipients
    assert found and texts(found.items) == ["- Như trên;", "- Lưu: VT."]
