"""Memory that the large plan takes to render: ``python benchmarks/memory.py``.

A process that has rendered a small plan renders the large one; the growth of its greatest
resident set is printed. Linux only: the peak is reset through ``/proc/self/clear_refs``.
"""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

MOST = 15
"""MiB."""


def peak() -> float:
    """Return the greatest resident set since the last reset in MiB."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def grown() -> float:
    """Return by how many MiB the process grew while it rendered the large plan."""
    from sized_plans import plan_text

    import kehoach
    from kehoach.spec.read import read_spec

    small, large = (read_spec(plan_text(size).encode(), size).plan for size in ("small", "large"))
    kehoach.render(small)
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before = peak()
    kehoach.render(large)
    return peak() - before


def main() -> None:
    """Measure in a process of its own, thrice; exit 1 when it takes too much."""
    if sys.argv[1:] == ["--once"]:
        print(grown())
        return
    command = [sys.executable, __file__, "--once"]
    found = [float(subprocess.run(command, capture_output=True, check=True).stdout) for _ in "123"]
    print(f"the large plan grows the process by {max(found):.1f} MiB (at most {MOST})")
    sys.exit(max(found) > MOST)


if __name__ == "__main__":
    main()
