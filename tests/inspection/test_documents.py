"""Where a finding is, said as a person would say it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from maker import make

from kehoach.inspection import Finding, Inspection
from kehoach.inspection.documents import inspect_document
from kehoach.problem import Severity

TODAY = date(2026, 11, 22)


def inspected(change: dict[str, Any] | None = None) -> Inspection:
    return inspect_document(make(change), "ke-hoach.docx", today=TODAY)


def found(inspection: Inspection, rule: str) -> Finding:
    return next(one for one in inspection.findings if one.problem.code == rule)


def test_a_clean_document_has_no_finding_and_exit_code_0() -> None:
    inspection = inspected()
    assert inspection.findings == ()
    assert inspection.exit_code == 0
    assert inspection.counts["broken"] == 0
    assert inspection.counts["held"] > 60


def test_a_component_is_named() -> None:
    finding = found(inspected({"quoc_hieu": {"size": 16}}), "KH204")
    assert finding.problem.place.spot == "trang 1, Quốc hiệu"
    assert finding.problem.place.quote == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert (finding.page, finding.page_known) == (1, True)


def test_a_paragraph_is_counted_among_those_of_its_page() -> None:
    change = {"loi_van": {2: {"doan": "Cơ quan của của tỉnh phân công rõ việc."}}}
    spots = {one.problem.place.spot for one in inspected(change).findings}
    assert spots == {"trang 1, đoạn 7"}


def test_a_cell_is_named_by_table_row_and_column() -> None:
    rows = {"phu_luc": {0: {"noi_dung": {0: {"bang": {"hang": {0: {3: "31/02/2026"}}}}}}}}
    spots = [one.problem.place.spot for one in inspected(rows).findings]
    assert spots == ["khoảng trang 3, bảng 3, hàng 2, ô 4"]


def test_what_is_of_the_page_is_of_the_whole_document_or_its_part() -> None:
    assert {one.problem.place.spot for one in inspected({"trang": {"top": 10}}).findings} == {
        "phần trang thứ 1",
        "phần trang thứ 2",
    }


def test_only_the_law_makes_a_fault() -> None:
    inspection = inspected({"trang": {"top": 10}, "loi_van": {2: {"doan": "Để đảm bảo kết quả."}}})
    weights = {one.problem.code: one.weight for one in inspection.findings}
    assert sorted(set(weights.values())) == [Severity.ADVICE, Severity.ERROR]
    for one in inspection.findings:
        assert one.ground is not None
        assert (one.ground.grade == "V2") == (one.weight is Severity.ERROR)


def test_advice_alone_is_no_failure() -> None:
    inspection = inspected({"loi_van": {2: {"doan": "Để đảm bảo kết quả."}}})
    assert {one.weight for one in inspection.findings} == {Severity.ADVICE}
    assert inspection.exit_code == 0


@pytest.mark.parametrize(
    ("day", "standard", "stated"),
    [
        ("Đắk Lắk, ngày 05 tháng 3 năm 2026", "nd30-2020", True),
        ("Đắk Lắk, ngày 04 tháng 3 năm 2020", "tt01-2011", True),
        ("Đắk Lắk, ngày      tháng      năm 2019", "tt01-2011", False),
        ("Đắk Lắk, ngày      tháng      năm 2026", "nd30-2020", False),
    ],
)
def test_the_law_is_that_of_the_documents_day(day: str, standard: str, stated: bool) -> None:
    inspection = inspected({"dia_danh": day})
    assert (inspection.standard, inspection.stated) == (standard, stated)


def test_a_file_that_cannot_be_read_is_told() -> None:
    inspection = inspect_document(b"", "trong.docx")
    assert inspection.stopped
    assert inspection.exit_code == 2
    assert [one.problem.code for one in inspection.findings] == ["KH870"]
