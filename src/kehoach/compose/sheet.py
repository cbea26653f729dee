"""The sheet: a plan with every word final and every number given, but no formatting yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Literal, NamedTuple

from kehoach.text.markup import Run, Runs
from kehoach.wording.spans import Span

LineKind = Literal[
    "phan", "ten_phan", "muc", "khoan", "tieu_khoan", "tieu_khoan_con", "diem_de", "doan",
    "khoan_tron", "diem", "gach", "cong", "giu",
]  # fmt: skip
"""What a line is; the template has one paragraph, and one style, for each."""

CellKind = Literal["trai", "giua", "dam", "dam_giua"]


@dataclass(slots=True, unsafe_hash=True)
class Line:
    """A paragraph of the body: its number or mark, then its words; never changed once made."""

    kind: LineKind
    label: str
    runs: Runs


@dataclass(frozen=True)
class Column:
    """A column: its title, its share of the width, how its cells stand."""

    title: str
    share: float
    kind: CellKind = "trai"


@dataclass(slots=True, unsafe_hash=True)
class Cell:
    """A cell: one or more paragraphs, ``span`` columns wide; never changed once made."""

    lines: tuple[Runs, ...]
    kind: CellKind = "trai"
    span: int = 1
    text: str = field(default="", init=False, repr=False, compare=False)
    """The words of a :meth:`plain` cell; empty for others, and for one made from another."""

    @classmethod
    def plain(cls, text: str, kind: CellKind, span: int = 1) -> Cell:
        """Return a cell of one line without bold and italic."""
        cell = cls(((Run(text),),), kind, span)
        cell.text = text
        return cell


_KIND, _TEXT = attrgetter("kind"), attrgetter("text")


class Cells(NamedTuple):
    """The cells of a column from top to bottom."""

    cells: Sequence[Cell]
    texts: tuple[str, ...]
    """Their words, where each is one line without bold and italic, and all are of one kind."""

    @classmethod
    def of(cls, cells: Sequence[Cell]) -> Cells:
        """Return the cells of a column."""
        return cls.alike(cells) if len(set(map(_KIND, cells))) == 1 else cls(cells, ())

    @classmethod
    def alike(cls, cells: Sequence[Cell]) -> Cells:
        """Return the cells of a column that are of one kind."""
        texts = tuple(map(_TEXT, cells))
        return cls(cells, texts if all(texts) else ())

    @property
    def once(self) -> Collection[Cell]:
        """The cells without those that come again; many rows of a column may share one."""
        return dict(zip(map(id, self.cells), self.cells, strict=True)).values()


@dataclass(frozen=True)
class Table:
    """A table with its heading row."""

    title: Runs
    summary: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    spans: tuple[Span, ...] = ()
    """Cells that are joined, the heading being row 0; those covered stand in ``rows``, empty."""

    @cached_property
    def by_column(self) -> Sequence[Cells]:
        """The cells of each column, of the rows that have a cell in every column."""
        count = len(self.columns)
        whole = [row for row in self.rows if len(row) == count]
        return list(map(Cells.of, zip(*whole, strict=True) if whole else [()] * count))

    @classmethod
    def of_columns(
        cls,
        summary: str,
        columns: tuple[Column, ...],
        rows: tuple[tuple[Cell, ...], ...],
        by_column: Sequence[Cells],
    ) -> Table:
        """Return a table without a title whose :attr:`by_column` is known as it is made."""
        table = cls((), summary, columns, rows)
        vars(table)["by_column"] = by_column
        return table


Part = Line | Table


@dataclass(slots=True, unsafe_hash=True)
class SignatureBlock:
    """Authority and post in capitals, line by line; another post; the name; never changed.

    ``post`` is the signatory's post where it is set apart from the authority (HD 36, PL 3, 7).
    """

    authority: tuple[str, ...]
    other_post: str
    name: str
    post: str = ""


@dataclass(slots=True, unsafe_hash=True)
class Annex:
    """An appendix as printed; never changed once made."""

    number: str
    title: str
    enclosed: str
    landscape: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Kept:
    """What is kept word for word outside the text: above all, under the title, after all.

    ``header`` and ``footer`` stand on every page.
    """

    top: tuple[Line, ...] = ()
    under_title: tuple[Line, ...] = ()
    end: tuple[Part, ...] = ()
    header: tuple[Line, ...] = ()
    footer: tuple[Line, ...] = ()


@dataclass(slots=True, unsafe_hash=True)
class Sheet:
    """The whole document; never changed once made (frozen, it would take twice the time)."""

    standard: str
    superior: str
    issuer: tuple[str, ...]
    number: str
    place_and_day: str
    kind: str
    """Tên loại as given; ``KẾ HOẠCH`` of the standard while empty, a dash for none."""
    title: str
    draft: str
    urgency: str
    secrecy: str
    circulation: str
    bases: tuple[Runs, ...]
    parts: tuple[Part, ...]
    recipients: tuple[str, ...]
    typist: str
    signature: SignatureBlock
    contact: str
    annexes: tuple[Annex, ...]
    kept: Kept
    levels: tuple[str, ...]
    subject: str
    author: str
    day: str
    """Day of issue as yyyy-mm-dd for the file's properties; empty in a draft."""
