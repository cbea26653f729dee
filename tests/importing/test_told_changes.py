"""What is printed otherwise than the document has it is told, with reason and clause."""

from __future__ import annotations

import pytest
from losslessness import imported
from printed import BASES, LETTERHEAD, QUOC_HIEU, TIEU_NGU, c, cell, p, plan, table

from kehoach.anatomy import Anatomy
from kehoach.importing.telling import changes_told

SAID = p("Báo cáo trước ngày 10 tháng 12 năm 2026.")
END = p("Trên đây là Kế hoạch của Sở./.")


def told(anatomy: Anatomy) -> list[tuple[str, str, str, str]]:
    """Each change of a document, which gives the printed text when they are made."""
    return [
        (one.was, one.becomes, one.reason.text, one.clause) for one in imported(anatomy).changes
    ]


def test_nothing_where_the_document_is_right() -> None:
    assert told(plan(body=(p("**I. MỤC ĐÍCH**"), SAID, END))) == []


def test_the_letterhead() -> None:
    head = table(
        (
            cell("UBND TỈNH AN BÌNH", "**SỞ NỘI VỤ**", c("--------"), "Số:5/KH-SNV"),
            cell(
                f"**{QUOC_HIEU.replace('HÒA', 'HOÀ')}**",
                f"**{TIEU_NGU.replace(' - ', ' – ')}**",
                "An Bình, ngày 5 tháng 03 năm 2026",
            ),
        )
    )
    assert told(plan(head=(head,), body=(p("**I. MỤC ĐÍCH**"), SAID, END))) == [
        ("--------", "", "nét kẻ gõ bằng phím, nay vẽ", "PL I, II.1.b"),
        ("Số:5/KH-SNV", "Số: 05/KH-SNV", "số 0 đứng trước", "PL I, II.3.c"),
        ("HOÀ", "HÒA", "lời đã định sẵn", "PL I, II.1.a"),
        ("–", "-", "lời đã định sẵn", "PL I, II.1.b"),
        ("–", "-", "lời đã định sẵn", "PL I, II.1.b"),
        ("5", "05", "số 0 đứng trước", "PL I, II.4.c"),
        ("03", "3", "số 0 đứng trước", "PL I, II.4.c"),
    ]


def test_the_name_of_the_agency_stays_as_its_office_writes_it() -> None:
    head = table(
        (
            cell("**UỶ BAN NHÂN DÂN**", "**TỈNH ĐẮK LẮK**", "Số: 05/KH-UBND"),
            cell(f"**{QUOC_HIEU}**", f"**{TIEU_NGU}**", "Đắk Lắk, ngày 05 tháng 3 năm 2026"),
        )
    )
    one = imported(plan(head=(head,), body=(p("**I. MỤC ĐÍCH**"), SAID, END)))
    assert one.changes == ()
    assert one.data["cơ quan"] == {
        "tên": "UBND tỉnh Đắk Lắk", "tên in": ["UỶ BAN NHÂN DÂN", "TỈNH ĐẮK LẮK"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "was", "becomes", "reason"),
    [
        ("**I.MỤC ĐÍCH**", "I.MỤC", "I. MỤC", "khoảng trống quanh số và dấu"),
        ("**I/ MỤC ĐÍCH**", "I/", "I.", "dấu sau số thứ tự"),
        ("**I. Mục đích**", "Mục đích", "MỤC ĐÍCH", "chữ in hoa"),
    ],
)
def test_the_heading_of_a_section(line: str, was: str, becomes: str, reason: str) -> None:
    (change,) = told(plan(body=(p(line), SAID, END)))
    assert change[:3] == (was, becomes, reason)


def test_marks_at_ends() -> None:
    bases = (p("Căn cứ Luật Tổ chức chính quyền địa phương."), p("Căn cứ Kế hoạch số 12/KH-UBND"))
    closing = table(
        (
            cell(p("**Nơi nhận:**"), p("- Như trên"), p("- Lưu: VT")),
            cell("**KT GIÁM ĐỐC**", "**PHÓ GIÁM ĐỐC**", c(), "**Lê Văn Nam**"),
        )
    )
    body = (p("**I. MỤC ĐÍCH**"), p("- Báo cáo"), p("Trên đây là Kế hoạch của Sở ./."))
    assert told(plan(bases=bases, body=body, closing=(closing,))) == [
        ("phương.", "phương;", "dấu cuối căn cứ", "PL I, II.6.a"),
        ("12/KH-UBND", "12/KH-UBND.", "dấu cuối căn cứ", "PL I, II.6.a"),
        ("cáo", "cáo.", "dấu cuối câu", ""),
        ("Sở ./.", "Sở./.", "dấu kết thúc văn bản", "PL III, Mẫu 1.4"),
        ("trên", "trên;", "dấu cuối nơi nhận", "PL I, II.9.d"),
        ("VT", "VT.", "dấu cuối nơi nhận", "PL I, II.9.d"),
        ("KT", "KT.", "dấu chấm sau chữ tắt quyền hạn ký", "PL I, II.7.b"),
    ]


def test_dots_to_fill_in_stay() -> None:
    closing = table(
        (
            cell(p("**Nơi nhận:**"), p("- Như Điều.....;"), p("- .........;"), p("- Lưu: VT.")),
            cell("**GIÁM ĐỐC**", c(), "**Lê Văn Nam**"),
        )
    )
    one = imported(plan(body=(p("**I. MỤC ĐÍCH**"), SAID, END), closing=(closing,)))
    assert one.data["nơi nhận"] == ["Như Điều.....", ".........", "Lưu: VT"]
    assert one.changes == ()


def test_what_the_form_adds() -> None:
    one = imported(plan(body=(p("**I. MỤC ĐÍCH**"), SAID, END), closing=()))
    added = [change.becomes for change in one.changes if not change.paragraph]
    assert added == ["Nơi nhận:", "- Lưu: VT.", "…"]


def test_a_sub_title_with_a_capital_letter_stands_on_one_line() -> None:
    body = (p("**A. CHUNG**"), p("**I. MỤC ĐÍCH**"), SAID, p("**B. RIÊNG**"), SAID, END)
    one = imported(plan(body=body))
    assert [section["số"] for section in one.data["nội dung"]] == ["A.", "B."]
    assert one.changes == ()


def test_they_are_counted_by_reason() -> None:
    head = (LETTERHEAD,)
    body = (p("**I.MỤC ĐÍCH**"), SAID, p("**II.YÊU CẦU**"), SAID, END)
    one = imported(plan(head=head, bases=BASES, body=body))
    assert changes_told(one.changes, "vi") == [
        "In khác bản gốc 2 chỗ:",
        "    2 × khoảng trống quanh số và dấu: “I.MỤC” → “I. MỤC”, “II.YÊU” → “II. YÊU”",
    ]
    assert changes_told(one.changes, "en")[0] == "Printed otherwise in 2 places:"
    assert changes_told((), "vi") == []
