"""Whatever is wrong at once: words stay, what can be mended is, a second mend does nothing."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from mended import assert_mended, made

_STATE = ("nd30-2020", "tt01-2011")
_HEAD = (
    "quoc_hieu", "tieu_ngu", "co_quan_chu_quan", "so_ky_hieu", "dia_danh", "ten_loai",
    "trich_yeu", "noi_nhan", "ho_ten",
)  # fmt: skip
_LOOKS = {
    "size": st.sampled_from([8, 10, 11, 12, 13, 14, 15, 16, 26]),
    "bold": st.booleans(),
    "italic": st.booleans(),
    "color": st.sampled_from(["FF0000", "002060", "0D0D0D", "auto"]),
    "font": st.sampled_from(["Arial", "Calibri", ".VnTime", "Times New Roman"]),
    "align": st.sampled_from(["left", "center", "both"]),
}
_PARAGRAPH = {
    **{key: _LOOKS[key] for key in ("size", "color", "font")},
    "align": st.sampled_from(["left", "both", "right"]),
    "indent": st.sampled_from([-5, 0, 5, 10, 12.7, 20]),
    "left": st.sampled_from([0, 5, 12.7, 30]),
    "before": st.sampled_from([0, 3, 6, 12]),
    "after": st.sampled_from([0, 6]),
    "line": st.sampled_from([0.8, 1, 1.3, 1.5, 2]),
}
_LINE = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["drawing", "vml", "typed", "border", "none"]),
        "length": st.sampled_from([0.1, 0.42, 0.8, 1.0, 1.4]),
        "solid": st.booleans(),
    }
)
_PAGE = st.fixed_dictionaries(
    {},
    optional={
        "top": st.sampled_from([10, 20, 25, 30]),
        "bottom": st.sampled_from([15, 22]),
        "left": st.sampled_from([20, 30, 35, 40]),
        "right": st.sampled_from([10, 15, 20, 25]),
        "first_page": st.booleans(),
        "start": st.sampled_from([None, 1, 4]),
        "format": st.sampled_from([None, "upperRoman", "lowerLetter"]),
        "header": st.sampled_from([5, 10, 12.7]),
    },
)
_NUMBER = st.fixed_dictionaries(
    {},
    optional={
        "place": st.sampled_from(["header", "footer"]),
        "align": st.sampled_from(["left", "center", "right"]),
        "size": st.sampled_from([10, 13, 14, 16]),
        "bold": st.booleans(),
        "italic": st.booleans(),
        "before_text": st.sampled_from(["", "Trang ", "- "]),
        "first": st.booleans(),
    },
)
_END = st.sampled_from(["", ";", ".", ",", " ;", ".;", " , "])


def _looks(keys: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=keys)


@st.composite
def faults(draw: st.DrawFn) -> dict[str, Any]:
    """A change of the model document: looks, page, lines, marks, all at random."""
    change: dict[str, Any] = {
        name: draw(_looks(_LOOKS)) for name in draw(st.sets(st.sampled_from(_HEAD), max_size=4))
    }
    change["can_cu"] = {
        0: {
            "text": f"Căn cứ Luật Tổ chức chính quyền địa phương{draw(_END)}",
            **draw(_looks(_LOOKS)),
        }
    }
    change["noi_nhan_dong"] = {
        1: f"- Giám đốc, các Phó Giám đốc Sở{draw(_END)}",
        -1: f"- Lưu: VT, CCHC{draw(_END)}",
    }
    change["loi_van"] = {
        place: {"doan": draw(_looks(_PARAGRAPH))}
        for place in draw(st.sets(st.sampled_from([2, 5, 13])))
    }
    for name in draw(st.sets(st.sampled_from(["ke_tieu_ngu", "ke_co_quan", "ke_trich_yeu"]))):
        change[name] = draw(_LINE)
    change["trang"], change["so_trang"] = draw(_PAGE), draw(_NUMBER)
    return change


@settings(max_examples=40)
@given(faults(), st.sampled_from(_STATE))
def test_faults_at_random_are_mended(change: dict[str, Any], standard: str) -> None:
    assert_mended(made(change, standard), standard)
