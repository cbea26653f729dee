"""Works that take turns: processor time in one run, so that ratios hold anywhere."""

from __future__ import annotations

import gc
import random
import statistics
import time
from collections.abc import Callable


class Times(dict[str, list[float]]):
    """The seconds that each work took, turn by turn."""

    def median(self, name: str) -> float:
        """Return the median seconds of a work."""
        return statistics.median(self[name])

    def ratio(self, name: str, other: str) -> float:
        """Return how many times as long one work takes as another: the median over the turns.

        Both stand in each turn: so it holds where the machine's speed changes on the way.
        """
        return statistics.median([a / b for a, b in zip(self[name], self[other], strict=True)])


def timed(works: dict[str, Callable[[int], object]], runs: int) -> Times:
    """Return the seconds of each work in each of ``runs`` turns, after one to warm up.

    A work is called with the number of the turn. What was prepared is no garbage of any work,
    and that of one is not left to the next; nor does one always follow the same, whose memory
    and caches it would find: the order is another each turn, and the same each run.
    """
    times = Times({name: [] for name in works})
    gc.collect()
    gc.freeze()
    order, dice = list(works.items()), random.Random(1)
    for turn in range(runs + 1):
        dice.shuffle(order)
        for name, work in order:
            gc.collect()
            start = time.process_time()
            work(turn)
            if turn:
                times[name].append(time.process_time() - start)
    return times
