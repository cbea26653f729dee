"""The register of provinces: every name holds on its own days, by the act that says so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kehoach.plan import AgencyRef
from kehoach.registry import Issuer, Miss, resolve, units
from kehoach.registry.provinces import became
from small_plans import plan, problems, sheet, spec

MERGER = "Nghị quyết số 202/2025/QH15"
BEFORE_MERGER, AFTER_MERGER = date(2025, 6, 30), date(2025, 7, 1)
TODAY = date(2026, 11, 21)

OF_63 = """
    An Giang; Bà Rịa - Vũng Tàu; Bắc Giang; Bắc Kạn; Bạc Liêu; Bắc Ninh; Bến Tre; Bình Định;
    Bình Dương; Bình Phước; Bình Thuận; Cà Mau; Cần Thơ; Cao Bằng; Đà Nẵng; Đắk Lắk; Đắk Nông;
    Điện Biên; Đồng Nai; Đồng Tháp; Gia Lai; Hà Giang; Hà Nam; Hà Nội; Hà Tĩnh; Hải Dương;
    Hải Phòng; Hậu Giang; Hồ Chí Minh; Hòa Bình; Huế; Hưng Yên; Khánh Hòa; Kiên Giang; Kon Tum;
    Lai Châu; Lâm Đồng; Lạng Sơn; Lào Cai; Long An; Nam Định; Nghệ An; Ninh Bình; Ninh Thuận;
    Phú Thọ; Phú Yên; Quảng Bình; Quảng Nam; Quảng Ngãi; Quảng Ninh; Quảng Trị; Sóc Trăng; Sơn La;
    Tây Ninh; Thái Bình; Thái Nguyên; Thanh Hóa; Tiền Giang; Trà Vinh; Tuyên Quang; Vĩnh Long;
    Vĩnh Phúc; Yên Bái
"""
SIX_CITIES = {"Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ"}
MERGED_INTO = {
    "tỉnh Tuyên Quang": "Hà Giang",
    "tỉnh Lào Cai": "Yên Bái",
    "tỉnh Thái Nguyên": "Bắc Kạn",
    "tỉnh Phú Thọ": "Hòa Bình, Vĩnh Phúc",
    "tỉnh Bắc Ninh": "Bắc Giang",
    "tỉnh Hưng Yên": "Thái Bình",
    "thành phố Hải Phòng": "Hải Dương",
    "tỉnh Ninh Bình": "Hà Nam, Nam Định",
    "tỉnh Quảng Trị": "Quảng Bình",
    "thành phố Đà Nẵng": "Quảng Nam",
    "tỉnh Quảng Ngãi": "Kon Tum",
    "tỉnh Gia Lai": "Bình Định",
    "tỉnh Khánh Hòa": "Ninh Thuận",
    "tỉnh Lâm Đồng": "Đắk Nông, Bình Thuận",
    "tỉnh Đắk Lắk": "Phú Yên",
    "Thành phố Hồ Chí Minh": "Bà Rịa - Vũng Tàu, Bình Dương",
    "tỉnh Đồng Nai": "Bình Phước",
    "tỉnh Tây Ninh": "Long An",
    "thành phố Cần Thơ": "Sóc Trăng, Hậu Giang",
    "tỉnh Vĩnh Long": "Bến Tre, Trà Vinh",
    "tỉnh Đồng Tháp": "Tiền Giang",
    "tỉnh Cà Mau": "Bạc Liêu",
    "tỉnh An Giang": "Kiên Giang",
}


def split(names: str) -> list[str]:
    return [" ".join(name.split()) for name in names.replace(",", ";").split(";")]


def valid(day: date) -> set[str]:
    return {unit.name for unit in units() if unit.holds(day, day)}


def own(name: str) -> str:
    return (
        name.split(" ", 2)[2] if name.casefold().startswith("thành phố") else name.split(" ", 1)[1]
    )


def cities(day: date) -> set[str]:
    return {unit.own for unit in units() if unit.holds(day, day) and unit.is_city}


def resolved(name: str, day: date) -> Issuer | Miss:
    return resolve(AgencyRef.model_validate({"tên": name}), day, day)


def test_63_units_to_the_merger() -> None:
    assert {own(name) for name in valid(BEFORE_MERGER)} == set(split(OF_63))
    assert len(valid(BEFORE_MERGER)) == 63
    assert cities(BEFORE_MERGER) == {
        "Hà Nội",
        "Hải Phòng",
        "Huế",
        "Đà Nẵng",
        "Hồ Chí Minh",
        "Cần Thơ",
    }


def test_34_units_from_the_merger_six_of_them_cities() -> None:
    gone = {name for merged in MERGED_INTO.values() for name in split(merged)}
    assert {own(name) for name in valid(AFTER_MERGER)} == set(split(OF_63)) - gone
    assert len(valid(AFTER_MERGER)) == 34
    assert cities(AFTER_MERGER) == {
        "Hà Nội",
        "Hải Phòng",
        "Huế",
        "Đà Nẵng",
        "Hồ Chí Minh",
        "Cần Thơ",
    }


def test_34_units_today_nine_of_them_cities() -> None:
    assert len(valid(TODAY)) == 34
    assert cities(TODAY) - cities(AFTER_MERGER) == {"Đồng Nai", "Quảng Ninh", "Bắc Ninh"}
    assert len(cities(TODAY)) == 9


@pytest.mark.parametrize(
    ("new", "old"), [(new, old) for new, merged in MERGED_INTO.items() for old in split(merged)]
)
def test_a_merged_province_names_its_successor_and_the_act(new: str, old: str) -> None:
    name = f"tỉnh {old}"
    before = resolved(f"UBND {name}", BEFORE_MERGER)
    assert isinstance(before, Issuer)
    assert before.full_name == f"Ủy ban nhân dân {name}"
    assert resolved(f"UBND {name}", AFTER_MERGER) == Miss(
        "KH935", {"name": name, "to": "30/06/2025", "becomes": new, "act": MERGER}
    )


@pytest.mark.parametrize(
    ("name", "last_day", "becomes", "act"),
    [
        ("tỉnh Thừa Thiên Huế", date(2024, 12, 31), "thành phố Huế", "Nghị quyết số 175/2024/QH15"),
        ("tỉnh Đồng Nai", date(2026, 4, 29), "thành phố Đồng Nai", "Nghị quyết số 30/2026/QH16"),
        (
            "tỉnh Quảng Ninh",
            date(2026, 8, 31),
            "thành phố Quảng Ninh",
            "Nghị quyết số 36/2026/QH16",
        ),
        ("tỉnh Bắc Ninh", date(2026, 9, 19), "thành phố Bắc Ninh", "Nghị quyết số 39/2026/QH16"),
    ],
)
def test_a_province_that_becomes_a_city_changes_its_name_overnight(
    name: str, last_day: date, becomes: str, act: str
) -> None:
    day_after = last_day + timedelta(1)
    to = last_day.strftime("%d/%m/%Y")
    start = day_after.strftime("%d/%m/%Y")
    assert isinstance(resolved(f"UBND {name}", last_day), Issuer)
    assert isinstance(resolved(f"UBND {becomes}", day_after), Issuer)
    assert resolved(f"UBND {name}", day_after) == Miss(
        "KH935", {"name": name, "to": to, "becomes": becomes, "act": act}
    )
    assert resolved(f"UBND {becomes}", last_day) == Miss(
        "KH888", {"name": becomes, "from": start, "now": name}
    )


def test_every_name_is_followed_by_one_that_holds_the_day_after() -> None:
    ended = [unit for unit in units() if unit.end]
    assert len(ended) == 33
    for unit in ended:
        assert unit.end is not None
        assert unit.becomes in valid(unit.end + timedelta(1)), unit.name
        assert unit.act.startswith("Nghị quyết số "), unit.name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("UBND tỉnh Thanh Hoá", "tỉnh Thanh Hóa"),
        ("UBND tỉnh Khánh Hoà", "tỉnh Khánh Hòa"),
        ("UBND tỉnh Hoà Bình", "tỉnh Hòa Bình"),
        ("UBND tỉnh Bắc Cạn", "tỉnh Bắc Kạn"),
        ("UBND tỉnh Đắc Lắc", "tỉnh Đắk Lắk"),
        ("UBND tỉnh Đak Lak", "tỉnh Đắk Lắk"),
        ("UBND tỉnh Dak Lak", "tỉnh Đắk Lắk"),
        ("UBND tỉnh Đắc Nông", "tỉnh Đắk Nông"),
        ("UBND tỉnh Kontum", "tỉnh Kon Tum"),
        ("UBND tỉnh Bà Rịa-Vũng Tàu", "tỉnh Bà Rịa - Vũng Tàu"),
        ("UBND tỉnh Bà Rịa – Vũng Tàu", "tỉnh Bà Rịa - Vũng Tàu"),
        ("UBND TP.HCM", "Thành phố Hồ Chí Minh"),
        ("UBND TP. Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("UBND thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("UBND TP Đà Nẵng", "thành phố Đà Nẵng"),
        ("UBND Hà Nội", "thành phố Hà Nội"),
        ("Ủy ban nhân dân tỉnh Gia Lai", "tỉnh Gia Lai"),
        ("Uỷ ban nhân dân tỉnh Gia Lai", "tỉnh Gia Lai"),
        ("ubnd Tỉnh Gia Lai", "tỉnh Gia Lai"),
    ],
)
def test_spellings_met_in_documents_are_known(typed: str, name: str) -> None:
    found = resolved(typed, date(2021, 7, 23))
    assert isinstance(found, Issuer)
    assert (found.full_name, found.short_name) == (f"Ủy ban nhân dân {name}", f"UBND {name}")
    assert found.letterhead == ("Ủy ban nhân dân", name)


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("UBND tỉnh Hà Giang", "Hà Giang"),
        ("UBND thành phố Cần Thơ", "Cần Thơ"),
        ("UBND Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
    ],
)
def test_the_place_is_the_unit_named_after_a_person_in_full(typed: str, place: str) -> None:
    """PL I, II.4.a."""
    found = resolved(typed, date(2021, 7, 23))
    assert isinstance(found, Issuer)
    assert (found.place, found.symbol, found.collective) == (place, "UBND", "Ủy ban nhân dân")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("UBND tỉnh Đắk Lăc", "UBND tỉnh Đắk Lắk"),
        ("UBND thành phố Hà Giang", "UBND tỉnh Hà Giang"),
        ("UBND tỉnh Hà Nội", "UBND thành phố Hà Nội"),
        ("UBND xã Ea Kao", ""),
        ("Sở Nội vụ", ""),
    ],
)
def test_an_unknown_agency_is_said_with_the_one_most_like_it(typed: str, hint: str) -> None:
    found = resolved(typed, date(2021, 7, 23))
    assert isinstance(found, Miss)
    assert (found.code, found.args["hint"]) == ("KH934", hint)


def test_a_draft_without_a_day_takes_any_name_of_its_year() -> None:
    for agency in ("UBND tỉnh Hà Giang", "UBND tỉnh Tuyên Quang"):
        assert not problems(spec("năm: 2025", f"cơ quan: {agency}"))
    (found,) = problems(spec("năm: 2026", "cơ quan: UBND tỉnh Hà Giang"))
    assert (found.code, found.place.quote) == ("KH935", "cơ quan: UBND tỉnh Hà Giang")


def test_details_given_in_place_win() -> None:
    made = sheet("""
        cơ quan:
          tên: Sở Nội vụ tỉnh Đắk Lắk
          tên tắt: Sở Nội vụ
          cấp trên: UBND tỉnh Đắk Lắk
          ký hiệu: SNV
          địa danh: Buôn Ma Thuột
        người ký: {chức vụ: Giám đốc}
        mở đầu: '{cơ quan}, {cơ quan đầy đủ}'
    """)
    assert made.superior.replace("\u00a0", " ") == "UBND TỈNH ĐẮK LẮK"
    assert [line.replace("\u00a0", " ") for line in made.issuer] == ["SỞ NỘI VỤ TỈNH ĐẮK LẮK"]
    assert made.number.endswith("/KH-SNV")
    assert made.place_and_day.startswith("Buôn Ma Thuột, ")
    assert made.signature.authority == ("GIÁM ĐỐC",)
    assert made.author == "Sở Nội vụ tỉnh Đắk Lắk"


def test_a_committee_outside_the_register_needs_symbol_and_place() -> None:
    ward = "cơ quan: {tên: UBND phường Ea Kao, ký hiệu: UBND, địa danh: Ea Kao}"
    made = sheet(ward)
    assert [line.replace("\u00a0", " ") for line in made.issuer] == [
        "ỦY BAN NHÂN DÂN",
        "PHƯỜNG EA KAO",
    ]
    assert made.signature.authority == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    (found,) = problems(spec("cơ quan: {tên: UBND phường Ea Kao, ký hiệu: UBND}"))
    assert found.code == "KH934"


def test_a_name_no_longer_valid_stands_when_all_details_are_given() -> None:
    old = "cơ quan: {tên: UBND tỉnh Hà Giang, ký hiệu: UBND, địa danh: Hà Giang}"
    assert not problems(spec(old, "năm: 2026", "ngày: 2026-03-05"))


def test_single_details_of_a_known_agency_win_over_the_register() -> None:
    made = plan("cơ quan: {tên: UBND tỉnh Gia Lai, địa danh: Pleiku, tên tắt: UBND tỉnh}")
    found = resolve(made.agency, TODAY, TODAY)
    assert found == Issuer(
        full_name="Ủy ban nhân dân tỉnh Gia Lai",
        short_name="UBND tỉnh",
        superior="",
        letterhead=("Ủy ban nhân dân", "tỉnh Gia Lai"),
        symbol="UBND",
        place="Pleiku",
        collective="Ủy ban nhân dân",
    )


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("tỉnh Hà Giang", "tỉnh Hà Giang", True),
        ("tỉnh Hà Giang", "tỉnh Tuyên Quang", True),
        ("tỉnh Tuyên Quang", "tỉnh Hà Giang", True),
        ("tỉnh Bắc Giang", "thành phố Bắc Ninh", True),
        ("tỉnh Hà Giang", "tỉnh Đắk Lắk", False),
        ("tỉnh Hà Giang", "phường Buôn Ma Thuột", True),
    ],
)
def test_a_province_is_known_by_what_it_became(old: str, new: str, same: bool) -> None:
    assert became(old, new) is same
