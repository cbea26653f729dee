"""What differs besides words is named: looks, paper, headers."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Literal
from zipfile import ZipFile

import pytest
from maker import make
from written import document, paragraph

from kehoach import cli
from kehoach.redline import Redline, Side, redline
from kehoach.redline.changes import Note
from kehoach.redline.summary import summary
from small_plans import spec

A = "Sở Nội vụ rà soát thủ tục."


def compared(old: bytes, new: bytes) -> Redline:
    return redline(Side(old), Side(new), date(2026, 11, 22))


def centred(text: str) -> str:
    return paragraph(text, properties='<w:pPr><w:jc w:val="center"/></w:pPr>')


def bold(text: str) -> str:
    return f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize("other", [centred(A), bold(A)])
def test_a_paragraph_that_only_looks_otherwise_is_named(other: str) -> None:
    made = compared(document([paragraph(A)]), document([other]))
    assert (made.changes, made.notes) == ((), (Note("format", 1, (A,)),))
    assert summary(made.changes, "vi", made.notes) == (
        f"Lời văn không khác.\nChỉ khác định dạng: 1 đoạn (“{A}”)."
    )
    assert summary((), "en", made.notes).endswith(f"Only the look differs: 1 paragraph(s) (“{A}”).")


def test_beside_changes_of_words_it_is_told_last_and_only_some_are_quoted() -> None:
    lines = [f"Việc thứ {word} của tỉnh" for word in ("nhất", "hai", "ba", "tư", "năm")]
    old = document([*map(paragraph, lines), paragraph("Một hai ba bốn.")])
    new = document([*map(centred, lines), paragraph("Một hai năm bốn.")])
    made = compared(old, new)
    told = summary(made.changes, "vi", made.notes).splitlines()
    assert told[0] == "Sửa 1."
    assert told[-1] == f"Chỉ khác định dạng: 5 đoạn (“{lines[0]}”; “{lines[1]}”; “{lines[2]}”; …)."


@pytest.mark.parametrize(
    "same",
    [
        paragraph("Sở Nội vụ ", "rà soát thủ tục."),
        '<w:p w:rsidR="00A1"><w:r w:rsidR="00B2"><w:rPr><w:lang w:val="vi-VN"/></w:rPr>'
        f"<w:t>{A}</w:t></w:r></w:p>",
    ],
)
def test_what_is_only_written_otherwise_looks_the_same(same: str) -> None:
    made = compared(document([paragraph(A)]), document([same]))
    assert (made.changes, made.notes) == ((), ())
    assert summary(made.changes, "vi", made.notes) == "Không có gì khác nhau."


def test_paper_and_headers_are_named() -> None:
    paper = compared(make(), make({"trang": {"left": 25}}))
    assert (paper.changes, paper.notes) == ((), (Note("page", 1),))
    held = replaced(make(), "word/header1.xml", "</w:hdr>", f"{paragraph('Mật')}</w:hdr>")
    assert compared(make(), held).notes == (Note("margins", 1),)
    kinds: tuple[Literal["page", "margins"], ...] = ("page", "margins")
    for kind in kinds:
        for language in ("vi", "en"):
            assert len(summary((), language, [Note(kind, 1)]).splitlines()) == 2


def replaced(docx: bytes, part: str, old: str, new: str) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(docx)) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            target.writestr(
                name, text.replace(old.encode(), new.encode()) if name == part else text
            )
    return out.getvalue()


def test_two_specs_are_told_field_by_field_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("cu", "Một *hai* ba."), ("moi", "Một **hai** ba.")):
        (tmp_path / f"{name}.yaml").write_text(spec(f"nội dung: ['{text}']"), encoding="utf-8")
    assert cli.run(["diff", str(tmp_path / "cu.yaml"), str(tmp_path / "moi.yaml")], "vi") == 0
    assert "định dạng" not in capsys.readouterr().out
