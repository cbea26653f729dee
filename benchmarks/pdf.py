"""PDF of 20 medium plans as a ratio in one run: ``python benchmarks/pdf.py [ROUNDS]``.

:func:`kehoach.pdf.to_pdfs` against one call of soffice per file, as a script would do it, with one
profile for all its calls. They take turns; medians of whole batches; every document must come out.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import kehoach
from kehoach.pdf import require_engine, to_pdfs

SPEC = Path(__file__).parents[1] / "plans" / "ha-giang-2021-par-index.yaml"
COUNT = 20


def documents() -> list[bytes]:
    """Return 20 documents of one plan that differ in their title."""
    plan = kehoach.load(SPEC)
    titles = (f"{plan.title} ({number})" for number in range(COUNT))
    return [kehoach.render(plan.model_copy(update={"title": title})) for title in titles]


def one_by_one(files: list[Path], room: Path) -> int:
    """Call soffice once per file; return how many PDFs came out."""
    program = str(require_engine().program)
    profile = f"-env:UserInstallation={(room / 'profile').as_uri()}"
    for file in files:
        job = ["--convert-to", "pdf", "--outdir", str(room), str(file)]
        subprocess.run([program, profile, "--headless", *job], check=True, capture_output=True)
    return sum(path.stat().st_size > 0 for path in room.glob("*.pdf"))


def timed(work: Callable[[], int]) -> float:
    """Return the seconds that the work takes. Raises when a document did not come out."""
    start = time.perf_counter()
    if work() != COUNT:
        raise SystemExit("a document did not come out")
    return time.perf_counter() - start


def main(rounds: int) -> None:
    """Print both medians in seconds and their ratio."""
    made = documents()
    with TemporaryDirectory() as name:
        room = Path(name)
        files = [room / f"{number}.docx" for number in range(COUNT)]
        for file, docx in zip(files, made, strict=True):
            file.write_bytes(docx)
        rival, ours = [], []
        for _ in range(rounds):
            rival.append(timed(lambda: one_by_one(files, room)))
            ours.append(timed(lambda: sum(isinstance(pdf, bytes) for pdf in to_pdfs(made))))
            for old in room.glob("*.pdf"):
                old.unlink()
    slow, quick = statistics.median(rival), statistics.median(ours)
    print(f"soffice per file {slow:.1f} s, to_pdfs {quick:.1f} s: {slow / quick:.1f} times")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
