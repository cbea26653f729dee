"""Text in TCVN3 and VNI is read as Unicode."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pytest
from losslessness import TESTS
from word import p, read

from kehoach.importing.legacy import decoded, to_unicode

assert TESTS


@pytest.mark.parametrize(
    ("encoding", "typed", "said"),
    [
        ("TCVN3", "KÕ ho¹ch c¶i c¸ch hµnh chÝnh n¨m 2012 cña tØnh §¾k L¾k", None),
        ("TCVN3", "Sè: 05/KH-UBND, ®iÓm ®), Ên ®Þnh, ph\u00adêng", "Số: 05/KH-UBND, "
         "điểm đ), ấn định, phường"),
        ("VNI", "Keá hoaïch caûi caùch haønh chính naêm 2012 cuûa tænh Ñaék Laék", None),
        ("VNI", "UÛY BAN NHAÂN DAÂN, phöôøng, kyõ thuaät, yù kieán", "ỦY BAN NHÂN DÂN, phường, "
         "kỹ thuật, ý kiến"),
    ],
)  # fmt: skip
def test_words_in_old_encodings(encoding: str, typed: str, said: str | None) -> None:
    wanted = said or "Kế hoạch cải cách hành chính năm 2012 của tỉnh Đắk Lắk"
    assert decoded(typed, encoding) == unicodedata.normalize("NFC", wanted)


@pytest.mark.skipif(shutil.which("iconv") is None, reason="cần iconv")
def test_the_table_of_tcvn3_is_that_of_the_c_library() -> None:
    codes = [*range(0xA1, 0xBF), *range(0xC6, 0x100)]
    shown = {code: chr(code) for code in codes if decoded(chr(code), "TCVN3") != chr(code)}
    program = ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"]
    signs = b"\n".join(bytes([code]) for code in shown)
    said = subprocess.run(program, input=signs, capture_output=True, check=True)
    letters = unicodedata.normalize("NFC", said.stdout.decode()).split("\n")
    assert letters == [decoded(sign, "TCVN3") for sign in shown.values()]
    assert len(shown) == len("ĂÂÊÔƠƯĐ") + 67 - 1  # ý is ý in both


def test_fonts_of_capitals() -> None:
    assert decoded("kÕ ho¹ch", "TCVN3", ".VnTimeH") == "KẾ HOẠCH"


def test_only_what_is_in_the_encoding_is_changed() -> None:
    font = "rFonts.ascii=.VnTime rFonts.hAnsi=.VnTime"
    old = p("C¶i c¸ch hµnh chÝnh n¨m 2012", look=font)
    made = to_unicode(read(old + p("Cải cách hành chính, cà phê, có đủ")))
    assert made.text == "Cải cách hành chính năm 2012\nCải cách hành chính, cà phê, có đủ"
    assert not made.encodings


def test_a_document_in_unicode_is_left_alone() -> None:
    made = read(p("Cải cách hành chính"))
    assert to_unicode(made) is made
