"""Chuẩn bị .venv rồi chạy kehoach: python3 bootstrap.py render plans -o out

In English: makes or refreshes .venv here and runs kehoach in it; "test" runs the tests instead.
"""

import hashlib
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

# The syntax of this whole file stays that of Python 3.5, so that an old one can say what is wrong.
LOWEST = (3, 11)
FAILED, TOOL_MISSING, STOPPED = 1, 3, 130
SHOWN_LOG_LINES = 15
TEST = "[test]"


def say(*words: object) -> None:
    """Print a message, in UTF-8 where this Python can switch to it."""
    if hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")
    print(*words, file=sys.stderr, flush=True)


def stop(code: int, *words: object) -> SystemExit:
    """Print why it cannot go on; the result is raised."""
    say(*words)
    return SystemExit(code)


def refuse_old(version: "tuple[int, ...]") -> None:
    """Stop on a Python older than the project needs."""
    if version < LOWEST:
        found = ".".join(map(str, version))
        raise stop(TOOL_MISSING, "kehoach cần Python 3.11 trở lên; bản đang chạy là", found)


refuse_old(tuple(sys.version_info[:3]))


def program(root: Path, name: str) -> str:
    """Return the path of a program in .venv."""
    folder = "Scripts" if os.name == "nt" else "bin"
    return str(root / ".venv" / folder / name)


def owner(root: Path) -> str:
    """Name the Python and the place that a .venv is tied to."""
    return " | ".join((sys.version.split()[0], sys.base_prefix, str(root)))


def fingerprint(root: Path) -> str:
    """Hash everything that the installed package is built from."""
    found = hashlib.sha256()
    folders = (root / name for name in ("src", "templates", "fonts"))
    files = {path for folder in folders for path in folder.rglob("*") if path.is_file()}
    for path in sorted(files | {root / "pyproject.toml"}):
        if path.suffix != ".pyc":
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            found.update(os.fsencode(path.relative_to(root).as_posix() + " " + content + "\n"))
    return found.hexdigest()


def create(root: Path) -> None:
    """Make an empty .venv in place of whatever is there."""
    if not (find_spec("venv") and find_spec("ensurepip")):
        raise stop(
            TOOL_MISSING,
            "Python này thiếu venv. Trên Debian, Ubuntu hãy chạy: sudo apt install python3-venv",
        )
    import venv

    say("Đang tạo môi trường chạy trong .venv, lần đầu mất khoảng một phút…")
    try:
        venv.create(root / ".venv", clear=True, symlinks=os.name != "nt", with_pip=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise stop(FAILED, "Không tạo được", root / ".venv:", error) from error


def pip_command(python: str, what: str) -> "list[str]":
    """Return the command that installs; pip keeps no cache where there is no home folder for it."""
    homeless = os.name != "nt" and not os.access(os.environ.get("HOME", ""), os.W_OK)
    options = ["--no-input", "--disable-pip-version-check", *["--no-cache-dir"] * homeless]
    return [python, "-m", "pip", "install", *options, what]


def install(root: Path, extras: str) -> None:
    """Install the project as a user would get it: built, not linked."""
    say("Đang cài kehoach vào .venv…")
    command = pip_command(program(root, "python"), "." + extras)
    environ = dict(os.environ, PYTHONUTF8="1")
    log = root / ".venv" / "bootstrap.log"
    with log.open("wb") as output:
        code = subprocess.call(command, cwd=str(root), env=environ, stdout=output, stderr=output)
    if code:
        last = log.read_text(encoding="utf-8", errors="replace").splitlines()[-SHOWN_LOG_LINES:]
        say("\n".join(last))
        raise stop(FAILED, "Cài đặt không thành công; cần mạng để tải thư viện. Nhật ký:", log)


def prepare(root: Path, extras: str) -> None:
    """Bring .venv up to date; when it is, nothing is run and no network is needed."""
    stamp = root / ".venv" / "bootstrap.stamp"
    old = stamp.read_text(encoding="utf-8") if stamp.is_file() else ""
    made = owner(root) + "\n" + fingerprint(root) + "\n"
    if old in (made + extras, made + TEST):
        return
    # Without its stamp a .venv is half made: a run that is cut short here starts over next time.
    if old:
        stamp.unlink()
    if old.split("\n")[0] != owner(root):
        create(root)
    install(root, extras)
    stamp.write_text(made + extras, encoding="utf-8")


def run(command: "list[str]", folder: "Path | None" = None) -> int:
    """Run a program and return its exit code; Ctrl-C is left to it to act on."""
    process = subprocess.Popen(command, cwd=folder)
    while True:
        try:
            code = process.wait()
        except KeyboardInterrupt:
            continue
        return code if code >= 0 else 128 - code


def main(arguments: "list[str]", root: Path) -> int:
    """Run kehoach, or the tests, with the arguments given."""
    testing = arguments[:1] == ["test"]
    try:
        prepare(root, TEST if testing else "")
    except KeyboardInterrupt:
        return STOPPED
    except OSError as error:
        raise stop(FAILED, "Không ghi được vào thư mục:", error) from error
    if testing:
        return run([program(root, "python"), "-m", "pytest", *arguments[1:]], root)
    return run([program(root, "kehoach"), *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path(__file__).resolve().parent))
