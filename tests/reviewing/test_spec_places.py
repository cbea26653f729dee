"""Places of a spec as an official would say them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.review_list import STEP
from kehoach.reviewing.places import place_in_words
from kehoach.reviewing.raw import raw_data

SPEC = """
kế hoạch: Cải cách năm {năm}
căn cứ: [{loại: Nghị định, số: 30/2020/NĐ-CP}]
mở đầu: [Một., Hai.]
nội dung:
  - mục: Yêu cầu
    nội dung:
      - Một đoạn.
      - gạch:
          - đoạn: Kết quả năm {năm-1}
            cộng: [Một, Hai]
      - nhiệm vụ:
          - {việc: Rà soát thủ tục, chủ trì: Sở Nội vụ, phối hợp: Sở Tư pháp}
  - mục: Kinh phí năm {năm}
    nội dung: [Một đoạn.]
  - nhiệm vụ: Công khai thủ tục
phụ lục:
  - tên: Danh mục
    nội dung: [{bảng: {cột: [a], hàng: [[b]]}}]
"""
RAW = raw_data(SPEC.encode(), "x.yaml")
WORDS = {
    "": "",
    "kế hoạch": "trích yếu",
    "số": "số của văn bản",
    "ngày": "ngày ban hành",
    "cơ quan": "cơ quan ban hành",
    "người ký › họ tên": "người ký, họ và tên",
    "nơi nhận › 5": "nơi nhận, dòng thứ 5",
    "chỉ số › PAR INDEX › kết quả": "chỉ số PAR INDEX, kết quả",
    "căn cứ › 1 › số": "căn cứ thứ 1, số",
    "mở đầu › 2": "phần mở đầu, đoạn thứ 2",
    "mở đầu": "phần mở đầu",
    "nội dung › 1 › nội dung › 1": "mục “Yêu cầu”, đoạn thứ 1",
    "nội dung › 1 › nội dung › 2 › gạch › 1 › cộng › 2": (
        "mục “Yêu cầu”, gạch đầu dòng thứ 1, dấu cộng thứ 2"
    ),
    "nội dung › 1 › nội dung › 2 › gạch › 1 › đoạn": "mục “Yêu cầu”, gạch đầu dòng thứ 1",
    "nội dung › 1 › nội dung › 3 › nhiệm vụ › 1 › việc": (
        "mục “Yêu cầu”, nhiệm vụ thứ 1 “Rà soát thủ tục”"
    ),
    "nội dung › 1 › nội dung › 3 › nhiệm vụ › 1 › phối hợp": (
        "mục “Yêu cầu”, nhiệm vụ thứ 1 “Rà soát thủ tục”, cơ quan phối hợp"
    ),
    "nội dung › 2 › mục": "mục “Kinh phí năm 2026”",
    "nội dung › 3 › nhiệm vụ": "nhiệm vụ “Công khai thủ tục”",
    "phụ lục › 1 › nội dung › 1 › bảng › hàng › 1 › 1": (
        "phụ lục 1 “Danh mục”, bảng, hàng thứ 1, ô thứ 1"
    ),
    "nội dung › 9 › gạch › 1": "phần thứ 9, gạch đầu dòng thứ 1",
}


@pytest.mark.parametrize("path", WORDS)
def test_a_place_is_told_in_words(path: str) -> None:
    assert place_in_words(path, RAW, 2026) == WORDS[path]


STEPS = st.lists(st.sampled_from(["nội dung", "gạch", "nhiệm vụ", "1", "2", "việc", "x"]))


@given(STEPS)
def test_any_path_is_taken_with_or_without_the_spec(steps: list[str]) -> None:
    path = STEP.join(steps)
    known: tuple[Any, ...] = (RAW, None, {}, [])
    for raw in known:
        told = place_in_words(path, raw, 2026)
        assert STEP not in told and "{năm" not in told
