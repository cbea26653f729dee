"""The batch from end to end: specs prepared, documents made and written, in the specs' order."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.batch.engines import SMALL, Chunk, Engine, engine_for, processors
from kehoach.batch.finding import Slot
from kehoach.batch.options import Options
from kehoach.batch.outcome import Outcome
from kehoach.batch.preparing import Prepared, Preparing
from kehoach.batch.settling import Settling
from kehoach.errors import NotWritten

if TYPE_CHECKING:
    from kehoach.batch.ledger import Ledger

_MOST = 32
"""Specs of a chunk: more would keep the first documents, and Ctrl-C, waiting."""
_PDFS = 10
"""Documents that one start of LibreOffice converts, for each processor."""


def render_all(
    slots: Sequence[Slot],
    options: Options,
    folder: Path | None = None,
    engine: Engine | None = None,
) -> Generator[Outcome, None, None]:
    """Render each spec to its place and yield what became of it, in order.

    With a ``folder`` its manifest is kept: what has not changed is not rendered again, and what a
    killed run left is cleaned up. ``engine`` does the work, by default this machine. Raises
    :class:`NotWritten` when another run holds the folder, or its manifest cannot be kept,
    :class:`BadInput` for a template that is none.
    """
    if options.template is not None:
        from kehoach.rendering.printed import require_text

        require_text(options.template, options.template_file)
    if folder is None:
        yield from _rendered(slots, options, None, engine)
        return
    from kehoach.batch.ledger import Ledger
    from kehoach.batch.locking import held
    from kehoach.files import clear

    with held(folder):
        clear(folder)
        ledger = Ledger(folder, options.force)
        try:
            yield from _rendered(slots, options, ledger, engine)
        except BaseException:
            with suppress(NotWritten):
                ledger.save()
            raise
        ledger.close()


def _rendered(
    slots: Sequence[Slot], options: Options, ledger: Ledger | None, engine: Engine | None
) -> Iterator[Outcome]:
    prepare, settle = Preparing(options, ledger), Settling(options, ledger)
    waiting: deque[list[Prepared]] = deque()

    def chunks() -> Iterator[Chunk]:
        rest = iter(slots)
        for size in _sizes(_size(len(slots), options), options):
            waiting.append([prepare(slot) for slot in islice(rest, size)])
            if not waiting[-1]:
                return
            yield [one.job for one in waiting[-1] if one.job is not None]

    at_work = engine or engine_for(len(slots), options.jobs, options.engine)
    with closing(at_work.run(chunks())) as done:
        for made in done:
            yield from settle(waiting.popleft(), made)


def _sizes(most: int, options: Options) -> Iterator[int]:
    """Yield the sizes of the chunks: small ones first, so that results soon show, unless PDFs are
    made, of which a chunk costs a start.
    """
    size = most if options.pdf else 1
    while True:
        yield size
        size = min(most, 2 * size)


def _size(count: int, options: Options) -> int:
    """Return how many specs make a chunk: one by one in a small batch, unless PDFs are made."""
    if options.pdf:
        return _PDFS * processors()
    if count <= SMALL:
        return 1
    return max(1, min(_MOST, count // (8 * (options.jobs or processors()))))
