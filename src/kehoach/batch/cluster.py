"""An existing Dask cluster at work on one batch, chunk by chunk."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from kehoach.batch.digests import of_program
from kehoach.batch.engines import Chunk, Results
from kehoach.batch.making import make_chunk
from kehoach.errors import BadInput, ToolMissing

SCHEME = "dask://"
_AHEAD = 3
"""Chunks sent out for each thread of the cluster before the first is taken back."""


class Cluster:
    """The workers of a scheduler; each has this program, and nothing else has to be there."""

    def __init__(self, url: str, timeout: float = 10.0) -> None:
        """``url`` is ``dask://host:port``; ``timeout``, in seconds, is for the first answer.

        Raises :class:`BadInput` for another kind of address, :class:`ToolMissing` without the
        library.
        """
        host, _, port = url.removeprefix(SCHEME).rstrip("/").rpartition(":")
        if not url.startswith(SCHEME) or not host or not port.isdigit():
            raise BadInput.of("KH1070", url=url)
        try:
            import distributed  # noqa: F401
        except ImportError:
            raise ToolMissing.of("KH1071") from None
        self.url, self._address, self._timeout = url, f"tcp://{host}:{port}", timeout

    def run(self, chunks: Iterable[Chunk]) -> Results:
        """Yield what came of each chunk, in order.

        A worker that is lost is made up for by the others; a chunk that no worker survives is
        made here. Raises :class:`ToolMissing` when no scheduler answers, when it has no worker,
        or when a worker's program is another.
        """
        with self._client() as client:
            self._require_equals(client)
            most = _AHEAD * sum(client.nthreads().values())
            rest, waiting = iter(chunks), deque[tuple[Chunk, Any]]()
            while True:
                for chunk in islice(rest, most - len(waiting)):
                    sent = client.submit(make_chunk, chunk, pure=False) if chunk else None
                    waiting.append((chunk, sent))
                if not waiting:
                    return
                chunk, sent = waiting.popleft()
                yield self._made(chunk, sent)

    def _made(self, chunk: Chunk, sent: Any) -> list[Any]:
        from concurrent.futures import CancelledError

        from distributed import KilledWorker

        if sent is None:
            return []
        try:
            made: list[Any] = sent.result()
        except KilledWorker:
            return make_chunk(chunk)
        except (OSError, CancelledError) as error:
            reason = str(error) or type(error).__name__
            raise ToolMissing.of("KH1072", url=self.url, reason=reason) from error
        return made

    @contextmanager
    def _client(self) -> Iterator[Any]:
        """Yield a connection that is given up, with all its work, when it is left."""
        import distributed

        connect: Any = distributed.Client
        try:
            client = connect(self._address, timeout=self._timeout, set_as_default=False)
        except (OSError, TimeoutError) as error:
            reason = " ".join(str(error).split()) or type(error).__name__
            raise ToolMissing.of("KH1072", url=self.url, reason=reason) from error
        with client:
            yield client

    def _require_equals(self, client: Any) -> None:
        """Refuse a cluster without workers, or where some have another program than this one."""
        try:
            programs = client.run(of_program)
        except Exception as error:  # a plain Exception tells of a worker without this program
            raise ToolMissing.of("KH1074", url=self.url, workers=str(error)) from None
        if not programs:
            raise ToolMissing.of("KH1073", url=self.url)
        others = sorted(worker for worker, found in programs.items() if found != of_program())
        if others:
            raise ToolMissing.of("KH1074", url=self.url, workers=", ".join(others))
