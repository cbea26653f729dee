"""Plans as offices write them: what import makes of each habit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from losslessness import data_of, imported
from printed import (
    BODY_TEXT,
    CLOSING,
    LETTERHEAD,
    QUOC_HIEU,
    TIEU_NGU,
    TITLE,
    boxed,
    c,
    cell,
    p,
    plan,
    table,
)

from kehoach.anatomy import anatomy_of
from kehoach.importing import Note
from kehoach.reading.document import Section, Table

SAID = "Báo cáo trước ngày 10 tháng 12 năm 2026."


def body(*blocks: object) -> list[object]:
    found = data_of(plan(body=blocks))["nội dung"]  # type: ignore[arg-type]
    assert isinstance(found, list)
    return found


class TestFront:
    def test_a_clean_plan_is_read_whole(self) -> None:
        one = imported(plan())
        assert one.data == {
            "kế hoạch": "Cải cách hành chính năm 2026",
            "năm": 2026,
            "cơ quan": {
                "tên": "SỞ NỘI VỤ", "cấp trên": "UBND TỈNH AN BÌNH", "ký hiệu": "SNV",
                "địa danh": "An Bình",
            },
            "số": 5,
            "ngày": one.plan.day,
            "căn cứ": ["Luật Tổ chức chính quyền địa phương", "Kế hoạch số 12/KH-UBND"],
            "nội dung": [{"mục": "Mục đích", "nội dung": [BODY_TEXT.rstrip(".")]}],
            "nơi nhận": ["Như trên", "Lưu: VT, CCHC"],
            "người ký": {"ký thay": "Phó Giám đốc", "chức vụ": "Giám đốc", "họ tên": "Lê Văn Nam"},
        }  # fmt: skip
        assert (one.is_plan, one.notes, one.counts.kept) == (True, (), 0)

    def test_number_and_day_left_blank(self) -> None:
        head = table(
            (
                cell("UBND TỈNH AN BÌNH", "**SỞ NỘI VỤ**", "Số:      /KH-SNV"),
                cell(f"**{QUOC_HIEU}**", f"**{TIEU_NGU}**", "An Bình, ngày     tháng 4 năm 2026"),
            )
        )
        found = data_of(plan(head=(head,)))
        assert (found.get("số"), found.get("ngày"), found["tháng"]) == (None, None, "4/2026")

    def test_title_over_several_paragraphs(self) -> None:
        title = (c("**KẾ HOẠCH**"), c("**Cải cách hành chính**"), c("**tỉnh An Bình năm 2026**"))
        found = data_of(plan(title=title))
        assert found["kế hoạch"] == "Cải cách hành chính tỉnh An Bình năm 2026"

    def test_letterhead_in_one_line_with_spaces(self) -> None:
        head = (
            p(f"UBND TỈNH AN BÌNH          **{QUOC_HIEU}**"),
            p(f"**SỞ NỘI VỤ**                  **{TIEU_NGU}**"),
            p("Số: 05/KH-SNV          An Bình, ngày 05 tháng 3 năm 2026"),
        )
        found = data_of(plan(head=head))
        assert (found["số"], found["cơ quan"]["tên"]) == (5, "SỞ NỘI VỤ")
        assert "giữ nguyên" not in found

    def test_a_committee_of_the_register_is_named_shortly(self) -> None:
        head = table(
            (
                cell("**ỦY BAN NHÂN DÂN**", "**TỈNH ĐẮK LẮK**", "Số: 05/KH-UBND"),
                cell(f"**{QUOC_HIEU}**", f"**{TIEU_NGU}**", "Đắk Lắk, ngày 05 tháng 3 năm 2026"),
            )
        )
        assert data_of(plan(head=(head,)))["cơ quan"] == {"tên": "UBND tỉnh Đắk Lắk"}

    def test_the_name_is_written_as_in_the_text_and_marked_as_a_guess(self) -> None:
        said = p("Sở Nội vụ tổng hợp, báo cáo.")
        one = imported(plan(body=(p("**I. MỤC ĐÍCH**"), said)))
        assert one.data["cơ quan"]["tên"] == "Sở Nội vụ"
        reason = "chữ hoa, chữ thường theo cách viết trong bài"
        assert one.notes == (Note(("cơ quan",), "đoán", reason, "capitals as in the text"),)

    def test_a_draft_mark_in_a_text_box(self) -> None:
        title = (boxed(c(), "**DỰ THẢO LẦN 2**"), *TITLE)
        assert data_of(plan(title=title))["dự thảo"] == "lần 2"

    def test_what_is_not_understood_above_the_title_is_kept(self) -> None:
        found = data_of(plan(head=(p("Mã hồ sơ 12A"), LETTERHEAD)))
        kept = {"vị trí": "đầu văn bản", "nội dung": [{"giữ nguyên": ["Mã hồ sơ 12A"]}]}
        assert found["giữ nguyên"] == [kept]


class TestBases:
    def test_joined_by_semicolons_in_one_paragraph(self) -> None:
        joined = p("Căn cứ Luật Tổ chức chính quyền địa phương; Căn cứ Kế hoạch số 12/KH-UBND.")
        found = data_of(plan(bases=(joined,)))["căn cứ"]
        assert found == ["Luật Tổ chức chính quyền địa phương", "Kế hoạch số 12/KH-UBND"]

    def test_an_act_told_in_full_is_taken_apart(self) -> None:
        act = (
            "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"
        )
        one = imported(plan(bases=(p(f"Căn cứ {act};"),)))
        (basis,) = one.plan.bases
        assert (basis.kind, basis.number, basis.issuer, basis.about) == (
            "Nghị định", "30/2020/NĐ-CP", "Chính phủ", "về công tác văn thư",
        )  # fmt: skip

    def test_a_short_date_would_change_words_so_the_text_stands(self) -> None:
        act = "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư"
        assert data_of(plan(bases=(p(f"Căn cứ {act};"),)))["căn cứ"] == [act]


class TestBody:
    def test_a_section_without_a_space_after_its_number(self) -> None:
        assert body(p("**I.MỤC ĐÍCH**"), p(SAID)) == [
            {"mục": "Mục đích", "nội dung": [SAID.rstrip(".")]}
        ]

    def test_numbers_of_word_itself(self) -> None:
        found = body(p("**MỤC ĐÍCH**", label="I."), p("**Chung**", label="1."), p(SAID))
        assert found == [
            {"mục": "Mục đích", "nội dung": [{"mục": "Chung", "nội dung": [SAID.rstrip(".")]}]}
        ]

    def test_points_with_d_barred_dashes_and_pluses(self) -> None:
        points = [p(f"{sign}) Việc {sign};") for sign in "abcd"]
        found = body(p("**I. VIỆC**"), *points, p("đ) Việc đ:"), p("- Một;"), p("+ Nhỏ."))
        last = {"đoạn": "Việc đ", "gạch": [{"đoạn": "Một;", "cộng": ["Nhỏ"]}]}
        points_said = [f"Việc {sign};" for sign in "abcd"]
        assert found == [{"mục": "VIỆC", "nội dung": [{"điểm": [*points_said, last]}]}]

    def test_a_gap_and_other_signs_survive(self) -> None:
        found = body(p("**I. A**"), p("1) Một."), p("3) Ba."), p("**III. B**"), p(SAID))
        first = {"khoản": [{"đoạn": "Một", "số": "1)"}, {"đoạn": "Ba", "số": "3)"}]}
        assert found[0] == {"mục": "A", "nội dung": [first]}
        assert found[1] == {"mục": "B", "số": "III.", "nội dung": [SAID.rstrip(".")]}

    @pytest.mark.parametrize(
        ("lines", "levels"),
        [
            (("**I. A**", "**1. B**", "**a) C**"), None),
            (("**I. A**", "**1. B**", "**1.1. C**"), ("I", "1", "1.1", "a")),
            (("**1. A**", "**1.1. B**"), ("1", "1.1", "a")),
        ],
    )
    def test_levels_of_any_chain(self, lines: tuple[str, ...], levels: object) -> None:
        one = imported(plan(body=(*map(p, lines), p(SAID))))
        assert one.plan.levels == (levels or ("I", "1", "a"))

    def test_parts_with_their_names(self) -> None:
        lines = (c("**Phần I**"), c("**MỤC TIÊU**"), p("**I. CHUNG**"), p(SAID))
        (part,) = body(*lines)
        assert isinstance(part, dict) and part["mục"] == "Mục tiêu"

    def test_bold_and_italic_words(self) -> None:
        assert body(p("**I. A**"), p("**Địa điểm:** tại trụ sở ở phường."), p(SAID))[0] == {
            "mục": "A",
            "nội dung": ["**Địa điểm:** tại trụ sở ở phường.", SAID.rstrip(".")],
        }

    def test_signs_of_the_spec_stand_as_typed(self) -> None:
        odd = "Điền {năm} vào ô (*), rồi # ghi: chú thích {xem mục}."
        assert body(p("**I. A**"), p(odd), p(SAID))

    def test_a_closing_is_known_by_its_words(self) -> None:
        found = data_of(plan(body=(p("**I. A**"), p(SAID), p("Trên đây là Kế hoạch của Sở./."))))
        assert found["kết thúc"] == ["Trên đây là Kế hoạch của Sở"]

    def test_agencies_under_organisation(self) -> None:
        found = body(p("**I. TỔ CHỨC**"), p("**1. Sở Tài chính**"), p("- Bố trí kinh phí."))
        inner = {"mục": "Sở Tài chính", "nội dung": [{"gạch": ["Bố trí kinh phí"]}]}
        assert found == [{"mục": "Tổ chức", "nội dung": [inner]}]

    def test_tasks_in_prose_as_kehoach_writes_them(self) -> None:
        said = "Rà soát thủ tục. Sở Nội vụ chủ trì, phối hợp với các sở. Thời hạn: quý III/2026."
        found = body(p("**I. VIỆC**"), p(f"1. {said}"), p(f"2. {said}"))
        task = {
            "việc": "Rà soát thủ tục", "chủ trì": "Sở Nội vụ", "phối hợp": "các sở",
            "thời hạn": "quý III/2026",
        }  # fmt: skip
        assert found == [{"mục": "VIỆC", "nội dung": [{"nhiệm vụ": [task, task]}]}]

    def test_tasks_in_other_prose_stay_text(self) -> None:
        said = "Sở Nội vụ chủ trì, phối hợp với các sở rà soát thủ tục"
        found = body(p("**I. VIỆC**"), p(f"- {said}."))
        assert found == [{"mục": "VIỆC", "nội dung": [{"gạch": [said]}]}]


HEAD = ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian", "Kết quả")


def rows(*lines: tuple[str, ...]) -> Table:
    return table(*(tuple(map(cell, line)) for line in lines), ruled=True)


class TestTables:
    def test_tasks_under_the_document_s_own_headings(self) -> None:
        row = ("1", "Rà soát thủ tục", "Sở Nội vụ", "Các sở", "Quý III/2026", "Báo cáo")
        (section,) = body(p("**I. VIỆC**"), rows(HEAD, row))
        assert isinstance(section, dict)
        keys = ("STT", "việc", "chủ trì", "phối hợp", "thời hạn", "sản phẩm")
        task = dict(zip(keys[1:], row[1:], strict=True))
        assert section["nội dung"] == [
            {"nhiệm vụ": [task], "trình bày": "bảng", "tên cột": dict(zip(keys, HEAD, strict=True))}
        ]

    def test_groups_of_tasks(self) -> None:
        row = ("1", "Rà soát thủ tục", "Sở Nội vụ", "", "Quý III/2026", "Báo cáo")
        group = ("I", "**Thể chế**", "", "", "", "")
        (section,) = body(p("**I. VIỆC**"), rows(HEAD, group, row))
        assert isinstance(section, dict)
        (block,) = section["nội dung"]
        assert [one["nhóm"] for one in block["nhiệm vụ"]] == ["Thể chế"]

    @pytest.mark.parametrize("row", [
        ("1", "Rà soát", "", "", "Quý III/2026", ""),
        ("1", "Rà soát", "Sở Nội vụ", "", "Trước 10/5", ""),
        ("5", "Rà soát", "Sở Nội vụ", "", "Quý III/2026", ""),
    ], ids=["no one leads", "the deadline would be worded anew", "numbers of its own"])  # fmt: skip
    def test_other_tables_stay_as_they_are(self, row: tuple[str, ...]) -> None:
        (section,) = body(p("**I. VIỆC**"), rows(HEAD, row))
        assert isinstance(section, dict)
        assert section["nội dung"] == [{"bảng": {"cột": list(HEAD), "hàng": [list(row)]}}]

    def test_a_landscape_appendix_with_its_own_words(self) -> None:
        where = replace(c().where, section=2)
        title = (
            replace(c("**PHỤ LỤC 01**"), where=where), replace(c("**DANH MỤC VIỆC**"), where=where),
            replace(c("(Kèm theo Kế hoạch của Sở)"), where=where),
        )  # fmt: skip
        ruled = rows(HEAD, ("1", "Rà soát", "Sở Nội vụ", "", "Quý III/2026", ""))
        made = plan(rest=(*title, replace(ruled, where=where)))
        pages = (Section(1), Section(2, landscape=True))
        found = data_of(anatomy_of(replace(made.document, sections=pages)))
        (annex,) = found["phụ lục"]
        assert (annex["tên"], annex["số"], annex["khổ"]) == ("DANH MỤC VIỆC", "PHỤ LỤC 01", "ngang")
        assert annex["kèm theo"] == "(Kèm theo Kế hoạch của Sở)"
        assert "nhiệm vụ" in annex["nội dung"][0]
        assert found["cho phép"] == {"KH940": "văn bản gốc không dẫn tới phụ lục này"}


class TestEnd:
    def test_a_signature_over_several_rows(self) -> None:
        closing = table(
            (
                cell(p("**Nơi nhận:**"), p("- Như trên;"), p("- Lưu: VT.")),
                cell("**TM. ỦY BAN NHÂN DÂN**", "**KT. CHỦ TỊCH**", "**PHÓ CHỦ TỊCH**"),
            ),
            (cell(), cell(c(), "**Trần Văn Bình**")),
        )
        assert data_of(plan(closing=(closing,)))["người ký"] == {
            "thay mặt": "Ủy ban nhân dân", "ký thay": "Phó Chủ tịch", "chức vụ": "Chủ tịch",
            "họ tên": "Trần Văn Bình",
        }  # fmt: skip

    def test_by_order_and_a_missing_dot(self) -> None:
        closing = table(
            (
                cell(p("**Nơi nhận:**"), p("- Lưu: VT.")),
                cell("**TL GIÁM ĐỐC**", "**CHÁNH VĂN PHÒNG**", c(), "**Trần Văn Bình**"),
            )
        )
        assert data_of(plan(closing=(closing,)))["người ký"] == {
            "thừa lệnh": "Chánh Văn phòng", "chức vụ": "Giám đốc", "họ tên": "Trần Văn Bình",
        }  # fmt: skip

    def test_a_second_document_after_the_signature_is_kept_whole(self) -> None:
        second = (LETTERHEAD, c("**QUYẾT ĐỊNH**"), p("**I. CHUNG**"), p(SAID), CLOSING)
        found = data_of(plan(rest=second))
        (kept,) = found["giữ nguyên"]
        assert kept["vị trí"] == "sau phần ký"
        lines = [line for block in kept["nội dung"] for line in block.get("giữ nguyên", [])]
        assert lines == ["**QUYẾT ĐỊNH**", "**I. CHUNG**", SAID]

    def test_a_document_that_is_no_plan_says_so_and_is_imported(self) -> None:
        title = (c("**BÁO CÁO**"), c("**Kết quả cải cách hành chính năm 2025**"))
        one = imported(plan(title=title))
        assert (one.is_plan, one.kind, one.data["tên loại"]) == (False, "BÁO CÁO", "BÁO CÁO")

    def test_a_page_of_text_alone(self) -> None:
        one = imported(plan(head=(), title=(), bases=(), body=(p(SAID),), closing=()))
        assert not one.is_plan
        assert [note.path for note in one.notes if note.kind == "đoán"] == [
            ("kế hoạch",), ("tên loại",), ("năm",), ("cơ quan",), ("nơi nhận",), ("người ký",),
        ]  # fmt: skip
