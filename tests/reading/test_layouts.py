"""The effective layout of paragraphs: alignment, spacing, indents, lines."""

from __future__ import annotations

import pytest
from word import first, p, style


@pytest.mark.parametrize(
    ("jc", "align"),
    [
        ("start", "left"),
        ("end", "right"),
        ("both", "both"),
        ("distribute", "both"),
        ("odd", "left"),
    ],
)
def test_alignment(jc: str, align: str) -> None:
    assert first(p("a", f"jc={jc}")).align == align


def test_spacing_is_in_points() -> None:
    paragraph = first(p("a", "spacing.before=120 spacing.after=60 contextualSpacing"))
    assert (paragraph.before, paragraph.after, paragraph.contextual) == (6, 3, True)


def test_automatic_spacing_is_left_to_word() -> None:
    assert first(p("a", "spacing.before=100 spacing.beforeAutospacing=1")).before is None


@pytest.mark.parametrize(
    ("given", "line", "rule"),
    [
        ("spacing.line=360", 1.5, "auto"),
        ("spacing.line=340 spacing.lineRule=exact", 17, "exact"),
        ("spacing.line=300 spacing.lineRule=atLeast", 15, "atLeast"),
        ("spacing.before=0", 1, "auto"),
    ],
)
def test_line_spacing(given: str, line: float, rule: str) -> None:
    paragraph = first(p("a", given))
    assert (paragraph.line, paragraph.line_rule) == (line, rule)


def test_indents_are_in_millimetres() -> None:
    paragraph = first(p("a", "ind.start=567 ind.right=284 ind.firstLine=720"))
    lengths = (paragraph.left, paragraph.right, paragraph.first_line)
    assert lengths == pytest.approx((10.0, 5.01, 12.7), abs=0.01)


def test_hanging_is_negative_and_beats_first_line() -> None:
    assert first(p("a", "ind.firstLine=720 ind.hanging=360")).first_line == pytest.approx(-6.35)


def test_indent_in_characters_follows_the_size() -> None:
    paragraph = first(p("a", "ind.firstLineChars=200"), styles=style("Normal", rpr="sz=28"))
    assert paragraph.first_line == pytest.approx(2 * 14 * 25.4 / 72)


def test_direct_indent_does_away_with_characters_of_the_style() -> None:
    styles = style("Normal", ppr="ind.firstLineChars=200")
    assert first(p("a", "ind.firstLine=567"), styles=styles).first_line == pytest.approx(
        10.0, abs=0.01
    )


def test_style_chain_and_direct_layout() -> None:
    styles = style("A", ppr="jc=center spacing.before=120 keepNext") + style(
        "B", based="A", ppr="jc=right outlineLvl=1"
    )
    paragraph = first(p("a", "pStyle=B keepNext=0 keepLines"), styles=styles)
    assert (paragraph.align, paragraph.before, paragraph.outline) == ("right", 6, 1)
    assert (paragraph.keep_next, paragraph.keep_lines) == (False, True)


def test_odd_measures_are_passed_over() -> None:
    paragraph = first(p("a", "ind.left=1e9 spacing.before=x outlineLvl=z"))
    assert (paragraph.left, paragraph.before, paragraph.outline) == (0, 0, None)
