"""The first help is that of click, and comes without click."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kehoach import front
from kehoach.cli import run

WRITE = "run: python tests/test_front.py"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_first_help_is_what_click_says(
    language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["--help"], language) == 0
    assert front.first_help(language) == capsys.readouterr().out, WRITE


@pytest.mark.parametrize(("language", "word"), [("vi", "Cách dùng"), ("en", "Usage")])
def test_first_help_loads_neither_click_nor_pydantic(language: str, word: str) -> None:
    code = (
        "import sys; sys.argv[1:] = ['--help']; from kehoach.front import main; main();"
        " assert not {'click', 'pydantic', 'yaml'} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"KEHOACH_LANG": language, "PYTHONPATH": str(Path(front.__file__).parents[1])},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode("utf-8").startswith(word)


if __name__ == "__main__":
    for name in ("vi", "en"):
        done = subprocess.run(
            [sys.executable, "-c", f"from kehoach.cli import run; run(['--help'], '{name}')"],
            env={"COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        )
        path = Path(front.__file__).parent / "locale" / f"help.{name}.txt"
        path.write_bytes(done.stdout)
