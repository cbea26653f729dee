"""The review list says where by the titles and tasks of the spec, not by numbers alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehoach.rolling.step import sources
from kehoach.rolling.told import page
from kehoach.rolling.where import named_path
from kehoach.yearly import roll_file
from small_plans import spec

SPEC = """
chỉ số: {PAR INDEX: {tên: Chỉ số, kết quả: {2025: {điểm: 80}}}}
nội dung:
  - mục: Nhiệm vụ năm {năm}
    nội dung:
      - Mở đầu.
      - mục: Thể chế
        nhiệm vụ:
          - {việc: Rà soát văn bản, chủ trì: Sở Tư pháp, thời hạn: 30/6/2026}
      - gạch: [Một, "Xem {xem biểu}."]
  - chỉ tiêu:
      - {mã: C-1, chỉ tiêu: Hồ sơ đúng hạn, mục tiêu: 99%}
phụ lục:
  - nhãn: biểu
    tên: Biểu số liệu
    nội dung: [Số.]
người ký: {chức vụ: Chủ tịch}
"""


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (
            "nội dung › 1 › nội dung › 2 › nhiệm vụ › 1 › thời hạn",
            "“Nhiệm vụ năm 2027” › “Thể chế” › “Rà soát văn bản” › thời hạn",
        ),
        (
            "nội dung › 1 › nội dung › 2 › nhiệm vụ › 1 › việc",
            "“Nhiệm vụ năm 2027” › “Thể chế” › “Rà soát văn bản”",
        ),
        ("nội dung › 1 › nội dung › 3 › gạch › 2", "“Nhiệm vụ năm 2027” › nội dung › 3 › gạch › 2"),
        ("nội dung › 1 › mục", "“Nhiệm vụ năm 2027”"),
        ("nội dung › 2 › chỉ tiêu › 1 › mã", "“Hồ sơ đúng hạn” › mã"),
        ("phụ lục › 1 › nội dung › 1", "“Biểu số liệu” › nội dung › 1"),
        ("chỉ số › PAR INDEX › kết quả › 2025", "chỉ số › PAR INDEX › kết quả › 2025"),
        ("người ký › họ tên", "người ký › họ tên"),
        ("năm", "năm"),
    ],
)
def test_a_path_is_told_by_what_is_named_on_it(path: str, said: str) -> None:
    assert named_path(sources(SPEC.encode(), "x.yaml")[1], path, 2027) == said


def test_the_list_on_the_terminal_says_so(tmp_path: Path) -> None:
    (tmp_path / "2026.yaml").write_text(spec(SPEC), "utf-8")
    shown = page(roll_file(str(tmp_path / "2026.yaml"), 2027).items)
    assert "“Nhiệm vụ năm 2027” › “Thể chế” › “Rà soát văn bản” › thời hạn" in shown
    assert "nội dung › 1" not in shown
