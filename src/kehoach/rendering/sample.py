"""A view in which every name of a template has a value: what templates are checked against."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from kehoach.compose import compose
from kehoach.plan import Plan
from kehoach.rendering.view import view_of
from kehoach.standards import load

_TASK = {"việc": "…", "chủ trì": "…", "thời hạn": "thường xuyên"}
_SPEC: dict[str, Any] = {
    "kế hoạch": "…",
    "năm": 2026,
    "cơ quan": {"tên": "…", "cấp trên": "…", "ký hiệu": "SNV", "địa danh": "…"},
    "số": 1,
    "ngày": date(2026, 1, 1),
    "dự thảo": "có",
    "độ khẩn": "khẩn",
    "độ mật": "mật",
    "lưu hành": "…",
    "căn cứ": ["…"],
    "mở đầu": ["…"],
    "nội dung": [
        {"mục": "…", "nhiệm vụ": [_TASK]},
        {"bảng": {"tên": "…", "cột": ["…"], "hàng": []}},
    ],
    "nơi nhận": ["Lưu: VT"],
    "người ký": {"chức vụ": "…", "họ tên": "…", "chức vụ khác": "…"},
    "người soạn thảo": "A",
    "liên hệ": "…",
    "phụ lục": [{"tên": "…", "bảng": "nhiệm vụ"}],
}


@cache
def sample_view() -> dict[str, Any]:
    """Return the view of a small plan that uses everything."""
    return view_of(compose(Plan.model_validate(_SPEC)), load())
