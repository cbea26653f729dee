"""The text of every plan, as a person would read it, held against golden files.

``KEHOACH_GOLDEN=1 pytest tests/test_golden.py`` writes them anew.
"""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path

import pytest

from documents import PLANS, document, each_plan
from readable import readable

GOLDEN = Path(__file__).parent / "golden"


@each_plan
def test_text_is_as_it_was_read(spec: Path) -> None:
    golden, text = GOLDEN / f"{spec.stem}.txt", readable(document(spec))
    if os.environ.get("KEHOACH_GOLDEN") == "1":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="\n")
    known = golden.read_text(encoding="utf-8") if golden.is_file() else ""
    if text != known:
        lines = (known.splitlines(), text.splitlines())
        changes = list(unified_diff(*lines, "golden", "now", lineterm="", n=1))
        again = "if this is as it should be: KEHOACH_GOLDEN=1 pytest tests/test_golden.py"
        pytest.fail("\n".join([f"{golden.name}; {again}", *changes[:40]]), pytrace=False)


def test_no_golden_text_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {spec.stem for spec in PLANS}
