"""Real documents in the folder named by ``KEHOACH_SAMPLES``; skipped without it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kehoach.anatomy import Anatomy, anatomy_of
from kehoach.reading import read_docx
from kehoach.reading.document import Document

FOLDER = os.environ.get("KEHOACH_SAMPLES", "")
FILES = sorted(Path(FOLDER).glob("*.docx")) if FOLDER else []
LETTERHEADS = ("ke-hoach", "bao-cao", "quyet-dinh")


def each(*names: str) -> pytest.MarkDecorator:
    """Return a mark that gives a test each file whose name begins so."""
    absent = pytest.param(Path(), marks=pytest.mark.skip("cần KEHOACH_SAMPLES"))
    found = [path for path in FILES if path.stem.startswith(names)]
    return pytest.mark.parametrize("path", found or [absent], ids=lambda path: path.stem)


each_file = each("")


def read(path: Path) -> tuple[Document, Anatomy]:
    document = read_docx(path.read_bytes(), path.name)
    return document, anatomy_of(document)


@each_file
def test_no_document_is_too_odd(path: Path) -> None:
    document, anatomy = read(path)
    assert anatomy.document is document


@each(*LETTERHEADS)
def test_plans_reports_and_decisions_show_all_their_parts(path: Path) -> None:
    _, made = read(path)
    assert made.kind in ("kế hoạch", "báo cáo", "quyết định")
    assert made.letterhead == "table" and not made.party
    assert made.quoc_hieu and made.tieu_ngu and made.co_quan and made.number
    assert made.place_and_day and made.ten_loai and made.trich_yeu
    assert len(made.ke_tieu_ngu) == len(made.ke_co_quan) == len(made.ke_trich_yeu) == 1
    assert made.signature and made.signature.name and made.signature.lines
    assert made.recipients and made.recipients.items[-1].text.startswith("- Lưu")
    assert made.second == ()


@each_file
def test_nothing_is_read_twice_or_lost(path: Path) -> None:
    """Each paragraph of the body is one line, in order; none is in an annex too."""
    _, made = read(path)
    every = [
        line.paragraph.number
        for part in (made.body, *(annex.body for annex in made.annexes))
        for line in part
    ]
    assert every == sorted(set(every))


@each("ke-hoach")
def test_sections_of_a_plan_count_on(path: Path) -> None:
    _, made = read(path)
    ordinals = [line.ordinal for line in made.body if line.level == "muc"]
    assert ordinals == list(range(1, len(ordinals) + 1))
