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


def test_without_one_the_writer_is_told_that_they_are_not_printed() -> None:
    spec = read_spec(SPEC.replace("TABLE", "nội dung: [Một đoạn.]").encode(), "a.yaml")
    (problem,) = spec.problems
    assert (problem.code, problem.severity) == ("KH947", Severity.WARNING)
    assert (problem.place.line, problem.place.quote.strip()) == (8, "nhiệm vụ:")
