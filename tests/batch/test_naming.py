"""Names of documents: two habits of offices, safe on Windows, macOS and Linux."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.batch.naming import KINDS, key_of, safe, stem_of
from kehoach.compose import compose
from kehoach.errors import BadInput
from kehoach.registry.register import Register
from kehoach.spec.read import read_spec
from kehoach.spec.register_file import read_register
from small_plans import FILE, spec

DAY = "ngày: 25/8/2026"
OFFICE = "cơ quan: [{tên: UBND tỉnh Đắk Lắk, mã định danh: H15.01}]"
CODED, TITLED = "ma-dinh-danh", "trich-yeu"


def register(text: str) -> Register:
    return read_register(text.encode(), "danh-muc.yaml")


def named(habit: str, *parts: str, office: str = OFFICE, draft: bool = False) -> str:
    known = register(office) if office else None
    plan = read_spec(spec(*parts).encode(), FILE, known).plan
    return stem_of(habit, plan, compose(plan, draft), known)


def refused(habit: str, *parts: str, office: str = OFFICE, draft: bool = False) -> list[str]:
    with pytest.raises(BadInput) as caught:
        named(habit, *parts, office=office, draft=draft)
    return [problem.code for problem in caught.value.problems]


# 2026.08.25. Trích yếu


def test_the_day_and_the_subject() -> None:
    assert named(TITLED, DAY, office="") == "2026.08.25. Nâng cao Chỉ số A năm 2026"


def test_the_subject_begins_with_a_capital() -> None:
    assert named(TITLED, "kế hoạch: về phát triển đảng viên") == "2026. Về phát triển đảng viên"


@pytest.mark.parametrize(("parts", "draft"), [((), False), ((DAY,), True)])
def test_while_the_day_is_blank_the_year_of_the_plan(parts: tuple[str, ...], draft: bool) -> None:
    assert named(TITLED, *parts, draft=draft) == "2026. Nâng cao Chỉ số A năm 2026"


def test_a_long_subject_is_cut_after_a_word() -> None:
    words = " ".join(f"Việc-{at}" for at in range(60))
    name = named(TITLED, f"kế hoạch: {words}")
    assert 110 < len(name) <= 120
    assert f"2026. {words} ".startswith(f"{name} ")


def test_a_word_without_end_is_cut_itself() -> None:
    assert named(TITLED, DAY, f"kế hoạch: {'a' * 400}") == f"2026.08.25. A{'a' * 107}"


# H01.151.2026.08.25.10.UBND.10


@pytest.mark.parametrize(
    ("number", "shown"), [("số: 10", "10"), ("số: 5", "05"), ("số: 1234", "1234")]
)
def test_the_codes_of_the_document(number: str, shown: str) -> None:
    assert named(CODED, DAY, number) == f"H15.01.2026.08.25.{shown}.UBND.10"


def test_the_issuers_own_letters() -> None:
    office = (
        "tỉnh: tỉnh Đắk Lắk\n"
        "cơ quan: [{tên: Sở Nội vụ, viết tắt: SNV, mã định danh: H15.08, địa danh: Đắk Lắk}]"
    )
    parts = ("cơ quan: SNV", "người ký: {chức vụ: Giám đốc}", DAY, "số: 7")
    assert named(CODED, *parts, office=office) == "H15.08.2026.08.25.07.SNV.10"
    own = named(CODED, *parts, "ký hiệu: KH-BCĐ", office=office)
    assert own == "H15.08.2026.08.25.07.BCĐ.10"


@pytest.mark.parametrize(
    "typed",
    ["KH-BCĐ", " KH -  BCĐ ", "KH/ BCĐ", unicodedata.normalize("NFD", "KH-BCĐ"), "KH-B\u200bCĐ"],
)
def test_a_symbol_is_one_part_however_it_was_typed(typed: str) -> None:
    assert named(CODED, DAY, "số: 7", f'ký hiệu: "{typed}"') == "H15.01.2026.08.25.07.BCĐ.10"


def test_marks_of_a_symbol_that_no_file_name_holds_are_replaced() -> None:
    shown = named(CODED, DAY, "số: 7", 'ký hiệu: "KH-B: C/Đ?"')
    assert shown == "H15.01.2026.08.25.07.B-C-Đ.10"


def test_the_last_part_is_the_place_of_the_type_in_article_7() -> None:
    assert (len(KINDS), KINDS.index("kế hoạch"), KINDS[-1]) == (29, 9, "thư công")
    assert named(CODED, DAY, "số: 7", "tên loại: BÁO CÁO").endswith(".UBND.14")
    assert named(CODED, DAY, "số: 7", "tên loại: Nghị quyết").endswith(".UBND.01")


def test_what_the_codes_need_is_said_at_once() -> None:
    assert refused(CODED, office="") == ["KH1005", "KH1006"]
    assert refused(CODED, DAY) == ["KH1006"]
    assert refused(CODED, DAY, "số: 7", draft=True) == ["KH1006"]
    assert refused(CODED, DAY, "số: 7", "tên loại: SÁNG KIẾN") == ["KH1007"]


def test_the_agency_that_has_no_code_is_named() -> None:
    with pytest.raises(BadInput) as caught:
        named(CODED, DAY, "số: 7", office="tỉnh: tỉnh Đắk Lắk")
    (problem,) = caught.value.problems
    assert (problem.code, problem.args) == ("KH1005", {"name": "Ủy ban nhân dân tỉnh Đắk Lắk"})


@pytest.mark.parametrize("code", ["h15", "H15.", "H15..1", "H15/1", "H 15", "Đ15"])
def test_a_code_of_another_form_is_refused_in_its_line(code: str) -> None:
    with pytest.raises(BadInput) as caught:
        register(f"cơ quan:\n  - tên: Sở A\n    mã định danh: {code}\n")
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.line, problem.args["value"]) == ("KH1009", 3, code)


# safe on every system


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Kế hoạch 05/KH-UBND", "Kế hoạch 05-KH-UBND"),
        ("Mục tiêu: 95%", "Mục tiêu - 95%"),
        ("7:30", "7-30"),
        ('"a" <b> c|d\\e', "'a' (b) c-d-e"),
        ("Sao? Vì sao*", "Sao Vì sao"),
        ("  hai  cách \n dòng ", "hai cách dòng"),
        ("chấm cuối. . .", "chấm cuối"),
        ("ẩn\u200bẩn\u202e", "ẩnẩn"),
        ("e\u0302\u0301", "ế"),
        ("CON", "CON_"),
        ("nul.2026", "nul_.2026"),
        ("Com1 . a", "Com1_. a"),
        ("LPT¹", "LPT¹_"),
        ("console", "console"),
        ("???", "_"),
        ("", "_"),
    ],
)
def test_what_windows_refuses_is_replaced(name: str, stem: str) -> None:
    assert safe(name) == stem


def test_a_name_fits_in_bytes_too() -> None:
    assert len(safe("ế" * 300).encode()) <= 240
    assert len(safe("kế hoạch " * 50)) <= 120
    assert safe("kế hoạch " * 50).split()[-1] in ("kế", "hoạch")


FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


@given(st.text(max_size=200))
def test_a_safe_name_is_one_that_windows_takes_and_stays_as_it_is(name: str) -> None:
    stem = safe(name)
    assert stem and not FORBIDDEN.search(stem)
    assert stem == stem.strip() and not stem.endswith(".")
    assert not re.fullmatch(r"(con|prn|aux|nul|com\d|lpt\d)", stem.split(".")[0].strip(), re.I)
    assert len(stem) <= 121 and len(f"{stem}.docx".encode()) <= 250
    assert unicodedata.is_normalized("NFC", stem)
    assert safe(stem) == stem


@given(st.text(max_size=20))
def test_names_that_a_system_takes_for_one_have_one_key(name: str) -> None:
    assert key_of(unicodedata.normalize("NFD", name)) == key_of(unicodedata.normalize("NFC", name))
    assert key_of("Kế Hoạch") == key_of("kế hoạch")
