"""The spec of one agency: its words, its head, its end, what it traces back to."""

from __future__ import annotations

import re

import pytest
from handed import OFFICE, handed, office, share, written

from kehoach.compose import compose
from kehoach.compose.sheet import Line
from kehoach.plan import Target
from kehoach.spec.checks import parts_of
from kehoach.splitting import Options, subplan
from kehoach.text.markup import plain

A = "mã: a, việc: Việc A, chủ trì: Sở Nội vụ, phối hợp: Sở Tư pháp"
B = "mã: b, việc: Việc B, chủ trì: Sở Tư pháp, phối hợp: Sở Nội vụ"


def test_the_head_is_that_of_the_register() -> None:
    shares = handed(A, register=office())
    text, spec = written(shares, "SNV", office())
    assert "\ncơ quan: Sở Nội vụ\n" in text
    sheet = compose(spec.plan)
    assert (sheet.superior, sheet.issuer) == (
        "UBND TỈNH ĐẮK LẮK".replace(" LẮK", "\u00a0LẮK"),
        ("SỞ NỘI VỤ",),
    )
    assert sheet.number.endswith("/KH-SNV")
    assert sheet.place_and_day.startswith("Đắk Lắk, ngày")


def test_without_a_register_what_is_known_is_written_out() -> None:
    text, spec = written(handed(A), "Sở Nội vụ")
    head = "cơ quan: {tên: Sở Nội vụ, cấp trên: UBND tỉnh Đắk Lắk, ký hiệu: SNV, địa danh: Đắk Lắk}"
    assert f"\n{head}\n" in text
    assert spec.plan.agency.superior == "UBND tỉnh Đắk Lắk"


def test_what_no_register_knows_is_left_open_and_told() -> None:
    shares = handed("mã: a, việc: Việc A, chủ trì: Công an tỉnh")
    text, _ = written(shares, "Công an tỉnh")
    assert "\ncơ quan: {tên: Công an tỉnh, cấp trên: ……, ký hiệu: ……, địa danh: ……}\n" in text
    (finding,) = subplan(shares, share(shares, "Công an tỉnh")).findings
    assert (finding.code, finding.args["what"]) == ("KH1024", "`cấp trên`, `ký hiệu`, `địa danh`")


def test_a_branch_of_a_ministry_needs_its_superior() -> None:
    row = "  - {tên: Công an tỉnh, loại: ngành dọc, viết tắt: CAT}\n"
    known = office(OFFICE.replace("người ký:", f"{row}người ký:"))
    shares = handed("mã: a, việc: Việc A, chủ trì: Công an tỉnh", register=known)
    (finding,) = subplan(shares, share(shares, "Công an tỉnh")).findings
    assert (finding.code, finding.args["what"]) == ("KH1024", "`cấp trên`")
    text, _ = written(shares, "Công an tỉnh", known)
    assert "\ncơ quan: {tên: Công an tỉnh, cấp trên: ……, ký hiệu: CAT, địa danh: Đắk Lắk}\n" in text


def test_bodies_of_the_party_write_as_the_party_does() -> None:
    tasks = (
        "mã: a, việc: Việc A, chủ trì: Văn phòng Tỉnh ủy",
        "mã: b, việc: Việc B, chủ trì: Đảng ủy UBND tỉnh",
    )
    shares = handed(*tasks, rest="cơ quan: Tỉnh ủy Đắk Lắk\nngười ký: {chức vụ: Bí thư}")
    text, spec = written(shares, "Văn phòng Tỉnh ủy")
    assert spec.plan.title.startswith("thực hiện Kế hoạch của Tỉnh ủy Đắk Lắk về nâng cao")
    assert "cơ quan: {tên: Văn phòng Tỉnh ủy, cấp trên: Tỉnh ủy Đắk Lắk, ký hiệu: ……, " in text
    assert "địa danh: Đắk Lắk}" in text
    assert spec.plan.recipients[-2:] == (
        "Các phòng, đơn vị trực thuộc (để thực hiện)", "Lưu Văn phòng",
    )  # fmt: skip
    text, spec = written(shares, "Đảng ủy UBND tỉnh")
    assert "cấp trên: Tỉnh ủy Đắk Lắk, ký hiệu: ……, địa danh: ……}" in text
    assert spec.plan.recipients[-2] == "Các tổ chức đảng trực thuộc (để thực hiện)"
    assert spec.plan.signatory.post == "Bí thư"


def test_a_commune_signs_for_its_committee_and_has_no_superior() -> None:
    task = "mã: a, việc: Việc A, chủ trì: UBND xã Một"
    _, spec = written(handed(task, register=office()), "UBND xã Một", office())
    sheet = compose(spec.plan)
    assert (sheet.superior, sheet.issuer) == ("", ("ỦY BAN NHÂN DÂN", "XÃ MỘT"))
    assert sheet.signature.authority == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


@pytest.mark.parametrize(
    ("agency", "post"),
    [
        ("Sở Nội vụ", "Giám đốc"),
        ("Văn phòng UBND tỉnh", "Chánh Văn phòng"),
        ("Thanh tra tỉnh", "Chánh Thanh tra"),
        ("Ban Quản lý khu kinh tế", "Trưởng ban"),
        ("Chi cục Thủy lợi", "Chi cục trưởng"),
        ("UBND xã Một", "Chủ tịch"),
        ("Mặt trận Tổ quốc", "Thủ trưởng cơ quan"),
    ],
)
def test_the_head_of_the_agency_signs(agency: str, post: str) -> None:
    text, _ = written(handed(f"mã: a, việc: Việc A, chủ trì: {agency}"), agency)
    assert f"\nngười ký: {{chức vụ: {post}}}\n" in text
    assert ("# Sửa thành chức vụ" in text) == (post == "Thủ trưởng cơ quan")


def test_the_signer_of_the_register_is_named_where_the_day_is_known() -> None:
    dated = handed(A, rest="ngày: 05/3/2026", register=office())
    assert "người ký: {chức vụ: Giám đốc, họ tên: Lê B}" in written(dated, "SNV", office())[0]
    assert "Lê B" not in written(handed(A, register=office()), "SNV", office())[0]


def test_the_plan_above_is_cited_last_with_its_number_and_day() -> None:
    rest = "số: 5\nngày: 05/3/2026\ncăn cứ: [Luật Tổ chức chính quyền địa phương]"
    _, spec = written(handed(A, rest=rest), "Sở Nội vụ")
    law, above = spec.plan.bases
    assert law.text == "Luật Tổ chức chính quyền địa phương"
    assert (above.kind, above.number, str(above.day)) == ("Kế hoạch", "05/KH-UBND", "2026-03-05")
    assert (above.issuer, above.about) == (
        "Ủy ban nhân dân tỉnh Đắk Lắk",
        "về nâng cao Chỉ số A năm {năm}",
    )
    parent = spec.plan.parent
    assert parent is not None
    assert (parent.number, str(parent.day), parent.year) == ("05/KH-UBND", "2026-03-05", 2026)


def test_a_draft_above_is_cited_with_room_for_number_and_day() -> None:
    _, spec = written(handed(A), "Sở Nội vụ")
    assert spec.plan.bases[-1].text == (
        "Căn cứ Kế hoạch số ……/KH-UBND ngày …… tháng …… năm 2026 của Ủy ban nhân dân tỉnh Đắk Lắk "
        "về nâng cao Chỉ số A năm {năm}"
    )
    assert spec.plan.parent is not None
    assert spec.plan.parent.number is None


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("Nâng cao Chỉ số A năm {năm}", "UBND tỉnh Đắk Lắk về nâng cao Chỉ số A năm {năm}"),
        ("Chỉ số A tỉnh Đắk Lắk năm 2026", "UBND tỉnh về chỉ số A tỉnh Đắk Lắk năm 2026"),
        ("Về việc cải cách", "UBND tỉnh Đắk Lắk về cải cách năm {năm}"),
        ("Sở Nội vụ điện tử năm {năm}", "UBND tỉnh Đắk Lắk về Sở Nội vụ điện tử năm {năm}"),
    ],
)
def test_the_title_names_the_plan_above_and_the_year_once(title: str, own: str) -> None:
    _, spec = written(handed(A, rest=f"kế hoạch: '{title}'"), "Sở Nội vụ")
    assert spec.plan.title == f"Thực hiện Kế hoạch của {own}"


def test_every_task_keeps_its_code_and_says_where_it_comes_from() -> None:
    text, spec = written(handed(A, B), "Sở Nội vụ")
    assert re.findall(r"- mã: (\w)\n +gốc: (\w)\n", text) == [("a", "a"), ("b", "b")]
    assert "chủ trì: Sở Nội vụ\n                phối hợp: Sở Tư pháp\n" in text
    assert "chủ trì: Sở Tư pháp\n                phối hợp: Sở Nội vụ\n" in text
    assert spec.plan.appendices[0].paper == "ngang"


def test_of_one_kind_the_tasks_need_no_heading_below() -> None:
    text, _ = written(handed(A), "Sở Tư pháp")
    assert "\n  - mục: Nhiệm vụ phối hợp\n" in text
    assert "mục: Nhiệm vụ\n" not in text


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", "Sở Nội vụ chủ trì 01 nhiệm vụ; nội dung cụ thể tại Phụ lục."),
        (", thời hạn: tháng 6", "Sở Nội vụ chủ trì 01 nhiệm vụ; thời hạn tại Phụ lục."),
        (
            ", phối hợp: Sở Y tế, sản phẩm: Báo cáo",
            "Sở Nội vụ chủ trì 01 nhiệm vụ; cơ quan phối hợp, sản phẩm tại Phụ lục.",
        ),
    ],
)
def test_the_text_says_what_the_table_has(more: str, said: str) -> None:
    shares = handed(f"mã: a, việc: Việc A, chủ trì: Sở Nội vụ{more}")
    _, spec = written(shares, "Sở Nội vụ")
    lines = [plain(one.runs) for one in compose(spec.plan).parts if isinstance(one, Line)]
    assert said in [line.replace("\u00a0", " ") for line in lines]


def test_of_one_who_leads_all_the_table_need_not_tell() -> None:
    text, _ = written(handed(A), "Sở Tư pháp")
    assert "phối hợp thực hiện 01 nhiệm vụ do Sở Nội vụ chủ trì; nội dung cụ thể tại" in " ".join(
        text.split()
    )


def test_money_stays_with_the_one_who_leads() -> None:
    shares = handed(f"{A}, kinh phí: 20 triệu đồng")
    assert "số tiền: 20 triệu đồng" in written(shares, "Sở Nội vụ")[0]
    assert "20 triệu" not in written(shares, "Sở Tư pháp")[0]


@pytest.mark.parametrize(
    "lead", ["[Sở Nội vụ, Sở Tư pháp]", "'UBND các xã, phường'", "'các sở, ban, ngành'"]
)
def test_money_for_several_is_no_one_s_own(lead: str) -> None:
    money = "kinh phí: {số tiền: 20 triệu đồng, nguồn: ngân sách tỉnh}"
    shares = handed(f"mã: a, việc: Việc A, chủ trì: {lead}, {money}", register=office())
    for one in shares.shares:
        text, _ = written(shares, one.name, office())
        assert "ghi chú: 'Kinh phí chung của cả nhiệm vụ: 20 triệu đồng (ngân sách tỉnh)'" in text
        assert "kinh phí:" not in text
        assert "bảng: kinh phí" not in text


REST = """
    nội dung:
      - mục: Mục đích, yêu cầu
        nội dung:
          - mục: Mục đích
            gạch: [Làm tốt Kế hoạch này.]
          - mục: Yêu cầu
            nội dung:
              - gạch: [Sở Tư pháp chủ động., 'Các sở, ban, ngành phối hợp.', Kịp thời.]
              - 'Trách nhiệm:'
              - gạch: ['Sở Nội vụ: theo dõi {xem việc};', 'Sở Tư pháp: thẩm định;']
      - mục: Nhiệm vụ của {cơ quan}
        nhãn: việc
        nhiệm vụ:
          - {mã: a, việc: 'Việc A, CCHC', chủ trì: Sở Nội vụ, phối hợp: [các sở, ban, ngành]}
      - mục: Tổ chức
        phân công: theo cơ quan
        thêm:
          - {cơ quan: Sở Nội vụ, việc: ['Theo dõi {xem việc}; tổng hợp, báo cáo {cơ quan}.']}
          - {cơ quan: 'Các sở, ban, ngành', việc: [Gửi báo cáo quý về Sở Nội vụ., Lập phương án.]}
    viết tắt: {CCHC: cải cách hành chính, TTHC: thủ tục hành chính}
"""


def test_purpose_and_requirements_are_cut_to_the_agency() -> None:
    text, _ = written(handed(rest=REST, register=office()), "Sở Tư pháp", office())
    above = "Kế hoạch của UBND tỉnh Đắk Lắk"
    assert "- Làm tốt Kế hoạch của UBND tỉnh\n" in text
    assert "- Sở Tư pháp chủ động\n" in text
    assert "- 'Sở Tư pháp: thẩm định'\n" in text
    assert "Kịp thời" in text
    assert "Các sở, ban, ngành phối hợp\n" in text
    assert "Sở Nội vụ: theo dõi" not in text
    assert above in text.replace("\n  ", " ")


def test_references_become_words_and_only_used_abbreviations_are_carried() -> None:
    _, spec = written(handed(rest=REST, register=office()), "Sở Nội vụ", office())
    text, _ = written(handed(rest=REST, register=office()), "Sở Nội vụ", office())
    assert "Theo dõi mục II Kế hoạch của UBND tỉnh; tổng hợp, báo cáo UBND tỉnh Đắk Lắk" in text
    assert dict(spec.plan.abbreviations) == {"CCHC": "cải cách hành chính"}


def test_an_abbreviation_used_once_in_running_text_is_written_out() -> None:
    rest = REST.replace("Kịp thời.", "TTHC kịp thời.").replace("Việc A, CCHC", "Việc A")
    text, spec = written(handed(rest=rest, register=office()), "Sở Nội vụ", office())
    assert "- Thủ tục hành chính kịp thời\n" in text
    assert not spec.plan.abbreviations


def test_reports_go_to_the_agency_that_gathers_them() -> None:
    shares = handed(rest=REST, register=office())
    law, focal = (written(shares, name, office())[0] for name in ("Sở Tư pháp", "Sở Nội vụ"))
    assert "- Gửi báo cáo quý về Sở Nội vụ\n" in law
    assert "- Lập phương án\n" in law
    assert "- Tổng hợp báo cáo của các cơ quan được giao nhiệm vụ, báo cáo UBND tỉnh\n" in focal
    assert "Gửi báo cáo quý về" not in focal


def test_recipients_are_the_issuer_above_then_those_it_works_with() -> None:
    shares = handed(A, B, "mã: c, việc: Tổng hợp kết quả, chủ trì: Sở Tài chính")
    _, spec = written(shares, "Sở Nội vụ")
    assert spec.plan.recipients == (
        "UBND tỉnh Đắk Lắk (để báo cáo)",
        "Sở Tài chính (để tổng hợp)",
        "Sở Tư pháp",
        "Các phòng, đơn vị trực thuộc (để thực hiện)",
        "Lưu: VT",
    )


def test_those_that_support_get_the_plan_a_group_instead_of_its_members() -> None:
    tasks = (
        "mã: a, việc: Việc A, chủ trì: Sở Nội vụ, phối hợp: ['UBND các xã, phường', Công an tỉnh]",
        "mã: b, việc: Việc B, chủ trì: Sở Nội vụ, phối hợp: [Sở Tư pháp, 'các sở, ban, ngành']",
        "mã: c, việc: Việc C, chủ trì: UBND xã Một, phối hợp: Sở Nội vụ",
    )
    _, spec = written(handed(*tasks, register=office()), "Sở Nội vụ", office())
    assert spec.plan.recipients[1:-2] == (
        "Công an tỉnh", "Các sở, ban, ngành", "UBND các xã, phường",
    )  # fmt: skip


def test_the_duty_to_write_the_plan_itself_is_only_told_in_a_comment() -> None:
    rest = """
        nội dung:
          - mục: Tổ chức
            phân công:
              - cơ quan: Sở Nội vụ
                việc:
                  - Xây dựng và ban hành kế hoạch của cơ quan mình trong 15 ngày.
                  - Xây dựng kế hoạch kiểm tra của ngành.
                  - Lập kế hoạch của cơ quan mình; tập huấn cho cấp xã.
    """
    text, _ = written(handed(rest=rest), "Sở Nội vụ")
    above, own = text.split("mục: Trách nhiệm theo", 1)
    assert "“Xây dựng và ban hành kế hoạch của cơ quan mình trong 15 ngày”" in " ".join(
        above.replace("#", "").split()
    )
    assert "15 ngày" not in own
    assert "- Xây dựng kế hoạch kiểm tra của ngành\n" in own
    assert "- Lập kế hoạch của cơ quan mình; tập huấn cho cấp xã\n" in own


def test_targets_are_the_agency_s_own() -> None:
    rest = """
        nội dung:
          - mục: Chỉ tiêu
            chỉ tiêu:
              - {mã: ct-1, chỉ tiêu: Tỷ lệ A, mục tiêu: 90%, hiện trạng: 80%, chủ trì: Sở Tư pháp}
              - {chỉ tiêu: Tỷ lệ B, chủ trì: [Sở Nội vụ, Sở Tư pháp]}
    """
    _, spec = written(handed(rest=rest), "Sở Tư pháp")
    one, two = (target for _, target in parts_of(spec.plan, Target))
    assert (one.code, one.origin, one.value, one.baseline, one.lead) == (
        "ct-1", "ct-1", "90%", "80%", (),
    )  # fmt: skip
    assert (two.code, two.origin, two.lead) == (None, "Tỷ lệ B", ("Sở Nội vụ", "Sở Tư pháp"))


def test_the_register_is_named_where_it_stands() -> None:
    shares = handed(A, register=office(OFFICE))
    text, _ = written(shares, "SNV", office(), Options(register_file="../danh-muc.yaml"))
    assert "\ndanh mục: ../danh-muc.yaml\n" in text
