"""A spec rolled into another folder still finds its office's register."""

from __future__ import annotations

from pathlib import Path

import pytest

import kehoach
from kehoach.rolling.rebasing import rebased
from kehoach.spec.read import read_spec
from kehoach.yearly import roll_file
from small_plans import spec

OFFICE = (
    "tỉnh: tỉnh Đắk Lắk\nngười ký:\n  - {cơ quan: UBND tỉnh, chức vụ: Chủ tịch, họ tên: Lê B}\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    old = tmp_path / "cu"
    old.mkdir()
    for name in ("danh-muc.yaml", "dm.yaml"):
        (old / name).write_text(OFFICE, encoding="utf-8")
    return old


def rolled(folder: Path, named: str, to: str, year: int = 2027) -> tuple[str | None, list[str]]:
    """The register's path in the new spec, which is read, and the words of what was done to it."""
    key = f"danh mục: {named}" if named else ""
    (folder / "2026.yaml").write_text(spec("năm: 2026", key), encoding="utf-8")
    new = folder / to
    items = roll_file(str(folder / "2026.yaml"), year, new).items
    told = [f"{one.was} → {one.now}" for one in items if one.code == "KH781"]
    plan = kehoach.load(new)
    assert plan.year == year
    return plan.register_file, told


@pytest.mark.parametrize("year", [2026, 2027, 2029])
def test_the_path_is_told_from_the_new_folder(folder: Path, year: int) -> None:
    assert rolled(folder, "dm.yaml", "../moi/2027.yaml", year) == (
        "../cu/dm.yaml",
        ["dm.yaml → ../cu/dm.yaml"],
    )


def test_a_register_that_stood_beside_the_old_spec_is_named(folder: Path) -> None:
    assert rolled(folder, "", "2027/2027.yaml") == ("../danh-muc.yaml", [" → ../danh-muc.yaml"])


def test_a_register_beside_the_new_spec_is_its_own(folder: Path) -> None:
    (folder / "2027").mkdir()
    (folder / "2027" / "danh-muc.yaml").write_text(OFFICE, encoding="utf-8")
    assert rolled(folder, "", "2027/2027.yaml") == (None, [])


def test_in_the_same_folder_nothing_is_changed(folder: Path) -> None:
    assert rolled(folder, "dm.yaml", "../cu/2027.yaml") == ("dm.yaml", [])


def test_a_whole_path_stays(folder: Path) -> None:
    whole = (folder / "dm.yaml").absolute().as_posix()
    assert rolled(folder, f"'{whole}'", "../moi/2027.yaml") == (whole, [])


def test_without_a_register_no_path_is_written(folder: Path) -> None:
    (folder / "danh-muc.yaml").unlink()
    assert rolled(folder, "", "../moi/2027.yaml") == (None, [])


REST = """\
kế hoạch: Cải cách
năm: 2026
{agency}
nội dung: [Nội dung.]
nơi nhận: ['Lưu: VT']
người ký: {{chức vụ: Chủ tịch}}
"""
NAMED = "{tên: UBND tỉnh A, cấp trên: Bộ B, ký hiệu: A, địa danh: C}"


@pytest.mark.parametrize(
    "agency",
    [
        "cơ quan: UBND tỉnh Đắk Lắk",
        "cơ quan: 'UBND tỉnh Đắk Lắk'   # tên\n# chú thích của khóa sau",
        f"cơ quan: {NAMED}",
        f"cơ quan: {NAMED.replace(', ', ',' + chr(10) + '    ')}\n",
        "cơ quan:\n  tên: Sở A\n  cấp trên: UBND tỉnh A\n  ký hiệu: A\n  địa danh: >-\n    C\n",
        "cơ quan: |\n  UBND tỉnh Đắk Lắk\n\n# chú thích",
        "cơ quan: UBND tỉnh Đắk Lắk\ndanh mục: a.yaml # tệp",
        'Danh_muc: "a.yaml"\ncơ quan: UBND tỉnh Đắk Lắk',
        "cơ quan: UBND tỉnh Đắk Lắk\ndanh mục:\n",
    ],
)
@pytest.mark.parametrize("path", ["../cu/dm.yaml", "../Hồ sơ, 'cũ' #1: a/dm.yaml"])
def test_however_a_spec_is_written_only_the_path_in_it_changes(agency: str, path: str) -> None:
    text = REST.format(agency=agency)
    data, (change,) = rebased(text.encode(), "x.yaml", path)
    old, new = (read_spec(one, "x.yaml").plan for one in (text.encode(), data))
    assert new.register_file == path
    assert new == old.model_copy(update={"register_file": path})
    (edit,) = change.edits
    assert data.decode() == text[: edit.start] + edit.new + text[edit.end :]
    assert rebased(data, "x.yaml", path) == (data, ())


def test_a_spec_in_braces_gets_the_key_too() -> None:
    text = (
        "{kế hoạch: A, năm: 2026, cơ quan: UBND tỉnh Đắk Lắk, nội dung: [B.], "
        "nơi nhận: ['Lưu: VT'], người ký: {chức vụ: Chủ tịch}}"
    )
    data, _ = rebased(text.encode(), "x.yaml", "a, b.yaml")
    assert data.decode() == text.replace("{", "{danh mục: 'a, b.yaml', ", 1)
    assert read_spec(data, "x.yaml").plan.register_file == "a, b.yaml"
