"""What a spec says of itself although it is not right, as far as its YAML can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.reviewing.raw import Said, raw_data, said_in

HEAD = "kế hoạch: Cải cách năm {năm}\nnăm: 2026\ncơ quan: UBND tỉnh Hà Giang\n"
WHOLE = Said("Cải cách năm 2026", "UBND tỉnh Hà Giang", 2026)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD, WHOLE),
        (HEAD + "nội dung: [Một.]\nkhông biết: 1\n", WHOLE),
        (HEAD + "nội dung:\n  - mục: [\n", WHOLE),
        (HEAD + "nội dung:\n\t- Một\n", WHOLE),
        (HEAD + "mở đầu: 'chưa đóng\nnội dung: [a]\n", WHOLE),
        ("năm: hai\n" + HEAD.replace("năm: 2026\n", ""), Said("Cải cách năm {năm}", WHOLE.agency)),
        (HEAD.replace("UBND tỉnh Hà Giang", "{tên: Sở Nội vụ, ký hiệu: SNV}"),
         Said(WHOLE.title, "Sở Nội vụ", 2026)),
        ("Ke_Hoach: Cải cách\nNĂM: 2026\n", Said("Cải cách", "", 2026)),
        ("kế hoạch: [a]\nnăm: {b: c}\n", Said()),
        ("- a\n", Said()),
        ("", Said()),
    ],
)  # fmt: skip
def test_title_agency_and_year_are_told_as_far_as_they_can_be_read(text: str, said: Said) -> None:
    assert said_in(raw_data(text.encode(), "x.yaml")) == said


def test_what_is_no_text_says_nothing() -> None:
    assert raw_data(b"\x00\xff\xfe", "x.yaml") == {}


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    said = said_in(raw_data(text.encode("utf-8", "replace"), "x.yaml"))
    assert isinstance(said.year, int)


@given(st.integers(1, 60))
def test_a_spec_broken_anywhere_below_still_says_who_it_is(line: int) -> None:
    body = [f"  - Đoạn {number}." for number in range(60)]
    body[line - 1] = "  - 'chưa đóng"
    text = HEAD + "nội dung:\n" + "\n".join(body) + "\n"
    assert said_in(raw_data(text.encode(), "x.yaml")) == WHOLE
