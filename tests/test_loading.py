"""A render of a plan with nothing unusual in it loads no library that it does not use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import kehoach

HEAVY = (
    "babel", "docx", "docxtpl", "email", "importlib.metadata", "jinja2", "lxml", "multiprocessing",
    "pydantic", "pydantic_core", "subprocess", "tempfile", "yaml", "zipfile", "kehoach.cli.years",
    "kehoach.pdf",
)  # fmt: skip
SPEC = Path(__file__).parents[1] / "plans" / "dak-lak-2026-par-index.yaml"
CODE = f"""
import sys
from kehoach.cli import run
code = run(sys.argv[1:], "vi")
print(code, *(name for name in {HEAVY} if name in sys.modules), file=sys.stderr)
"""


def loaded(*argv: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", CODE, *argv],
        env={"PYTHONPATH": str(Path(kehoach.__file__).parents[1]), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
    )
    return done.stderr.decode("utf-8").splitlines()[-1]


def test_a_render_with_advice_to_tell_loads_no_heavy_library(tmp_path: Path) -> None:
    out = tmp_path / "ra"
    assert loaded("render", str(SPEC), "-o", str(out)) == "0"
    assert (out / "dak-lak-2026-par-index.docx").exists()
    assert loaded("render", str(SPEC), "-o", str(out)) == "0"


@pytest.mark.parametrize(
    ("line", "needed"), [("năm: hai", "pydantic_core"), ("năm: [2026", "yaml")]
)
def test_what_is_wrong_loads_what_finds_it(tmp_path: Path, line: str, needed: str) -> None:
    spec = tmp_path / "sai.yaml"
    spec.write_text(f"kế hoạch: thử\n{line}\n", encoding="utf-8")
    code, *found = loaded("render", str(spec), "-o", str(tmp_path / "ra")).split()
    assert code == "2"
    assert needed in found
