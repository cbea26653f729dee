"""The directions of imports, the types and the style hold in the whole project."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src" / "kehoach").rglob("*.py"))
PURE = (
    "compose",
    "model",
    "reviewing",
    "text",
    "wording",
    "spec",
    "plan",
    "fields.py",
    "problem.py",
    "seal.py",
)


def test_there_are_sources() -> None:
    assert len(SOURCES) > 40


@pytest.mark.parametrize(
    "command",
    [
        ["importlinter.cli", "lint"],
        ["mypy"],
        ["ruff", "check"],
        ["ruff", "format", "--check"],
    ],
    ids=["imports go one way", "types are strict", "lint is clean", "format is kept"],
)
def test_tool_finds_nothing(command: list[str]) -> None:
    run = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports())",
    ]
    argv = run if command[0].startswith("importlinter") else [sys.executable, "-m", *command]
    done = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_functions_are_short() -> None:
    """No body beyond 35 lines; nine in ten within 15. What a program writes is no one's to read."""
    lengths = {
        f"{path.relative_to(ROOT)}:{node.name}": (node.end_lineno or 0) - node.body[0].lineno + 1
        for path in SOURCES
        if path.parent.name != "built"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    assert not {name: n for name, n in lengths.items() if n > 35}
    assert sorted(lengths.values())[len(lengths) * 9 // 10] <= 18


PACKAGED = {"skeleton.py", "register_skeleton.py", "reference.py", "pages.py"}
"""Read a file that travels with them."""


@pytest.mark.parametrize(
    "path",
    [p for p in SOURCES if (p.parts[-2] in PURE or p.name in PURE) and p.name not in PACKAGED],
    ids=lambda path: path.name,
)
def test_pure_stage_reads_no_clock_disk_or_network(path: Path) -> None:
    """Standards and skeletons travel in the package; nothing else is read by a pure stage."""
    names = {
        alias.name.split(".")[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in (
            node.names if isinstance(node, ast.Import) else [ast.alias(node.module or "")]
        )
    }
    assert not names & {"os", "pathlib", "subprocess", "socket", "time", "random", "shutil"}


def test_no_house_of_odds_and_ends() -> None:
    names = {path.stem for path in SOURCES}
    assert not names & {"utils", "helpers", "common", "misc"}
