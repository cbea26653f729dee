"""A small season of plans on disk, and a batch over it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kehoach.batch import Options, Outcome, common_folder, find_specs, render_all, slots
from kehoach.batch.engines import Engine
from kehoach.batch.manifest import MANIFEST
from small_plans import spec

BAD = spec("năm: 31/02")


def write(path: Path, *parts: str) -> Path:
    """Write a small spec with these top-level keys."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(spec(*parts), encoding="utf-8")
    return path


def season(folder: Path, count: int) -> Path:
    """Write so many small plans, no two alike, to a folder."""
    for at in range(count):
        write(folder / f"k{at:02d}.yaml", f"kế hoạch: Việc thứ {at} năm {{năm}}")
    return folder


def rendered(
    source: Path, output: Path | None = None, engine: Engine | None = None, **options: Any
) -> list[Outcome]:
    """Render what a path names as the command line does; return every outcome."""
    chosen = Options(**options)
    found = slots(find_specs([str(source)]), output, chosen.name)
    return list(render_all(found, chosen, common_folder(found, output), engine))


def fates(outcomes: list[Outcome]) -> dict[str, str]:
    """What became of each spec, by its stem."""
    return {outcome.spec.stem: outcome.fate.value for outcome in outcomes}


def manifest(folder: Path) -> dict[str, dict[str, Any]]:
    """The rows of a folder's manifest by spec."""
    data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return {row["spec"]: row for row in data["documents"]}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones too, but the manifest."""
    return {
        path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.name != MANIFEST
    }
