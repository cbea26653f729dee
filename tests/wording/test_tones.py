"""One place for the tone mark; each character keeps its place in the text given."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.wording.tones import one_form, one_tone


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [("hoà", "hòa"), ("HOÀ", "HÒA"), ("Uỷ ban", "Ủy ban"), ("khoẻ", "khỏe"), ("hoàn", "hòan")],
)
def test_the_tone_stands_on_the_first_vowel(typed: str, wanted: str) -> None:
    assert one_tone(typed) == wanted


def base(char: str) -> str:
    return unicodedata.normalize("NFD", char)[0]


@given(st.text(alphabet="aàáeèoòuủyỷhn Đđ.", max_size=30))
def test_places_lead_back_to_the_text_given(text: str) -> None:
    for given_text in (text, unicodedata.normalize("NFD", text)):
        made, places = one_form(given_text)
        assert len(made) == len(unicodedata.normalize("NFC", text))
        for index, place in enumerate(places[:-1]):
            assert base(made[index]) == base(given_text[place])
        assert not places or places[-1] == len(given_text)
