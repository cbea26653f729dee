"""Tools from outside that some tests need: absent, the test is skipped, or fails under CI."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from kehoach.pdf import find_engine

# A busy machine is no fault of the program: examples are not timed.
settings.register_profile("kehoach", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kehoach")

# A shell that runs the tests in the background has them ignore Ctrl-C, and so what they start.
signal.signal(signal.SIGINT, signal.default_int_handler)


def _need(tool: Path | None, name: str) -> Path:
    if tool is not None:
        return tool
    if os.environ.get("KEHOACH_CI") == "1":
        pytest.fail(f"cần {name}", pytrace=False)
    pytest.skip(f"cần {name}")


@pytest.fixture
def soffice() -> Path:
    engine = find_engine()
    found = engine.program if engine and engine.kind == "LibreOffice" else None
    return _need(found, "LibreOffice")


@pytest.fixture
def pdftoppm() -> Path:
    found = shutil.which("pdftoppm")
    return _need(Path(found) if found else None, "pdftoppm (poppler)")


@pytest.fixture
def fc_match() -> Path:
    found = shutil.which("fc-match")
    return _need(Path(found) if found else None, "fc-match (fontconfig)")


@pytest.fixture
def validator() -> Path:
    found = Path(os.environ.get("KEHOACH_OOXML_VALIDATOR") or "/nowhere")
    return _need(found if found.is_file() else None, "KEHOACH_OOXML_VALIDATOR (Open XML SDK)")


@pytest.fixture(scope="session")
def chromium() -> Path:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    return _need(Path(found) if found else None, "Chromium")
