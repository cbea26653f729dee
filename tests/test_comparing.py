"""`kehoach diff`: what it prints, writes and leaves alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import kehoach
from kehoach import cli
from small_plans import spec

OLD = spec("nội dung: [Rà soát thủ tục trong quý III.]")
NEW = spec("nội dung: [Rà soát thủ tục trong tháng 10.]")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    Path("cu.yaml").write_text(OLD, encoding="utf-8")
    Path("moi.yaml").write_text(NEW, encoding="utf-8")
    for name in ("cu", "moi"):
        Path(f"{name}.docx").write_bytes(kehoach.render(kehoach.load(f"{name}.yaml")))
    yield tmp_path


def run(*argv: str, language: str = "vi") -> int:
    return cli.run(["diff", *argv], language)


def files() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(Path().iterdir())}


def test_two_specs_are_told_field_by_field(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("cu.yaml", "moi.yaml") == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[0] == "Sửa 1."
    assert told.out.splitlines()[-1].startswith("  ~ đoạn: “Rà soát thủ tục trong quý III.” →")
    assert told.err == ""


@pytest.mark.parametrize("pair", [("cu.docx", "moi.docx"), ("cu.yaml", "moi.docx")])
def test_documents_are_told_by_words(
    pair: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*pair, language="en") == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("“quý III” → “tháng 10”")


def test_a_redline_is_written_and_named(capsys: pytest.CaptureFixture[str]) -> None:
    before = files()
    assert run("cu.yaml", "moi.yaml", "-o", "so/sanh.docx") == 0
    told = capsys.readouterr()
    assert told.out == f"{Path('so/sanh.docx')}\n" and told.err.startswith("Sửa 1.")
    assert {name: data for name, data in files_but("so").items()} == before
    made = kehoach.diff("cu.yaml", "moi.yaml", date.today())
    assert Path("so/sanh.docx").read_bytes() == made
    assert run("cu.yaml", "moi.yaml", "-o", "so/sanh.docx") == 0  # its own may be written again


def files_but(folder: str) -> dict[str, bytes]:
    found = (path for path in sorted(Path().iterdir()) if path.name != folder)
    return {path.name: path.read_bytes() for path in found}


@pytest.mark.parametrize(
    ("argv", "codes"),
    [
        (["khong.yaml", "khong.docx"], ["KH980", "KH980"]),
        (["cu.yaml", "anh.png"], ["KH992"]),
        (["rong.docx", "hong.docx"], ["KH870", "KH871"]),
        (["cu.yaml", "sai.yaml"], ["KH900"]),
        (["cu.docx", "moi.docx", "-o", "moi.docx"], ["KH990"]),
        (["cu.yaml", "moi.yaml", "-o", "so.pdf"], ["KH991"]),
        (["cu.yaml", "khac.yaml", "-o", "so.docx"], ["KH993"]),
    ],
)
def test_bad_input_is_told_and_nothing_is_written(
    argv: list[str], codes: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("anh.png").write_bytes(b"\x89PNG")
    Path("rong.docx").write_bytes(b"")
    Path("khac.yaml").write_text(re.sub(r"UBND tỉnh [^\n]+", "UBND tỉnh Cà Mau", OLD), "utf-8")
    Path("hong.docx").write_bytes(b"khong phai zip")
    Path("sai.yaml").write_text("a: [", encoding="utf-8")
    before = files()
    assert run(*argv) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err.count("[KH") == len(codes)
    assert all(f"[{code}]" in told.err for code in codes) or codes == ["KH900"]
    assert files() == before


def test_departments_of_two_provinces_are_two_offices(capsys: pytest.CaptureFixture[str]) -> None:
    agency = "cơ quan: {{tên: Sở Nội vụ, cấp trên: UBND tỉnh {}, ký hiệu: SNV, địa danh: Huế}}"
    for name, province in (("a", "Đắk Lắk"), ("b", "Cà Mau"), ("c", "Phú Yên")):
        text = re.sub(r"cơ quan: [^\n]+", agency.format(province), OLD)
        Path(f"{name}.yaml").write_text(text, encoding="utf-8")
    assert run("a.yaml", "b.yaml", "-o", "so.docx") == 2
    assert "[KH993]" in capsys.readouterr().err and not Path("so.docx").exists()
    assert run("c.yaml", "a.yaml") == 0


def test_a_person_s_file_is_not_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    Path("cua-toi.docx").write_bytes(b"van ban cua toi")
    assert run("cu.yaml", "moi.yaml", "-o", "cua-toi.docx") == 1
    assert Path("cua-toi.docx").read_bytes() == b"van ban cua toi"
    assert "[KH951]" in capsys.readouterr().err
    assert run("cu.yaml", "moi.yaml", "-o", "cua-toi.docx", "--force") == 0
