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
    "anatomy",
    "annotating",
    "compose",
    "importing",
    "merging",
    "model",
    "plan",
    "reviewing",
    "spec",
    "splitting",
    "text",
    "wording",
    "fields.py",
    "problem.py",
    "review_list.py",
    "seal.py",
    "zipped.py",
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
    assert sorted(lengths.values())[len(lengths) * 9 // 10] <= 15


PACKAGED = {
    "importing/legacy.py",
    "reviewing/pages.py",
    "spec/reference.py",
    "spec/register_skeleton.py",
    "spec/skeleton.py",
}
"""Read a file that travels with them."""
EDGES = {"os", "pathlib", "subprocess", "socket", "time", "random", "shutil"}
REACHING = {"open", ".today", ".now", ".utcnow", ".read_text", ".read_bytes", ".write_text"}
"""Calls by which a stage would reach the disk or the clock without importing them."""


def _is_pure(path: Path) -> bool:
    inner = path.relative_to(ROOT / "src" / "kehoach")
    return inner.parts[0] in PURE and inner.as_posix() not in PACKAGED


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def _called(node: ast.AST) -> str:
    called = node.func if isinstance(node, ast.Call) else None
    if isinstance(called, ast.Attribute):
        return f".{called.attr}"
    return called.id if isinstance(called, ast.Name) else ""


@pytest.mark.parametrize(
    "path", [path for path in SOURCES if _is_pure(path)], ids=lambda path: path.name
)
def test_pure_stage_reads_no_clock_disk_or_network(path: Path) -> None:
    """Standards and skeletons travel in the package; nothing else is read by a pure stage."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    assert not {name.split(".")[0] for node in nodes for name in _imported(node)} & EDGES
    assert not set(map(_called, nodes)) & REACHING


def test_no_house_of_odds_and_ends() -> None:
    names = {path.stem for path in SOURCES}
    assert not names & {"utils", "helpers", "common", "misc"}
