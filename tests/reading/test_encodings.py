"""Old encodings: told by characters and fonts together."""

from __future__ import annotations

import pytest
from word import p, read


def found(text: str, font: str) -> frozenset[str]:
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    return read(p(f"<w:r><w:rPr>{fonts}</w:rPr><w:t>{text}</w:t></w:r>")).encodings


TCVN3 = "KÕ ho¹ch c¶i c¸ch hµnh chÝnh"
VNI = "Keá hoaïch caûi caùch haønh chính"
UNICODE = "Kế hoạch cải cách hành chính"


@pytest.mark.parametrize(
    ("text", "font", "encodings"),
    [
        (TCVN3, ".VnTime", {"TCVN3"}),
        (TCVN3.upper(), ".VnTimeH", {"TCVN3"}),
        (UNICODE, ".VnTime", set()),
        (VNI, "VNI-Times", {"VNI"}),
        (UNICODE, "VNI-Times", set()),
        (UNICODE, "Times New Roman", set()),
        ("Toán, khoá, quà, thuê © 2024 ® 25°", "Times New Roman", set()),
        ("Plain text", ".VnTime", set()),
        (f"{TCVN3} " * 5, "Times New Roman", {"TCVN3"}),
    ],
)
def test_encodings(text: str, font: str, encodings: set[str]) -> None:
    assert found(text, font) == encodings
