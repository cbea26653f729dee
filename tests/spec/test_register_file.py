"""An office's register is read whole, or refused with every error at its place."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from textwrap import dedent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kehoach.errors import BadInput
from kehoach.model import SpecModel
from kehoach.problem import Problem
from kehoach.registry.acts import State
from kehoach.registry.agencies import Agency
from kehoach.registry.register import Register
from kehoach.spec.register_file import named_register, read_register
from kehoach.spec.register_model import (
    ActRow,
    AgencyRow,
    AmendmentRow,
    GroupRow,
    RegisterFile,
    SignerRow,
)
from kehoach.spec.register_skeleton import register_skeleton

FILE = "danh-muc.yaml"
PAGE = (Path(__file__).parents[2] / "docs" / "danh-muc.md").read_text(encoding="utf-8")
DAY = date(2026, 3, 5)
MARK = "¦"


def register(text: str) -> Register:
    return read_register(dedent(text).encode(), FILE)


def faults(text: str) -> list[Problem]:
    with pytest.raises(BadInput) as caught:
        register(text)
    return list(caught.value.problems)


def marked(text: str) -> tuple[str, int, int]:
    """Take the one mark out of a text; return the text, the mark's line and column."""
    before, _, after = dedent(text).partition(MARK)
    assert MARK not in after
    return before + after, before.count("\n") + 1, len(before) - before.rfind("\n")


# what is read


def agency(name: str, text: str) -> Agency:
    found = register(text).find(name, DAY)
    assert isinstance(found, Agency)
    return found


def test_a_province_may_call_its_own_committee_by_its_kind_alone() -> None:
    text = "tỉnh: tỉnh Đắk Lắk\ncơ quan: [{tên: UBND tỉnh, mã định danh: H15}]"
    for name in ("UBND tỉnh", "UBND tỉnh Đắk Lắk", "Ủy ban nhân dân tỉnh Đắk Lắk"):
        found = agency(name, text)
        assert (found.name, found.code, found.place) == (
            "Ủy ban nhân dân tỉnh Đắk Lắk", "H15", "Đắk Lắk",
        )  # fmt: skip


def test_a_name_is_enough_for_a_department_of_a_province() -> None:
    found = agency("SNV", "tỉnh: tỉnh Đắk Lắk\ncơ quan: [{tên: Sở Nội vụ, viết tắt: SNV}]")
    assert (found.name, found.kind, found.symbol, found.superior, found.place) == (
        "Sở Nội vụ",
        "sở",
        "SNV",
        "UBND tỉnh Đắk Lắk",
        "Đắk Lắk",
    )


@pytest.mark.parametrize(
    ("name", "full", "kind", "place"),
    [
        ("UBND xã Ea Kao", "Ủy ban nhân dân xã Ea Kao", "xã", "Ea Kao"),
        ("Ủy ban nhân dân phường Tân An", "Ủy ban nhân dân phường Tân An", "phường", "Tân An"),
        ("UBND phường 1", "Ủy ban nhân dân phường 1", "phường", "Phường 1"),
        ("UBND đặc khu Phú Quý", "Ủy ban nhân dân đặc khu Phú Quý", "đặc khu", "Phú Quý"),
    ],
)
def test_a_name_is_enough_for_a_committee(name: str, full: str, kind: str, place: str) -> None:
    found = agency(name, f"cơ quan: [{{tên: {name}}}]")
    assert (found.name, found.kind, found.symbol, found.place) == (full, kind, "UBND", place)
    assert found.collective == "Ủy ban nhân dân"


def test_keys_match_however_they_are_typed() -> None:
    found = agency("SNV", "Co_quan: [{TÊN: Sở Nội vụ, viet-tat: SNV, Đến: 2030-01-01}]")
    assert (found.name, found.end) == ("Sở Nội vụ", date(2030, 1, 1))


def test_an_act_of_the_office_has_its_days() -> None:
    act = register("""
        văn bản:
          - loại: Quyết định
            số: 12/QĐ-UBND
            ngày: 05/01/2024
            hiệu lực đến: 31/12/2025
            thay bằng: Quyết định số 3/QĐ-UBND
            sửa bởi: [{văn bản: Quyết định số 9/QĐ-UBND, từ: 01/02/2025}]
    """).act("12/QĐ-UBND", date(2024, 1, 5))
    assert act is not None
    assert act.state(date(2024, 6, 1)) is State.NO_END_KNOWN
    assert act.state(date(2025, 6, 1)) is State.AMENDED
    assert act.state(DAY) is State.REPLACED


def test_the_page_about_the_register_shows_one_that_is_sound() -> None:
    example = PAGE.split("```yaml\n")[1].split("```")[0]
    found = register(example)
    day = date(2026, 3, 5)
    assert [one.label for one in found.members("các sở, ban, ngành", day)]
    assert found.signer("UBND tỉnh", "Chủ tịch", day)
    assert found.groups and found.acts


def test_the_page_names_every_key() -> None:
    models: list[type[SpecModel]] = [RegisterFile, AgencyRow, SignerRow, GroupRow, ActRow]
    models += [AmendmentRow]
    keys = {str(info.alias) for model in models for info in model.model_fields.values()}
    assert not {key for key in keys if f"`{key}`" not in PAGE}


@pytest.mark.parametrize("year", [2019, 2024, 2025, 2026])
@pytest.mark.parametrize("agency_name", ["UBND tỉnh Đắk Lắk", "UBND Thành phố Hồ Chí Minh"])
def test_a_first_register_is_sound_and_has_the_usual_departments(
    agency_name: str, year: int
) -> None:
    text = register_skeleton(agency_name, year)
    assert text is not None
    found = read_register(text.encode(), FILE)
    assert len(found.members("các sở, ban, ngành", date(year, 12, 31))) == (
        12 if year >= 2025 else 17
    )
    assert all(one.superior.endswith(agency_name.removeprefix("UBND ")) for one in found.agencies)
    assert not found.signers


def test_commented_rows_of_a_first_register_are_sound_once_filled_in() -> None:
    text = register_skeleton("UBND tỉnh Đắk Lắk", 2026) or ""
    opened = re.sub(r"^# (?=  - |[\w ]+:  )", "", text, flags=re.MULTILINE).replace("……", "12")
    found = read_register(opened.encode(), FILE)
    assert len(found.agencies) > len(read_register(text.encode(), FILE).agencies) + 5
    assert found.signers and found.groups and found.acts


# what is wrong, and where


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "KH844",
            """
            cơ quan:
              - {tên: Sở Nội vụ, viết tắt: SNV}
              - {tên: Sở Ngoại vụ, viết tắt: ¦SNV}
            """,
        ),
        (
            "KH844",
            """
            cơ quan:
              - {tên: Phòng Một, tên khác: [Phòng Chung]}
              - {tên: Phòng Hai, tên khác: [Phòng Khác, ¦phòng chung]}
            """,
        ),
        (
            "KH845",
            """
            cơ quan:
              - {tên: Sở Nội vụ, đến: 30/6/2025}
              - {tên: ¦Sở Nội vụ, từ: 30/6/2025}
            """,
        ),
        (
            "KH846",
            """
            cơ quan: [{tên: Sở Nội vụ, viết tắt: SNV}]
            người ký:
              - {cơ quan: Sở Nội vụ, chức vụ: Giám đốc, họ tên: Lê A}
              - {cơ quan: SNV, chức vụ: giám đốc, họ tên: ¦Lê B, từ: 01/01/2026}
            """,
        ),
        (
            "KH847",
            """
            cơ quan:
              - {tên: Phòng A, cấp trên: ¦Phòng B}
              - {tên: Phòng B, cấp trên: Phòng C}
              - {tên: Phòng C, cấp trên: Phòng A}
            """,
        ),
        ("KH847", "cơ quan: [{tên: Phòng A, cấp trên: ¦Phòng A}]"),
        ("KH848", "cơ quan: [{tên: Phòng A, cấp trên: ¦Sở Xyz}]"),
        ("KH849", "nhóm: [{tên: cụm, gồm: [Sở Nội vụ, ¦Sở Xyz]}]"),
        ("KH850", "cơ quan: [{tên: Sở Nội vụ, từ: ¦02/01/2026, đến: 01/01/2026}]"),
        ("KH850", "nhóm: [{tên: cụm, loại: sở, từ: ¦02/01/2026, đến: 01/01/2026}]"),
        (
            "KH850",
            "văn bản: [{loại: Luật, trích yếu: X, hiệu lực từ: ¦02/01/2026, "
            "hiệu lực đến: 01/01/2026}]",
        ),
        ("KH851", "người ký: [{cơ quan: ¦Sở Xyz, chức vụ: Giám đốc, họ tên: Lê A}]"),
        ("KH852", "nhóm: [{tên: cụm, loại: sở}, {tên: ¦Cụm, loại: xã}]"),
        ("KH852", "cơ quan: [{tên: Khối A}]\nnhóm: [{tên: ¦khối A, loại: sở}]"),
        ("KH853", "nhóm: [{tên: cụm, gồm: ¦cụm}]"),
        (
            "KH862",
            """
            văn bản:
              - {loại: Quyết định, số: 1/QĐ-UBND, ngày: 01/02/2024}
              - ¦{loại: Quyết định, số: 1/QĐ-UBND, ngày: 01/02/2024}
            """,
        ),
        ("KH867", "¦- Sở Nội vụ"),
        ("KH910", "cơ quan: [{tên: Sở Nội vụ, loại: ¦cục}]"),
        ("KH913", "cơ quan: [{tên: Sở Nội vụ, từ: ¦hôm nay}]"),
        ("KH926", "cơ quan: [{tên: Sở Nội vụ, ¦cấp trênn: UBND tỉnh}]"),
        ("KH926", "¦co quann: []"),
        ("KH927", "cơ quan: [¦{viết tắt: SNV}]"),
        ("KH929", "cơ quan: ¦Sở Nội vụ"),
    ],
)
def test_an_error_is_told_at_its_place(code: str, text: str) -> None:
    plain, line, column = marked(text)
    found = faults(plain)[0]
    assert (found.code, found.place.line, found.place.column) == (
        code,
        line,
        column,
    )


def test_all_errors_are_told_at_once_in_their_order() -> None:
    found = faults("""
        cơ quan:
          - {tên: Sở Nội vụ, viết tắt: A, từ: mai}
          - {tên: Sở Tài chính, viết tắt: B, đến: 01/01/2020, từ: 01/01/2021}
          - {tên: Phòng A, cấp trên: Phòng B}
          - {tên: Phòng B, cấp trên: Phòng A, lạ: x}
          - {tên: Phòng C}
          - {tên: Phòng C}
    """)
    assert [(one.code, one.place.line) for one in found] == [
        ("KH913", 3),
        ("KH850", 4),
        ("KH926", 6),
        ("KH845", 8),
    ]
    assert all(one.place.file == FILE and one.place.quote for one in found)


def test_an_unknown_name_gets_a_suggestion() -> None:
    (found,) = faults("cơ quan: [{tên: Sở Nội vụ}, {tên: Phòng A, cấp trên: Sở Nội vụu}]")
    assert found.args["hint"] == "Sở Nội vụ"


def test_deputies_may_be_several_and_posts_may_follow_each_other() -> None:
    register("""
        cơ quan: [{tên: Sở Nội vụ}]
        người ký:
          - {cơ quan: Sở Nội vụ, chức vụ: Phó Giám đốc, họ tên: Lê A}
          - {cơ quan: Sở Nội vụ, chức vụ: Phó Giám đốc, họ tên: Lê B}
          - {cơ quan: Sở Nội vụ, chức vụ: Giám đốc, họ tên: Lê C, đến: 30/6/2025}
          - {cơ quan: Sở Nội vụ, chức vụ: Giám đốc, họ tên: Lê D, từ: 01/7/2025}
    """)


def test_superiors_of_different_days_are_no_circle() -> None:
    register("""
        cơ quan:
          - {tên: Phòng A, cấp trên: Phòng B, đến: 31/12/2024}
          - {tên: Phòng B, cấp trên: Phòng A, từ: 01/01/2025}
    """)


spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted)


@given(st.lists(spans, min_size=2, max_size=5))
def test_rows_of_one_name_are_refused_exactly_when_two_share_a_day(rows: list[list[int]]) -> None:
    start = date(2025, 1, 1)
    data = [
        {
            "tên": "Sở Nội vụ",
            "từ": f"{start + timedelta(a):%d/%m/%Y}",
            "đến": f"{start + timedelta(b):%d/%m/%Y}",
        }
        for a, b in rows
    ]
    days = [day for a, b in rows for day in range(a, b + 1)]
    text = yaml.safe_dump({"cơ quan": data}, allow_unicode=True)
    if len(days) == len(set(days)):
        assert len(register(text).agencies) == len(rows)
    else:
        assert {one.code for one in faults(text)} == {"KH845"}


@given(st.permutations(range(5)), st.integers(1, 5))
def test_a_circle_of_any_length_is_found_once(order: list[int], length: int) -> None:
    above = {n: (n + 1) % length if n < length else 0 for n in range(5)}
    rows = [{"tên": f"Phòng {n}", "cấp trên": f"Phòng {above[n]}"} for n in order]
    found = faults(yaml.safe_dump({"cơ quan": rows}, allow_unicode=True))
    assert [one.code for one in found] == ["KH847"]


# the spec that names it


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("kế hoạch: A\ndanh mục: ../chung/dm.yaml", "../chung/dm.yaml"),
        ("Danh_Muc: dm.yaml", "dm.yaml"),
        ('{"danh mục": "dm.yaml"}', "dm.yaml"),
        ("danh mục:", None),
        ("kế hoạch: A", None),
        ("mở đầu: 'theo danh mục: a'", None),
        ("danh mục: [a", None),
    ],
)
def test_a_spec_may_name_its_register(text: str, named: str | None) -> None:
    assert named_register(text.encode(), "a.yaml") == named
