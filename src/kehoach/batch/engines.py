"""Who does the work of a batch.

An engine takes chunks of jobs and gives back what each became, in the order of the chunks; the
documents are the same whoever made them.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable
from typing import Protocol

from kehoach.batch.jobs import Job, Made
from kehoach.batch.making import make, make_chunk

Chunk = list[Job]
Results = Generator[list[Made], None, None]
SMALL = 24
"""Specs up to which one process is as quick as several, which have to be started first."""


class Engine(Protocol):
    """Whoever makes documents of jobs."""

    def run(self, chunks: Iterable[Chunk]) -> Results:
        """Yield what came of each chunk, in order; chunks are taken as they are needed.

        Closing gives the work up.
        """
        ...


class Here:
    """This process, one chunk after the other."""

    def run(self, chunks: Iterable[Chunk]) -> Results:
        """Yield what came of each chunk, in order."""
        return (make_chunk(chunk) for chunk in chunks)


class Alone:
    """This process with a single spec: a fault of the program keeps its traceback."""

    def run(self, chunks: Iterable[Chunk]) -> Results:
        """Yield what came of each chunk, in order."""
        return ([make(job) for job in chunk] for chunk in chunks)


def engine_for(count: int, jobs: int, url: str = "") -> Engine:
    """Return who renders so many specs: the cluster at ``url``, else up to ``jobs`` processes.

    0 jobs: one process per processor. Raises as :class:`kehoach.batch.cluster.Cluster`.
    """
    if url:
        from kehoach.batch.cluster import Cluster

        return Cluster(url)
    if count == 1:
        return Alone()
    jobs = jobs or processors()
    if jobs == 1 or count <= SMALL:
        return Here()
    from kehoach.batch.processes import Processes

    return Processes(jobs)


def processors() -> int:
    """Return how many processors this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1
