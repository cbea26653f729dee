"""The sheet: a plan with every word final and every number given, but no formatting yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from kehoach.text.markup import Runs
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


def each_once(cells: Sequence[Cell]) -> Collection[Cell]:
    """Return the cells without those that come again; many rows of a column may share one."""
    return dict(zip(map(id, cells), cells, strict=True)).values()


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
    def by_column(self) -> list[tuple[Cell, ...]]:
        """The cells of each column, of the rows that have a cell in every column."""
        count = len(self.columns)
        whole = [row for row in self.rows if len(row) == count]
        return list(zip(*whole, strict=True)) if whole else [()] * count

    @cached_property
    def each_once(self) -> list[Collection[Cell]]:
        """The cells of each column without those that come again."""
        return list(map(each_once, self.by_column))


Part = Line | Table


@dataclass(frozen=True)
class SignatureBlock:
    """Authority and post in capitals, line by line; another post; the name.

    ``post`` is the signatory's post where it is set apart from the authority (HD 36, PL 3, 7).
    """

    authority: tuple[str, ...]
    other_post: str
    name: str
    post: str = ""


@dataclass(frozen=True)
class Annex:
    """An appendix as printed."""

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


@dataclass(frozen=True)
class Sheet:
    """The whole document."""

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
