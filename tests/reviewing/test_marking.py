"""Pages of the review are known as ours, and as unchanged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.reviewing.marking import is_untouched, marked

KINDS = (".html", ".css", ".js")


@given(st.text(), st.sampled_from(KINDS))
def test_what_is_written_is_untouched(text: str, kind: str) -> None:
    assert is_untouched(marked(text, kind), kind)


@given(st.text(max_size=40), st.sampled_from(KINDS), st.data())
def test_any_byte_changed_is_seen(text: str, kind: str, data: st.DataObject) -> None:
    whole = bytearray(marked(text, kind))
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= data.draw(st.integers(1, 255))
    assert not is_untouched(bytes(whole), kind)


@pytest.mark.parametrize("data", [b"", b"\n", b"// kehoach\n", b"<p>cua toi</p>\n"])
def test_what_others_wrote_is_not_ours(data: bytes) -> None:
    assert not any(is_untouched(data, kind) for kind in KINDS)


def test_the_mark_is_a_comment_of_its_language() -> None:
    last = {kind: marked("a", kind).decode().splitlines()[-1] for kind in KINDS}
    assert last[".html"].startswith("<!-- ") and last[".html"].endswith(" -->")
    assert last[".css"].startswith("/* ") and last[".css"].endswith(" */")
    assert last[".js"].startswith("// ")
