"""Hướng dẫn 05-HD/VPTW: known by summaries alone, so nothing of it is called certain."""

from __future__ import annotations

from datetime import date

from kehoach.standards import Component, Value, load

LAW, BEFORE = load("hd05-2026"), load("hd36-2018")


def every_row() -> list[Value | Component]:
    groups = (LAW.page, LAW.font, LAW.page_number, LAW.lines, LAW.paragraph, LAW.marks)
    return [*(row for group in groups for row in group.values()), *LAW.components.values()]


def test_no_row_is_graded_as_read_in_the_text_or_names_a_clause() -> None:
    assert {row.grade for row in every_row()} == {"V1", "P"}
    assert {row.clause for row in every_row() if row.grade == "V1"} == {"tóm tắt"}
    assert {row.clause for row in every_row() if row.grade == "P"} == {""}
    assert {box.grade for box in LAW.boxes.values()} == {"P"}


def test_it_differs_from_the_text_before_in_the_upper_bound_of_lines_alone() -> None:
    assert (BEFORE.paragraph["line_exact"].max, LAW.paragraph["line_exact"].max) == (None, 22)
    assert LAW.wording == BEFORE.wording
    sizes = {name: part.sizes for name, part in BEFORE.components.items()}
    assert {name: part.sizes for name, part in LAW.components.items()} == sizes


def test_days() -> None:
    assert (LAW.effective_from, LAW.effective_to) == (date(2026, 5, 27), None)
