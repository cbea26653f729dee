"""An office's register on disk: beside the spec, or named by it; it is no spec itself."""

from __future__ import annotations

from pathlib import Path

import pytest

import kehoach
from kehoach.batch import Options, find_specs, render_all, slots
from kehoach.errors import BadInput, NotWritten
from kehoach.office import register_of
from kehoach.starting import write_first
from small_plans import spec

SPEC = spec("cơ quan: SNV", "ngày: 05/3/2026", "người ký: {chức vụ: Giám đốc}")
OFFICE = """
tỉnh: tỉnh Đắk Lắk
cơ quan: [{tên: Sở Nội vụ, viết tắt: SNV}]
người ký: [{cơ quan: SNV, chức vụ: Giám đốc, họ tên: Lê B}]
"""


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def codes(path: Path) -> list[str]:
    with pytest.raises(BadInput) as caught:
        kehoach.load(path)
    return [one.code for one in caught.value.problems]


def test_the_register_beside_a_spec_is_read_with_it(tmp_path: Path) -> None:
    path = write(tmp_path / "a.yaml", SPEC)
    assert codes(path) == ["KH934"]
    write(tmp_path / "danh-muc.yaml", OFFICE)
    plan = kehoach.load(path)
    assert (plan.agency.symbol, plan.signatory.name) == ("SNV", "Lê B")
    assert kehoach.render(plan).startswith(b"PK")


@pytest.mark.parametrize("key", ["danh mục", "Danh_muc", "DANH MỤC"])
def test_a_spec_names_the_register_from_its_own_folder(tmp_path: Path, key: str) -> None:
    write(tmp_path / "chung" / "so.yaml", OFFICE)
    path = write(tmp_path / "2026" / "a.yaml", f"{key}: ../chung/so.yaml\n{SPEC}")
    write(tmp_path / "2026" / "danh-muc.yaml", "cơ quan: [{tên: Sở Khác}]")
    assert kehoach.load(path).signatory.name == "Lê B"


def test_a_register_that_is_named_must_be_there(tmp_path: Path) -> None:
    path = write(tmp_path / "a.yaml", f"danh mục: khong-co.yaml\n{SPEC}")
    assert codes(path) == ["KH855"]


def test_errors_of_the_register_stand_in_the_register(tmp_path: Path) -> None:
    path = write(tmp_path / "a.yaml", SPEC)
    register = write(tmp_path / "danh-muc.yaml", "tỉnh: tỉnh Đắk Lắk\ncơ quan: [{tên: ''}]")
    with pytest.raises(BadInput) as caught:
        kehoach.load(path)
    (found,) = caught.value.problems
    assert (found.code, found.place.file, found.place.line) == ("KH912", str(register), 2)


def test_a_folder_is_rendered_without_its_register(tmp_path: Path) -> None:
    path = write(tmp_path / "a.yaml", SPEC)
    register = write(tmp_path / "danh-muc.yaml", OFFICE)
    assert find_specs([str(tmp_path)]) == [path]
    (outcome,) = render_all(slots([path], None), Options())
    assert outcome.exit_code == 0
    assert not [one for one in outcome.problems if one.code >= "KH800"]
    with pytest.raises(BadInput) as caught:
        find_specs([str(register)])
    assert [one.code for one in caught.value.problems] == ["KH854"]


def test_without_a_register_nothing_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.yaml", SPEC)
    assert register_of(path, path.read_bytes()) is None
    (tmp_path / "danh-muc.yaml").mkdir()
    assert register_of(path, path.read_bytes()) is None


@pytest.mark.parametrize("agency", ["UBND tỉnh Đắk Lắk", "UBND Thành phố Hồ Chí Minh"])
@pytest.mark.parametrize("year", [2019, 2025, 2026])
def test_what_new_writes_renders_as_it_is(tmp_path: Path, agency: str, year: int) -> None:
    path, register = write_first(tmp_path / "a.yaml", agency, year)
    assert register.name == "danh-muc.yaml"
    (outcome,) = render_all(slots([path], None), Options())
    assert outcome.exit_code == 0
    assert not [one for one in outcome.problems if one.code >= "KH800"]
    with pytest.raises(NotWritten):
        write_first(register, agency, year)
