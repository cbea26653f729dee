"""`import kehoach` as a library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import kehoach
from documents import PLANS, document
from kehoach.rendering import render_docx

TWICE = """
import sys, kehoach
from kehoach.metrics import text_width
plan = kehoach.load(sys.argv[1])
first = kehoach.render(plan)
import kehoach.rendering.fill
assert kehoach.render(plan) == first
sys.stdout.buffer.write(first)
"""


def test_render_is_a_function_before_and_after_its_package_is_imported() -> None:
    assert callable(kehoach.render)
    assert callable(render_docx)
    run = subprocess.run([sys.executable, "-c", TWICE, PLANS[0]], capture_output=True, check=True)
    assert run.stdout == document(PLANS[0])


def test_a_draft_and_a_template_of_one_s_own() -> None:
    plan = kehoach.load(PLANS[0])
    assert kehoach.render(plan, draft=True) == document(PLANS[0], True)


def test_check_gives_the_findings_of_a_document_and_of_a_spec(tmp_path: Path) -> None:
    spec = next(path for path in PLANS if path.stem.startswith("ha-giang"))
    docx = tmp_path / "a.docx"
    docx.write_bytes(kehoach.render(kehoach.load(spec)))
    assert kehoach.check(docx).exit_code == 0
    assert kehoach.check(docx).standard == "nd30-2020"
    wrong = kehoach.check(docx, standard="tt01-2011")
    assert "KH121" in {one.problem.code for one in wrong.findings}
    assert kehoach.check(spec).is_spec
    assert kehoach.check(tmp_path / "không có.docx").stopped
    assert callable(kehoach.check)
