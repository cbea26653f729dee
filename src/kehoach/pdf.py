"""The edge where LibreOffice, or Word on Windows, turns a .docx into a PDF.

LibreOffice also turns what offices kept before .docx (.doc, .rtf, .odt, HTML) into a .docx.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal
from xml.sax.saxutils import escape
from zipfile import BadZipFile, ZipFile

from kehoach.errors import BadInput, ToolMissing
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
_DOCX, _PDF, _PID, _LOG = "kehoach.docx", "kehoach.pdf", "word.pid", "log.txt"
_DATE = re.compile(rb"(?<=Date\(D:)\d{14}")
_FINGERPRINT = re.compile(rb"/(?:ID\s*\[\s*<|DocChecksum\s*/)([0-9A-Fa-f]{32})")
_CREATED = re.compile(rb"<dcterms:created[^>]*>(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)")


@dataclass(frozen=True, slots=True)
class Engine:
    """A converter, and the program started for it (PowerShell, for Word)."""

    kind: Literal["LibreOffice", "Word"]
    program: Path


def find_engine() -> Engine | None:
    """Find LibreOffice, else Word on Windows, else None."""
    for program in _offices():
        if program.is_file():
            return Engine("LibreOffice", program)
    shell = shutil.which("powershell")
    return Engine("Word", Path(shell)) if shell and _has_word() else None


def require_engine() -> Engine:
    """Find a converter. Raises ToolMissing when there is none."""
    engine = find_engine()
    if engine is None:
        raise ToolMissing.of("KH970")
    return engine


def to_pdf(docx: bytes, *, timeout: float = 120.0) -> bytes:
    """Convert a .docx; ``timeout`` is in seconds.

    With LibreOffice the same document gives the same bytes. Raises ToolMissing when no
    converter is there, or when it fails or takes too long.
    """
    engine = require_engine()
    with TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as name:
        room = Path(name).resolve()
        try:
            code = _convert(engine, room, docx, timeout)
            pdf = (room / _PDF).read_bytes() if (room / _PDF).exists() else b""
        except OSError as error:
            reason = error.strerror or str(error)
            raise ToolMissing.of("KH973", engine=engine.kind, reason=reason) from error
        if code or not pdf.startswith(b"%PDF-"):
            raise ToolMissing.of("KH972", engine=engine.kind, status=str(code), reason=_said(room))
    return _settled(pdf, docx)


def to_docx(data: bytes, suffix: str, *, timeout: float = 120.0) -> bytes:
    """Convert a document of another kind, which ``suffix`` names (``.doc``), to a .docx.

    ``timeout`` is in seconds. Raises ToolMissing when LibreOffice is not there or takes too long,
    BadInput when it cannot read the document.
    """
    program = next((one for one in _offices() if one.is_file()), None)
    if program is None:
        raise ToolMissing.of("KH965", suffix=suffix)
    engine = Engine("LibreOffice", program)
    with TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as name:
        room = Path(name).resolve()
        source, made = room / f"kehoach{suffix}", room / "made"
        made.mkdir()
        source.write_bytes(data)
        job = ["--writer", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(made)]
        try:
            code = _run(engine, room, *_office(program, room, [*job, str(source)]), timeout)
            docx = (made / _DOCX).read_bytes() if (made / _DOCX).exists() else b""
        except OSError as error:
            reason = error.strerror or str(error)
            raise ToolMissing.of("KH973", engine=engine.kind, reason=reason) from error
        if code or not docx:
            raise BadInput.of("KH966", status=str(code), reason=_said(room))
    return docx


def fonts_conf(fonts: Path, cache: Path) -> str:
    """Fill in fonts.conf: these fonts first, this cache, the system's own after them."""
    text = (fonts_dir() / "fonts.conf").read_text(encoding="utf-8")
    filled = text.replace("__FONTS__", escape(str(fonts)))
    return filled.replace("__CACHE__", escape(str(cache)))


def _offices() -> Iterator[Path]:
    yield from (Path(found) for name in ("soffice", "libreoffice") if (found := shutil.which(name)))
    if sys.platform == "darwin":
        yield Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
    if sys.platform == "win32":
        for variable in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"):
            if folder := os.environ.get(variable):
                yield Path(folder, "LibreOffice", "program", "soffice.exe")


def _has_word() -> bool:
    if sys.platform != "win32":
        return False
    import winreg

    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, "Word.Application"))
    except OSError:
        return False
    return True


def _convert(engine: Engine, room: Path, docx: bytes, timeout: float) -> int:
    """Run the engine in the room and return its exit code."""
    (room / _DOCX).write_bytes(docx)
    prepare = _prepare_office if engine.kind == "LibreOffice" else _prepare_word
    return _run(engine, room, *prepare(engine.program, room), timeout)


def _run(
    engine: Engine, room: Path, command: list[str], environment: dict[str, str], timeout: float
) -> int:
    """Run a command of the engine in the room and return its exit code."""
    with (room / _LOG).open("wb") as log:
        process = subprocess.Popen(
            command,
            env={**os.environ, **environment},
            cwd=room,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            return process.wait(timeout)
        except subprocess.TimeoutExpired as error:
            raise ToolMissing.of("KH971", engine=engine.kind, seconds=f"{timeout:g}") from error
        finally:
            if process.poll() is None:
                _kill_tree(process, room)


def _prepare_office(program: Path, room: Path) -> tuple[list[str], dict[str, str]]:
    job = ["--infilter=MS Word 2007 XML", "--convert-to", "pdf:writer_pdf_Export"]
    return _office(program, room, [*job, "--outdir", str(room), str(room / _DOCX)])


def _office(program: Path, room: Path, job: list[str]) -> tuple[list[str], dict[str, str]]:
    """Return the command and environment of LibreOffice with a profile of its own."""
    environment = {"TZ": "UTC"}
    if sys.platform != "win32":
        conf = room / "fonts.conf"
        conf.write_text(fonts_conf(fonts_dir(), room / "cache"), encoding="utf-8")
        environment |= {"FONTCONFIG_FILE": str(conf), "LC_ALL": "C.UTF-8"}
    profile = (room / "profile").as_uri()
    flags = [f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nologo"]
    return [str(program), *flags, *job], environment


def _prepare_word(program: Path, room: Path) -> tuple[list[str], dict[str, str]]:
    command = [str(program), "-NoProfile", "-NonInteractive", "-Command", _WORD_SCRIPT]
    paths = {"DOCX": room / _DOCX, "PDF": room / _PDF, "PID": room / _PID}
    return command, {f"KEHOACH_{name}": str(path) for name, path in paths.items()}


def _kill_tree(process: subprocess.Popen[bytes], room: Path) -> None:
    """Kill the engine and all it started; Word, no child of PowerShell, by its noted id."""
    if sys.platform == "win32":
        noted = (room / _PID).read_text(encoding="ascii").split() if (room / _PID).exists() else []
        for pid in (str(process.pid), *noted):
            with suppress(OSError):
                subprocess.run(["taskkill", "/F", "/T", "/PID", pid], capture_output=True)
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _said(room: Path) -> str:
    """Return what the engine printed, in one line of up to 300 characters."""
    lines = (room / _LOG).read_text(encoding="utf-8", errors="replace").splitlines()
    return " ".join(" ".join(line for line in lines if "javaldx" not in line).split())[:300]


def _settled(pdf: bytes, docx: bytes) -> bytes:
    """Put the document's own date and fingerprint where the engine wrote the hour; same length."""
    fingerprint = sha256(docx).hexdigest()[:32].upper().encode()
    for found in _FINGERPRINT.findall(pdf):
        pdf = pdf.replace(found, fingerprint)
    return _DATE.sub(_created(docx), pdf)


def _created(docx: bytes) -> bytes:
    """Return the creation date in the document's properties as YYYYMMDDhhmmss, else 1980."""
    with suppress(BadZipFile, KeyError), ZipFile(BytesIO(docx)) as package:
        if found := _CREATED.search(package.read("docProps/core.xml")):
            return b"".join(found.groups())
    return b"19800101000000"
