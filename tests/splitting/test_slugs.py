"""File names made from names of agencies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.splitting import slugs


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Sở Nội vụ", "so-noi-vu"),
        ("Sở Văn hóa, Thể thao và Du lịch", "so-van-hoa-the-thao-va-du-lich"),
        ("UBND xã Đắk Đ'Ơ", "ubnd-xa-dak-d-o"),
        ("Aux", "co-quan-aux"),
        ("Danh mục", "co-quan-danh-muc"),
        ("…", "co-quan"),
    ],
)
def test_a_name_becomes_plain_letters(name: str, slug: str) -> None:
    assert slugs([name]) == {name: slug}


def test_two_names_with_one_slug_bear_marks_that_stay() -> None:
    both = slugs(["UBND xã Cư Pui", "UBND xã Cư Púi"])
    assert len(set(both.values())) == 2
    assert all(slug.startswith("ubnd-xa-cu-pui-") for slug in both.values())
    assert slugs(["UBND xã Cư Púi", "Sở Y tế", "UBND xã Cư Pui"]) == {
        **both,
        "Sở Y tế": "so-y-te",
    }


@given(st.sets(st.text(min_size=1, max_size=120), max_size=6))
def test_every_name_has_a_safe_file_of_its_own(names: set[str]) -> None:
    made = slugs(names)
    assert set(made) == names
    assert len(set(made.values())) == len(names)
    for slug in made.values():
        assert slug.isascii()
        assert slug == slug.lower()
        assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert 0 < len(slug) <= 160
