"""What a plan gives to each agency."""

from __future__ import annotations

import pytest
from handed import OFFICE, handed, office, share, shown, told

A = "mã: a, việc: Việc A, chủ trì: Sở Nội vụ"
COMMUNES = "UBND các xã, phường"


def test_an_agency_leads_and_supports_by_name() -> None:
    found = handed(f"{A}, phối hợp: Sở Tài chính", "mã: b, việc: Việc B, chủ trì: Sở Tài chính")
    assert shown(found) == {"Sở Nội vụ": "a |  | ", "Sở Tài chính": "b |  | a"}
    assert told(found) == []


def test_a_group_is_expanded_by_the_register_and_named() -> None:
    found = handed(f"{A}, phối hợp: [các sở, ban, ngành]", register=office())
    assert shown(found) == {
        "Sở Nội vụ": "a |  | ",
        "Sở Tài chính": " |  | a",
        "Sở Tư pháp": " |  | a",
    }
    (given,) = share(found, "STC").supports
    assert (given.group, given.headings) == ("các sở, ban, ngành", ("Nhiệm vụ",))
    assert share(found, "Sở Nội vụ").leads[0].group == ""


def test_without_an_office_the_usual_departments_of_the_day_are_the_group() -> None:
    found = handed(f"{A}, phối hợp: [các sở, ban, ngành]")
    names = set(shown(found))
    assert {"Sở Nông nghiệp và Môi trường", "Văn phòng UBND tỉnh", "Thanh tra tỉnh"} <= names
    assert "Sở Kế hoạch và Đầu tư" not in names
    before = handed(f"{A}, phối hợp: [các sở, ban, ngành]", rest="năm: 2021")
    assert "Sở Kế hoạch và Đầu tư" in shown(before)


def test_a_group_without_members_is_told_and_its_tasks_are_kept() -> None:
    found = handed(f"{A}, phối hợp: '{COMMUNES}'", f"mã: b, việc: Việc B, chủ trì: '{COMMUNES}'")
    assert shown(found) == {"Sở Nội vụ": "a |  | "}
    assert told(found) == [("KH1021", "nhiệm vụ/0/phối hợp")]
    assert found.findings[0].args == {"group": COMMUNES, "kind": "xã"}
    assert [one.code for one in found.unsplit[COMMUNES]] == ["a", "b"]
    assert [one.code for one in found.tasks] == ["a", "b"]


def test_localities_lead_each_on_its_own_ground() -> None:
    found = handed(f"mã: a, việc: Việc A, chủ trì: '{COMMUNES}'", register=office())
    assert shown(found) == {"UBND xã Một": "a |  | ", "UBND phường Hai": "a |  | "}
    assert told(found) == []


def test_a_group_of_departments_cannot_lead() -> None:
    found = handed("mã: a, việc: Việc A, chủ trì: [các sở, ban, ngành]", register=office())
    assert set(shown(found).values()) == {" | a | "}
    assert told(found) == [("KH1020", "nhiệm vụ/0/chủ trì")]


def test_several_agencies_may_lead_one_task() -> None:
    found = handed("mã: a, việc: Việc A, chủ trì: [Sở Nội vụ, Sở Tư pháp]")
    assert shown(found) == {"Sở Nội vụ": "a |  | ", "Sở Tư pháp": "a |  | "}


@pytest.mark.parametrize("other", ["SNV", "Sở Nội vụ tỉnh Đắk Lắk"])
def test_two_names_of_one_agency_are_one_and_told(other: str) -> None:
    found = handed(A, f"mã: b, việc: Việc B, chủ trì: {other}")
    assert shown(found) == {"Sở Nội vụ": "a b |  | "}
    assert told(found) == [("KH1022", "nhiệm vụ/1/chủ trì")]
    assert found.findings[0].args["other"] == other


def test_who_leads_does_not_also_support_through_a_group() -> None:
    found = handed(f"{A}, phối hợp: [các sở, ban, ngành, Sở Nội vụ]", register=office())
    assert shown(found)["Sở Nội vụ"] == "a |  | "


def test_a_task_without_a_code_has_one_made_from_its_words() -> None:
    plain = "việc: Kiểm tra công vụ, chủ trì: Sở Nội vụ"
    (one,), (again, other) = handed(plain).tasks, handed(A, plain).tasks
    assert (one.code, told(handed(plain))) == (other.code, [("KH1023", "0/nhiệm vụ/0")])
    assert again.code == "a"
    twice = [given.code for given in handed(plain, plain).tasks]
    assert twice == [one.code, f"{one.code}-2"]


def test_the_issuer_and_ministries_have_no_sub_plan() -> None:
    found = handed(
        "mã: a, việc: Việc A, chủ trì: UBND tỉnh, phối hợp: Bộ Nội vụ",
        "mã: b, việc: Việc B, chủ trì: UBND tỉnh Đắk Lắk, phối hợp: Sở Tư pháp",
    )
    assert shown(found) == {"Sở Tư pháp": " |  | b"}
    assert told(found) == [("KH1026", "0/nhiệm vụ/0"), ("KH1026", "0/nhiệm vụ/1")]


def test_targets_and_duties_go_to_those_who_answer_for_them() -> None:
    rest = """
        nội dung:
          - mục: Chỉ tiêu
            chỉ tiêu:
              - {mã: ct, chỉ tiêu: Tỷ lệ A, mục tiêu: 90%, chủ trì: Sở Tư pháp}
              - {chỉ tiêu: Tỷ lệ B}
          - mục: Tổ chức
            phân công:
              - {cơ quan: 'Các sở, ban, ngành; UBND các xã, phường', việc: [Báo cáo quý.]}
              - {cơ quan: Đầu mối nào đó, việc: [Theo dõi.]}
    """
    found = handed(rest=rest, register=office())
    assert [one.origin for one in share(found, "STP").targets] == ["ct"]
    assert all([len(one.duties) == 1 for one in found.shares])
    assert len(found.shares) == 5
    assert told(found) == [("KH1025", "0/chỉ tiêu/1"), ("KH1069", "phân công/1/cơ quan")]


def test_an_agency_that_no_register_knows_stands_under_its_name() -> None:
    found = handed("mã: a, việc: Việc A, chủ trì: Trung tâm Dịch vụ công", register=office())
    assert shown(found) == {"Trung tâm Dịch vụ công": "a |  | "}


def test_the_name_is_that_of_the_plan_s_day() -> None:
    change = OFFICE.replace(
        "  - {tên: UBND xã Một}\n",
        "  - {tên: UBND xã Một, đến: 30/6/2026, thay bằng: UBND phường Một}\n"
        "  - {tên: UBND phường Một, từ: 01/7/2026}\n",
    )
    task = f"mã: a, việc: Việc A, chủ trì: '{COMMUNES}'"
    early = handed(task, rest="ngày: 05/3/2026", register=office(change))
    assert set(shown(early)) == {"UBND xã Một", "UBND phường Hai"}
    late = handed(task, rest="ngày: 05/8/2026", register=office(change))
    assert set(shown(late)) == {"UBND phường Một", "UBND phường Hai"}
