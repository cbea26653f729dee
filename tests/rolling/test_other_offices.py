"""A spec of another office is neither rolled by mistake nor written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehoach.errors import BadInput, KehoachError
from kehoach.yearly import roll_file
from small_plans import spec

DEPARTMENT = "cơ quan: {{tên: {}, cấp trên: UBND tỉnh {}, ký hiệu: SNV, địa danh: Huế}}"
HEAD = "người ký: {chức vụ: Giám đốc}"


def office(name: str, province: str) -> str:
    return spec("năm: 2026", DEPARTMENT.format(name, province), HEAD)


OURS = spec("năm: 2026", "cơ quan: UBND tỉnh Đắk Lắk")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "2026.yaml").write_text(OURS, encoding="utf-8")
    return tmp_path


def stopped(folder: Path, name: str = "2026.yaml") -> tuple[int, list[str]]:
    """Exit code and codes of a roll that must not write: nothing in the folder changed."""
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(KehoachError) as caught:
        roll_file(str(folder / name), 2027, folder / "2027.yaml")
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    return caught.value.exit_code, [one.code for one in caught.value.problems]


@pytest.mark.parametrize(
    ("ours", "there", "told"),
    [
        (OURS, spec("năm: 2027", "cơ quan: UBND tỉnh Cà Mau"), (2, "KH1110")),
        (OURS, office("Sở Nội vụ", "Đắk Lắk").replace("2026", "2027"), (2, "KH1110")),
        (office("Sở Nội vụ", "Đắk Lắk"), office("Sở Nội vụ", "Cà Mau"), (2, "KH1110")),
        (office("Sở Nội vụ", "Đắk Lắk"), office("Sở Y tế", "Đắk Lắk"), (2, "KH1110")),
        (office("Sở Nội vụ", "Đắk Lắk"), office("sở nội vụ", "Đắk Lắk"), (1, "KH984")),
        (OURS, spec("năm: 2024", "cơ quan: UBND tỉnh Phú Yên"), (1, "KH984")),
        (OURS, "không phải đặc tả", (1, "KH984")),
    ],
)
def test_a_spec_of_another_office_is_not_written_over(
    folder: Path, ours: str, there: str, told: tuple[int, str]
) -> None:
    (folder / "2026.yaml").write_text(ours, encoding="utf-8")
    (folder / "2027.yaml").write_text(there, encoding="utf-8")
    code, codes = stopped(folder)
    assert (code, *codes) == told


def register(folder: Path, text: str) -> None:
    (folder / "danh-muc.yaml").write_text(text, encoding="utf-8")


def test_a_register_of_another_province_is_told_at_the_agency(folder: Path) -> None:
    register(folder, "tỉnh: tỉnh Cà Mau\n")
    assert stopped(folder) == (2, ["KH1111"])
    with pytest.raises(BadInput) as caught:
        roll_file(str(folder / "2026.yaml"), 2027)
    assert caught.value.problems[0].place.quote == "cơ quan: UBND tỉnh Đắk Lắk"


def test_a_register_of_the_province_that_took_its_place_is_fine(folder: Path) -> None:
    old = spec("năm: 2024", "cơ quan: UBND tỉnh Phú Yên")
    (folder / "2024.yaml").write_text(old, encoding="utf-8")
    register(folder, "tỉnh: tỉnh Đắk Lắk\n")
    assert roll_file(str(folder / "2024.yaml"), 2025).items


def test_an_agency_that_the_register_does_not_know_is_pointed_out(folder: Path) -> None:
    text = office("Ban Quản lý Khu công nghiệp B", "Đắk Lắk")
    (folder / "2026.yaml").write_text(text, encoding="utf-8")
    register(folder, "tỉnh: tỉnh Đắk Lắk\ncơ quan: [{tên: Sở Nội vụ, viết tắt: SNV}]\n")
    found = roll_file(str(folder / "2026.yaml"), 2027).items
    assert [one.was for one in found if one.code == "KH799"] == ["Ban Quản lý Khu công nghiệp B"]
