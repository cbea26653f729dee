from __future__ import annotations

import ast
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

FILE = Path(__file__).resolve().parents[1] / "bootstrap.py"
ECHO = "import sys; print(*sys.argv[1:], sep='|'); sys.exit(7)"


@pytest.fixture
def bootstrap() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", FILE)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    root = tmp_path / "kế hoạch năm 2026"
    for name in ("src/kehoach/plan.py", "templates/plan.docx", "fonts/serif.ttf", "pyproject.toml"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")
    return root


@pytest.fixture
def steps(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What prepare() does, told instead of done."""
    told: list[str] = []

    def create(root: Path) -> None:
        told.append("create")
        (root / ".venv").mkdir(exist_ok=True)

    monkeypatch.setattr(bootstrap, "create", create)
    monkeypatch.setattr(bootstrap, "install", lambda root, extras: told.append("install " + extras))
    return told


def test_every_source_counts_in_the_fingerprint(bootstrap: ModuleType, checkout: Path) -> None:
    seen = {bootstrap.fingerprint(checkout)}
    for name in ("src/kehoach/plan.py", "templates/plan.docx", "fonts/serif.ttf", "pyproject.toml"):
        (checkout / name).write_text("changed", encoding="utf-8")
        seen.add(bootstrap.fingerprint(checkout))
    (checkout / "src/kehoach/plan.py").rename(checkout / "src/kehoach/plans.py")
    seen.add(bootstrap.fingerprint(checkout))
    assert len(seen) == 6


def test_compiled_files_do_not_count(bootstrap: ModuleType, checkout: Path) -> None:
    before = bootstrap.fingerprint(checkout)
    (checkout / "src/kehoach/plan.pyc").write_bytes(b"")
    assert bootstrap.fingerprint(checkout) == before


def test_second_run_does_nothing(bootstrap: ModuleType, checkout: Path, steps: list[str]) -> None:
    bootstrap.prepare(checkout, "")
    bootstrap.prepare(checkout, "")
    assert steps == ["create", "install "]


def test_change_installs_again(bootstrap: ModuleType, checkout: Path, steps: list[str]) -> None:
    bootstrap.prepare(checkout, "")
    (checkout / "src/kehoach/plan.py").write_text("changed", encoding="utf-8")
    bootstrap.prepare(checkout, "")
    assert steps == ["create", "install ", "install "]


def test_tests_need_more_than_render(
    bootstrap: ModuleType, checkout: Path, steps: list[str]
) -> None:
    for extras in ("", "[test]", ""):
        bootstrap.prepare(checkout, extras)
    assert steps == ["create", "install ", "install [test]"]


def test_moved_checkout_is_made_anew(
    bootstrap: ModuleType, checkout: Path, steps: list[str]
) -> None:
    bootstrap.prepare(checkout, "")
    bootstrap.prepare(checkout.rename(checkout.with_name("nơi khác")), "")
    assert steps == ["create", "install "] * 2


def test_interrupted_run_starts_over(
    bootstrap: ModuleType, checkout: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(root: Path, extras: str) -> None:
        raise KeyboardInterrupt

    bootstrap.prepare(checkout, "")
    with monkeypatch.context() as patch:
        patch.setattr(bootstrap, "install", interrupted)
        assert bootstrap.main(["test"], checkout) == 130
    bootstrap.prepare(checkout, "")
    assert steps == ["create", "install "] * 2


def test_arguments_go_to_kehoach_where_the_user_stands(
    bootstrap: ModuleType, checkout: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[tuple[object, ...]] = []

    def run(*command: object) -> int:
        ran.append(command)
        return 5

    monkeypatch.setattr(bootstrap, "run", run)
    assert bootstrap.main(["render", "kế hoạch.yaml"], checkout) == 5
    assert bootstrap.main(["test", "-k", "x"], checkout) == 5
    kehoach, python = (bootstrap.program(checkout, name) for name in ("kehoach", "python"))
    assert ran == [
        ([kehoach, "render", "kế hoạch.yaml"],),
        ([python, "-m", "pytest", "-k", "x"], checkout),
    ]


def test_exit_code_comes_back(bootstrap: ModuleType, capfd: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.run([sys.executable, "-X", "utf8", "-c", ECHO, "a b", "đ"]) == 7
    assert capfd.readouterr().out.splitlines() == ["a b|đ"]


@pytest.mark.skipif(os.name == "nt", reason="no signals on Windows")
def test_killed_program_gives_the_code_of_a_shell(bootstrap: ModuleType) -> None:
    killed = "import os; os.kill(os.getpid(), 9)"
    assert bootstrap.run([sys.executable, "-c", killed]) == 137


def test_old_python_can_read_the_file() -> None:
    ast.parse(FILE.read_text(encoding="utf-8"), feature_version=(3, 5))


def test_old_python_is_refused() -> None:
    pretend = "import runpy, sys; sys.version_info = (3, 8, 10, 'final', 0); runpy.run_path"
    command = [sys.executable, "-c", f"{pretend}({str(FILE)!r}, run_name='__main__')"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 3
    assert done.stderr.splitlines() == ["kehoach cần Python 3.11 trở lên; bản đang chạy là 3.8.10"]


def test_missing_venv_says_what_to_install(
    bootstrap: ModuleType,
    checkout: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(bootstrap, "find_spec", lambda name: name != "ensurepip")
    with pytest.raises(SystemExit) as stop:
        bootstrap.main(["render"], checkout)
    assert stop.value.code == 3
    assert "sudo apt install python3-venv" in capsys.readouterr().err
    assert not (checkout / ".venv").exists()


def test_failed_install_shows_the_end_of_its_log(
    bootstrap: ModuleType,
    checkout: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pip = "[print(f'dòng {n}') for n in range(40)]; raise SystemExit(1)"
    monkeypatch.setattr(bootstrap, "program", lambda root, name: sys.executable)
    monkeypatch.setattr(bootstrap, "pip_command", lambda python, what: [python, "-c", pip])
    (checkout / ".venv").mkdir()
    with pytest.raises(SystemExit) as stop:
        bootstrap.install(checkout, "")
    assert stop.value.code == 1
    *log, last = capsys.readouterr().err.splitlines()
    assert log[1:] == [f"dòng {n}" for n in range(25, 40)]
    assert last.endswith("bootstrap.log")


@pytest.mark.skipif(os.name == "nt", reason="pip caches elsewhere on Windows")
@pytest.mark.parametrize("home", [None, "", "/nonexistent"])
def test_nothing_is_cached_without_a_home(
    bootstrap: ModuleType, home: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert "--no-cache-dir" not in bootstrap.pip_command("python", ".")
    monkeypatch.delenv("HOME") if home is None else monkeypatch.setenv("HOME", home)
    assert "--no-cache-dir" in bootstrap.pip_command("python", ".")


def test_half_made_venv_is_replaced_by_a_real_one(bootstrap: ModuleType, checkout: Path) -> None:
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / "left over").touch()
    bootstrap.create(checkout)
    assert not (checkout / ".venv" / "left over").exists()
    assert bootstrap.run([bootstrap.program(checkout, "python"), "-m", "pip", "--version"]) == 0
