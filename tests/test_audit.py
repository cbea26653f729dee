"""``kehoach check``: files, folders and globs in; words, JSON or SARIF and an exit code out."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from maker import make

from kehoach.cli import run

SPEC = """kế hoạch: Cải cách hành chính năm {năm}
năm: 2026
cơ quan: UBND tỉnh Đắk Lắk
nội dung:
  - mục: Mục đích, yêu cầu
    nội dung: [Nêu rõ việc phải làm.]
  - mục: Nhiệm vụ
    nhiệm vụ:
      - việc: Rà soát thủ tục hành chính
        chủ trì: Sở Nội vụ
        thời hạn: tháng 6
        sản phẩm: Báo cáo
  - mục: Kinh phí
    nội dung: [Từ ngân sách tỉnh.]
  - mục: Tổ chức thực hiện
    nội dung: [Các sở thực hiện Kế hoạch này.]
nơi nhận: [Các sở, 'Lưu: VT, NC']
người ký: {chức vụ: Chủ tịch}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "đúng.docx").write_bytes(make())
    (tmp_path / "sai.docx").write_bytes(make({"trang": {"top": 10}}))
    (tmp_path / "kế hoạch.yaml").write_text(SPEC, encoding="utf-8")
    return tmp_path


def check(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    code = run(["check", *argv], "vi")
    out, err = capsys.readouterr()
    return code, out, err


def test_a_right_document_exits_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = check(capsys, "đúng.docx")
    assert (code, err) == (0, "")
    assert out.startswith("đúng.docx\nXét kế hoạch theo NĐ 30/2020, ngày 05/03/2026.\n")


def test_a_wrong_document_exits_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = check(capsys, "sai.docx")
    assert code == 1
    assert "KH103 Lề trên 10 mm, quy định 20–25 mm. [PL I, I.3]" in out


def test_a_spec_is_checked_by_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = SPEC.replace("        sản phẩm: Báo cáo\n", "")
    (folder / "thiếu.yaml").write_text(text, encoding="utf-8")
    code, out, _ = check(capsys, "thiếu.yaml")
    assert code == 0
    assert "KH703" in out
    assert "thiếu.yaml:9:" in out


def test_a_bad_spec_exits_2_and_says_where(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "hỏng.yaml").write_text(SPEC.replace("năm: 2026", "năm: hai"), encoding="utf-8")
    code, out, err = check(capsys, "hỏng.yaml")
    assert (code, out) == (2, "")
    assert "hỏng.yaml:2:6: lỗi [KH916]" in err


def test_a_folder_is_checked_file_by_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "~$sai.docx").write_bytes(b"x")
    code, out, _ = check(capsys, ".")
    assert code == 1
    assert [line for line in out.splitlines() if line.endswith((".docx", ".yaml"))] == [
        "kế hoạch.yaml",
        "sai.docx",
        "đúng.docx",
    ]


def test_one_bad_file_does_not_stop_the_others(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "cũ.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    code, out, err = check(capsys, "không có.docx", "cũ.doc", "đúng.docx")
    assert code == 2
    assert out.lstrip().startswith("đúng.docx\n")
    assert "[KH980]" in err
    assert "[KH872]" in err


@pytest.mark.parametrize(
    ("data", "rule"),
    [(b"", "KH870"), (b"xin ch\xc3\xa0o", "KH871"), (make()[:900], "KH878")],
    ids=["trống", "không phải zip", "cắt cụt"],
)
def test_a_broken_file_gets_one_line_and_exit_2(
    folder: Path, capsys: pytest.CaptureFixture[str], data: bytes, rule: str
) -> None:
    (folder / "a.docx").write_bytes(data)
    code, out, err = check(capsys, "a.docx")
    assert (code, out) == (2, "")
    assert err.count("[KH") == 1
    assert f"[{rule}]" in err


def test_json_is_one_object_for_all_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = check(capsys, "sai.docx", "đúng.docx", "không có.docx", "--json")
    files = json.loads(out)["files"]
    assert code == 2
    assert [one["file"] for one in files] == ["sai.docx", "đúng.docx", "không có.docx"]
    assert [one["readable"] for one in files] == [True, True, False]
    assert {one["rule"] for one in files[0]["findings"]} == {"KH103"}


def test_sarif_is_one_log(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = check(capsys, "sai.docx", "--sarif")
    log = json.loads(out)
    assert code == 1
    assert {one["ruleId"] for one in log["runs"][0]["results"]} == {"KH103"}


def test_one_form_of_output_at_a_time(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = check(capsys, "sai.docx", "--json", "--sarif")
    assert (code, out) == (2, "")
    assert "[KH997]" in err


def test_the_standard_can_be_stated(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = check(capsys, "đúng.docx", "--standard", "tt01-2011")
    assert code == 1
    assert "theo TT 01/2011" in out
    assert "KH121 Số trang ở đầu trang, quy định ở chân trang. [Điều 15.2.g]" in out


def test_the_offices_register_beside_the_document_counts(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "danh-muc.yaml").write_text(
        "cơ quan:\n  - {tên: Trung tâm Số, đến: 31/12/2025, thay bằng: Trung tâm Mới}\n",
        encoding="utf-8",
    )
    (folder / "a.docx").write_bytes(
        make({"loi_van": {2: {"doan": "Trung tâm Số chủ trì thực hiện việc này trong năm 2026."}}})
    )
    _, out, _ = check(capsys, "a.docx")
    assert "Trung tâm Mới" in out


def test_a_register_is_checked_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "danh-muc.yaml").write_text(
        "cơ quan:\n  - {tên: Phòng A, từ: 01/01/2026, đến: 01/01/2025}\n", encoding="utf-8"
    )
    code, _, err = check(capsys, "danh-muc.yaml")
    assert code == 2
    assert "danh-muc.yaml:2:" in err


def test_fix_writes_beside_and_says_what_it_changed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "sai.docx").read_bytes()
    code, out, err = check(capsys, "sai.docx", "--fix")
    assert (code, out) == (0, "sai-da-sua.docx\n")
    assert "KH103 le-tren-sai" in err
    assert (folder / "sai.docx").read_bytes() == before
    assert check(capsys, "sai-da-sua.docx")[0] == 0
    again = check(capsys, "sai-da-sua.docx", "--fix")
    assert again[:2] == (0, "")
    assert check(capsys, "sai.docx", "--fix")[:2] == (0, "sai-da-sua.docx\n")


def test_fix_does_not_write_over_what_a_person_has(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = make({"trich_yeu": "Của tôi"})
    (folder / "sai-da-sua.docx").write_bytes(mine)
    code, out, err = check(capsys, "sai.docx", "--fix")
    assert (code, out) == (1, "")
    assert "[KH95" in err
    assert (folder / "sai-da-sua.docx").read_bytes() == mine
    assert check(capsys, "sai.docx", "--fix", "--force")[0] == 0
    assert ZipFile(folder / "sai-da-sua.docx").testzip() is None


def test_fix_leaves_specs_to_a_person(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = check(capsys, "kế hoạch.yaml", "--fix")
    assert (code, out) == (2, "")
    assert "[KH989]" in err
