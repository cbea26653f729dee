"""What the program prints, the anatomy finds again: every component equal to the sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from printed import text

from documents import document, each_document, plan_of
from kehoach.anatomy import Anatomy, BodyLine, anatomy_of
from kehoach.compose import compose
from kehoach.compose.sheet import Line, Part, Sheet
from kehoach.reading import read_docx
from kehoach.text.markup import Runs
from kehoach.wording.folding import fold

LEVELS = {"ten_phan": "ten", "khoan_tron": "khoan", "diem_de": "diem"}
each_draft = pytest.mark.parametrize("draft", [False, True], ids=["final", "draft"])


def read(spec: Path, draft: bool) -> tuple[Sheet, Anatomy]:
    sheet = compose(plan_of(spec), draft)
    return sheet, anatomy_of(read_docx(document(spec, draft), spec.name))


def flat(words: str | None) -> str:
    return "".join((words or "").split())


def lines(parts: tuple[Part, ...]) -> list[tuple[str, str, str]]:
    """Level, label and words of the lines of a sheet, without its tables."""
    return [
        (level(part), flat(part.label), words(part.runs))
        for part in parts
        if isinstance(part, Line)
    ]


def level(line: Line) -> str:
    """The level a reader sees: ``1.1.`` is a tiểu khoản, however the sheet calls it."""
    if line.kind in ("khoan", "khoan_tron") and re.fullmatch(r"\d+\.\d+\.", line.label):
        return "tieu_khoan"
    return LEVELS.get(line.kind, line.kind)


def words(runs: Runs) -> str:
    return flat("".join(run.text for run in runs))


def found(body: tuple[BodyLine, ...], titles: set[str]) -> list[tuple[str, str, str]]:
    """The same of an anatomy; the titles of tables and the end mark left out."""
    every = [(line.level, flat(line.label), flat(line.text)) for line in body]
    return [one for one in every if one[2] not in titles]


def titles(parts: tuple[Part, ...]) -> set[str]:
    return {words(part.title) for part in parts if not isinstance(part, Line)} - {""}


@each_draft
@each_document
def test_letterhead(spec: Path, draft: bool) -> None:
    sheet, made = read(spec, draft)
    assert made.letterhead == "table"
    assert made.is_plan and text(made.ten_loai) == "KẾ HOẠCH"
    assert (made.tieu_de_dang is not None) is made.party
    assert (made.quoc_hieu is None) is (made.tieu_ngu is None) is made.party
    assert flat(text(made.co_quan_chu_quan)) == flat(sheet.superior)
    assert flat(text(made.co_quan)) == flat("".join(sheet.issuer))
    assert len(made.ke_tieu_ngu) == 1
    assert len(made.ke_co_quan) == (0 if made.party else 1)
    assert len(made.ke_trich_yeu) == 1


@each_draft
@each_document
def test_number_day_title_and_marks(spec: Path, draft: bool) -> None:
    sheet, made = read(spec, draft)
    assert made.number and made.place_and_day
    assert flat(made.number.piece.text).endswith(flat(sheet.number))
    assert flat(made.place_and_day.piece.text) == flat(sheet.place_and_day)
    assert made.day == (plan_of(spec).day if not draft else None)
    assert flat(text(made.trich_yeu)) == flat(sheet.title)
    assert flat(text(made.du_thao)) == flat(sheet.draft)
    assert fold(text(made.do_khan) or "") == fold(sheet.urgency)
    assert fold(text(made.do_mat) or "") == fold(sheet.secrecy)
    assert fold(text(made.luu_hanh) or "") == fold(sheet.circulation)
    assert flat(text(made.contact)) == flat(sheet.contact)


@each_document
def test_bases_and_body(spec: Path) -> None:
    sheet, made = read(spec, False)
    assert [flat(one.text) for one in made.bases] == [words(one) for one in sheet.bases]
    assert all(len(parts) == 1 for parts in made.basis_parts)
    assert found(made.body, titles(sheet.parts)) == lines(sheet.parts)
    assert len(made.tables) == sum(not isinstance(part, Line) for part in sheet.parts)


@each_draft
@each_document
def test_signature_and_recipients(spec: Path, draft: bool) -> None:
    sheet, made = read(spec, draft)
    assert made.signature and made.recipients
    assert [flat(one.text) for one in made.signature.lines] == [
        flat(one) for one in (*sheet.signature.authority, sheet.signature.post) if one.strip("…")
    ]
    assert flat(text(made.signature.name)) == flat(sheet.signature.name)
    assert flat(text(made.signature.other_post)) == flat(sheet.signature.other_post)
    assert [flat(one.text) for one in made.recipients.items] == [flat(o) for o in sheet.recipients]
    assert flat(text(made.recipients.typist)) == flat(sheet.typist)


@each_document
def test_annexes(spec: Path) -> None:
    sheet, made = read(spec, False)
    assert made.second == ()
    assert len(made.annexes) == len(sheet.annexes)
    for one, given in zip(made.annexes, sheet.annexes, strict=True):
        assert flat(text(one.number)) == flat(given.number)
        assert flat(text(one.title)) == flat(given.title)
        assert flat(text(one.enclosed)) == flat(given.enclosed)
        assert one.starts_section
        assert len(one.tables) == sum(not isinstance(part, Line) for part in given.parts)
