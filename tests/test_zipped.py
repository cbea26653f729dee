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


def by_zipfile(contents: dict[str, bytes], level: int, method: int = ZIP_DEFLATED) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as opened:
        for name, content in contents.items():
            member = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.create_system = 0
            opened.writestr(member, content, method, compresslevel=level)
    return target.getvalue()


@given(parts, st.sampled_from([1, 6, 9]))
def test_the_bytes_are_those_of_zipfile(contents: dict[str, bytes], level: int) -> None:
    made = zipped(contents, level)
    assert made == by_zipfile(contents, level)
    with ZipFile(BytesIO(made)) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == contents


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
