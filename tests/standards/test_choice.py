"""Which standard of form governs a plan: by its issuer and day, unless the plan states one."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from kehoach.compose import compose
from kehoach.plan import AgencyRef, Plan
from kehoach.registry import is_party
from kehoach.standards import IDS, in_force, load


def plan(**more: object) -> Plan:
    return Plan.model_validate(
        {
            "kế hoạch": "A",
            "năm": 2020,
            "cơ quan": "UBND tỉnh Đắk Lắk",
            "nội dung": ["Nội dung."],
            "nơi nhận": ["Lưu: VT"],
            "người ký": {"chức vụ": "Chủ tịch"},
            **more,
        }
    )


@pytest.mark.parametrize(
    ("day", "standard"),
    [
        (date(2010, 1, 1), "tt01-2011"),
        (date(2011, 3, 5), "tt01-2011"),
        (date(2020, 3, 4), "tt01-2011"),
        (date(2020, 3, 5), "nd30-2020"),
        (date(2026, 11, 22), "nd30-2020"),
    ],
)
def test_the_standard_follows_from_the_day(day: date, standard: str) -> None:
    assert in_force(day).id == standard
    assert in_force(day, party=False).id == standard
    assert compose(plan(năm=day.year, ngày=day.isoformat())).standard == standard


@pytest.mark.parametrize(
    ("day", "standard"),
    [
        (date(2015, 1, 1), "hd36-2018"),
        (date(2018, 4, 3), "hd36-2018"),
        (date(2024, 1, 23), "hd36-2018"),
        (date(2026, 5, 26), "hd36-2018"),
        (date(2026, 5, 27), "hd05-2026"),
        (date(2026, 11, 22), "hd05-2026"),
    ],
)
def test_a_party_plan_follows_the_party_s_own_standard(day: date, standard: str) -> None:
    assert in_force(day, party=True).id == standard
    made = plan(năm=day.year, ngày=day.isoformat(), **{"cơ quan": "Tỉnh ủy Đắk Lắk"})
    assert compose(made).standard == standard


PARTY = [
    "Tỉnh ủy Đắk Lắk",
    "Tỉnh uỷ Đắk Lắk",
    "TỈNH ỦY ĐẮK LẮK",
    "Thành ủy Cần Thơ",
    "Ban Thường vụ Tỉnh ủy Đắk Lắk",
    "Huyện ủy Đồng Văn",
    "Thị ủy Buôn Hồ",
    "Quận ủy Ninh Kiều",
    "Đảng ủy phường Tân An",
    "Đảng ủy UBND tỉnh Đắk Lắk",
    "Ban Tuyên giáo Tỉnh ủy",
    "Ủy ban Kiểm tra Huyện ủy",
    "Văn phòng Thành ủy",
    "Chi bộ Phòng Tổng hợp",
    "Ban Cán sự đảng UBND tỉnh",
]
STATE = [
    "UBND tỉnh Đắk Lắk",
    "Sở Nội vụ tỉnh Đắk Lắk",
    "Ban Quản lý các khu công nghiệp tỉnh",
    "Văn phòng UBND tỉnh",
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
    "Ban Dân tộc tỉnh",
]


@pytest.mark.parametrize("name", PARTY)
def test_a_body_of_the_party_is_known_by_its_name(name: str) -> None:
    assert is_party(AgencyRef.model_validate(name))


@pytest.mark.parametrize("name", STATE)
def test_a_state_body_is_not_taken_for_one_of_the_party(name: str) -> None:
    assert not is_party(AgencyRef.model_validate(name))


@pytest.mark.parametrize(("superior", "party"), [("Tỉnh ủy Đắk Lắk", True), ("UBND tỉnh", False)])
def test_a_helping_body_is_told_by_whom_it_stands_under(superior: str, party: bool) -> None:
    named = {"tên": "Ban Tổ chức", "cấp trên": superior}
    assert is_party(AgencyRef.model_validate(named)) is party


def test_a_school_under_a_committee_follows_the_state() -> None:
    """HD 36, I.2 leaves schools and enterprises out."""
    named = {"tên": "Trường Chính trị tỉnh", "cấp trên": "Tỉnh ủy Đắk Lắk"}
    assert not is_party(AgencyRef.model_validate(named))


def test_a_plan_without_a_day_is_judged_by_the_end_of_its_year() -> None:
    assert compose(plan()).standard == "nd30-2020"
    assert compose(plan(năm=2019)).standard == "tt01-2011"


def test_the_standard_may_be_stated() -> None:
    assert compose(plan(**{"thể thức": "TT01-2011"})).standard == "tt01-2011"
    assert compose(plan(**{"thể thức": "HD36-2018"})).standard == "hd36-2018"
    stated = plan(**{"cơ quan": "Tỉnh ủy Đắk Lắk", "thể thức": "nd30-2020"})
    assert compose(stated).standard == "nd30-2020"


@pytest.mark.parametrize("standard", IDS)
def test_every_standard_may_be_stated_and_holds_in_its_own_days(standard: str) -> None:
    law = load(standard)
    assert plan(**{"thể thức": standard}).standard == standard
    assert law.holds(law.effective_from)
    assert law.effective_to is None or law.holds(law.effective_to)


@pytest.mark.parametrize("party", [False, True])
def test_no_day_lies_between_two_standards_of_a_kind(party: bool) -> None:
    own = [law for law in map(load, IDS) if law.party is party]
    for one, other in pairwise(own):
        assert one.effective_to is not None
        assert one.effective_to + timedelta(days=1) == other.effective_from
