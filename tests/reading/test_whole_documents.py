"""Whole documents: our own plans and real ones; nothing lost, nothing read twice."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

import kehoach
from kehoach.reading import read_docx
from kehoach.reading.document import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ROOT = Path(__file__).parents[2]
PLANS = sorted((ROOT / "plans").glob("*.yaml"))
FOLDER = os.environ.get("KEHOACH_SAMPLES")
SAMPLES = sorted(Path(FOLDER).glob("*.docx")) if FOLDER else []


def letters(text: str) -> Counter[str]:
    return Counter(char for char in text if not char.isspace())


def stored(document: Document) -> str:
    """Every w:t of the body that is not a fallback for older programs."""
    root = document.trees[document.main]
    return "".join(
        node.text or ""
        for node in root.iter(f"{W}t")
        if not any(above.tag == f"{MC}Fallback" for above in node.iterancestors())
    )


def read_text(document: Document) -> str:
    typed = ("typed", "inserted", "field", "page")
    runs = (run for q in document.paragraphs for run in q.runs if run.role in typed)
    return "".join(run.source.replace("-", "") for run in runs)


@pytest.fixture(scope="module", params=PLANS, ids=lambda path: path.stem)
def plan(request: pytest.FixtureRequest) -> Document:
    return read_docx(kehoach.render(kehoach.load(request.param)))


def test_our_plans_lose_nothing(plan: Document) -> None:
    assert letters(read_text(plan)) == letters(stored(plan).replace("-", ""))


def test_our_plans_look_as_the_decree_asks(plan: Document) -> None:
    shown = [run for q in plan.paragraphs for run in q.shown]
    assert {run.face.font for run in shown} == {"Times New Roman"}
    assert plan.encodings == frozenset()
    section = plan.sections[0]
    assert (round(section.width), round(section.height), section.first_page) == (210, 297, True)
    edges = (*section.headers["default"], *section.footers["default"])
    assert [run.role for q in edges for run in q.runs] == ["page"]


def test_our_letterhead_has_its_lines(plan: Document) -> None:
    """Under the agency and the motto; a document of the Party has the latter only."""
    head = [line for q in plan.tables[0].paragraphs for line in q.lines]
    assert {line.kind for line in head} == {"drawing"}
    assert len(head) in {1, 2}
    assert all(line.length and 15 < line.length < 80 for line in head)


@pytest.mark.skipif(not SAMPLES, reason="KEHOACH_SAMPLES")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_real_documents_lose_nothing(path: Path) -> None:
    document = read_docx(path.read_bytes(), path.name)
    assert letters(read_text(document)) == letters(stored(document).replace("-", ""))
    numbers = [q.number for q in document.paragraphs]
    assert numbers == sorted(set(numbers))
    assert all(etree.iselement(q.element) for q in document.paragraphs)
