"""The register: names resolved at a day, suggestions, signers, groups and their members."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.registry.agencies import Agency, OutOfTime
from kehoach.registry.groups import Group
from kehoach.registry.register import NO_OFFICE, Register, Signer

DAY = date(2026, 3, 5)
OLD = date(2021, 7, 23)
OFFICE = Register(
    agencies=(
        Agency(
            "Sở Nội vụ tỉnh Đắk Lắk",
            short="Sở Nội vụ",
            abbreviation="SNV",
            symbol="SNV",
            superior="UBND tỉnh",
            kind="sở",
            own=True,
        ),
        Agency("Sở Tài chính", symbol="STC", kind="sở", own=True),
        Agency(
            "Ban Dân tộc",
            end=date(2025, 4, 30),
            becomes="Sở Nội vụ",
            act="Nghị quyết số 1/NQ-HĐND",
            kind="sở",
            own=True,
        ),
        Agency("Ủy ban nhân dân xã Ea Kao", short="UBND xã Ea Kao", symbol="UBND", kind="xã"),
        Agency("Ủy ban nhân dân phường Tân An", short="UBND phường Tân An", kind="phường"),
        Agency("Phòng A", kind="phòng", superior="Sở Nội vụ"),
    ),
    signers=(
        Signer("Sở Nội vụ", "Lê A", "Giám đốc", end=date(2025, 5, 31)),
        Signer("SNV", "Lê B", "Giám đốc", start=date(2025, 6, 1)),
        Signer("SNV", "Lê C", "Phó Giám đốc"),
        Signer("SNV", "Lê D", "Phó Giám đốc"),
        Signer("UBND tỉnh", "Lê E", "Chủ tịch"),
    ),
    groups=(Group("cụm thi đua", names=("Sở Nội vụ", "Phòng A"), kinds=("xã",), own=True),),
    province="tỉnh Đắk Lắk",
    file="danh-muc.yaml",
)


def found(register: Register, name: str, day: date = DAY) -> str | None:
    one = register.find(name, day)
    if one is None:
        return None
    return one.code if isinstance(one, OutOfTime) else one.name


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Sở Nội vụ tỉnh Đắk Lắk", "Sở Nội vụ tỉnh Đắk Lắk"),
        ("Sở Nội vụ", "Sở Nội vụ tỉnh Đắk Lắk"),
        ("sở nội vụ", "Sở Nội vụ tỉnh Đắk Lắk"),
        ("SNV", "Sở Nội vụ tỉnh Đắk Lắk"),
        ("STC", "Sở Tài chính"),
        ("UBND xã Ea Kao", "Ủy ban nhân dân xã Ea Kao"),
        ("Uỷ ban nhân dân xã Ea Kao", "Ủy ban nhân dân xã Ea Kao"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Đắk Lắk"),
        ("UBND tỉnh Đắk Lắk", "Ủy ban nhân dân tỉnh Đắk Lắk"),
        ("Bộ Nội vụ", "Bộ Nội vụ"),
        ("Sở Y tế", "Sở Y tế"),
        ("Sở KH&ĐT", "KH840"),
        ("UBND tỉnh Hà Giang", "KH935"),
        ("Sở X", None),
    ],
)
def test_a_name_resolves_in_any_of_its_forms(name: str, full: str | None) -> None:
    assert found(OFFICE, name) == full


def test_the_office_wins_over_what_travels_with_the_program() -> None:
    for day in (date(2025, 3, 1), date(2025, 4, 30)):
        assert found(OFFICE, "Ban Dân tộc", day) == "Ban Dân tộc"
        assert found(NO_OFFICE, "Ban Dân tộc", day) == "KH841"
    late = OFFICE.find("Ban Dân tộc", date(2025, 5, 1))
    assert isinstance(late, OutOfTime)
    assert (late.code, late.args["act"]) == ("KH866", "Nghị quyết số 1/NQ-HĐND")


def test_a_symbol_that_many_share_names_none_of_them() -> None:
    many = Register(tuple(Agency(f"Xã {n}", symbol="UBND") for n in range(3)), file="x")
    assert many.find("UBND", DAY) is None


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Sở Nôi vụu", "Sở Nội vụ"),
        ("Phòng AA", "Phòng A"),
        ("UBND xã Ea Kaoo", "UBND xã Ea Kao"),
        ("các sở, ban, nghành", "các sở, ban, ngành"),
        ("Zzz", ""),
    ],
)
def test_an_unknown_name_gets_the_one_most_like_it(name: str, hint: str) -> None:
    assert OFFICE.suggest(name, DAY, DAY) == hint


def test_what_is_hardly_alike_is_not_suggested() -> None:
    assert NO_OFFICE.suggest("Công an tỉnh", DAY, DAY) == ""


@pytest.mark.parametrize(
    "name",
    ["Công an xã", "Công an phường", "Văn phòng Tỉnh ủy", "Sở Quốc phòng", "Đảng ủy UBND tỉnh"],
)
def test_what_is_of_another_level_or_of_the_party_is_not_suggested(name: str) -> None:
    office = Register((Agency("Văn phòng UBND tỉnh"), Agency("Công an tỉnh")), file="x")
    assert office.suggest(name, DAY, DAY) == ""


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Văn phòng UBND", "Văn phòng UBND tỉnh"),
        ("Công an tỉnhh", "Công an tỉnh"),
        ("Bộ Công ann", "Bộ Công an"),
    ],
)
def test_what_says_no_other_level_is(name: str, hint: str) -> None:
    office = Register((Agency("Văn phòng UBND tỉnh"), Agency("Công an tỉnh")), file="x")
    assert office.suggest(name, DAY, DAY) == hint


def test_a_suggestion_is_a_name_of_the_day() -> None:
    assert NO_OFFICE.suggest("Sở Giao thông vận tảii", OLD, OLD) == "Sở Giao thông vận tải"
    assert NO_OFFICE.suggest("Sở Giao thông vận tảii", DAY, DAY) != "Sở Giao thông vận tải"


@pytest.mark.parametrize(
    ("agency", "post", "day", "name"),
    [
        ("Sở Nội vụ", "Giám đốc", date(2025, 5, 31), "Lê A"),
        ("Sở Nội vụ tỉnh Đắk Lắk", "giám đốc", date(2025, 6, 1), "Lê B"),
        ("Sở Nội vụ", "Phó Giám đốc", DAY, None),
        ("Sở Tài chính", "Giám đốc", DAY, None),
        ("UBND tỉnh Đắk Lắk", "Chủ tịch", DAY, "Lê E"),
        ("Ủy ban nhân dân tỉnh Đắk Lắk", "Chủ tịch", DAY, "Lê E"),
        ("UBND tỉnh Gia Lai", "Chủ tịch", DAY, None),
    ],
)
def test_the_signer_is_the_one_in_office_on_the_day(
    agency: str, post: str, day: date, name: str | None
) -> None:
    signer = OFFICE.signer(agency, post, day)
    assert (signer.name if signer else None) == name


def test_a_superior_whose_name_changed_is_followed() -> None:
    register = Register(province="tỉnh Bắc Ninh", file="x")
    department = Agency("Sở Nội vụ", superior="UBND tỉnh Bắc Ninh")
    for day, name in (
        (date(2026, 9, 19), "UBND tỉnh Bắc Ninh"),
        (date(2026, 9, 20), "UBND thành phố Bắc Ninh"),
    ):
        assert register.superior_of(department, day, day) == name


# groups


def names(register: Register, group: str, day: date = DAY) -> list[str]:
    return [agency.label for agency in register.members(group, day)]


@pytest.mark.parametrize(
    "typed",
    [
        "các sở, ban, ngành",
        "Các sở, ban, ngành",
        "các sở, ngành",
        "Thủ trưởng các sở, ban, ngành",
        "các sở, ban, ngành có liên quan",
        "các sở, ban, ngành thuộc tỉnh",
        "Thủ trưởng các sở, ban, ngành tỉnh",
        "các sở, ngành liên quan",
    ],
)
def test_departments_are_members_under_any_wording(typed: str) -> None:
    assert names(OFFICE, typed) == ["Sở Nội vụ", "Sở Tài chính"]


def test_without_an_office_the_usual_departments_of_the_day_are_members() -> None:
    now, before = (
        names(NO_OFFICE, "các sở, ban, ngành"),
        names(NO_OFFICE, "các sở, ban, ngành", OLD),
    )
    assert (len(now), len(before)) == (12, 17)
    assert set(now) - set(before) == {"Sở Nông nghiệp và Môi trường"}
    assert "Sở Kế hoạch và Đầu tư" in before


def test_members_hold_on_the_day() -> None:
    assert "Ban Dân tộc" in names(OFFICE, "các sở, ban, ngành", date(2025, 4, 30))
    assert "Ban Dân tộc" not in names(OFFICE, "các sở, ban, ngành", date(2025, 5, 1))


@pytest.mark.parametrize(
    "typed",
    [
        "UBND cấp xã",
        "UBND các xã, phường",
        "Ủy ban nhân dân các xã, phường, đặc khu",
        "Chủ tịch UBND các xã, phường, đặc khu",
        "UBND các xã, phường, đặc khu trên địa bàn tỉnh",
    ],
)
def test_communes_and_wards_are_members_of_the_commune_level(typed: str) -> None:
    assert names(OFFICE, typed) == ["UBND xã Ea Kao", "UBND phường Tân An"]


def test_an_office_defines_its_own_group_by_name_and_by_kind() -> None:
    assert names(OFFICE, "cụm thi đua") == ["Sở Nội vụ", "Phòng A", "UBND xã Ea Kao"]


def test_a_single_agency_stands_for_itself_and_an_unknown_name_for_none() -> None:
    assert names(OFFICE, "SNV") == ["Sở Nội vụ"]
    assert names(OFFICE, "Sở X") == []


def test_the_district_level_is_a_group_to_its_last_day() -> None:
    district = Register((Agency("UBND huyện Krông Búk", kind="huyện"),), file="x")
    for day, count in ((date(2025, 6, 30), 1), (date(2025, 7, 1), 0)):
        assert len(district.members("UBND cấp huyện", day)) == count


def test_groups_of_groups_are_expanded_once_each() -> None:
    inner = Group("nhóm trong", names=("Phòng A", "Sở Nội vụ", "nhóm ngoài"), own=True)
    outer = Group("nhóm ngoài", names=("Sở Nội vụ", "nhóm trong"), own=True)
    both = Register(OFFICE.agencies, groups=(outer, inner), file="x")
    assert names(both, "nhóm ngoài") == ["Sở Nội vụ", "Phòng A"]


@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.integers(0, 400)).map(sorted), min_size=1, max_size=6
    ),
    st.integers(0, 400),
)
def test_members_are_exactly_those_whose_days_hold(spans: list[list[int]], at: int) -> None:
    start, day = date(2025, 1, 1), date(2025, 1, 1) + timedelta(at)
    agencies = tuple(
        Agency(f"Sở {number}", start + timedelta(a), start + timedelta(b), kind="sở")
        for number, (a, b) in enumerate(spans)
    )
    held = {f"Sở {number}" for number, (a, b) in enumerate(spans) if a <= at <= b}
    register = Register(agencies, file="x")
    found = {agency.name for agency in register.members("các sở", day)}
    assert found == held or not held  # with none of its own the usual departments stand in


# names in a text


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Sở Nội vụ", ""),
        ("Sở Nội vụ, Sở Tài chính và UBND xã Ea Kao", ""),
        ("Giám đốc Sở Nội vụ", ""),
        ("Sở Nội vụ (để báo cáo)", ""),
        ("các sở, ban, ngành; UBND cấp xã", ""),
        ("Sở KH&ĐT", ""),
        ("……", ""),
        ("Sở Nội vụ, Sở Xyz", "Sở Xyz"),
        ("Hội Nông dân tỉnh", "Hội Nông dân tỉnh"),
    ],
)
def test_what_the_office_does_not_know_is_named(text: str, unknown: str) -> None:
    assert OFFICE.unknown(text, DAY, DAY) == unknown
    assert NO_OFFICE.unknown(text, DAY, DAY) == ""


def test_in_copies_only_what_begins_as_an_agency_is_looked_up() -> None:
    for text in ("Như trên", "Tỉnh ủy", "Lưu: VT, NC", "Cổng thông tin điện tử tỉnh"):
        assert OFFICE.unknown(text, DAY, DAY, copy=True) == ""
    assert OFFICE.unknown("UBND xã Ea Kaoo", DAY, DAY, copy=True) == "UBND xã Ea Kaoo"
