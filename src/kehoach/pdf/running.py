"""A converter started in a room of its own, and ended with all it started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import monotonic
from xml.sax.saxutils import escape

from kehoach.errors import ToolMissing
from kehoach.pdf.engines import Engine
from kehoach.resources import fonts_dir

_WORD_SCRIPT = """
$ErrorActionPreference = 'Stop'
$before = @(Get-Process WINWORD -ErrorAction SilentlyContinue | ForEach-Object { $_.Id })
$word = New-Object -ComObject Word.Application
try {
  $ours = Get-Process WINWORD | ForEach-Object { $_.Id } | Where-Object { $before -notcontains $_ }
  Set-Content -LiteralPath $env:KEHOACH_PID -Value $ours -Encoding ascii
  $word.Visible = $false
  $word.DisplayAlerts = 0
  $word.AutomationSecurity = 3
  $document = $word.Documents.Open($env:KEHOACH_DOCX, $false, $true, $false)
  $document.ExportAsFixedFormat($env:KEHOACH_PDF, 17)
  $document.Saved = $true
  $document.Close()
} finally { $word.Quit() }
"""
PID, LOG = "word.pid", "log.txt"


@dataclass(frozen=True)
class Command:
    """The words of a command, and what it finds in its environment beside ours."""

    words: list[str]
    environment: dict[str, str]


def run(
    engine: Engine, room: Path, command: Command, timeout: float, stop: Event | None = None
) -> int:
    """Run a command of the engine in the room and return its exit code.

    ``timeout`` is in seconds; ``stop`` ends the wait from another thread, with -1. Raises
    :class:`ToolMissing` when it takes longer. Whatever ends the wait, the engine does not
    outlive it.
    """
    with (room / LOG).open("wb") as log:
        process = subprocess.Popen(
            command.words,
            env={**os.environ, **command.environment},
            cwd=room,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            return _wait(process, timeout, stop)
        except subprocess.TimeoutExpired as error:
            raise ToolMissing.of("KH971", engine=engine.kind, seconds=f"{timeout:g}") from error
        finally:
            if process.poll() is None:
                _kill_tree(process, room)


def _wait(process: subprocess.Popen[bytes], timeout: float, stop: Event | None) -> int:
    if stop is None:
        return process.wait(timeout)
    last = monotonic() + timeout
    while not stop.is_set():
        try:
            return process.wait(min(0.2, max(last - monotonic(), 0)))
        except subprocess.TimeoutExpired:
            if monotonic() >= last:
                raise
    return -1


def office(program: Path, room: Path, job: list[str]) -> Command:
    """Return a command of LibreOffice with the room's own profile."""
    environment = {"TZ": "UTC"}
    if sys.platform != "win32":
        conf = room / "fonts.conf"
        conf.write_text(fonts_conf(fonts_dir(), room / "cache"), encoding="utf-8")
        environment |= {"FONTCONFIG_FILE": str(conf), "LC_ALL": "C.UTF-8"}
    profile = (room / "profile").as_uri()
    flags = [f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nologo"]
    return Command([str(program), *flags, *job], environment)


def word(program: Path, docx: Path, pdf: Path) -> Command:
    """Return a command of PowerShell by which Word turns a document into a PDF."""
    words = [str(program), "-NoProfile", "-NonInteractive", "-Command", _WORD_SCRIPT]
    paths = {"DOCX": docx, "PDF": pdf, "PID": docx.with_name(PID)}
    return Command(words, {f"KEHOACH_{name}": str(path) for name, path in paths.items()})


def fonts_conf(fonts: Path, cache: Path) -> str:
    """Fill in fonts.conf: these fonts first, this cache, the system's own after them."""
    text = (fonts_dir() / "fonts.conf").read_text(encoding="utf-8")
    filled = text.replace("__FONTS__", escape(str(fonts)))
    return filled.replace("__CACHE__", escape(str(cache)))


def _kill_tree(process: subprocess.Popen[bytes], room: Path) -> None:
    """Kill the engine and all it started; Word, no child of PowerShell, by its noted id."""
    if sys.platform == "win32":
        noted = (room / PID).read_text(encoding="ascii").split() if (room / PID).exists() else []
        for pid in (str(process.pid), *noted):
            with suppress(OSError):
                subprocess.run(["taskkill", "/F", "/T", "/PID", pid], capture_output=True)
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def said(room: Path) -> str:
    """Return what the engine printed, in one line of up to 300 characters."""
    lines = (room / LOG).read_text(encoding="utf-8", errors="replace").splitlines()
    return " ".join(" ".join(line for line in lines if "javaldx" not in line).split())[:300]
