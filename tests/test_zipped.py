"""Packages: the bytes of zipfile, from members that are deflated once."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach import zipped as package
from kehoach.zipped import Member, deflated, joined, members_of, stored, unpacked, zipped

names = st.text(st.sampled_from("abđ_/.[]"), min_size=1, max_size=9)
parts = st.dictionaries(names, st.binary(max_size=400), max_size=5)
repeated = st.builds(bytes.__mul__, st.binary(min_size=1, max_size=9), st.integers(0, 2000))
"""Parts shorter and longer than those that are deflated with a smaller window."""


def by_zipfile(contents: dict[str, bytes], level: int, method: int = ZIP_DEFLATED) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as opened:
        for name, content in contents.items():
            member = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.create_system = 0
            opened.writestr(member, content, method, compresslevel=level)
    return target.getvalue()


def told(made: bytes) -> list[dict[str, object]]:
    """All that a package says of its members but where they stand and how long they are packed."""
    packed = ("header_offset", "compress_size", "orig_filename", "_raw_time", "_end_offset")
    with ZipFile(BytesIO(made)) as opened:
        return [
            {key: getattr(one, key, None) for key in one.__slots__ if key not in packed}
            for one in opened.infolist()
        ]


@given(st.dictionaries(names, st.one_of(repeated, st.binary(max_size=400)), max_size=5))
def test_zipfile_reads_what_it_would_have_written(contents: dict[str, bytes]) -> None:
    made = zipped(contents)
    assert told(made) == told(by_zipfile(contents, 6))
    with ZipFile(BytesIO(made)) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == contents


@given(st.dictionaries(names, repeated.filter(lambda one: len(one) > 4096), max_size=3))
def test_longer_parts_are_those_of_zipfile_to_the_byte(contents: dict[str, bytes]) -> None:
    assert zipped(contents, 6) == by_zipfile(contents, 6)


def test_a_short_part_is_hardly_longer_than_zipfile_would_have_it() -> None:
    for size in (10, 500, 4096):
        content = (bytes(range(97, 123)) * 200)[:size]
        assert len(zipped({"a": content})) <= len(by_zipfile({"a": content}, 6)) + 8


@given(parts)
def test_stored_members_are_those_of_zipfile_too(contents: dict[str, bytes]) -> None:
    made = joined({name: stored(content) for name, content in contents.items()})
    assert made == by_zipfile(contents, 6, ZIP_STORED)
    assert {name: unpacked(one) for name, one in members_of(made).items()} == contents


@given(parts)
def test_members_come_out_as_they_went_in(contents: dict[str, bytes]) -> None:
    members = members_of(zipped(contents))
    assert members == {name: deflated(content) for name, content in contents.items()}
    assert {name: unpacked(member) for name, member in members.items()} == contents
    assert joined(members) == zipped(contents)


def test_what_would_need_the_long_form_of_a_zip_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_MOST", 100)
    with pytest.raises(ValueError, match="beyond"):
        joined({"a": Member(0, 101, b"")})
