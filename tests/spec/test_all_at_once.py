"""One run tells everything: a fault in one place hides none elsewhere, and causes none."""

from __future__ import annotations

import pytest

from small_plans import faults, plan, problems, spec

NO_LEAD = "  - nhiệm vụ:\n      - việc: Không ai làm\n"


def codes(text: str) -> list[str]:
    return [one.code for one in problems(text)]


@pytest.mark.parametrize("key", ["kế hoạch", "năm", "cơ quan", "nơi nhận", "người ký"])
def test_a_missing_key_hides_no_task_without_a_lead(key: str) -> None:
    text = "".join(
        line for line in spec(f"nội dung:\n{NO_LEAD}").splitlines(True) if not line.startswith(key)
    )
    assert sorted(codes(text)) == ["KH927", "KH938"]


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("ngày: 31/02/2026", "KH914"),
        ("số: x", "KH915"),
        ("độ khẩn: gấp", "KH910"),
        ("căn cứ: [{số: 5}]", "KH917"),
        ("căn cứ: [[x]]", "KH930"),
        ("chỉ số: {A: {kết quả: {2025: {hạng: x}}}}", "KH922"),
        ("chỉ số: [x]", "KH930"),
        ("viết tắt: x", "KH930"),
        ("lạ lùng: 5", "KH926"),
        ("mở đầu: [[x]]", "KH911"),
        ("người ký: x", "KH930"),
        ("cơ quan: [x]", "KH930"),
        ("nơi nhận: {a: [b], c: d}", "KH911"),
    ],
)
def test_a_fault_of_form_hides_no_task_without_a_lead(fault: str, code: str) -> None:
    assert sorted(codes(spec(fault, f"nội dung:\n{NO_LEAD}"))) == sorted([code, "KH938"])


@pytest.mark.parametrize(
    "block",
    [
        "  - lạ: x\n",
        "  - [x]\n",
        "  - {mục: [x]}\n",
        "  - {mục: A, lạ: x}\n",
        "  - {mục: A, nội dung: [a], gạch: [b]}\n",
        "  - {điểm: [[x]]}\n",
        "  - {gạch: [{đoạn: a, gach: b, gạch: [c]}]}\n",
        "  - {khoản: x}\n",
        "  - {nhiệm vụ: [x, {việc: V, chủ trì: A}]}\n",
        "  - {nhiệm vụ: [{chủ trì: A}]}\n",
        "  - {bảng: x}\n",
        "  - {bảng: {cột: [a]}}\n",
        "  - {bảng: {hàng: [[a]]}}\n",
        "  - {bảng: {cột: [a], hàng: [x, [1, 2]]}}\n",
        "  - {phân công: [{việc: [x]}]}\n",
        "  - {phân công: [x]}\n",
        "  - {chỉ tiêu: [{mục tiêu: 5}]}\n",
    ],
)
def test_a_faulty_block_hides_no_task_without_a_lead(block: str) -> None:
    found = codes(spec(f"nội dung:\n{block}{NO_LEAD}"))
    assert found.count("KH938") == 1
    assert len(found) >= 2


def test_a_faulty_task_is_reported_once_and_its_sound_neighbour_is_checked() -> None:
    text = spec("""
        nội dung:
          - nhiệm vụ:
              - {việc: [x], thời hạn: tháng 13}
              - {việc: Y, chủ trì: A, thời hạn: tháng 13}
    """)
    assert [(code, line) for code, line, _ in faults(text)] == [
        ("KH911", 8),
        ("KH936", 8),
        ("KH936", 9),
    ]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("  - {mục: [x], nhãn: đích}\n", ["KH911"]),
        ("  - {mục: A, nhãn: đích, gạch: [[x]]}\n", ["KH930"]),
        ("  - {mục: A, nhãn: đích, lạ: x}\n", ["KH926"]),
        ("  - {mục: A, nhãn: [đích]}\n", ["KH911"]),
    ],
)
def test_a_label_in_a_faulty_part_is_not_called_unknown(broken: str, said: list[str]) -> None:
    assert codes(spec(f"nội dung:\n{broken}  - 'Xem {{xem đích}}.'\n")) == said


def test_a_label_that_is_nowhere_is_unknown_though_another_part_is_faulty() -> None:
    assert codes(spec("mở đầu: 'Xem {xem đích}.'", "số: x")) == ["KH932", "KH915"]


def test_an_appendix_is_not_called_missing_or_idle_because_of_a_fault_elsewhere() -> None:
    idle = spec("mở đầu: [[Xem Phụ lục I]]", "phụ lục: [{tên: X}]")
    missing = spec("mở đầu: Xem Phụ lục II.", "phụ lục: [{tên: X, lạ: Phụ lục}, {tên: [Phụ lục]}]")
    assert codes(idle) == ["KH911"]
    assert "KH939" not in codes(missing)


def test_a_result_in_a_faulty_part_is_not_called_missing() -> None:
    text = spec("chỉ số: {A: {kết quả: {2025: {điểm: cao}}}}", "mở đầu: '{kết quả A}'")
    assert codes(text) == ["KH921"]


ARGS = {
    "a list": ("kế hoạch: [a]", {"got": "danh sách"}),
    "a mapping": ("kế hoạch: {a: b, c: d}", {"got": "nhóm khóa"}),
    "a number": ("số: năm", {"value": "năm"}),
    "a list for a number": ("số: [5]", {"value": "danh sách"}),
    "urgency": (
        "độ khẩn: gấp",
        {"value": "gấp", "choices": "khẩn; thượng khẩn; hỏa tốc"},
    ),
    "table": (
        "nội dung: [{bảng: lương}]",
        {
            "value": "lương",
            "choices": "nhiệm vụ; nhiệm vụ theo cơ quan; chỉ tiêu; chỉ số; kinh phí; phân công",
        },
    ),
    "row": (
        "nội dung: [{bảng: {cột: [a, b], hàng: [[1, 2], [3]]}}]",
        {"row": "2", "cells": "1", "columns": "2"},
    ),
    "widths": ("nội dung: [{bảng: {cột: [a, b], hàng: [], rộng: [1]}}]", {"columns": "2"}),
    "the only appendix": ("mở đầu: Xem Phụ lục I.", {"name": "Phụ lục", "count": "0"}),
    "an appendix beyond": (
        "mở đầu: Xem Phụ lục I, Phụ lục IV.\nphụ lục: [{tên: X}]",
        {"name": "Phụ lục IV", "count": "1"},
    ),
    "an idle appendix": ("phụ lục: [{tên: X, nhãn: bảng}]", {"label": "bảng"}),
    "an idle appendix without label": ("phụ lục: [{tên: X}]", {"label": "nhãn"}),
    "a deadline before the date": (
        "ngày: 05/3/2026\nnội dung: [{nhiệm vụ: [{việc: V, chủ trì: A, thời hạn: tháng 1}]}]",
        {"value": "Tháng 01/2026", "day": "05/3/2026"},
    ),
    "the year": ("ngày: 05/3/2023", {"day": "05/3/2023", "year": "2026"}),
    "a task without a lead": ("nội dung: [{nhiệm vụ: [{việc: Rà soát}]}]", {"task": "Rà soát"}),
}


@pytest.mark.parametrize(("text", "args"), ARGS.values(), ids=ARGS.keys())
def test_what_a_problem_says(text: str, args: dict[str, str]) -> None:
    (found,) = problems(spec(text))
    assert found.args == args


@pytest.mark.parametrize(
    ("typed", "flag"),
    [("có", True), ("Có", True), ("true", True), ("yes", True), ("không", False), ("Khong", False),
     ("false", False), ("no", False)],
)  # fmt: skip
def test_yes_and_no(typed: str, flag: bool) -> None:
    assert plan(f"bản điện tử: {typed}").electronic is flag


@pytest.mark.parametrize("typed", ["mật", "Tối Mật", "tuyet mat", "TUYỆT MẬT"])
def test_degrees_of_secrecy(typed: str) -> None:
    assert plan(f"độ mật: {typed}").secrecy in ("mật", "tối mật", "tuyệt mật")
