"""``kehoach roll``: what it prints and writes, and what it leaves alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import kehoach
from kehoach.rolling.items import Kind, words

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "plans" / "dak-lak-2026-par-index.yaml"


def run(*argv: str, cwd: Path | None = None) -> tuple[int, bytes, str]:
    done = subprocess.run(
        [sys.executable, "-m", "kehoach", "roll", *argv], capture_output=True, cwd=cwd, check=False
    )
    return done.returncode, done.stdout, done.stderr.decode("utf-8")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "2026.yaml"
    path.write_bytes(PLAN.read_bytes())
    return path


def test_without_o_the_spec_is_printed_and_the_list_told_beside_it(plan: Path) -> None:
    code, out, told = run(str(plan), "--year", "2027")
    assert (code, out) == (0, kehoach.roll(plan, 2027).data)
    assert told.startswith("ĐÃ LÀM (") and "PHẢI LÀM (" in told and "GIỮ NGUYÊN (" in told
    assert plan.read_bytes() == PLAN.read_bytes()


def test_with_o_the_path_is_printed_and_the_file_written(plan: Path) -> None:
    new = plan.with_name("2027.yaml")
    code, out, told = run(str(plan), "--year", "2027", "-o", str(new))
    assert (code, out.decode().strip()) == (0, str(new))
    assert f"{new}:8:6  2026 → 2027" in told
    assert new.read_bytes() == kehoach.roll(plan, 2027).data
    assert kehoach.load(new).year == 2027


def test_a_target_that_differs_is_left_alone_one_that_is_the_same_is_fine(plan: Path) -> None:
    new = plan.with_name("2027.yaml")
    new.write_text("của người khác", encoding="utf-8")
    code, out, told = run(str(plan), "--year", "2027", "-o", str(new))
    assert (code, out) == (1, b"") and "KH984" in told
    assert new.read_text(encoding="utf-8") == "của người khác"
    new.unlink()
    assert [run(str(plan), "--year", "2027", "-o", str(new))[0] for _ in range(2)] == [0, 0]


def test_the_old_file_is_never_written_over(plan: Path) -> None:
    assert run(str(plan), "--year", "2027", "-o", str(plan))[0] == 1
    assert plan.read_bytes() == PLAN.read_bytes()


def test_the_list_as_json(plan: Path) -> None:
    new = plan.with_name("2027.yaml")
    alone = json.loads(run(str(plan), "--year", "2027", "--json")[1])
    written = json.loads(run(str(plan), "--year", "2027", "--json", "-o", str(new))[1])
    assert alone["spec"] == new.read_text(encoding="utf-8")
    assert written["file"] == str(new)
    (first,) = [one for one in written["items"] if one["code"] == "KH751"]
    assert first == {
        "code": "KH751",
        "name": "nam-cua-ke-hoach",
        "kind": "đã làm",
        "file": str(new),
        "line": 8,
        "column": 6,
        "path": "năm",
        "was": "2026",
        "now": "2027",
        "why": "Năm của kế hoạch; mọi chỗ viết {năm} đổi theo.",
    }
    assert len(alone["items"]) == len(written["items"]) > 50


def test_the_same_year_changes_nothing(plan: Path) -> None:
    code, out, told = run(str(plan), "--year", "2026")
    assert (code, out) == (0, PLAN.read_bytes())
    assert told == "Đặc tả đã là của năm này; không có gì thay đổi.\n"


@pytest.mark.parametrize(
    ("content", "year", "told"),
    [
        (PLAN.read_bytes(), "2025", "KH994"),
        (PLAN.read_bytes(), "2100", "KH898"),
        (b"", "2027", "KH902"),
        (b"PK\x03\x04 \xff\xfe\x00", "2027", "KH901"),
        ("kế hoạch: A\n".encode(), "2027", "KH"),
        (None, "2027", "KH980"),
    ],
)
def test_bad_input_is_one_clear_line_and_nothing_is_written(
    tmp_path: Path, content: bytes | None, year: str, told: str
) -> None:
    path, new = tmp_path / "a.yaml", tmp_path / "b.yaml"
    if content is not None:
        path.write_bytes(content)
    code, out, said = run(str(path), "--year", year, "-o", str(new))
    assert (code, out) == (2, b"") and told in said
    assert not new.exists()


def test_a_folder_of_several_or_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_bytes(PLAN.read_bytes())
    (tmp_path / "a.docx").write_bytes(b"PK")
    assert "KH996" in run(str(tmp_path), "--year", "2027")[2]
    assert "KH986" in run(str(tmp_path / "a.docx"), "--year", "2027")[2]
    assert "KH986" in run(str(tmp_path / "a.yaml"), "--year", "2027", "-o", "b.docx")[2]


def test_every_item_has_words_in_both_languages() -> None:
    assert len(words()) > 30
    names = [entry["name"] for entry in words().values()]
    assert len(set(names)) == len(names)
    for code, entry in words().items():
        assert code.startswith("KH7") and 750 <= int(code[2:]) <= 799
        assert Kind(entry["kind"]) and entry["vi"] and entry["en"]
