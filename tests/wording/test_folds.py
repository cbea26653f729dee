"""Folding: one key however it is typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.wording.folding import fold, nearest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("chủ trì", "Chủ Trì"),
        ("chủ trì", "chu_tri"),
        ("chủ trì", "chu-tri"),
        ("chủ trì", "chutri"),
        ("chủ trì", "  chủ  trì "),
        ("hòa", "hoà"),
        ("thủy", "thuỷ"),
        ("ủy quyền", "uỷ quyền"),
        ("Khánh Hòa", "KHÁNH HOÀ"),
        ("điểm", "diem"),
        ("Đắk Lắk", "đăk lăk"),
        ("ĐỘ KHẨN", "độ khẩn"),
        ("kế hoạch", unicodedata.normalize("NFD", "kế hoạch")),
    ],
)
def test_spellings_of_one_key_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("việc", "viết"), ("số", "số bản"), ("mã", "ma1")])
def test_different_keys_fold_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_knows_no_normal_form_nor_case(text: str) -> None:
    nfd = unicodedata.normalize("NFD", text)
    assert fold(nfd) == fold(unicodedata.normalize("NFC", text))


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyAĐƯ _-áàảãạ"))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(text.upper()) == fold(text)


KEYS = ("chủ trì", "phối hợp", "thời hạn", "sản phẩm")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("chủ chì", "chủ trì"), ("phoi hop", "phối hợp"), ("thời han", "thời hạn"), ("xyz", "")],
)
def test_the_nearest_key_is_suggested_or_none(typed: str, meant: str) -> None:
    assert nearest(typed, KEYS) == meant


@given(st.text())
def test_a_fold_is_the_letters_and_digits_of_the_text_taken_apart(text: str) -> None:
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    assert fold(text) == "".join(char for char in plain if char.isalnum())
