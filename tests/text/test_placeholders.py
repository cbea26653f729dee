"""Placeholders: {năm-1}, {cơ quan}, {kết quả PAR INDEX}, {xem nhãn}; others stand as typed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.text.placeholders import with_years
from small_plans import body, problems, spec

INDICES = """
    chỉ số:
      PAR INDEX:
        thang điểm: 100
        kết quả:
          2023: {điểm: 80}
          2024: {điểm: 81.5, hạng: 40/63}
          2025: {điểm: 84.25, hạng: 12/34}
        mục tiêu: {tăng bậc: 2}
      PAPI: {tên: Chỉ số PAPI}
"""


def said(text: str) -> str:
    """A text as the first line of a plan of 2026 says it."""
    quoted = text.replace("'", "''")
    found = body(INDICES, f"mở đầu: '{quoted}'")[0].split(" | ", 2)[2]
    return found.replace("~", " ")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("{năm}", "2026"),
        ("{Năm}", "2026"),
        ("{nam}", "2026"),
        ("{năm-1}", "2025"),
        ("{năm - 1}", "2025"),
        ("{năm–1}", "2025"),
        ("{năm+1}", "2027"),
        ("{năm+10}", "2036"),
        ("{cơ quan}", "UBND tỉnh Đắk Lắk"),
        ("{cơ quan đầy đủ}", "Ủy ban nhân dân tỉnh Đắk Lắk"),
        ("{Cơ Quan}", "UBND tỉnh Đắk Lắk"),
        ("{điểm PAR INDEX}", "84,25"),
        ("{hạng PAR INDEX}", "12/34"),
        ("{điểm par_index 2024}", "81,5"),
        ("{điểm PAR INDEX năm 2024}", "81,5"),
        ("{điểm PAR INDEX năm-2}", "81,5"),
        ("{so sánh PAR INDEX}", "tăng 2,75 điểm so với năm 2024"),
        ("{kết quả PAR INDEX 2023}", "đạt 80/100 điểm"),
        (
            "{kết quả PAR INDEX}",
            "đạt 84,25/100 điểm, xếp thứ 12/34 tỉnh, thành phố, tăng 2,75 điểm so với năm 2024",
        ),
        ("{mục tiêu PAR INDEX}", "tăng 2 bậc so với năm 2025"),
        ("năm {năm-1} và {năm}", "năm 2025 và 2026"),
    ],
)
def test_a_known_placeholder_gives_way_to_its_value(typed: str, value: str) -> None:
    assert said(f"Lời {typed} lời.") == f"Lời {value} lời."


def test_without_a_year_the_last_result_before_the_plan_counts_or_else_the_last() -> None:
    results = "{kết quả: {2024: {điểm: 80}, 2025: {điểm: 81}, 2026: {điểm: 82}}}"
    later = "{kết quả: {2026: {điểm: 82}, 2027: {điểm: 83}}}"
    found = body(f"chỉ số: {{A: {results}, B: {later}}}", "mở đầu: '{điểm A}, {điểm B}'")
    assert found[0] == "doan |  | 81, 83"


@pytest.mark.parametrize(
    "typed",
    ["{{ năm }}", "{{năm}}", "{% if năm %}", "{{{năm}}}", "{#năm#}", "{", "}", "a { b", "{%"],
)
def test_marks_of_template_languages_come_out_as_typed(typed: str) -> None:
    assert said(f"Lời {typed} lời.") == f"Lời {typed} lời."


@pytest.mark.parametrize(
    ("typed", "shown"),
    [(r"\{năm\}", "{năm}"), (r"\{năm}", "{năm}"), (r"\{xyz\}", "{xyz}"), (r"\{\}", "{}")],
)
def test_an_escaped_brace_is_a_brace(typed: str, shown: str) -> None:
    assert said(f"Lời {typed} lời.") == f"Lời {shown} lời."


@pytest.mark.parametrize(
    ("typed", "code", "args"),
    [
        ("{nắm-1}", "KH931", {"name": "nắm-1", "hint": "năm-1"}),
        ("{cơ quang}", "KH931", {"name": "cơ quang", "hint": "cơ quan"}),
        ("{hôm nay}", "KH931", {"name": "hôm nay", "hint": ""}),
        ("{xem}", "KH931", {"name": "xem", "hint": "xem …"}),
        ("{}", "KH931", {"name": "", "hint": ""}),
        ("{xem nhiệm-vu}", "KH932", {"label": "nhiệm-vu", "hint": ""}),
        ("{kết quả PAR INDEXX}", "KH942", {"name": "PAR INDEXX", "hint": "PAR INDEX"}),
        ("{điểm đến}", "KH942", {"name": "đến", "hint": ""}),
        ("{kết quả PAPI}", "KH886", {"name": "PAPI", "what": "kết quả"}),
        ("{hạng PAR INDEX 2023}", "KH886", {"name": "PAR INDEX 2023", "what": "hạng"}),
        ("{so sánh PAR INDEX 2023}", "KH886", {"name": "PAR INDEX 2023", "what": "so sánh"}),
        ("{điểm PAR INDEX 2019}", "KH886", {"name": "PAR INDEX 2019", "what": "điểm"}),
        ("{mục tiêu PAPI}", "KH887", {"name": "PAPI"}),
    ],
)
def test_what_cannot_be_resolved_is_refused_with_a_suggestion(
    typed: str, code: str, args: dict[str, str]
) -> None:
    text = spec(INDICES, f"mở đầu: 'Lời {typed} lời.'")
    found = [one for one in problems(text) if one.code != "KH946"]
    assert [one.code for one in found] == [code]
    assert {key: found[0].args[key] for key in args} == args
    assert found[0].place.quote == f"mở đầu: 'Lời {typed} lời.'"
    assert found[0].place.column == len("mở đầu: ") + 1


NESTED = {
    "the name of the agency": (
        "cơ quan: {tên: 'Ban {năm}', ký hiệu: B, địa danh: C}",
        "{cơ quan}",
        "Ban 2026",
    ),
    "its short name, which is its full one": (
        "cơ quan: {tên: Ban A, tên tắt: '{cơ quan đầy đủ}', ký hiệu: B, địa danh: C}",
        "{cơ quan}",
        "Ban A",
    ),
    "the words of an aim": (
        "chỉ số: {PAR: {mục tiêu: {lời: 'tăng so với năm {năm-1}'}}}",
        "{mục tiêu PAR}",
        "tăng so với năm 2025",
    ),
    "a number that is typed": (
        "nội dung: [{mục: A, số: '{năm}.', nhãn: a, nội dung: [Lời.]}]",
        "{xem a}",
        "mục 2026",
    ),
    "an escaped brace": (
        "chỉ số: {PAR: {mục tiêu: {lời: 'tăng \\{năm\\}'}}}",
        "{mục tiêu PAR}",
        "tăng {năm}",
    ),
}


@pytest.mark.parametrize(("keys", "typed", "shown"), NESTED.values(), ids=NESTED.keys())
def test_what_stands_in_a_value_is_replaced_too(keys: str, typed: str, shown: str) -> None:
    found = body(keys, f"mở đầu: '{typed}'")[0].split(" | ", 2)[2]
    assert found.replace("~", " ") == shown


@pytest.mark.parametrize(
    ("keys", "name", "places"),
    [
        ("cơ quan: {tên: 'Ban {cơ quan}', ký hiệu: B, địa danh: C}", "cơ quan", 1),
        (
            "cơ quan: {tên: A, tên tắt: '{cơ quan}', ký hiệu: B, địa danh: C}\n"
            "mở đầu: Theo {cơ quan}.",
            "cơ quan",
            2,
        ),
        ("chỉ số: {PAR: {mục tiêu: {lời: '{mục tiêu PAR}'}}}", "mục tiêu PAR", 1),
    ],
)
def test_a_value_that_would_hold_itself_is_refused(keys: str, name: str, places: int) -> None:
    found = problems(spec(keys))
    assert [(one.code, one.args["name"]) for one in found] == [("KH949", name)] * places


def test_what_is_unknown_within_a_value_is_told_where_it_stands_and_where_it_is_asked_for() -> None:
    text = spec("chỉ số: {PAR: {mục tiêu: {lời: '{nắm}'}}}", "mở đầu: '{mục tiêu PAR}'")
    assert [(one.code, one.args["name"], one.place.line) for one in problems(text)] == [
        ("KH931", "nắm", 7),
        ("KH931", "nắm", 8),
    ]


def test_every_label_that_is_nowhere_is_said_with_the_one_most_like_it() -> None:
    text = spec("""
        nội dung:
          - {mục: A, nhãn: nhiệm-vụ}
          - '{xem nhiem vu}, {xem nhiệm-vục}, {xem chỗ khác}'
    """)
    assert [(one.code, one.args["label"], one.args["hint"]) for one in problems(text)] == [
        ("KH932", "nhiệm-vục", "nhiệm-vụ"),
        ("KH932", "chỗ khác", ""),
    ]


@given(st.text(alphabet="năm-1 {}%\\*xemAB\n", max_size=30))
def test_no_text_breaks_the_placeholders(text: str) -> None:
    """Whatever the braces, the plan is composed, or refused at the place of the text."""
    found = problems(spec(f"mở đầu: [x, {json.dumps(text, ensure_ascii=False)}]"))
    assert {one.code for one in found} <= {"KH912", "KH931", "KH932"}
    assert {one.place.line for one in found} <= {7}


def test_years_alone_are_written_in_figures() -> None:
    text = "{năm}, {năm-1}, {năm + 1}, {nam – 2}, {cơ quan}"
    assert with_years(text, 2026) == "2026, 2025, 2027, 2024, {cơ quan}"
    assert with_years(text, 0) == text
