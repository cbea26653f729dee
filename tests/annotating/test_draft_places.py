"""A plan's twin is composed into the same sheet, so that a place in it is a place in the draft."""

from __future__ import annotations

from typing import Any

import pytest
from commented import parts_of
from hypothesis import given, settings
from hypothesis import strategies as st

from documents import PLANS, SINKS, made_of, plan_of
from kehoach.annotating.places import HOME, Nearest, leaves, printed_at, steps_of, with_letters
from kehoach.annotating.twin import Twin
from kehoach.compose import compose
from kehoach.plan import Plan
from kehoach.rendering import render_docx

TEXTS = st.sampled_from(
    ["Rà soát.", "**Đậm** và *nghiêng*", "Năm {năm}", "không", "có", "Lưu: VT", "……", "a;", "1.",
     "PAR INDEX (PI)", "CCHC", "Theo Phụ lục I", "dòng một\ndòng hai", "- gạch", "*", r"\{năm\}",
     "STT", "{hạng A}", "Sở Nội vụ", "trước ngày 30/6", "31/02/2026", "350 triệu đồng"]
)  # fmt: skip
NAMES = st.sampled_from(["Sở Nội vụ", "sở  nội vụ", "Sở Y tế", "các sở, ban, ngành"])
TASKS = st.fixed_dictionaries(
    {"việc": TEXTS, "chủ trì": NAMES},
    optional={
        "phối hợp": NAMES,
        "thời hạn": TEXTS,
        "sản phẩm": TEXTS,
        "chỉ tiêu": TEXTS,
        "ghi chú": TEXTS,
        "kinh phí": st.just("350 triệu đồng"),
        "gạch": st.lists(TEXTS, max_size=2),
        "nhóm": TEXTS,
    },
)
TARGETS = st.fixed_dictionaries(
    {"chỉ tiêu": TEXTS}, optional={"mục tiêu": TEXTS, "hiện trạng": TEXTS, "chủ trì": NAMES}
)
GRIDS = st.sampled_from(
    [
        {"cột": ["STT", "Việc", "<"], "hàng": [["^", "a", "b"], ["1", "…", r"\^"]], "tên": "Bảng"},
        {"cột": ["Một"], "hàng": []},
    ]
)
ITEMS = st.one_of(TEXTS, st.fixed_dictionaries({"đoạn": TEXTS, "gạch": st.lists(TEXTS)}))
BUILT = st.sampled_from(
    ["nhiệm vụ", "nhiệm vụ theo cơ quan", "chỉ tiêu", "chỉ số", "kinh phí", "phân công"]
)
BLOCKS = st.one_of(
    TEXTS,
    st.builds(lambda items: {"gạch": items}, st.lists(ITEMS, min_size=1, max_size=2)),
    st.builds(lambda items: {"điểm": items}, st.lists(ITEMS, min_size=1, max_size=2)),
    st.builds(lambda items: {"chỉ tiêu": items}, st.lists(TARGETS, min_size=1, max_size=2)),
    st.builds(
        lambda items, layout: {"nhiệm vụ": items, "trình bày": layout},
        st.lists(TASKS, min_size=1, max_size=3),
        st.sampled_from(["liệt kê", "theo cơ quan", "bảng", "trong phụ lục"]),
    ),
    st.builds(lambda name: {"bảng": name}, st.one_of(BUILT, GRIDS)),
    st.builds(
        lambda work: {"phân công": "theo cơ quan", "thêm": [{"cơ quan": "Sở Y tế", "việc": work}]},
        st.lists(TEXTS, min_size=1, max_size=2),
    ),
    st.builds(lambda lines: {"giữ nguyên": lines}, st.lists(TEXTS, min_size=1, max_size=2)),
)
SECTIONS = st.builds(
    lambda title, body: {"mục": title, "nội dung": body}, TEXTS, st.lists(BLOCKS, max_size=3)
)
PLANS_DRAWN = st.builds(
    lambda body, more, annexes: made_of(*body, **more, **({"phụ lục": annexes} if annexes else {})),
    st.lists(st.one_of(BLOCKS, SECTIONS), min_size=1, max_size=4),
    st.fixed_dictionaries(
        {
            "căn cứ": st.lists(TEXTS, max_size=2),
            "mở đầu": st.lists(TEXTS, max_size=2),
            "viết tắt": st.just({"CCHC": "cải cách hành chính"}),
            "chỉ số": st.just({"A": {"tên": "Chỉ số A", "kết quả": {2025: {"hạng": "3/34"}}}}),
            "nơi nhận": st.lists(TEXTS, min_size=1, max_size=3),
        },
        optional={"liên hệ": TEXTS},
    ),
    st.lists(
        st.fixed_dictionaries(
            {"tên": TEXTS, "nội dung": st.lists(BLOCKS, max_size=2)}, optional={"kèm theo": TEXTS}
        ),
        max_size=2,
    ),
)


def shape(part: Any) -> list[Any]:
    return list(leaves(part))


@settings(max_examples=60)
@given(PLANS_DRAWN)
def test_the_twin_of_any_plan_has_the_same_places(plan: Plan) -> None:
    sheet = compose(plan, draft=True)
    assert shape(compose(Twin(plan).plan, draft=True)) == shape(sheet)
    every = dict.fromkeys(leaves(sheet), "\U00100000")
    marked = leaves(with_letters(sheet, every))
    assert marked == {one: f"\U00100000{text}" for one, text in leaves(sheet).items()}


@settings(max_examples=10)
@given(PLANS_DRAWN)
def test_letters_at_every_place_change_nothing_but_themselves(plan: Plan) -> None:
    sheet, twin = compose(plan, draft=True), Twin(plan)
    texts = printed_at(twin, compose(twin.plan, draft=True), leaves(sheet))
    every = {HOME, ("number",), ("place_and_day",), *texts.values()}
    marked = with_letters(sheet, dict.fromkeys(every, "\U00100000"))
    plain, found = (parts_of(render_docx(one)) for one in (sheet, marked))
    letter = "\U00100000".encode()
    assert letter in found["word/document.xml"]
    own = {"docProps/custom.xml"}
    assert {name: part.replace(letter, b"") for name, part in found.items() if name not in own} == {
        name: part for name, part in plain.items() if name not in own
    }


@pytest.mark.parametrize("path", PLANS + SINKS, ids=lambda path: path.stem)
def test_the_twin_of_a_real_plan_has_the_same_places_and_nearly_every_text_one(path: Any) -> None:
    plan = plan_of(path)
    sheet, twin = compose(plan, draft=True), Twin(plan)
    composed = compose(twin.plan, draft=True)
    assert shape(composed) == shape(sheet)
    printed = printed_at(twin, composed, leaves(sheet))
    assert len(printed) > 0.8 * len(twin.typed)


def place(plan: Plan, *loc: str | int) -> str:
    """The text that a path of findings leads to."""
    there = leaves(compose(plan, draft=True))
    twin = Twin(plan)
    printed = printed_at(twin, compose(twin.plan, draft=True), there)
    texts = ((steps_of(one), address, twin.typed[one]) for one, address in printed.items())
    return there[Nearest(texts, there).of(steps_of(loc))].replace("\u00a0", " ")


def test_a_path_leads_to_its_own_text_else_to_what_it_belongs_to_else_to_the_title() -> None:
    tasks = [
        {"việc": "Rà soát", "chủ trì": "Sở A", "thời hạn": "quý II"},
        {"việc": "Công khai", "chủ trì": "Sở B"},
    ]
    plan = made_of(
        {"mục": "Một", "nội dung": ["Mở.", {"nhiệm vụ": tasks, "trình bày": "bảng"}]},
        {"mục": "Hai", "nội dung": [{"nhiệm vụ": tasks, "trình bày": "trong phụ lục"}]},
    )
    task = ("nội dung", 0, "nội dung", 1, "nhiệm vụ")
    assert place(plan, *task, 0, "thời hạn") == "Quý II/2026"
    assert place(plan, *task, 1, "thời hạn") == "Công khai"
    assert place(plan, *task, 1) == "Công khai"
    assert place(plan, "nội dung", 1, "nội dung", 0, "nhiệm vụ", 0) == "HAI./."
    assert place(plan, "nội dung") == "Cải cách hành chính năm 2026"
    assert place(plan, "cho phép", "KH703") == "Cải cách hành chính năm 2026"
    assert place(plan, "nơi nhận") == "- Bộ Nội vụ (để báo cáo);"
    assert place(plan, "người ký", "chức vụ") == "CHỦ TỊCH"
    assert place(plan, "người ký", "họ tên") == "Nguyễn Văn An"
    assert place(plan, "số") == "Số:       /KH-UBND"
    assert place(plan, "cơ quan", "tên") == "ỦY BAN NHÂN DÂN"


def test_a_task_printed_twice_is_met_where_most_of_it_stands() -> None:
    task = {"việc": "Rà soát", "chủ trì": "Sở A", "thời hạn": "quý II", "sản phẩm": "Báo cáo"}
    plan = made_of(
        "Nhiệm vụ tại Phụ lục.",
        {"nhiệm vụ": [task], "trình bày": "trong phụ lục"},
        {"phân công": "theo cơ quan"},
        **{"phụ lục": [{"tên": "Nhiệm vụ", "nội dung": [{"bảng": "nhiệm vụ"}]}]},
    )
    loc = ("nội dung", 1, "nhiệm vụ", 0)
    assert [place(plan, *loc, *more) for more in ((), ("chủ trì", 0), ("thời hạn",))] == [
        "Rà soát",
        "Sở A",
        "Quý II/2026",
    ]
