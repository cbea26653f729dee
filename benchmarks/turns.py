"""Works that take turns: medians of processor time in one run, so that ratios hold anywhere."""

from __future__ import annotations

import gc
import random
import statistics
import time
from collections.abc import Callable


def medians(works: dict[str, Callable[[int], object]], runs: int) -> dict[str, float]:
    """Return the median seconds of each work over ``runs`` turns, after one to warm up.

    A work is called with the number of the turn. What was prepared is no garbage of any work,
    and that of one is not left to the next; nor does one always follow the same, whose memory
    and caches it would find: the order is another each turn, and the same each run.
    """
    times: dict[str, list[float]] = {name: [] for name in works}
    gc.collect()
    gc.freeze()
    order, dice = list(works.items()), random.Random(1)
    for turn in range(runs + 1):
        dice.shuffle(order)
        for name, work in order:
            gc.collect()
            start = time.process_time()
            work(turn)
            times[name].append(time.process_time() - start)
    return {name: statistics.median(seconds[1:]) for name, seconds in times.items()}
