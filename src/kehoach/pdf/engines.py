"""Which converter this machine has."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kehoach.errors import ToolMissing


@dataclass(frozen=True, slots=True)
class Engine:
    """A converter, and the program started for it (PowerShell, for Word)."""

    kind: Literal["LibreOffice", "Word"]
    program: Path


def find_engine() -> Engine | None:
    """Find LibreOffice, else Word on Windows, else None."""
    if office := find_office():
        return office
    shell = shutil.which("powershell")
    return Engine("Word", Path(shell)) if shell and _has_word() else None


def find_office() -> Engine | None:
    """Find LibreOffice, which alone reads other kinds than .docx."""
    program = next((one for one in _offices() if one.is_file()), None)
    return Engine("LibreOffice", program) if program else None


def require_engine() -> Engine:
    """Find a converter. Raises ToolMissing when there is none."""
    engine = find_engine()
    if engine is None:
        raise ToolMissing.of("KH970")
    return engine


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
