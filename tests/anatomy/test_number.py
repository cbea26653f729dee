"""Số, ký hiệu and địa danh, ngày tháng as typed, well or badly."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from printed import p

from kehoach.anatomy.number import number_of, place_and_day_of
from kehoach.anatomy.pieces import piece
from kehoach.wording.dates import long_date


@pytest.mark.parametrize(
    ("line", "prefix", "number", "written", "symbol"),
    [
        ("Số: 05/KH-UBND", "Số:", 5, "05", "KH-UBND"),
        ("Số:     /KH-UBND", "Số:", None, "", "KH-UBND"),
        ("Số:…/KH-SNV", "Số:", None, "", "KH-SNV"),
        ("Số: ....../KH-SNV", "Số:", None, "", "KH-SNV"),
        ("Số : 12 /KH-SNV", "Số :", 12, "12", "KH-SNV"),
        ("Số 199-KH/TU", "Số", 199, "199", "KH/TU"),
        ("Số:5/KH- UBND", "Số:", 5, "5", "KH- UBND"),
        ("Số: 1234/QĐ-BNV", "Số:", 1234, "1234", "QĐ-BNV"),
        ("SỐ: 07/KH-TĐ&PT", "SỐ:", 7, "07", "KH-TĐ&PT"),
        ("số: 07/SNV-VP", "số:", 7, "07", "SNV-VP"),
        ("Số: 05a/KH-UBND", "Số:", 5, "05a", "KH-UBND"),
        ("Số: 05/2026/KH-UBND", "Số:", 5, "05", "2026/KH-UBND"),
    ],
)
def test_number(line: str, prefix: str, number: int | None, written: str, symbol: str) -> None:
    found = number_of(piece(p(line)))
    assert found is not None
    assert (found.prefix, found.number, found.written, found.symbol) == (
        prefix, number, written, symbol,
    )  # fmt: skip
    assert found.blank is (number is None)


@pytest.mark.parametrize("line", ["", "Sở Nội vụ", "SỐ LIỆU/KẾT QUẢ", "Đề án số 08 về phát triển"])
def test_no_number(line: str) -> None:
    assert number_of(piece(p(line))) is None


@pytest.mark.parametrize(
    ("line", "place", "parts", "day"),
    [
        ("An Bình, ngày 05 tháng 3 năm 2026", "An Bình", "05 3 2026", date(2026, 3, 5)),
        ("An Bình,  ngày       tháng 4 năm 2026", "An Bình", " 4 2026", None),
        ("An Bình, ngày … tháng … năm 2026", "An Bình", "  2026", None),
        ("An Bình ngày 5 tháng 03 năm 2026", "An Bình", "5 03 2026", date(2026, 3, 5)),
        ("ngày 05 tháng 3 năm 2026", "", "05 3 2026", date(2026, 3, 5)),
        ("Thành phố Hồ Chí Minh, ngày 31 tháng 02 năm 2026", "Thành phố Hồ Chí Minh",
         "31 02 2026", None),
        ("TP. Huế, ngày ..... tháng ..... năm 2026", "TP. Huế", "  2026", None),
        ("Phường 1, ngày 05 tháng 3 năm 2026.", "Phường 1", "05 3 2026", date(2026, 3, 5)),
        ("AN BÌNH, NGÀY 05 THÁNG 3 NĂM 2026", "AN BÌNH", "05 3 2026", date(2026, 3, 5)),
        ("……, ngày      tháng      năm 2019", "……", "  2019", None),
        ("An Bình, 05/3/2026", "An Bình", "05 3 2026", date(2026, 3, 5)),
        ("An Bình, ngày 05 tháng 3 năm", "An Bình", "05 3 ", None),
    ],
)  # fmt: skip
def test_place_and_day(line: str, place: str, parts: str, day: date | None) -> None:
    found = place_and_day_of(piece(p(line)))
    assert found is not None
    assert found.place == place
    assert " ".join((found.day_text, found.month_text, found.year_text)) == parts
    assert found.day == day
    assert found.blank is not all(parts.split(" ")[:2])


@pytest.mark.parametrize(
    "line",
    [
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2026 của Sở Nội vụ)",
        "Trước ngày 15 hằng tháng, các cơ quan báo cáo kết quả thực hiện.",
    ],
)
def test_a_day_in_a_sentence_is_no_place_and_day(line: str) -> None:
    assert place_and_day_of(piece(p(line))) is None


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(1, 99999))
def test_what_is_written_is_read_back(day: date, number: int) -> None:
    found = place_and_day_of(piece(p(f"Đắk Lắk, {long_date(day)}")))
    assert found and (found.day, found.place, found.blank) == (day, "Đắk Lắk", False)
    line = number_of(piece(p(f"Số: {number:02d}/KH-UBND")))
    assert line and (line.number, line.written) == (number, f"{number:02d}")
