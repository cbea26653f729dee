"""What a run leaves beside its documents is told: an older PDF, a document that a person edited."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from season import fates, manifest, rendered, write

from kehoach import pdf
from kehoach.batch import Outcome
from kehoach.cli import run
from kehoach.pdf.settling import settled

ODD = "nơi nhận: Các sở"
"""A spec with it has a finding of its own, KH883."""
PRINTED = b"%PDF-1.7\ntrailer << /ID [<" + b"0" * 32 + b"><" + b"0" * 32 + b">] >>\n%%EOF\n"


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    return write(tmp_path / "in" / "a.yaml", ODD)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture(autouse=True)
def converter(monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF bears the fingerprint of its document, as LibreOffice's do once they are settled."""
    monkeypatch.setattr(pdf, "to_pdfs", lambda all_: [settled(PRINTED, one) for one in all_])
    monkeypatch.setattr(pdf, "require_engine", lambda: None)


def codes(outcomes: list[Outcome], *wanted: str) -> list[str]:
    found = [problem.code for outcome in outcomes for problem in outcome.problems]
    return [code for code in found if code in wanted]


# an older PDF


def test_an_older_pdf_beside_a_new_document_is_told_and_stays(spec: Path, out: Path) -> None:
    rendered(spec, out, pdf=True)
    before = (out / "a.pdf").read_bytes()
    write(spec, "kế hoạch: Việc khác")
    outcomes = rendered(spec, out)
    assert (fates(outcomes), codes(outcomes, "KH974")) == ({"a": "written"}, ["KH974"])
    assert outcomes[0].exit_code == 0
    assert (out / "a.pdf").read_bytes() == before
    assert manifest(out)["../in/a.yaml"]["pdf"] is None


def test_it_is_no_finding_of_the_spec_and_is_not_told_again(spec: Path, out: Path) -> None:
    rendered(spec, out, pdf=True)
    write(spec, "kế hoạch: Việc khác")
    rendered(spec, out)
    row = manifest(out)["../in/a.yaml"]
    assert "KH974" not in [finding["code"] for finding in row["findings"]]
    (out / "a.pdf").unlink()
    again = rendered(spec, out)
    assert (fates(again), codes(again, "KH974")) == ({"a": "unchanged"}, [])


@pytest.mark.parametrize("kept", [True, False], ids=["manifest", "no manifest"])
def test_the_pdf_of_this_very_document_is_not_old(kept: bool, spec: Path, out: Path) -> None:
    target = out if kept else out / "a.docx"
    rendered(spec, target, pdf=True)
    spec.write_text(spec.read_text("utf-8") + "# ghi chú\n", encoding="utf-8")
    outcomes = rendered(spec, target)
    assert (fates(outcomes), codes(outcomes, "KH974")) == ({"a": "written"}, [])


def test_nothing_is_told_without_a_pdf_or_with_a_new_one(spec: Path, out: Path) -> None:
    assert codes(rendered(spec, out), "KH974") == []
    rendered(spec, out, pdf=True)
    write(spec, "kế hoạch: Việc khác")
    assert codes(rendered(spec, out, pdf=True), "KH974") == []


def test_it_is_told_in_one_line(spec: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["render", str(spec), "-o", str(out)]
    write(spec)
    assert run([*command, "--pdf"], "vi") == 0
    write(spec, "kế hoạch: Việc khác")
    capsys.readouterr()
    assert run(command, "vi") == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [str(out / "a.docx")]
    assert [line for line in told.err.splitlines() if "PDF" in line] == [
        f"{spec}: “a.pdf” là bản PDF cũ, không phải của văn bản vừa ghi; thêm --pdf để xuất lại."
    ]


# a document that a person edited


def edit(path: Path) -> None:
    document = docx.Document(str(path))
    document.paragraphs[0].insert_paragraph_before("Thêm một dòng")
    document.save(str(path))


def findings(outcomes: list[Outcome]) -> list[str]:
    return [problem.code for outcome in outcomes for problem in outcome.problems]


@pytest.mark.parametrize("draft", [False, True])
def test_a_kept_document_keeps_the_findings_of_its_spec(draft: bool, spec: Path, out: Path) -> None:
    own = [code for code in findings(rendered(spec, out, draft=draft)) if code != "KH1084"]
    assert "KH883" in own
    edit(out / "a.docx")
    for _ in range(2):
        outcomes = rendered(spec, out, draft=draft)
        assert (fates(outcomes), outcomes[0].exit_code) == ({"a": "kept"}, 1)
        assert findings(outcomes) == ["KH950", *own]
        row = manifest(out)["../in/a.yaml"]
        assert [finding["code"] for finding in row["findings"]] == ["KH950", *own]


def test_a_document_that_cannot_be_written_keeps_them_too(spec: Path, out: Path) -> None:
    own = findings(rendered(spec, out))
    (out / "~$a.docx").touch()
    write(spec, ODD, "kế hoạch: Việc khác")
    outcomes = rendered(spec, out)
    assert (fates(outcomes), findings(outcomes)) == ({"a": "failed"}, ["KH952", *own])


# blanks


def test_blanks_of_a_document_that_is_no_draft_are_told(spec: Path, out: Path) -> None:
    write(spec, "nội dung: [Đạt …… điểm, xếp thứ ……]")
    outcomes = rendered(spec, out)
    assert [problem.args for one in outcomes for problem in one.problems] == [{"count": "2"}]
    assert codes(outcomes, "KH975") == codes(rendered(spec, out), "KH975") == ["KH975"]
    assert codes(rendered(spec, out, draft=True), "KH975") == []


def test_blanks_are_told_on_a_line(
    spec: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(spec, "nội dung: [Đạt …… điểm]")
    assert run(["render", str(spec), "-o", str(out)], "vi") == 0
    told = f"{spec}: Văn bản không phải dự thảo mà còn 1 chỗ để trống (……)."
    assert capsys.readouterr().err.splitlines()[0] == told
