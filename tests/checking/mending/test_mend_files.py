"""``check --fix``: a new file beside the old, a list of what changed, an exit code."""

from __future__ import annotations

from pathlib import Path

import pytest
from mended import TODAY, made

from kehoach.audit import Law, Mended, mend_all
from kehoach.inspection.mended import lines

LAW = Law(None, TODAY)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "Kế hoạch.docx"
    path.write_bytes(made({"trang": {"top": 10}, "ten_loai": {"size": 20}}))
    return path


def fixed(*paths: Path, force: bool = False) -> list[Mended]:
    return list(mend_all(map(str, paths), LAW, force))


def test_the_mended_file_stands_beside_the_old(wrong: Path) -> None:
    before = wrong.read_bytes()
    (done,) = fixed(wrong)
    assert done.target == wrong.with_name("Kế hoạch-da-sua.docx")
    assert done.target.read_bytes() != before
    assert wrong.read_bytes() == before
    assert (done.problems, done.left, done.exit_code) == ((), (), 0)


def test_what_changed_is_listed_by_rule(wrong: Path) -> None:
    (done,) = fixed(wrong)
    told = list(lines(done.source, done.changes, done.left))
    assert told[0].endswith("đã sửa 2 quy tắc.")
    assert told[1:] == ["  KH103 le-tren-sai: 2 chỗ", "  KH302 ten-loai-sai-co-chu: 1 chỗ"]
    english = list(lines(done.source, done.changes, done.left, "en"))
    assert english[1] == "  KH103 le-tren-sai: 2 found and mended"


def test_running_it_again_writes_nothing_new(wrong: Path) -> None:
    (first,) = fixed(wrong)
    assert first.target is not None
    written = first.target.stat().st_mtime_ns
    (again,) = fixed(wrong)
    assert (again.problems, first.target.stat().st_mtime_ns) == ((), written)
    (nothing,) = fixed(first.target)
    assert (nothing.target, nothing.changes, nothing.exit_code) == (None, (), 0)
    assert list(lines(nothing.source, (), ())) == [
        f"{first.target}: không có điều gì cần sửa mà sửa chắc chắn được."
    ]


def test_another_file_of_that_name_is_not_overwritten(wrong: Path) -> None:
    other = wrong.with_name("Kế hoạch-da-sua.docx")
    other.write_bytes(b"of a person")
    (done,) = fixed(wrong)
    assert [one.code for one in done.problems] == ["KH951"]
    assert done.exit_code != 0
    assert other.read_bytes() == b"of a person"
    (forced,) = fixed(wrong, force=True)
    assert forced.target == other
    assert other.read_bytes() != b"of a person"


def test_what_is_left_is_told_and_heavier_than_advice_gives_one(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(made({"trang": {"top": 10}, "ten_loai": None}))
    (done,) = fixed(path)
    assert done.exit_code == 1
    assert [one.id for one in done.left]
    assert "phải sửa tay" in list(lines(path, done.changes, done.left))[-1]


def test_a_file_named_twice_is_mended_once_and_a_template_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "a.dotx"
    path.write_bytes(made({"trang": {"top": 10}}))
    (done,) = fixed(path, path)
    assert done.target == tmp_path / "a-da-sua.dotx"


def test_a_bad_file_never_stops_the_others(wrong: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"no package")
    found = fixed(bad, wrong)
    assert [bool(one.problems) for one in found] == [True, False]
    assert found[0].exit_code == 2


def test_a_spec_is_for_a_person_to_mend(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1", encoding="utf-8")
    (done,) = fixed(path)
    assert [one.code for one in done.problems] == ["KH989"]
