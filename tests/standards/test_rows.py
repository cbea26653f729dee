"""What holds of the rows of every standard: ranges, clauses, grades."""

from __future__ import annotations

import pytest

from kehoach.standards import IDS, Component, Value, load

GROUPS = ("page", "font", "page_number", "lines", "paragraph", "marks")
ROWS = [(one, group, name) for one in IDS for group in GROUPS for name in getattr(load(one), group)]


def components() -> list[tuple[str, Component]]:
    return [(one, part) for one in IDS for part in load(one).components.values()]


@pytest.mark.parametrize(("standard", "group", "name"), ROWS)
def test_a_value_lies_in_its_range_under_a_clause(standard: str, group: str, name: str) -> None:
    value: Value = getattr(load(standard), group)[name]
    if not isinstance(value.use, str | bool):
        assert value.min is None or value.min <= value.use
        assert value.max is None or value.use <= value.max
    assert value.grade in ("V1", "V2", "P")
    assert value.clause or value.grade == "P"


@pytest.mark.parametrize(("standard", "part"), components())
def test_a_size_used_is_one_allowed_and_law_has_its_clause(standard: str, part: Component) -> None:
    assert part.sizes[0] <= part.size <= part.sizes[1]
    assert part.grade in ("V1", "V2", "P")
    assert part.clause or part.grade == "P"


@pytest.mark.parametrize("standard", IDS)
def test_running_text_is_set_by_its_own_rules(standard: str) -> None:
    law = load(standard)
    rules = law.paragraph
    for name in ("can_cu", "loi_van", "muc", "khoan", "diem", "gach", "cong"):
        part = law.components[name]
        assert part.align == rules["align"].use
        assert part.indent == rules["indent"].use
        assert part.before >= rules["between"].min
    text = law.components["loi_van"]
    used = rules["line_exact"].use if text.exact else rules["line_auto"].use
    assert used == (text.exact or text.line)


@pytest.mark.parametrize("standard", IDS)
def test_sizes_of_the_letterhead_belong_to_the_parts_they_name(standard: str) -> None:
    law = load(standard)
    used = tuple(law.components[name].size for name in law.letterhead_order)
    assert used == law.letterhead_sets[0]


@pytest.mark.parametrize("standard", IDS)
def test_every_mark_is_a_word_of_the_standard(standard: str) -> None:
    law = load(standard)
    assert law.marks.keys() <= law.wording.keys()
    assert all(law.wording[name] == mark.use for name, mark in law.marks.items())


STATE_MARKS = load("nd30-2020").marks.keys()


@pytest.mark.parametrize("standard", IDS)
def test_every_standard_has_the_marks_of_the_others(standard: str) -> None:
    assert load(standard).marks.keys() >= STATE_MARKS


@pytest.mark.parametrize(
    ("standard", "rule", "least", "most"),
    [
        ("nd30-2020", "line_auto", 1, 1.5),
        ("tt01-2011", "line_auto", 1, 1.5),
        ("tt01-2011", "line_exact", 15, None),
        ("hd36-2018", "line_exact", 18, None),
        ("hd05-2026", "line_exact", 18, 22),
        ("nd30-2020", "indent", 10, 12.7),
        ("tt01-2011", "indent", 10, 12.7),
        ("nd30-2020", "between", 6, None),
        ("hd36-2018", "between", 6, None),
    ],
)
def test_rules_of_running_text(standard: str, rule: str, least: float, most: float | None) -> None:
    value = load(standard).paragraph[rule]
    assert (value.min, value.max) == (least, most)


def test_a_way_of_spacing_the_text_does_not_name_has_no_row() -> None:
    assert "line_exact" not in load("nd30-2020").paragraph
    assert "line_auto" not in load("hd36-2018").paragraph
