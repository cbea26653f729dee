"""Cold starts as ratios in one run: ``python benchmarks/cold_start.py [SPEC]``.

`kehoach --help` against a bare interpreter; one `kehoach render` against a script that calls
docxtpl directly on the same template with the same view. Commands take turns; medians of whole
processes. Run it with the Python that has kehoach installed (not in place), on a quiet machine.
"""

from __future__ import annotations

import pickle
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rendering import plain_view

ROOT = Path(__file__).parents[1]
RUNS = 15
DOCXTPL = """
import pickle, sys
from docxtpl import DocxTemplate
template, view, output = sys.argv[1:]
document = DocxTemplate(template)
with open(view, "rb") as file:
    document.render(pickle.load(file), autoescape=True)
document.save(output)
"""


def write_view(spec: Path, target: Path) -> None:
    """Pickle the view of a spec for the rival."""
    import kehoach
    from kehoach.compose import compose
    from kehoach.rendering.view import view_of
    from kehoach.standards import load

    sheet = compose(kehoach.load(spec))
    target.write_bytes(pickle.dumps(plain_view(view_of(sheet, load(sheet.standard)))))


def medians(commands: dict[str, list[str]], room: Path) -> dict[str, float]:
    """Return the median wall time in seconds of each command, in turn, into an empty folder."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS + 1):
        for name, command in commands.items():
            for old in room.glob("*.docx"):
                old.unlink()
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(seconds[1:]) for name, seconds in times.items()}


def main() -> None:
    """Print the two ratios."""
    spec = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "plans/dak-lak-2026-par-index.yaml"
    from kehoach.resources import templates_dir

    program = [shutil.which("kehoach", path=str(Path(sys.executable).parent)) or "kehoach"]
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        write_view(spec, room / "view.pickle")
        (room / "rival.py").write_text(DOCXTPL, encoding="utf-8")
        template = str(templates_dir() / "ke-hoach.docx")
        rival = [str(room / "rival.py"), template, str(room / "view.pickle"), str(room / "r.docx")]
        found = medians(
            {
                "bare": [sys.executable, "-c", "pass"],
                "help": [*program, "--help"],
                "docxtpl": [sys.executable, *rival],
                "render": [*program, "render", str(spec), "-o", name],
            },
            room,
        )
    for command, seconds in found.items():
        print(f"{command:8s} {seconds * 1000:7.0f} ms")
    print(f"kehoach --help / bare interpreter: {found['help'] / found['bare']:.2f} (at most 4.5)")
    print(
        f"kehoach render / docxtpl script:   {found['render'] / found['docxtpl']:.2f} (at most 1)"
    )


if __name__ == "__main__":
    main()
