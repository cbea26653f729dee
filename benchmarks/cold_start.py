"""Cold starts as ratios in one run: ``python benchmarks/cold_start.py [SPEC]``.

`kehoach --help` against a bare interpreter; one `kehoach render` (of the medium plan, or of SPEC)
against a script that calls docxtpl directly on the same template with the same view. Commands
take turns; medians of whole processes, in processor time, which a busy machine changes little,
and by the clock. Run it with the Python that has kehoach installed (not in place); POSIX only.
"""

from __future__ import annotations

import pickle
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from sized_plans import plan_text

from rendering import plain_view

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


class Cost(NamedTuple):
    """What a process takes, in seconds."""

    processor: float
    clock: float


def write_view(spec: Path, target: Path) -> Path:
    """Pickle the view of a spec for the rival; return the template that it is for."""
    import kehoach
    from kehoach.compose import compose
    from kehoach.rendering.view import view_of
    from kehoach.resources import templates_dir
    from kehoach.standards import load

    sheet = compose(kehoach.load(spec))
    standard = load(sheet.standard)
    target.write_bytes(pickle.dumps(plain_view(view_of(sheet, standard))))
    return templates_dir() / standard.template


def medians(commands: dict[str, list[str]], room: Path) -> dict[str, Cost]:
    """Return the median cost of each command, in turn, into a folder without documents."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(RUNS + 1):
        for name, command in commands.items():
            for old in (*room.glob("*.docx"), *room.glob("*.json")):
                old.unlink()
            costs[name].append(cost(command))
    return {
        name: Cost(*(statistics.median(kind) for kind in zip(*told[1:], strict=True)))
        for name, told in costs.items()
    }


def cost(command: list[str]) -> Cost:
    """Run a command and return what it took."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, clock)


def main() -> None:
    """Print the ratios; exit 1 when one is too great."""
    found_program = shutil.which("kehoach", path=str(Path(sys.executable).parent))
    if found_program is None:
        sys.exit("kehoach is not installed beside this Python")
    program = [found_program]
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        spec = Path(sys.argv[1]) if len(sys.argv) > 1 else room / "medium.yaml"
        (room / "medium.yaml").write_text(plan_text("medium"), encoding="utf-8")
        template = str(write_view(spec, room / "view.pickle"))
        (room / "rival.py").write_text(DOCXTPL, encoding="utf-8")
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
    for command, took in found.items():
        print(
            f"{command:8s} {took.processor * 1000:7.0f} ms, {took.clock * 1000:5.0f} by the clock"
        )
    good = within("kehoach --help / bare interpreter", found["help"], found["bare"], 4.5)
    good &= within("kehoach render / docxtpl script", found["render"], found["docxtpl"], 1)
    sys.exit(not good)


def within(what: str, ours: Cost, theirs: Cost, most: float) -> bool:
    """Print a ratio, in processor time and by the clock; True when the first is small enough."""
    processor, clock = ours.processor / theirs.processor, ours.clock / theirs.clock
    print(f"{what:34s} {processor:.2f} (at most {most}), {clock:.2f} by the clock")
    return processor <= most


if __name__ == "__main__":
    main()
