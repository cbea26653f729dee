"""What holds for every plan: one year at a time, never twice, in either style, byte for byte."""

from __future__ import annotations

import difflib
import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from writing import literal, roll, specs

from kehoach.compose import compose
from kehoach.compose.sheet import Sheet
from kehoach.spec.read import read_spec

Spec = tuple[str, str, int]


@settings(max_examples=30)
@given(specs(), st.integers(1, 6))
def test_several_years_at_once_are_one_by_one(spec: Spec, count: int) -> None:
    for text in spec[:2]:
        at_once, one_by_one = roll(text, spec[2] + count).data, text.encode()
        for year in range(spec[2] + 1, spec[2] + count + 1):
            one_by_one = roll(one_by_one, year).data
        assert at_once == one_by_one


@settings(max_examples=30)
@given(specs(), st.integers(0, 3))
def test_rolling_to_the_same_year_again_changes_nothing(spec: Spec, count: int) -> None:
    once = roll(spec[0], spec[2] + count)
    again = roll(once.data, spec[2] + count)
    assert (again.data, again.items) == (once.data, ())


def printed(data: bytes) -> Sheet:
    return compose(read_spec(data, "x.yaml").plan)


@settings(max_examples=30)
@given(specs(), st.integers(1, 4))
def test_years_in_digits_do_as_well_as_placeholders(spec: Spec, count: int) -> None:
    held, typed = (roll(text, spec[2] + count).data for text in spec[:2])
    assert printed(held) == printed(typed)


@settings(max_examples=30)
@given(specs(), st.sampled_from(("\n", "\r\n")), st.sampled_from(("utf-8", "utf-8-sig", "utf-16")))
def test_bytes_keep_their_line_ends_and_encoding(spec: Spec, end: str, encoding: str) -> None:
    plain = roll(spec[1], spec[2] + 1).data.decode()
    data = spec[1].replace("\n", end).encode(encoding)
    assert roll(data, spec[2] + 1).data == plain.replace("\n", end).encode(encoding)


@settings(max_examples=30)
@given(specs())
def test_lines_that_a_year_does_not_change_stay(spec: Spec) -> None:
    """What differs is named in the list, or is a place for results."""
    rolled = roll(spec[1], spec[2] + 1)
    old, new = spec[1].splitlines(), rolled.data.decode().splitlines()
    told = {one.place.line for one in rolled.items if one.kind != "giữ nguyên"}
    told |= {one.place.line + 1 for one in rolled.items if " " in one.now}  # folded words
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, _, _, start, end in matcher.get_opcodes():
        if kind == "replace":
            assert set(range(start + 1, end + 1)) <= told
        elif kind == "insert":
            assert all("điền kết quả" in new[n] or ":" in new[n] for n in range(start, end))
        else:
            assert kind == "equal"


@settings(max_examples=30)
@given(specs(), st.integers(1, 3))
def test_places_of_items_hold_their_words(spec: Spec, count: int) -> None:
    rolled = roll(spec[1], spec[2] + count)
    lines = rolled.data.decode().splitlines()
    for one in rolled.items:
        line = lines[one.place.line - 1]
        assert one.place.quote == line.rstrip()
        if one.code in ("KH751", "KH753"):
            assert line[one.place.column - 1 :].startswith(one.now.split()[0])


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_stay_in_their_form(form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, PLAIN)
    assert roll(text, 2026).data.decode() == unicodedata.normalize(
        form, roll(PLAIN, 2026).data.decode()
    )


PLAIN = """\
kế hoạch: Nâng cao Chỉ số năm 2025 của tỉnh
năm: 2025
cơ quan: UBND tỉnh Đắk Lắk
nội dung: ["Xong trước ngày 30/11/2025."]
nơi nhận: ['Lưu: VT']
người ký: {chức vụ: Chủ tịch}
"""


@pytest.mark.parametrize("path", sorted(Path("plans").glob("*.yaml")), ids=lambda path: path.stem)
def test_own_plans_with_their_years_in_digits_become_the_same(path: Path) -> None:
    held = path.read_text(encoding="utf-8")
    year = read_spec(held.encode(), "x.yaml").plan.year
    for new in (year + 1, year + 3):
        typed = roll(literal(held, year), new).data.decode()
        assert typed == literal(roll(held, new).data.decode(), new)
