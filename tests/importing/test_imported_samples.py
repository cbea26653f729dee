"""Real documents in the folder named by ``KEHOACH_SAMPLES``; skipped without it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from losslessness import imported_docx

from kehoach.intake import as_docx, import_file

FOLDER = os.environ.get("KEHOACH_SAMPLES", "")
FILES = sorted(Path(FOLDER).glob("*.docx")) if FOLDER else []
ABSENT = pytest.param(Path(), marks=pytest.mark.skip("cần KEHOACH_SAMPLES"))
PLANS = [path for path in FILES if path.stem.startswith("ke-hoach")]
each_file = pytest.mark.parametrize("path", FILES or [ABSENT], ids=lambda path: path.stem)
each_plan = pytest.mark.parametrize("path", PLANS or [ABSENT], ids=lambda path: path.stem)


@each_file
def test_nothing_is_lost_and_a_second_import_is_the_same(path: Path) -> None:
    one = imported_docx(path.read_bytes())
    assert one.is_plan == path.stem.startswith("ke-hoach")


@each_plan
def test_most_of_a_plan_is_recognised(path: Path) -> None:
    counts = imported_docx(path.read_bytes()).counts
    assert counts.recognised >= 0.95 * counts.lines


def test_an_old_word_file_is_imported(soffice: Path) -> None:
    """The same holds of a .doc, by way of what LibreOffice makes of it."""
    for path in sorted(Path(FOLDER).glob("*.doc")) if FOLDER else []:
        one = imported_docx(as_docx(path.read_bytes(), ".doc"))
        assert one.is_plan
        assert one.data == import_file(path).data
