"""Number, signature, recipients, marks and appendices of a Party plan (HD 36-HD/VPTW)."""

from __future__ import annotations

import pytest

from kehoach.compose.sheet import Line
from small_plans import lines, sheet, words

COMMITTEE = "cơ quan: Tỉnh ủy Đắk Lắk"
BOARD = """
    cơ quan:
      tên: Ban Tổ chức Tỉnh ủy
      cấp trên: Tỉnh ủy Đắk Lắk
      ký hiệu: BTCTU
      địa danh: Đắk Lắk
"""
DAY = "ngày: 05/02/2026"


def test_number_and_letterhead() -> None:
    made = sheet(COMMITTEE, DAY, "số: 9")
    assert made.number == "Số 09-KH/TU"
    assert [line.replace("\u00a0", " ") for line in made.issuer] == ["TỈNH ỦY ĐẮK LẮK"]
    assert made.superior == ""
    place = made.place_and_day.replace("\u00a0", " ")
    assert place == "Đắk Lắk, ngày 05 tháng 02 năm 2026"


def test_a_board_has_its_committee_above_it() -> None:
    made = sheet(BOARD, DAY, "số: 120")
    assert made.number == "Số 120-KH/BTCTU"
    assert made.superior.replace("\u00a0", " ") == "TỈNH ỦY ĐẮK LẮK"


def test_a_place_given_stands() -> None:
    assert sheet(COMMITTEE, DAY, "địa danh: Buôn Ma Thuột").place_and_day.startswith("Buôn")


@pytest.mark.parametrize(
    ("issuer", "who", "authority", "post"),
    [
        (COMMITTEE, "{chức vụ: Bí thư}", ["T/M BAN THƯỜNG VỤ"], "BÍ THƯ"),
        (COMMITTEE, "{chức vụ: Phó Bí thư}", ["T/M BAN THƯỜNG VỤ"], "PHÓ BÍ THƯ"),
        (
            COMMITTEE,
            "{chức vụ: Bí thư, ký thay: Phó Bí thư}",
            ["T/M BAN THƯỜNG VỤ"],
            "PHÓ BÍ THƯ",
        ),
        (COMMITTEE, "{chức vụ: Bí thư, thay mặt: Tỉnh ủy}", ["T/M TỈNH ỦY"], "BÍ THƯ"),
        (
            COMMITTEE,
            "{chức vụ: Bí thư, thừa lệnh: Chánh Văn phòng}",
            ["T/L BAN THƯỜNG VỤ"],
            "CHÁNH VĂN PHÒNG",
        ),
        (BOARD, "{chức vụ: Trưởng ban}", [], "TRƯỞNG BAN"),
        (
            BOARD,
            "{chức vụ: Trưởng ban, ký thay: Phó Trưởng ban}",
            ["K/T TRƯỞNG BAN"],
            "PHÓ TRƯỞNG BAN",
        ),
        (
            BOARD,
            "{chức vụ: Trưởng ban, thừa lệnh: Chánh Văn phòng}",
            ["T/L TRƯỞNG BAN"],
            "CHÁNH VĂN PHÒNG",
        ),
        (BOARD, "{chức vụ: Chánh Văn phòng, quyền: có}", [], "Q. CHÁNH VĂN PHÒNG"),
        (
            COMMITTEE,
            "{chức vụ: Bí thư, thay mặt: không, ký thay: Phó Bí thư}",
            ["K/T BÍ THƯ"],
            "PHÓ BÍ THƯ",
        ),
    ],
)
def test_who_signs_and_by_what_right(
    issuer: str, who: str, authority: list[str], post: str
) -> None:
    """II.1.7.1: the examples of a–d."""
    signed = sheet(issuer, DAY, f"người ký: {who}").signature
    assert (list(signed.authority), signed.post) == (authority, post)


def test_recipients_end_in_commas_the_last_in_a_full_stop() -> None:
    made = sheet(
        COMMITTEE, DAY, "nơi nhận: [Các huyện ủy;, 'Lưu Văn phòng Tỉnh ủy', Các ban đảng.]"
    )
    assert [words_of(line) for line in made.recipients] == [
        "- Các huyện ủy,",
        "- Các ban đảng,",
        "- Lưu Văn phòng Tỉnh ủy.",
    ]


def words_of(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("issuer", "copy"),
    [(COMMITTEE, "- Lưu Văn phòng Tỉnh ủy."), (BOARD, "- Lưu Văn phòng.")],
)
def test_a_record_copy_that_is_not_named_stays_in_the_office(issuer: str, copy: str) -> None:
    made = sheet(issuer, DAY, "nơi nhận: [Các ban đảng]")
    assert words_of(made.recipients[-1]) == copy


def test_an_act_is_cited_with_its_short_day_and_the_last_basis_ends_in_a_comma() -> None:
    made = sheet(
        COMMITTEE,
        DAY,
        """
        căn cứ:
          - {loại: Nghị quyết, số: 21-NQ/TW, ngày: 16/6/2022, cơ quan: Ban Chấp hành Trung ương}
          - Căn cứ Điều lệ Đảng.
        """,
    )
    first, last = (words(runs).replace("~", " ") for runs in made.bases)
    assert first == "Căn cứ Nghị quyết số 21-NQ/TW, ngày 16/6/2022 của Ban Chấp hành Trung ương;"
    assert last == "Căn cứ Điều lệ Đảng,"


@pytest.mark.parametrize("text", ["Nội dung", "Nội dung.", "Nội dung./."])
def test_the_text_ends_in_one_full_stop(text: str) -> None:
    (line,) = sheet(COMMITTEE, DAY, f"nội dung: ['{text}']").parts
    assert isinstance(line, Line)
    assert words(line.runs) == "Nội dung."


def test_a_table_at_the_end_is_followed_by_nothing() -> None:
    made = sheet(COMMITTEE, DAY, "nội dung: [{bảng: {cột: [A], hàng: [['1']]}}]")
    assert len(made.parts) == 1


def test_sections_are_marked_as_the_guide_marks_its_own() -> None:
    made = sheet(
        COMMITTEE,
        DAY,
        "nội dung: [{mục: Mục đích, nội dung: [{mục: Yêu cầu, điểm: [một]}]}]",
    )
    assert [line for part in made.parts for line in lines(part)] == [
        "muc | I- | MỤC ĐÍCH",
        "khoan | 1. | Yêu cầu",
        "diem | a) | một.",
    ]


@pytest.mark.parametrize(
    ("said", "draft", "mark"),
    [
        ("dự thảo: lần 2", False, "Dự thảo lần 2"),
        ("dự thảo: có", False, "Dự thảo"),
        ("dự thảo: không", True, "Dự thảo"),
        ("dự thảo: không", False, ""),
    ],
)
def test_draft_mark(said: str, draft: bool, mark: str) -> None:
    assert sheet(COMMITTEE, DAY, said, draft=draft).draft == mark


ANNEXES = """
    nội dung: ['Theo {xem một} và {xem hai}']
    phụ lục:
      - {tên: Một, nhãn: một, nội dung: [Nội dung]}
      - {tên: Hai, nhãn: hai, nội dung: [Nội dung]}
"""


def test_appendices_take_arabic_numbers_wherever_they_are_named() -> None:
    """II.4.5."""
    made = sheet(COMMITTEE, DAY, "số: 12", ANNEXES)
    assert [annex.number for annex in made.annexes] == ["Phụ lục 1", "Phụ lục 2"]
    (line,) = made.parts
    assert isinstance(line, Line)
    assert words(line.runs).replace("~", " ") == "Theo Phụ lục 1 và Phụ lục 2."
    assert words_of(made.annexes[0].enclosed) == (
        "(Kèm theo Kế hoạch số 12-KH/TU, ngày 05/02/2026 của Tỉnh ủy Đắk Lắk)"
    )


def test_a_draft_leaves_number_and_day_of_the_enclosure_line_blank() -> None:
    made = sheet(COMMITTEE, DAY, "số: 12", ANNEXES, draft=True)
    said = " ".join(words_of(made.annexes[0].enclosed).split())
    assert said == "(Kèm theo Kế hoạch số -KH/TU, ngày / /2026 của Tỉnh ủy Đắk Lắk)"


@pytest.mark.parametrize(
    ("keys", "mark"),
    [
        (("người soạn thảo: abc", "số bản: 268"), "ABC-268"),
        (("người soạn thảo: abc",), "ABC"),
        (("số bản: 268",), "268"),
        ((), ""),
    ],
)
def test_typist_mark(keys: tuple[str, ...], mark: str) -> None:
    assert sheet(COMMITTEE, DAY, *keys).typist == mark
