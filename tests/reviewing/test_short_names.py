"""Names in the address and on the disk: safe everywhere, none twice."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kehoach.reviewing.naming import TAKEN, slugs


def test_names_are_read_as_their_documents() -> None:
    assert slugs(["2026.08.25. Cải cách hành chính tỉnh Đắk Lắk", "H01.151.2026.UBND.10"]) == (
        "2026-08-25-cai-cach-hanh-chinh-tinh-dak-lak",
        "h01-151-2026-ubnd-10",
    )
    assert slugs(["a b", "A_B", "…", "CON", "anh"]) == ("a-b", "a-b-2", "kh", "kh-con", "anh-2")


@given(st.lists(st.text()))
def test_names_are_safe_and_unique(names: list[str]) -> None:
    found = slugs(names)
    assert len(set(found)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in found)
    assert all(len(name) < 80 for name in found) and not set(TAKEN) & set(found)
    assert slugs(names) == found
