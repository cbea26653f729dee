"""Non-breaking spaces: no line breaks inside numbers, dates, references and names of acts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.wording import spacing
from kehoach.wording.spacing import NBSP, bind, bind_last, bind_place


def shown(text: str) -> str:
    return text.replace(NBSP, "~")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("theo Điều 5", "theo Điều~5"),
        ("điểm đ khoản 2 Điều 13", "điểm~đ khoản~2 Điều~13"),
        ("tại mục II.1", "tại mục~II.1"),
        ("điểm đ mục I.2", "điểm~đ mục~I.2"),
        ("Phụ lục I và Phụ lục IV", "Phụ~lục~I và Phụ~lục~IV"),
        ("Phần II", "Phần~II"),
        ("trong 12 lĩnh vực, 95 bước", "trong 12~lĩnh~vực, 95~bước"),
        ("Báo cáo số 7/BC-UBND", "Báo~cáo~số~7/BC-UBND"),
        ("ngày 05 tháng 3 năm 2026", "ngày~05 tháng~3 năm~2026"),
        ("quý IV/2026", "quý~IV/2026"),
        ("trong 6 tháng", "trong 6~tháng"),
        ("giai đoạn 2021 - 2025", "giai~đoạn~2021~- 2025"),
        ("Quyết định số 45/QĐ-TTg ngày 02/3/2026", "Quyết~định~số~45/QĐ-TTg ngày~02/3/2026"),
        ("Nghị định 30/2020/NĐ-CP", "Nghị~định~30/2020/NĐ-CP"),
        ("Kế hoạch số 05/KH-UBND", "Kế~hoạch~số~05/KH-UBND"),
        ("đạt 83,87/100 điểm", "đạt 83,87/100~điểm"),
        ("tăng 4,64 điểm và 20 bậc", "tăng 4,64~điểm và 20~bậc"),
        ("xếp thứ 33/63 tỉnh", "xếp thứ~33/63~tỉnh"),
        ("350 triệu đồng", "350~triệu đồng"),
        ("trên 95 %", "trên 95~%"),
        ("Chỉ số PAR INDEX", "Chỉ số PAR~INDEX"),
        ("kinh tế - xã hội", "kinh tế~- xã hội"),
    ],
)
def test_what_belongs_together_stays_on_one_line(text: str, bound: str) -> None:
    assert shown(bind(text)) == bound


@pytest.mark.parametrize(
    "text",
    [
        "dân tộc thiểu số Việt Nam",
        "mục Xây dựng chính quyền số",
        "phần Lâm nghiệp",
        "điểm số của tỉnh",
        "một nhiệm vụ",
        "- gạch đầu dòng",
        "Sở Nội vụ chủ trì",
    ],
)
def test_ordinary_words_may_break_anywhere(text: str) -> None:
    assert bind(text) == text


_WORDS = st.sampled_from(
    ["Điều", "khoản", "mục", "I", "II.1", "5", "2026", "ngày", "tháng", "năm", "-", "PAR", "INDEX",
     "Quyết định", "số", "45/QĐ-TTg", "%", "điểm", "a", "đ", "tỉnh", "\n", "  ", NBSP]
)  # fmt: skip
_TEXTS = st.one_of(st.text(), st.lists(_WORDS).map(" ".join))


@given(_TEXTS)
def test_binding_changes_nothing_but_spaces(text: str) -> None:
    bound = bind(text)
    changed = [(old, new) for old, new in zip(text, bound, strict=True) if old != new]
    assert set(changed) <= {(" ", NBSP)}


@given(_TEXTS)
def test_binding_twice_is_binding_once(text: str) -> None:
    assert bind(bind(text)) == bind(text)


@pytest.mark.parametrize(
    ("title", "bound"),
    [
        ("Nâng cao chỉ số tỉnh Đắk Lắk năm 2026", "Nâng cao chỉ số tỉnh~Đắk~Lắk năm 2026"),
        ("Chỉ số Thành phố Hồ Chí Minh", "Chỉ số Thành~phố~Hồ~Chí~Minh"),
        ("đời sống ở phường Ea Kao", "đời sống ở phường~Ea~Kao"),
        ("để tỉnh ổn định và đứng đầu", "để tỉnh ổn định và đứng đầu"),
    ],
)
def test_the_name_of_a_place_stays_whole_in_a_title(title: str, bound: str) -> None:
    assert shown(bind_place(title)) == bound


@pytest.mark.parametrize(
    ("title", "bound"),
    [
        ("một hai ba bốn", "một hai~ba~bốn"),
        ("một hai ba", "một~hai~ba"),
        ("một", "một"),
        ("", ""),
        (f"một hai{NBSP}ba bốn", "một hai~ba~bốn"),
    ],
)
def test_the_last_three_words_of_a_title_hold_together(title: str, bound: str) -> None:
    assert shown(bind_last(title, 3)) == bound


WORDS = [
    "điểm a", "Điểm b", "5", "12", "I", "IV", "XL.", "mục", "Mục", "Điều", "số", "Số", "5/QĐ",
    "Luật", "Nghị định", "năm", "2026", "ngày", "tháng", "quý", "%", "5,5", "100 %", "UBND", "HĐND",
    "-", "- a", "TP.", "giai đoạn", "khoản", "đ", "Phụ lục", "V", "\u0663", "3.", "lần", "nhóm",
]  # fmt: skip


IN_TURN = [
    rf"\b(?:{spacing._ACTS}) (?:số [0-9]|[0-9]+/)",
    r"\b(?:[Ss]ố|[Nn]gày|[Tt]háng|[Nn]ăm|[Qq]uý|thứ|hạng|TP\.|[Gg]iai đoạn) (?:[0-9]|[IVX]+\b)",
    r"\b(?:Điều|[Kk]hoản|[Mm]ục|[Cc]hương|[Pp]hần|Phụ lục|[Bb]ảng|Mẫu) (?:[0-9]|[IVXL]+\b)",
    rf"(?<!\w)[0-9.,/]*[0-9] (?:{spacing._UNITS})\b",
    r"(?<!ngày[ \u00a0])\b[0-9]{1,2} tháng\b",
    r"(?<!tháng[ \u00a0])\b[0-9]{1,3} năm\b",
    r"[0-9] %",
    r"\b[Đđ]iểm [a-zđ]\b",
    r"\b[A-ZĐ]{2,}(?: [A-ZĐ]{2,})+\b",
]
"""What is bound, as it would be said; :mod:`spacing` seeks it from the spaces and the digits."""


@given(st.lists(st.sampled_from(WORDS), max_size=9), st.sampled_from([" ", NBSP]))
def test_no_pattern_is_passed_over_where_it_would_bind(words: list[str], between: str) -> None:
    text = " ".join([*words[:5], between.join(words[5:])])
    bound = text
    for said in IN_TURN:
        bound = re.sub(said, lambda found: found[0].replace(" ", NBSP), bound)
    assert bind(text) == re.sub(r"(?<=\w) - (?=\w)", f"{NBSP}- ", bound)
