"""Marks at the ends of căn cứ and Nơi nhận, and letters in normal form."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
from mended import assert_mended, broken, changed, document, edited, judged, made, mended

_FIRST = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
_ENDS = ["", ".", ",", " ,", ";.", " . ", ",,", "; ", "; ."]


def bases(data: bytes, standard: str = "nd30-2020") -> list[str]:
    return [one.first.text for one in judged(data, standard).anatomy.bases]


def items(data: bytes, standard: str = "nd30-2020") -> list[str]:
    found = judged(data, standard).anatomy.recipients
    return [one.text for one in found.items] if found else []


@pytest.mark.parametrize("end", _ENDS)
def test_a_basis_ends_with_the_mark_of_the_standard(end: str) -> None:
    done = assert_mended(made({"can_cu": {0: _FIRST + end}}))
    assert bases(done.data)[0].rstrip() == f"{_FIRST};"


@pytest.mark.parametrize(
    ("standard", "mark"), [("nd30-2020", "."), ("tt01-2011", ","), ("hd36-2018", ",")]
)
def test_the_last_basis_ends_with_a_mark_of_its_own(standard: str, mark: str) -> None:
    last = "Căn cứ Nghị định số 24/2014/NĐ-CP ngày 04 tháng 4 năm 2014 của Chính phủ;"
    done = mended(made({"can_cu": {-1: last}}, standard), standard)
    assert bases(done.data, standard)[-1] == last.rstrip(";") + mark
    assert changed(done) == {"KH328": 1}


@pytest.mark.parametrize(
    "runs",
    [
        [{"text": _FIRST}, {"text": " ;", "bold": True}, {"text": "."}],
        [{"text": _FIRST[:-4]}, {"text": "2025"}, {"text": ""}],
        [{"text": _FIRST[:-4]}, {"text": "2025,   "}],
        [{"text": _FIRST}, {"text": "  "}, {"text": "."}, {"text": " "}],
    ],
    ids=["marks apart", "empty run", "spaces after", "spaces between"],
)
def test_a_mark_split_over_runs_is_mended(runs: list[dict[str, Any]]) -> None:
    done = assert_mended(made({"can_cu": {0: {"runs": runs}}}))
    assert bases(done.data)[0].rstrip() == f"{_FIRST};"


def test_an_open_end_is_left() -> None:
    done = mended(made({"can_cu": {0: "Căn cứ Luật số …"}}))
    assert broken(done.left) == ["KH327"]


@pytest.mark.parametrize("end", _ENDS)
def test_a_recipient_ends_with_the_mark_of_the_standard(end: str) -> None:
    done = assert_mended(made({"noi_nhan_dong": {1: f"- Giám đốc Sở{end}"}}))
    assert items(done.data)[1] == "- Giám đốc Sở;"


@pytest.mark.parametrize(
    ("standard", "wanted"),
    [
        ("nd30-2020", ["- UBND tỉnh (để báo cáo);", "- Lưu: VT."]),
        ("hd36-2018", ["- UBND tỉnh (để báo cáo),", "- Lưu: VT."]),
    ],
)
def test_the_last_recipient_ends_with_a_full_stop(standard: str, wanted: list[str]) -> None:
    lines = ["- UBND tỉnh (để báo cáo)", "- Lưu: VT"]
    done = mended(made({"noi_nhan_dong": lines}, standard), standard)
    assert items(done.data, standard) == wanted


def test_recipients_in_one_paragraph_with_broken_lines_are_mended_each() -> None:
    lines = ["- UBND tỉnh\n- Các phòng\n- Lưu: VT;"]
    done = assert_mended(made({"noi_nhan_dong": lines}))
    assert items(done.data) == ["- UBND tỉnh;", "- Các phòng;", "- Lưu: VT."]


def test_loose_marks_are_joined_to_their_letters() -> None:
    text = "Nâng cao Chi\u0309 số cải cách hành chi\u0301nh"
    done = assert_mended(made({"trich_yeu": text}))
    assert unicodedata.normalize("NFC", text) in document(done.data).text


def test_a_mark_in_the_next_text_is_joined_too() -> None:
    split = lambda xml: xml.replace(  # noqa: E731
        "Nâng cao Chỉ số".encode(),
        'Nâng cao Chi</w:t><w:t xml:space="preserve">\u0309 số'.encode(),
    )
    data = edited(made({}), document=split)
    assert broken(judged(data)) == ["KH112"]
    done = mended(data)
    assert broken(done.left) == []
    assert "Nâng cao Chỉ số" in document(done.data).text


def test_headers_are_brought_into_normal_form() -> None:
    head = "<w:p><w:r><w:t>Sơ\u0309 Nội vụ</w:t></w:r></w:p></w:hdr>".encode()
    data = edited(made({}), header1=lambda xml: xml.replace(b"</w:hdr>", head))
    done = mended(data)
    headers = document(done.data).sections[0].headers["default"]
    assert [one.text for one in headers if re.search("Nội", one.text)] == ["Sở Nội vụ"]
