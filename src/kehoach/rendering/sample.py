"""Views in which every name of a template has a value: what templates are checked against."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from kehoach.compose import compose
from kehoach.plan import Plan
from kehoach.rendering.fill import refuse_unsafe
from kehoach.rendering.view import view_of
from kehoach.standards import load

_TASK = {"việc": "…", "chủ trì": "…", "thời hạn": "thường xuyên"}
_TABLE = {"bảng": {"tên": "…", "cột": ["…"], "hàng": []}}
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
        _TABLE,
    ],
    "nơi nhận": ["Lưu: VT"],
    "người ký": {"chức vụ": "…", "họ tên": "…", "chức vụ khác": "…"},
    "người soạn thảo": "A",
    "liên hệ": "…",
    "phụ lục": [{"tên": "…", "nội dung": ["…", {"bảng": "nhiệm vụ"}]}],
    "giữ nguyên": [
        {"vị trí": "đầu văn bản", "nội dung": [{"giữ nguyên": ["…"]}]},
        {"vị trí": "trước căn cứ", "nội dung": [{"giữ nguyên": ["…"]}]},
        {"vị trí": "sau phần ký", "nội dung": [{"giữ nguyên": ["…"]}, _TABLE]},
    ],
}


_PARTY: dict[str, Any] = {
    **_SPEC,
    "cơ quan": {**_SPEC["cơ quan"], "tên": "Ban Tổ chức Tỉnh ủy", "ký hiệu": "BTCTU"},
    "người ký": {**_SPEC["người ký"], "ký thay": "…"},
}
_PARTY_NAME = b"tieu_de"
"""A name that only the template of a Party document uses."""


@cache
def sample_view(party: bool = False) -> dict[str, Any]:
    """Return the view of a small plan that uses everything, of a state body or the Party's."""
    sheet = compose(Plan.model_validate(_PARTY if party else _SPEC))
    return view_of(sheet, load(sheet.standard))


def sample_for(template: bytes) -> dict[str, Any]:
    """Return the sample view of the kind of document that a template is for.

    Raises :class:`kehoach.errors.BadInput` for a file that is no plain .docx.
    """
    return sample_view(_PARTY_NAME in refuse_unsafe(template)["word/document.xml"])
