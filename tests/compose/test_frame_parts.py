"""What stands around the text: letterhead, marks, căn cứ, nơi nhận, signature, appendices."""

from __future__ import annotations

import re

import pytest

from kehoach.compose import compose
from kehoach.errors import BadInput
from kehoach.plan import Plan
from small_plans import plan, sheet, words


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


SIGNERS = {
    "the head for the collective": ("", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
    "a deputy for the head": (
        "ký thay: Phó Chủ tịch",
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
    ),
    "by order": (
        "thừa lệnh: Chánh Văn phòng",
        ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"],
    ),
    "a deputy of the one by order": (
        "thừa lệnh: Chánh Văn phòng, ký thay: Phó Chánh Văn phòng",
        ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
    ),
    "by mandate": (
        "thừa ủy quyền: Giám đốc Sở Nội vụ",
        ["TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"],
    ),
    "put in charge of the post": ("quyền: có", ["TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"]),
    "for another collective": (
        "thay mặt: Ban Chỉ đạo",
        ["TM. BAN CHỈ ĐẠO", "CHỦ TỊCH"],
    ),
    "for nobody": ("thay mặt: không", ["CHỦ TỊCH"]),
}


@pytest.mark.parametrize(("more", "authority"), SIGNERS.values(), ids=SIGNERS.keys())
def test_by_what_right_one_signs_for_a_committee(more: str, authority: list[str]) -> None:
    """PL I, II.7.b; Điều 13."""
    made = sheet(f"người ký: {{chức vụ: Chủ tịch, họ tên: Lê Văn Nam, {more}}}")
    assert list(made.signature.authority) == authority
    assert (made.signature.name, made.signature.other_post) == ("Lê Văn Nam", "")


@pytest.mark.parametrize(
    ("more", "authority"),
    [
        ("", ["GIÁM ĐỐC"]),
        ("ký thay: Phó Giám đốc", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        ("quyền: có", ["Q. GIÁM ĐỐC"]),
        ("thừa lệnh: Trưởng phòng", ["TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG"]),
        ("thay mặt: Tập thể lãnh đạo", ["TM. TẬP THỂ LÃNH ĐẠO", "GIÁM ĐỐC"]),
    ],
)
def test_by_what_right_one_signs_for_an_agency_under_one_head(
    more: str, authority: list[str]
) -> None:
    agency = "cơ quan: {tên: Sở A, cấp trên: UBND tỉnh B, ký hiệu: SA, địa danh: C}"
    made = sheet(agency, f"người ký: {{chức vụ: Giám đốc, {more}}}")
    assert list(made.signature.authority) == authority
    assert made.signature.name == ""


def test_another_post_stands_above_the_name() -> None:
    """PL I, II.7.đ."""
    made = sheet("người ký: {chức vụ: Trưởng ban, chức vụ khác: Chủ tịch UBND tỉnh, họ tên: A}")
    assert made.signature.other_post == "CHỦ TỊCH UBND TỈNH"


@pytest.mark.parametrize(
    ("number", "shown"), [(1, "01"), (5, "05"), (9, "09"), (10, "10"), (214, "214"), ("007", "07")]
)
def test_a_number_under_10_takes_a_zero(number: int | str, shown: str) -> None:
    """PL I, II.3.c."""
    assert sheet(f"số: {number}").number == f"Số: {shown}/KH-UBND"


@pytest.mark.parametrize(
    ("symbol", "shown"), [("", "05/KH-UBND"), ("ký hiệu: KH-BCĐ", "05/KH-BCĐ")]
)
def test_the_symbol_is_the_agencys_unless_given(symbol: str, shown: str) -> None:
    assert sheet("số: 5", symbol).number == f"Số: {shown}"


def test_number_and_date_are_given_or_left_blank_for_the_van_thu() -> None:
    given, left, draft = (
        sheet("số: 5\nngày: 05/3/2026"),
        sheet(),
        sheet("số: 5\nngày: 05/3/2026", draft=True),
    )
    assert plain(given.place_and_day) == "Đắk Lắk, ngày 05 tháng 3 năm 2026"
    for blank in (left, draft):
        assert re.fullmatch(r"Số:  {6}/KH-UBND", plain(blank.number))
        assert re.fullmatch(r"Đắk Lắk, ngày {6}tháng {6}năm 2026", plain(blank.place_and_day))
        assert blank.day == ""
    assert given.day == "2026-03-05"


@pytest.mark.parametrize(
    ("key", "draft", "mark"),
    [
        ("", False, ""),
        ("", True, "DỰ THẢO"),
        ("dự thảo: có", False, "DỰ THẢO"),
        ("dự thảo: true", False, "DỰ THẢO"),
        ("dự thảo: lần 2", False, "DỰ THẢO LẦN 2"),
        ("dự thảo: Dự thảo lần 3", False, "DỰ THẢO LẦN 3"),
        ("dự thảo: lần 2", True, "DỰ THẢO LẦN 2"),
        ("dự thảo: không", False, ""),
    ],
)
def test_a_draft_says_so(key: str, draft: bool, mark: str) -> None:
    assert sheet(key, draft=draft).draft == mark


def test_marks_of_urgency_secrecy_and_circulation() -> None:
    """PL I, III.2."""
    made = sheet("độ khẩn: thượng khẩn\nđộ mật: tối mật\nlưu hành: Lưu hành nội bộ")
    found = (made.urgency, made.secrecy, made.circulation)
    assert found == ("thượng khẩn", "TỐI MẬT", "LƯU HÀNH NỘI BỘ")
    bare = sheet()
    assert (bare.urgency, bare.secrecy, bare.circulation) == ("", "", "")


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        ("Quyết định số 45/QĐ-TTg", "Căn cứ Quyết định số 45/QĐ-TTg"),
        ("'Căn cứ Luật A,'", "Căn cứ Luật A"),
        ("Thực hiện Nghị quyết số 76/NQ-CP.", "Thực hiện Nghị quyết số 76/NQ-CP"),
        ("Xét đề nghị của Giám đốc Sở Nội vụ", "Xét đề nghị của Giám đốc Sở Nội vụ"),
        ("Theo đề nghị của Sở A", "Theo đề nghị của Sở A"),
        (
            "{loại: Quyết định, số: 45/QĐ-TTg, ngày: 02/01/2026, cơ quan: Thủ tướng Chính phủ, "
            "trích yếu: về việc A}",
            "Căn cứ Quyết định số 45/QĐ-TTg ngày 02 tháng 01 năm 2026 của Thủ tướng Chính phủ "
            "về việc A",
        ),
        ("{loại: Kế hoạch, số: 5/KH-UBND}", "Căn cứ Kế hoạch số 5/KH-UBND"),
        (
            "{loại: Luật, trích yếu: Tổ chức A, ngày: 16/6/2025}",
            "Căn cứ Luật Tổ chức A ngày 16 tháng 6 năm 2025",
        ),
        (
            "{loại: Luật, trích yếu: Tổ chức A, số: 72/2025/QH15, cơ quan: Quốc hội}",
            "Căn cứ Luật Tổ chức A",
        ),
        ("{loại: Pháp lệnh, trích yếu: B, số: 1/PL}", "Căn cứ Pháp lệnh B"),
    ],
)
def test_a_basis_names_its_act_in_full_but_a_law_by_name_alone(basis: str, said: str) -> None:
    """PL I, II.6.a."""
    (found,) = sheet(f"căn cứ:\n  - {basis}").bases
    assert plain(words(found).replace("~", " ")) == f"{said}."


def test_each_basis_ends_with_a_semicolon_and_the_last_with_a_full_stop() -> None:
    """PL I, II.6.a."""
    made = sheet("căn cứ: [Luật A, Luật B;, Luật **C**.]")
    assert [words(basis) for basis in made.bases] == [
        "Căn cứ Luật A;",
        "Căn cứ Luật B;",
        "Căn cứ Luật **C**.",
    ]
    assert sheet().bases == ()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("[Bộ A, 'Lưu: VT, NC']", ["- Bộ A;", "- Lưu: VT, NC."]),
        (
            "['- Bộ A;', '+ Bộ B.', '- Lưu: VT, NC (2).']",
            ["- Bộ A;", "- Bộ B;", "- Lưu: VT, NC (2)."],
        ),
        ("['Lưu: VT', Bộ A]", ["- Bộ A;", "- Lưu: VT."]),
        ("[Bộ A]", ["- Bộ A;", "- Lưu: VT."]),
        ("['Lưu: VT', Bộ A, 'Lưu: NC']", ["- Bộ A;", "- Lưu: VT;", "- Lưu: NC."]),
        ("[Bộ A (để b/c), 'Lưu: VT']", ["- Bộ A (để b/c);", "- Lưu: VT."]),
        ("['Như Điều 5', 'Lưu: VT']", ["- Như Điều 5;", "- Lưu: VT."]),
        ("[Cục Lưu trữ, 'Lưu: VT']", ["- Cục Lưu trữ;", "- Lưu: VT."]),
    ],
)
def test_recipients_end_with_semicolons_and_the_record_copy_is_last(
    typed: str, shown: list[str]
) -> None:
    """PL I, II.9.d."""
    assert [plain(line) for line in sheet(f"nơi nhận: {typed}").recipients] == shown


@pytest.mark.parametrize(
    ("keys", "mark"),
    [
        ("", ""),
        ("người soạn thảo: pl\nsố bản: 300", "PL.(300)"),
        ("người soạn thảo: PL", "PL."),
        ("số bản: 5", "(5)"),
    ],
)
def test_typist_and_number_of_copies(keys: str, mark: str) -> None:
    """PL I, III.3."""
    assert sheet(keys).typist == mark


def test_a_committee_and_its_place_are_one_name_on_two_lines() -> None:
    made = sheet("cơ quan: UBND thành phố Cần Thơ")
    assert (made.superior, [plain(line) for line in made.issuer]) == (
        "",
        ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ CẦN THƠ"],
    )


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("", "Đắk Lắk"),
        ("địa danh: Buôn Ma Thuột", "Buôn Ma Thuột"),
        ("cơ quan: UBND Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
    ],
)
def test_the_place_may_be_given(place: str, shown: str) -> None:
    made = sheet(place, "ngày: 10/02/2026")
    assert plain(made.place_and_day) == f"{shown}, ngày 10 tháng 02 năm 2026"


def test_the_title_holds_its_last_words_and_places_together() -> None:
    made = sheet("kế hoạch: Nâng cao chỉ số tỉnh Đắk Lắk năm {năm}")
    assert made.title.replace("\u00a0", "~").endswith("tỉnh~Đắk~Lắk~năm~2026")


BLANK = f"số {' ' * 6}/KH-UBND ngày{' ' * 6}tháng{' ' * 6}năm 2026"


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ("số: 5\nngày: 05/3/2026", "số 05/KH-UBND ngày 05 tháng 3 năm 2026"),
        ("số: 5\nngày: 05/3/2026\nbản điện tử: có", BLANK),
        ("", BLANK),
    ],
)
def test_an_appendix_says_what_it_is_enclosed_with(more: str, shown: str) -> None:
    """PL I, III.1.c: filled in on paper, left blank in an electronic document."""
    (annex,) = sheet(more, "mở đầu: Xem Phụ lục.", "phụ lục: [{tên: Bảng A}]").annexes
    assert plain(annex.enclosed) == f"(Kèm theo Kế hoạch {shown} của Ủy ban nhân dân tỉnh Đắk Lắk)"


def test_an_electronic_document_keeps_its_own_number_and_date() -> None:
    made = sheet("số: 5\nngày: 05/3/2026\nbản điện tử: có")
    assert (made.number, plain(made.place_and_day)) == (
        "Số: 05/KH-UBND",
        "Đắk Lắk, ngày 05 tháng 3 năm 2026",
    )


def test_appendices_are_numbered_from_two_on_and_each_has_its_paper() -> None:
    """PL I, III.1.a, b."""
    made = sheet(
        """
        mở đầu: Xem các phụ lục.
        phụ lục:
          - {tên: Bảng chỉ tiêu, khổ: dọc}
          - {tên: 'Bảng nhiệm vụ năm {năm}', khổ: ngang}
    """
    )
    assert [(annex.number, plain(annex.title), annex.landscape) for annex in made.annexes] == [
        ("Phụ lục I", "BẢNG CHỈ TIÊU", False),
        ("Phụ lục II", "BẢNG NHIỆM VỤ NĂM 2026", True),
    ]


def test_an_agency_that_cannot_be_resolved_is_refused() -> None:
    """A plan made without the reader's checks."""
    good = plan()
    agency = good.agency.model_copy(update={"name": "Sở Nội vụ"})
    unknown = good.model_copy(update={"agency": agency})
    assert isinstance(unknown, Plan)
    with pytest.raises(BadInput) as refused:
        compose(unknown)
    assert [one.code for one in refused.value.problems] == ["KH934"]
