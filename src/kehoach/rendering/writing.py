"""Parts of the text → XML, dressed as a compiled template dresses them.

Lines and cells stand by the hundred. What the template puts around their words is asked of its
functions once for each kind, with marks in place of the words; after that a line is its words
between two strings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from kehoach.compose.sheet import Cell, CellKind, Cells, Line, LineKind, Part, Table
from kehoach.rendering.keeping import Keeps, NotCompiled
from kehoach.rendering.numbers import twips_of
from kehoach.rendering.runs import PLAIN_RUN, Pieces, written, written_plain
from kehoach.rendering.view import BOLD_LINES, table_head
from kehoach.standards import Standard

_WORDS, _WIDTH = "\x00", "\x01"
"""Marks that stand for words and a width: no text of a document holds them (KH904)."""
_WORDS_BYTES, _WIDTH_BYTES = _WORDS.encode(), _WIDTH.encode()

Write = Callable[[dict[str, Any]], Pieces]


class _CellDress(NamedTuple):
    """What stands around the width of a cell and its paragraphs."""

    start: bytes
    after_width: bytes
    between: bytes
    end: bytes
    bold: bool
    """True where the words are bold without a style of their own."""

    def before(self, width: int) -> bytes:
        """Return what stands before the words of a cell that is ``width`` twips wide."""
        return b"%b%d%b" % (self.start, width, self.after_width)

    def around(self, width: int) -> bytes:
        """Return the format of such a cell with one line that has neither bold nor italic."""
        opened, closed = PLAIN_RUN
        start, end = self.before(width) + opened, closed + self.end
        return b"%b%%b%b" % (start.replace(b"%", b"%%"), end.replace(b"%", b"%%"))


class Writer:
    """Writes parts and cells by the functions of a template that write one: ``k`` and ``o``."""

    def __init__(self, items: Mapping[str, Write]) -> None:
        self._part, self._cell = items["k"], items["o"]
        self._line_dress = lru_cache(maxsize=64)(self._dress_of_line)
        self._cell_dress = lru_cache(maxsize=64)(self._dress_of_cell)
        self._frame = lru_cache(maxsize=256)(self._frame_of)

    def _dress_of_line(self, kind: LineKind, kept: bool) -> list[bytes]:
        pieces = self._part({"kieu": kind, "chu": _WORDS, "_giu": kept})
        return b"".join(pieces).split(_WORDS_BYTES)

    def _dress_of_cell(self, kind: CellKind, span: int, kept: bool) -> _CellDress:
        shown = {"kieu": kind, "gop": span, "_rong": _WIDTH, "_giu": kept, "doan": [_WORDS] * 2}
        start, rest = b"".join(self._cell(shown)).split(_WIDTH_BYTES)
        opened, between, end = rest.split(_WORDS_BYTES)
        return _CellDress(start, opened, between, end, kind.startswith("dam"))

    def _frame_of(self, kind: CellKind, span: int, width: int, kept: bool) -> bytes:
        return self._cell_dress(kind, span, kept).around(width)

    def parts(
        self, parts: Sequence[Part], keeps: Keeps, standard: Standard, room: float
    ) -> list[bytes]:
        """Return the XML of each part of a text that is ``room`` mm wide.

        Raises :class:`NotCompiled` for a table with joined cells.
        """
        made = []
        for index, part in enumerate(parts):
            if isinstance(part, Line):
                before, after = self._line_dress(part.kind, index in keeps.paragraphs)
                words = written(part.runs, part.label, part.kind in BOLD_LINES)
                made.append(b"".join((before, words, after)))
            else:
                made.append(self._table(part, index, keeps, table_head(part, standard, room, str)))
        return made

    def _table(self, table: Table, index: int, keeps: Keeps, head: dict[str, Any]) -> bytes:
        if table.spans:
            raise NotCompiled
        kept_last = index in keeps.last_rows
        head["_giu"] = index in keeps.paragraphs
        head["_giu_ten"] = index in keeps.titles
        head["_giu_dau"] = kept_last and not table.rows
        head["hang"] = self._rows(table, twips_of(head["rong"]), kept_last)
        return b"".join(self._part(head))

    def _rows(self, table: Table, widths: Sequence[int], kept_last: bool) -> list[Sequence[bytes]]:
        """Return the written cells of each row; those of whole rows are written by column."""
        frames, columns = zip(*map(self._column, table.by_column, widths), strict=True)
        cells = list(zip(*columns, strict=True))
        lines = map(b"".join(frames).__mod__, cells)
        rows: list[Sequence[bytes]] = [
            (next(lines),) if len(row) == len(widths) else self._row(row, widths)
            for row in table.rows
        ]
        if kept_last and rows:
            rows[-1] = self._kept_row(table, widths, cells)
        return rows

    def _kept_row(
        self, table: Table, widths: Sequence[int], cells: Sequence[tuple[bytes, ...]]
    ) -> Sequence[bytes]:
        """Return the last row, kept with what follows; ``cells``: those written by column."""
        last = table.rows[-1]
        if len(last) < len(widths) or not all([one.texts for one in table.by_column]):
            return self._row(last, widths, kept=True)
        kept = [self._frame(one.kind, 1, at, True) for one, at in zip(last, widths, strict=True)]
        return (b"".join(kept) % cells[-1],)

    def _column(self, cells: Cells, width: int) -> tuple[bytes, Iterable[bytes]]:
        """Return what stands around each cell of a column, as a format, and each cell.

        Words of one line are written all at once; else a cell that stands in many rows once.
        """
        if cells.texts:
            return self._frame(cells.cells[0].kind, 1, width, False), written_plain(cells.texts)
        once = cells.once
        made = dict(zip(map(id, once), self._alike(once, width), strict=True))
        return b"%b", map(made.__getitem__, map(id, cells.cells))

    def _row(self, row: Sequence[Cell], widths: Sequence[int], kept: bool = False) -> list[bytes]:
        made: list[bytes] = []
        start = 0
        for cell in row:
            width = widths[start] if cell.span == 1 else sum(widths[start : start + cell.span])
            made += self._alike((cell,), width, kept)
            start += cell.span
        return made

    def _alike(self, cells: Iterable[Cell], width: int, kept: bool = False) -> Iterator[bytes]:
        """Yield the XML of cells of one width in twips."""
        for cell in cells:
            lines, kind, span = cell.lines, cell.kind, cell.span
            if cell.text:
                yield self._frame(kind, span, width, kept) % written_plain((cell.text,))[0]
            else:
                dress = self._cell_dress(kind, span, kept)
                words = [written(line, "", dress.bold) for line in lines]
                yield b"".join((dress.before(width), dress.between.join(words), dress.end))
