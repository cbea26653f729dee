"""Numbers are computed from the place in the plan; references follow them."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.plan import Plan, Section
from kehoach.text.numbering import Path, number_plan, sections
from kehoach.wording.labels import letter, roman
from small_plans import body, plan, problems, spec

TREE = """
    nội dung:
      - mục: A
        nội dung:
          - mục: A1
            nội dung:
              - {mục: A11, nhãn: đích, điểm: [x, y]}
              - {mục: A12, gạch: [x]}
          - mục: A2
      - mục: B
        khoản: [x, {đoạn: y, điểm: [z, t]}]
    kết thúc: Xem {xem đích}.
"""


def headings(levels: str) -> list[str]:
    """Labels and words of all numbered lines, then where the label leads."""
    found = body(TREE, f"đánh số: {levels}")
    numbered = [line.split(" | ", 1)[1] for line in found[:-1] if not line.startswith("gach")]
    return [*numbered, found[-1].rsplit(" | ", 1)[1].removesuffix("./.")]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (
            "[I, 1, a]",
            ["I. | A", "1. | A1", "a) | A11", "a) | x.", "b) | y.", "b) | A12", "2. | A2",
             "II. | B", "1. | x.", "2. | y:", "a) | z.", "b) | t.", "Xem điểm~a mục~I.1"],
        ),
        (
            "[Phần, I, 1, a]",
            ["Phần I | ", " | A", "I. | A1", "1. | A11", "a) | x.", "b) | y.", "2. | A12",
             "II. | A2", "Phần II | ", " | B", "1. | x.", "2. | y:", "a) | z.", "b) | t.",
             "Xem mục~I.1 Phần~I"],
        ),
        (
            "[I, 1, 1.1]",
            ["I. | A", "1. | A1", "1.1. | A11", "a) | x.", "b) | y.", "1.2. | A12", "2. | A2",
             "II. | B", "1. | x.", "2. | y:", "a) | z.", "b) | t.", "Xem mục~I.1.1"],
        ),
        (
            "[1, 1.1, 1.1.1]",
            ["1. | A", "1.1. | A1", "1.1.1. | A11", "a) | x.", "b) | y.", "1.1.2. | A12",
             "1.2. | A2", "2. | B", "1. | x.", "2. | y:", "a) | z.", "b) | t.", "Xem mục~1.1.1"],
        ),
    ],
)  # fmt: skip
def test_the_scheme_is_chosen_per_plan(levels: str, expected: list[str]) -> None:
    assert headings(levels) == expected


def test_a_fourth_level_counts_on_from_the_third() -> None:
    four = """
        đánh số: [I, 1, 1.1, 1.1.1, a]
        nội dung:
          - mục: A
            nội dung:
              - mục: B
                nội dung:
                  - mục: C
                    nội dung:
                      - {mục: D, nhãn: d, điểm: [{đoạn: x, nhãn: x}]}
                      - {mục: E}
        kết thúc: '{xem d}, {xem x}'
    """
    assert body(four) == [
        "muc | I. | A",
        "khoan | 1. | B",
        "tieu_khoan | 1.1. | C",
        "tieu_khoan_con | 1.1.1. | D",
        "diem | a) | x.",
        "tieu_khoan_con | 1.1.2. | E",
        "doan |  | mục~I.1.1.1, điểm~a mục~I.1.1.1./.",
    ]


@pytest.mark.parametrize("typed", ["Phần / I / 1 / a)", "[Phần, I., 1., a), '-']", "phần I 1 a"])
def test_levels_are_read_as_people_write_them(typed: str) -> None:
    assert plan(f"đánh số: {typed}").levels == ("Phần", "I", "1", "a")


def test_levels_of_two_numbers_stand_alone_where_no_number_is_above() -> None:
    tree = "nội dung: [{mục: A, nội dung: [{mục: B, nhãn: b}, {mục: C}]}]"
    found = body(tree, "đánh số: [I, 1.1]", "kết thúc: '{xem b}'")
    assert found == [
        "muc | I. | A",
        "tieu_khoan | 1. | B",
        "tieu_khoan | 2. | C",
        "doan |  | mục~I.1./.",
    ]


def test_a_typed_number_stands_as_typed_in_those_below() -> None:
    tree = """
        nội dung:
          - {mục: A, số: "2{.", nội dung: [{mục: B}, {mục: C, số: "2{.7."}, {mục: D}]}
    """
    found = [line.split(" | ", 1)[1] for line in body(tree, "đánh số: [1, 1.1]")]
    assert found[:3] == ["2{. | A", "2{.1. | B", "2{.7. | C"]
    assert found[3].startswith("2{.8. | D")


def test_a_typed_number_of_another_kind_takes_none_of_the_series() -> None:
    tree = "nội dung: [{mục: A}, {mục: B, số: Riêng}, {mục: C}, {mục: D, số: V.}, {mục: E}]"
    labels = [line.split(" | ")[1] for line in body(tree)]
    assert labels == ["I.", "Riêng", "II.", "V.", "VI."]


def test_letters_run_through_d_with_stroke_to_y() -> None:
    points = [line.split(" | ")[1] for line in body(f"nội dung: [{{điểm: [{'x, ' * 24}x]}}]")]
    assert points[:8] == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)"]
    assert points[-3:] == ["y)", "aa)", "ab)"]


def test_a_list_broken_by_a_paragraph_counts_on() -> None:
    broken = "nội dung: [{mục: A, nội dung: [{khoản: [x]}, Lời., {khoản: [y]}]}]"
    labels = [line.split(" | ")[1] for line in body(broken)]
    assert labels == ["I.", "1.", "", "2."]


def test_sections_and_the_tasks_beside_them_share_one_count() -> None:
    mixed = """
        nội dung:
          - mục: A
            nội dung:
              - nhiệm vụ: [{việc: X, chủ trì: B}, {việc: Y, chủ trì: C}]
              - mục: D
    """
    labels = [line.split(" | ")[1] for line in body(mixed)]
    assert labels == ["I.", "1.", "2.", "3."]


@pytest.mark.parametrize("layout", ["bảng", "trong phụ lục"])
def test_tasks_shown_in_a_table_take_no_number(layout: str) -> None:
    mixed = f"""
        nội dung:
          - mục: A
            nội dung:
              - nhiệm vụ: [{{việc: X, chủ trì: B}}]
                trình bày: {layout}
              - mục: D
                nhãn: d
        mở đầu: Xem Phụ lục và {{xem d}}.
        phụ lục: [{{tên: X, bảng: nhiệm vụ}}]
    """
    assert body(mixed)[0] == "doan |  | Xem Phụ lục và mục~I.1."


def reference(*parts: str) -> str:
    return body(*parts, "kết thúc: '{xem nơi-này}'")[-1].removeprefix("doan |  | ")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("[{mục: A}, {mục: B, nhãn: nơi-này}]", "mục~II"),
        ("[{mục: A, nội dung: [{mục: B}, {mục: C, nhãn: nơi này}]}]", "mục~I.2"),
        ("[{mục: A, khoản: [x, {đoạn: y, nhãn: Nơi Này}]}]", "mục~I.2"),
        (
            "[{mục: A, nội dung: [{mục: B}, {mục: C, điểm: [x, x, x, x, "
            "{đoạn: y, nhãn: nơi-này}]}]}]",
            "điểm~đ mục~I.2",
        ),
        ("[{mục: A, điểm: [{đoạn: x, nhãn: nơi-này}]}]", "điểm~a mục~I"),
        ("[{điểm: [x, {đoạn: y, nhãn: nơi-này}]}]", "điểm~b"),
    ],
)
def test_a_label_leads_to_the_number_of_its_place(content: str, expected: str) -> None:
    assert reference(f"nội dung: {content}") == f"{expected}./."


def test_one_appendix_has_no_number_and_more_have_roman_ones() -> None:
    """PL I, III.1.a."""
    one, three = (
        "phụ lục: [{tên: X, nhãn: nơi-này}]",
        "phụ lục: [{tên: X, nhãn: x}, {tên: Y, nhãn: y}, {tên: Z, nhãn: nơi-này}]",
    )
    assert reference(one) == "Phụ lục./."
    assert reference(three, "mở đầu: '{xem x}, {xem y}'") == "Phụ~lục~III./."


def test_a_section_of_an_appendix_is_referred_to_with_its_appendix() -> None:
    appendices = """
        đánh số: [Phần, I]
        phụ lục:
          - tên: X
            nội dung: [{mục: A, nội dung: [{mục: B, nhãn: nơi-này}]}]
          - tên: Y
        mở đầu: Các phụ lục kèm theo.
    """
    assert reference(appendices) == "mục~I Phần~I Phụ~lục~I./."


def test_a_section_deeper_than_the_levels_is_refused_at_its_place() -> None:
    deep = spec("""
        đánh số: [I, 1]
        nội dung:
          - mục: A
            nội dung:
              - mục: B
                nội dung:
                  - mục: C
    """)
    (found,) = problems(deep)
    assert (found.code, found.args) == ("KH941", {"levels": "I / 1"})
    assert found.place.quote == "          - mục: C"
    assert found.place.column == found.place.quote.index("mục") + 1


def test_a_label_used_twice_is_refused_at_the_second() -> None:
    twice = spec("""
        nội dung:
          - {mục: A, nhãn: đích}
          - {mục: B, nhãn: Đích}
    """)
    (found,) = problems(twice)
    assert found.code == "KH933"
    assert found.place.quote == "  - {mục: B, nhãn: Đích}"
    assert found.place.column == found.place.quote.index("Đích") + 1


def test_sections_are_met_in_reading_order() -> None:
    titles = [section.title for _, section in sections(plan(TREE))]
    assert titles == ["A", "A1", "A11", "A12", "A2", "B"]


def _blocks(depth: int) -> st.SearchStrategy[list[Any]]:
    """Blocks of every kind that takes numbers, sections within sections."""
    points = st.lists(st.just("x"), min_size=1, max_size=3)
    nested = st.fixed_dictionaries({"đoạn": st.just("x"), "điểm": points})
    kinds: list[st.SearchStrategy[Any]] = [
        st.just("x"),
        st.fixed_dictionaries({"điểm": points}),
        st.fixed_dictionaries({"khoản": st.lists(nested, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"gạch": points}),
    ]
    if depth:
        inner = st.fixed_dictionaries({"mục": st.just("T"), "nội dung": _blocks(depth - 1)})
        kinds += [inner, inner, inner]
    return st.lists(st.one_of(kinds), max_size=4)


def _parent(path: Path) -> Path:
    """The list that a part is counted in: of blocks, or of the điểm of one item."""
    if path[-2] == "nội dung":
        return path[:-1]
    return path[:-3] if path[-4] == "nội dung" else path[:-1]


def _raw(blocks: list[Any], levels: list[str]) -> Plan:
    return Plan.model_validate(
        {
            "kế hoạch": "T",
            "năm": "2026",
            "cơ quan": "UBND tỉnh Đắk Lắk",
            "nội dung": blocks,
            "nơi nhận": ["Lưu: VT"],
            "người ký": {"chức vụ": "Chủ tịch"},
            "đánh số": levels,
        }
    )


SCHEMES = (["I", "1", "a"], ["Phần", "I", "1", "a"], ["I", "1", "1.1"], ["1", "1.1", "1.1.1", "a"])


@given(_blocks(3), st.sampled_from(SCHEMES))
def test_numbers_of_siblings_are_distinct_and_in_order(
    blocks: list[Any], levels: list[str]
) -> None:
    found: dict[tuple[Path, str], list[str]] = defaultdict(list)
    for path, ordinal in number_plan(_raw(blocks, levels)).ordinals.items():
        number = re.split(r"[ .]", ordinal.label.strip(".)"))[-1]
        found[_parent(path), ordinal.level].append(number)
    for (_, level), labels in found.items():
        written = {"Phần": roman, "I": roman, "a": letter}.get(level, str)
        assert labels == [written(number) for number in range(1, len(labels) + 1)]


@given(_blocks(3), st.sampled_from(SCHEMES))
def test_every_section_within_the_levels_has_a_number_and_one_of_its_own(
    blocks: list[Any], levels: list[str]
) -> None:
    """No two sections share a reference, and all others are reported as too deep."""
    made = _raw(blocks, levels)
    numbering = number_plan(made)
    numbered = [path for path, _ in sections(made) if path in numbering.ordinals]
    references = [numbering.ordinals[path].reference for path in numbered]
    assert len(set(references)) == len(references)
    deep = [path for path, _ in sections(made) if path not in numbering.ordinals]
    assert all(len([step for step in path if step == "nội dung"]) > len(levels) for path in deep)
    assert bool(deep) == bool(numbering.too_deep)


@given(_blocks(2))
def test_labels_given_to_every_section_all_lead_somewhere(blocks: list[Any]) -> None:
    numbers = count()

    def label(block: Any) -> Any:
        if not isinstance(block, dict) or "mục" not in block:
            return block
        inner = [label(one) for one in block["nội dung"]]
        return {**block, "nhãn": f"nhãn {next(numbers)}", "nội dung": inner}

    made = _raw([label(block) for block in blocks], ["I", "1"])
    labelled = [part.label for _, part in sections(made) if isinstance(part, Section)]
    assert len(number_plan(made).labels) == len(labelled)
