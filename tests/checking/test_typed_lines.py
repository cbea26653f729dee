"""Signs typed with keys where a line is to be drawn: told as such, what looks solid is a line."""

from __future__ import annotations

from typing import Any

import pytest
from maker import make

from kehoach.checking import check_docx
from kehoach.problem import Problem
from kehoach.report import words

_HEADING = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{}\nĐắk Lắk, ngày 5"
_ORGAN = "UBND TỈNH ĐẮK LẮK\nSỞ NỘI VỤ\n{}\nSố: 05/KH-SNV"


def told(change: dict[str, Any], rule_id: str, language: str = "vi") -> list[str]:
    """What a broken rule says of a document."""
    report = check_docx(make(change), "a.docx", "nd30-2020")
    (found,) = (one for one in report.results if one.rule.id == rule_id)
    return [words(Problem(rule_id, args=dict(one.args)), language)[0] for one in found.broken]


def heading(signs: str) -> dict[str, Any]:
    gone = dict.fromkeys(("quoc_hieu", "ke_tieu_ngu", "dia_danh"))
    return {**gone, "tieu_ngu": {"text": _HEADING.format(signs)}}


def organ(signs: str) -> dict[str, Any]:
    gone = dict.fromkeys(("co_quan_chu_quan", "ke_co_quan", "so_ky_hieu"))
    return {**gone, "co_quan": [_ORGAN.format(signs)]}


@pytest.mark.parametrize("signs", ["-------", "- - - -", "=====", "*****-", "_", "——"])
def test_signs_for_a_line_are_told(signs: str) -> None:
    assert told(heading(signs), "KH220") == [
        f"Dưới Tiêu ngữ chỉ có dấu “{signs}” gõ bằng phím, chưa có đường kẻ liền nét."
    ]
    assert told(organ(signs), "KH241") == [
        f"Dưới tên cơ quan ban hành chỉ có dấu “{signs}” gõ bằng phím, chưa có đường kẻ liền nét."
    ]


def test_long_ones_are_told_in_short_in_english_too() -> None:
    assert told(organ("-" * 40), "KH241", "en") == [
        f"Under the issuer's name signs are typed (“{'-' * 12}”); there is no solid line."
    ]


@pytest.mark.parametrize("signs", ["________", "―――――", "────"])
def test_signs_that_look_like_one_stroke_are_a_line(signs: str) -> None:
    """The decree asks for a solid line, not for the command that draws it (PL I, II.1.b)."""
    assert told(heading(signs), "KH220") == []
    assert told(organ(signs), "KH241") == []


def test_spaced_dashes_in_a_paragraph_of_their_own_are_told() -> None:
    spaced = {"kind": "typed", "mark": "- ", "count": 6}
    assert told({"ke_tieu_ngu": spaced}, "KH220") == [
        "Dưới Tiêu ngữ chỉ có dấu “- - - - - -” gõ bằng phím, chưa có đường kẻ liền nét."
    ]


def test_where_nothing_is_typed_the_line_is_missing() -> None:
    assert told({"ke_tieu_ngu": None}, "KH220") == ["Không thấy đường kẻ dưới Tiêu ngữ."]
    assert told({"ke_co_quan": None}, "KH241") == ["Không thấy đường kẻ dưới tên cơ quan ban hành."]
