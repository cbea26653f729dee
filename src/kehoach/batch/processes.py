"""Several processes on this machine at work on one batch."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager, suppress
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from typing import NamedTuple

from kehoach.batch.engines import Chunk, Results
from kehoach.batch.jobs import Job, Made
from kehoach.batch.making import make_chunk
from kehoach.problem import Place, Problem

_AHEAD = 3
"""Chunks sent out for each process before the first is taken back."""
_PAUSE = 0.2
"""Seconds between two looks whether the process that gave up is still there."""


class Processes:
    """Several processes on this machine, started with the first job."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def run(self, chunks: Iterable[Chunk]) -> Results:
        """Yield what came of each chunk, in order."""
        waiting: deque[_Sent] = deque()
        rest = iter(chunks)
        pool = _Pool(self.jobs)
        try:
            while True:
                for chunk in islice(rest, _AHEAD * self.jobs - len(waiting)):
                    waiting.append(pool.send(chunk))
                if not waiting:
                    break
                sent = waiting.popleft()
                try:
                    yield sent.made.result()
                except BrokenProcessPool:
                    yield [_alone(job) for job in sent.chunk]
                    pool.close()
                    waiting = deque(one if one.is_made else pool.send(one.chunk) for one in waiting)
        except BaseException:
            pool.stop()
            raise
        finally:
            pool.close()


class _Sent(NamedTuple):
    chunk: Chunk
    made: Future[list[Made]]

    @property
    def is_made(self) -> bool:
        return self.made.done() and not self.made.exception()


class _Pool:
    """Processes that end with this one, and after their present document when it gives up.

    They watch a pipe of which only this process holds the other end.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._pipe: tuple[Connection, Connection] | None = None

    def send(self, chunk: Chunk) -> _Sent:
        made: Future[list[Made]] = Future()
        if not chunk:
            made.set_result([])
            return _Sent(chunk, made)
        if self._pool is None:
            self._pipe = multiprocessing.Pipe(duplex=False)
            self._pool = ProcessPoolExecutor(
                self._jobs, _context(), _begin, (os.getpid(), *self._pipe)
            )
        try:
            with _deaf():
                return _Sent(chunk, self._pool.submit(_work, chunk))
        except BrokenProcessPool as error:
            made.set_exception(error)
            return _Sent(chunk, made)

    def stop(self) -> None:
        """Let the processes make no further document."""
        if self._pipe is not None:
            self._pipe[1].close()

    def close(self) -> None:
        """Wait until the processes have ended."""
        if self._pool is not None and self._pipe is not None:
            self._pool.shutdown(cancel_futures=True)
            for end in self._pipe:
                end.close()
        self._pool = self._pipe = None


def _alone(job: Job) -> Made:
    """Make a job in a process of its own: whether it is this one that brings processes down."""
    with closing(_Pool(1)) as pool:
        try:
            return pool.send([job]).made.result()[0]
        except BrokenProcessPool:
            return Made(problems=(Problem("KH1003", Place(job.file)),), exit_code=1)


def _context() -> BaseContext:
    """Return how processes are started: on Linux as copies of this one, while it has one thread."""
    plain = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if plain else "spawn")


@contextmanager
def _deaf() -> Iterator[None]:
    """Start processes that do not hear Ctrl-C: it is for this one to answer, and waits for it."""
    mask = getattr(signal, "pthread_sigmask", None)
    if mask is None:
        yield
        return
    before = mask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        mask(signal.SIG_SETMASK, before)


def _begin(parent: int, watched: Connection, held: Connection) -> None:
    """Prepare a process that is to end when the one that holds the pipe lets it go, or ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    held.close()
    threading.Thread(target=_watch, args=(parent, watched), daemon=True).start()


_GIVEN_UP = threading.Event()
"""In a process at work: what it makes is wanted no more."""


def _work(chunk: Chunk) -> list[Made]:
    """Make a chunk; given up, only what is being made. A result is never left half sent."""
    return [made for job in chunk if not _GIVEN_UP.is_set() for made in make_chunk([job])]


def _watch(parent: int, watched: Connection) -> None:
    with suppress(OSError):
        watched.poll(None)
    _GIVEN_UP.set()
    above = multiprocessing.parent_process()
    while above is not None and above.is_alive() and os.getppid() == parent:
        time.sleep(_PAUSE)
    os._exit(1)
