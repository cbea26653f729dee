"""Tasks left to an appendix are printed there, or the writer is told."""

from __future__ import annotations

import pytest

from kehoach.problem import Severity
from kehoach.spec.read import read_spec

SPEC = """
kế hoạch: A
năm: 2026
cơ quan: UBND tỉnh Đắk Lắk
nội dung:
  - mục: Nhiệm vụ (chi tiết tại {xem bảng})
    trình bày: trong phụ lục
    nhiệm vụ:
      - {việc: Rà soát, chủ trì: Sở Nội vụ, thời hạn: quý II, sản phẩm: Báo cáo}
phụ lục:
  - {tên: Bảng, nhãn: bảng, TABLE}
nơi nhận: ['Lưu: VT']
người ký: {chức vụ: Chủ tịch}
"""


@pytest.mark.parametrize("table", ["nhiệm vụ", "nhiệm vụ theo cơ quan"])
def test_a_table_of_tasks_prints_them(table: str) -> None:
    spec = read_spec(SPEC.replace("TABLE", f"bảng: {table}").encode(), "a.yaml")
    assert not spec.problems


GROUPED = SPEC.replace("sản phẩm: Báo cáo", "sản phẩm: Báo cáo, nhóm: Nhóm một")


def told(table: str, layout: str) -> list[tuple[str, int]]:
    text = GROUPED.replace("TABLE", table).replace("trong phụ lục", layout)
    found = read_spec(text.encode(), "a.yaml").problems
    return [(one.code, one.place.column) for one in found if one.severity is Severity.WARNING]


@pytest.mark.parametrize("layout", ["trong phụ lục", "liệt kê", "theo cơ quan", "bảng"])
def test_the_table_of_tasks_prints_the_names_of_groups_too(layout: str) -> None:
    assert told("bảng: nhiệm vụ", layout) == []


@pytest.mark.parametrize(
    ("layout", "table"),
    [
        ("trong phụ lục", "bảng: nhiệm vụ theo cơ quan"),
        ("liệt kê", "nội dung: [Một đoạn.]"),
        ("theo cơ quan", "nội dung: [Một đoạn.]"),
    ],
)
def test_a_group_whose_name_is_printed_nowhere_is_told(layout: str, table: str) -> None:
    place = GROUPED.splitlines()[8].index("Nhóm một") + 1
    assert told(table, layout) == [("KH897", place)]


def test_a_table_of_their_own_prints_the_names_of_groups() -> None:
    assert told("nội dung: [Một đoạn.]", "bảng") == []


def test_without_one_the_writer_is_told_that_they_are_not_printed() -> None:
    spec = read_spec(SPEC.replace("TABLE", "nội dung: [Một đoạn.]").encode(), "a.yaml")
    (problem,) = spec.problems
    assert (problem.code, problem.severity) == ("KH947", Severity.WARNING)
    assert (problem.place.line, problem.place.quote.strip()) == (8, "nhiệm vụ:")
