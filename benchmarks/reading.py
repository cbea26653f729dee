"""YAML → .docx for a season of medium plans: ``python benchmarks/reading.py [PLANS]``.

The rival reads with PyYAML's safe_load (beside it: with libyaml's loader, where that is there) and
fills the template with docxtpl, in a loop; the view is given to it. kehoach reads, validates,
judges, composes and renders, deflating quickly as a batch does. All take turns over slices of the
plans; then the same plans in one process and in two. 1,000 plans by default.
"""

from __future__ import annotations

import multiprocessing
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from sized_plans import plan_text

from rendering import plain_view

SLICE = 20
"""Plans of one turn."""
WANTED = 15
WANTED_TWO = 1.7


def rendered(text: bytes) -> bytes:
    """Return the document of a spec's text."""
    from kehoach.compose import compose
    from kehoach.rendering import render_docx
    from kehoach.spec.read import read_spec

    return render_docx(compose(read_spec(text, "plan.yaml").plan), level=1)


def rival(texts: Sequence[bytes], loader: str) -> Callable[[bytes], bytes]:
    """Return PyYAML with a loader, and docxtpl: they have the view of one of the plans."""
    import yaml
    from docxtpl import DocxTemplate

    from kehoach.compose import compose
    from kehoach.rendering.view import view_of
    from kehoach.resources import templates_dir
    from kehoach.spec.read import read_spec
    from kehoach.standards import load

    sheet = compose(read_spec(texts[0], "plan.yaml").plan)
    standard = load(sheet.standard)
    view: Any = plain_view(view_of(sheet, standard))
    template = templates_dir() / standard.template

    def made(text: bytes) -> bytes:
        yaml.load(text, getattr(yaml, loader, yaml.SafeLoader))
        document, target = DocxTemplate(template), BytesIO()
        document.render(view, autoescape=True)
        document.save(target)
        return target.getvalue()

    return made


def seconds(work: Callable[[bytes], bytes], texts: Sequence[bytes]) -> float:
    """Return the processor time of one text."""
    start = time.process_time()
    for text in texts:
        work(text)
    return (time.process_time() - start) / len(texts)


def in_processes(texts: Sequence[bytes], count: int) -> float:
    """Return the wall time of all texts in so many processes that are up and warm."""
    with multiprocessing.get_context("spawn").Pool(count) as pool:
        pool.map(rendered, texts[: 4 * count], chunksize=4)
        start = time.perf_counter()
        pool.map(rendered, texts, chunksize=20)
        return time.perf_counter() - start


def main() -> None:
    """Print both ratios; exit 1 when one is not as wanted."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    texts = [plan_text("medium", number).encode() for number in range(1, count + 1)]
    other, quick = rival(texts, "SafeLoader"), rival(texts, "CSafeLoader")
    other(texts[0]), quick(texts[0]), rendered(texts[0])
    ours, theirs, quicks = [], [], []
    for start in range(0, count, SLICE):
        ours.append(seconds(rendered, texts[start : start + SLICE]))
        theirs.append(seconds(other, texts[start : start + 2]))
        quicks.append(seconds(quick, texts[start : start + 2]))
    mine, its, best = map(statistics.median, (ours, theirs, quicks))
    print(f"kehoach {mine * 1000:.1f} ms, PyYAML + docxtpl {its * 1000:.1f} ms a plan: ", end="")
    print(f"{its / mine:.1f} times (wanted {WANTED}); with libyaml {best / mine:.1f} times")
    times = [(in_processes(texts, 1), in_processes(texts, 2)) for _ in range(3)]
    one, two = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"{count} plans in one process {one:.1f} s, in two {two:.1f} s: ", end="")
    print(f"{one / two:.2f} times (wanted {WANTED_TWO})")
    sys.exit(its / mine < WANTED or one / two < WANTED_TWO)


if __name__ == "__main__":
    main()
