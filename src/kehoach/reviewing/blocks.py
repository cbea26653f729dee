"""The text of a redline in reading form: paragraphs and tables, every change marked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile


@dataclass(frozen=True)
class Words:
    """Some words of a paragraph: ``ins``, ``del`` or kept (empty)."""

    text: str
    change: str = ""


@dataclass(frozen=True)
class Block:
    """A paragraph of a redline, or a table: rows of cells of blocks.

    ``strong``: all of its words are bold; ``ruled``: a table with lines drawn; ``columns``: the
    widths of its columns in percent of its own.
    """

    words: tuple[Words, ...] = ()
    strong: bool = False
    ruled: bool = False
    rows: tuple[Row, ...] = ()
    columns: tuple[float, ...] = ()

    @property
    def heads(self) -> tuple[Row, ...]:
        """The rows at its top that stand again on each page."""
        return tuple(takewhile(lambda row: row.head, self.rows))

    @property
    def most_cells(self) -> int:
        """How many cells the row with the most of them has."""
        return max((len(row.cells) for row in self.rows), default=0)

    @property
    def is_changed(self) -> bool:
        """Whether any word or row of it was put in or taken out."""
        return any(one.change for one in self.words) or any(row.is_changed for row in self.rows)


@dataclass(frozen=True)
class Cell:
    """A cell of a table: what stands in it, how many columns and rows it takes."""

    blocks: tuple[Block, ...] = ()
    across: int = 1
    down: int = 1


@dataclass(frozen=True)
class Row:
    """A row of a table: its cells, and ``ins`` or ``del`` when the whole row is.

    ``head``: it is a heading, to stand again on each page.
    """

    cells: tuple[Cell, ...]
    change: str = ""
    head: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether it, or any word in it, was put in or taken out."""
        return bool(self.change) or any(
            one.is_changed for cell in self.cells for one in cell.blocks
        )
