"""`kehoach import`: files in, specs out; what is there is never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

import kehoach
from documents import PLANS
from kehoach import intake, pdf
from kehoach.cli import run
from kehoach.errors import BadInput, ToolMissing
from kehoach.reading import read_docx

PLAN = next(path for path in PLANS if path.stem.startswith("ha-giang"))
HTML = (
    "<html><head><title>x</title></head><body><center><b>KẾ HOẠCH</b></center>"
    "<p align=center><b>Cải cách hành chính năm 2026</b></p><p><b>I. MỤC ĐÍCH</b></p>"
    "<p>Phân công rõ cơ quan.</p><table><tr><td>STT</td><td>Việc</td></tr>"
    "<tr><td>1</td><td>Rà soát</td></tr></table><p>Trên đây là Kế hoạch./.</p></body></html>"
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "cu.docx"
    path.write_bytes(kehoach.render(kehoach.load(PLAN)))
    return path


def test_the_spec_stands_beside_the_document(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", str(old)], "vi") == 0
    said = capsys.readouterr()
    assert said.out == f"{old.with_suffix('.yaml')}\n"
    assert "nhận ra" in said.err and "giữ nguyên 0" in said.err
    head = old.with_suffix(".yaml").read_text("utf-8").splitlines()[0]
    assert head == "# Nhập từ cu.docx"
    assert kehoach.load(old.with_suffix(".yaml")) == kehoach.import_(old).plan


def test_a_spec_that_is_there_is_left_unless_it_says_the_same(old: Path) -> None:
    target = old.with_name("moi.yaml")
    assert run(["import", str(old), "-o", str(target)], "vi") == 0
    assert run(["import", str(old), "-o", str(target)], "vi") == 0
    mine = target.read_bytes() + b"# cua toi\n"
    target.write_bytes(mine)
    assert run(["import", str(old), "-o", str(target)], "vi") == 1
    assert target.read_bytes() == mine


def test_the_document_is_never_changed(old: Path) -> None:
    before = old.read_bytes()
    run(["import", str(old)], "vi")
    assert old.read_bytes() == before


def test_a_bad_file_never_stops_the_others(old: Path, tmp_path: Path) -> None:
    (tmp_path / "hong.docx").write_bytes(b"PK\x03\x04 hong")
    (tmp_path / "trong.docx").write_bytes(b"")
    assert run(["import", str(tmp_path), "-o", str(tmp_path / "ra")], "vi") == 1
    assert [path.name for path in (tmp_path / "ra").iterdir()] == ["cu.yaml"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.docx", b"", "KH870"),
        ("a.docx", b"khong phai Word", "KH871"),
        ("a.docx", b"PK\x03\x04 hong", "KH878"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
         "KH873"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + b"\xec\xa5" + b"\0" * 9
         + b"\x01" + b"\0" * 500, "KH873"),
    ],
    ids=["empty", "foreign", "damaged", "encrypted", "an old one with a password"],
)  # fmt: skip
def test_what_cannot_be_read_is_told_by_its_code(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(BadInput) as told:
        intake.import_file(path)
    assert [(one.code, one.place.file) for one in told.value.problems] == [(code, str(path))]
    assert run(["import", str(path)], "vi") == 2
    assert not path.with_suffix(".yaml").exists()


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-")
    assert run(["import", str(tmp_path / "a.pdf")], "vi") == 2


def test_two_documents_to_one_file(old: Path) -> None:
    other = old.with_name("hai.docx")
    other.write_bytes(old.read_bytes())
    argv = ["import", str(old), str(other), "-o", str(old.with_name("mot.yaml"))]
    assert run(argv, "vi") == 2


def test_an_old_doc_without_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kehoach.pdf.engines._offices", lambda: iter(()))
    path = tmp_path / "cu.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert run(["import", str(path)], "vi") == 3
    assert "KH965" in capsys.readouterr().err
    with pytest.raises(ToolMissing):
        intake.import_file(path)


def test_html_under_a_word_name_without_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kehoach.pdf.engines._offices", lambda: iter(()))
    path = tmp_path / "cu.doc"
    path.write_text(HTML, "utf-8")
    one = intake.import_file(path)
    assert (one.is_plan, one.data["kế hoạch"]) == (True, "Cải cách hành chính năm 2026")
    assert one.data["nội dung"][0]["nội dung"][1] == {
        "bảng": {"cột": ["STT", "Việc"], "hàng": [["1", "Rà soát"]]}
    }


def test_html_and_old_word_files_with_libreoffice(tmp_path: Path, soffice: Path) -> None:
    path = tmp_path / "cu.doc"
    path.write_text(HTML, "utf-8")
    assert intake.import_file(path).data["kế hoạch"] == "Cải cách hành chính năm 2026"
    rtf = rb"{\rtf1\ansi\pard\qc\b KE HOACH\par Cong tac nam 2026\par\pard\b0 Bao cao.\par}"
    path.write_bytes(rtf)
    assert "2026" in str(intake.import_file(path).data)
    made = pdf.to_docx(rtf, ".rtf")
    assert "Cong tac nam 2026" in read_docx(made).text


def test_a_document_without_words(tmp_path: Path) -> None:
    import docx

    path = tmp_path / "a.docx"
    docx.Document().save(str(path))
    with pytest.raises(BadInput) as told:
        intake.import_file(path)
    assert [one.code for one in told.value.problems] == ["KH969"]


def test_a_document_that_is_no_plan_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = PLAN.read_text("utf-8") + "\ntên loại: BÁO CÁO\n"
    (tmp_path / "b.yaml").write_text(spec, "utf-8")
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(kehoach.render(kehoach.load(tmp_path / "b.yaml")))
    assert run(["import", str(path)], "vi") == 0
    assert "KH995" in capsys.readouterr().err
    assert kehoach.import_(path).data["tên loại"] == "BÁO CÁO"
