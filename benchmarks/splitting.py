"""A split against rendering, per document: ``python benchmarks/splitting.py [national]``.

A made province of 200 tasks, 16 departments and 124 communes gives 140 specs and documents in
one run; with ``national`` the 34 provinces of today with 3,321 communes in all. Split and
rendering are timed apart in one run; the peak of memory is told after the first tenth of the
documents and at the end.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from made_province import plan_text, register_text

COMMUNES = 3321


class Province(NamedTuple):
    """What was measured in one province: seconds of the split and of all renders, documents."""

    split: float
    render: float
    documents: int


def provinces() -> Iterator[tuple[str, int]]:
    """Yield the provinces of 2026 with a share of the communes each."""
    from datetime import date

    from kehoach.registry import units

    names = [unit.name for unit in units() if unit.holds(date(2026, 12, 31), date(2026, 12, 31))]
    for index, name in enumerate(names):
        yield name, COMMUNES // len(names) + (index < COMMUNES % len(names))


def peak() -> float:
    """Return the most memory that this process held so far, in MB; 0 where it cannot be told."""
    try:
        from resource import RUSAGE_SELF, getrusage
    except ImportError:
        return 0.0
    return getrusage(RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def measured(folder: Path, name: str, communes: int, peaks: list[float]) -> Province:
    """Split the plan of one made province and render every spec."""
    import kehoach

    folder.mkdir()
    parent = folder / "ke-hoach.yaml"
    parent.write_text(plan_text(name, commune_count=communes), encoding="utf-8")
    register = register_text(name, commune_count=communes)
    (folder / "danh-muc.yaml").write_text(register, encoding="utf-8")
    start = time.perf_counter()
    split = kehoach.split(parent, folder / "con")
    done = time.perf_counter()
    assert len(split.specs) == 16 + communes
    for one in split.specs:
        one.path.with_suffix(".docx").write_bytes(kehoach.render(kehoach.load(one.path)))
        peaks.append(peak())
    return Province(done - start, time.perf_counter() - done, len(split.specs))


def main() -> None:
    """Print the times per document, their ratio and the growth of memory."""
    national = sys.argv[1:] == ["national"]
    cases = list(provinces()) if national else [("tỉnh Đắk Lắk", 124)]
    peaks: list[float] = []
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for index, (name, communes) in enumerate(cases):
            found.append(measured(Path(folder) / str(index), name, communes, peaks))
            print(f"{name}: {found[-1].documents} documents, {peaks[-1]:.0f} MB", file=sys.stderr)
    documents = sum(one.documents for one in found)
    split, render = (1000 * sum(one[at] for one in found) / documents for at in (0, 1))
    early, last = peaks[len(peaks) // 10], peaks[-1]
    print(f"{len(cases)} provinces, {documents} documents")
    print(f"split {split:.1f} ms a spec, render {render:.1f} ms a document: {split / render:.2f}")
    print(f"peak {early:.0f} MB after a tenth, {last:.0f} MB at the end: {last / early:.2f}")


if __name__ == "__main__":
    main()
