"""A .docx as a reader sees it: text with its effective look. Lengths in mm, sizes in pt.

It is the one model of a Word file; who judges, imports or compares documents starts from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

Align = Literal["left", "center", "right", "both"]
LineRule = Literal["auto", "exact", "atLeast"]
PartName = Literal["body", "header", "footer", "footnote"]
DrawnKind = Literal["drawing", "vml", "border", "typed", "underline"]


@dataclass(frozen=True)
class Face:
    """The effective look of a run, after document defaults, styles, tables and direct formatting.

    ``font`` shows the letters (theme fonts resolved); ``size`` in pt; ``color`` is ``auto`` or a
    hex triple; ``width`` a character scale in percent, ``spacing`` extra pt between letters.
    """

    font: str = ""
    size: float = 10
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    caps: bool = False
    small_caps: bool = False
    hidden: bool = False
    color: str = "auto"
    raised: bool = False
    """Superscript or subscript."""


@dataclass(frozen=True)
class Run:
    """A stretch of text in one face. ``text`` is as shown: capitals where ``caps`` makes them.

    ``source`` is the text as stored. Tabs are ``\\t``, line breaks ``\\n``. ``role`` tells text
    that is typed from a page-number field, a note mark, or text inserted as a tracked change.
    """

    text: str
    face: Face
    source: str = ""
    role: Literal["typed", "inserted", "page", "field", "note"] = "typed"
    element: Any = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class DrawnLine:
    """A rule: drawn (DrawingML or VML), a paragraph or cell border, dashes typed, an underline.

    ``length`` in mm, ``None`` when it cannot be known; ``solid`` false for dashes and dots;
    ``offset`` mm from the left edge of its column or cell, where known.
    """

    kind: DrawnKind
    length: float | None
    solid: bool = True
    offset: float | None = None
    element: Any = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Where:
    """Where a paragraph stands. Numbers count from 1; 0: not in one.

    ``section``: section of the document; ``table``, ``row``, ``cell``: place in an outermost
    table; ``nested``: inside a table within a table; ``box``: in a text box; ``page``: the page
    by explicit and last-rendered breaks and by measure (see ``page_known``).
    """

    part: PartName = "body"
    section: int = 1
    table: int = 0
    row: int = 0
    cell: int = 0
    nested: bool = False
    box: bool = False
    page: int = 1
    page_known: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with its effective layout.

    ``number``: from 1, in reading order over the whole document, empty paragraphs included.
    ``label``: what automatic numbering prints before the text (``1.``, ``a)``), else empty.
    ``first_line`` (hanging: negative), ``left``, ``right`` in mm; ``before``, ``after`` in pt,
    ``None`` where Word decides (autospacing); ``line``: a multiple for rule ``auto``, else pt.
    ``lines``: rules that this paragraph carries or is. ``boxes``: paragraphs of text boxes
    anchored here, each once.
    """

    number: int
    runs: tuple[Run, ...]
    where: Where = Where()
    label: str = ""
    style: str = ""
    outline: int | None = None
    align: Align = "left"
    first_line: float = 0
    left: float = 0
    right: float = 0
    before: float | None = 0
    after: float | None = 0
    contextual: bool = False
    line: float = 1
    line_rule: LineRule = "auto"
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    breaks_page: bool = False
    lines: tuple[DrawnLine, ...] = ()
    boxes: tuple[Paragraph, ...] = ()
    room: float = 0
    """Width in mm of the column or cell the paragraph stands in."""
    suffix: Literal["tab", "space", "nothing"] = "tab"
    """What follows the label."""
    element: Any = field(default=None, compare=False, repr=False)

    @cached_property
    def text(self) -> str:
        """The text as shown, without the automatic label; hidden text left out."""
        return "".join(run.text for run in self.runs if not run.face.hidden)

    @cached_property
    def whole(self) -> str:
        """The text with its automatic label before it."""
        return f"{self.label} {self.text}" if self.label else self.text

    @cached_property
    def bare(self) -> str:
        """The whole text with white space (also non-breaking) collapsed."""
        return " ".join(self.whole.split())

    @property
    def shown(self) -> tuple[Run, ...]:
        """The runs that show letters, digits or marks."""
        return tuple(run for run in self.runs if run.text.strip() and not run.face.hidden)


@dataclass(frozen=True)
class Cell:
    """A cell: its blocks, span, width in mm (0 unknown) and which borders it shows."""

    blocks: tuple[Block, ...]
    span: int = 1
    width: float = 0
    continues: bool = False
    """Continues the cell above (vertical merge)."""
    element: Any = field(default=None, compare=False, repr=False)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph of the cell, nested tables included, in order."""
        return tuple(paragraphs_of(self.blocks))

    @cached_property
    def text(self) -> str:
        """The text of the cell, a line per paragraph."""
        return "\n".join(paragraph.bare for paragraph in self.paragraphs if paragraph.bare)


@dataclass(frozen=True)
class Row:
    """A row; ``header``: repeats on each page; ``cant_split``: never breaks across pages."""

    cells: tuple[Cell, ...]
    header: bool = False
    cant_split: bool = False
    element: Any = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Table:
    """A table; ``number`` counts outermost tables from 1. ``ruled``: any border is visible.

    ``indent`` and ``width`` in mm; width 0 when the file does not say.
    """

    number: int
    rows: tuple[Row, ...]
    where: Where = Where()
    ruled: bool = False
    width: float = 0
    indent: float = 0
    align: Align = "left"
    element: Any = field(default=None, compare=False, repr=False)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph of the table in reading order."""
        return tuple(paragraphs_of((self,)))


Block = Paragraph | Table


@dataclass(frozen=True)
class Section:
    """A section of pages. Lengths in mm. Headers and footers by kind, as they take effect.

    ``headers`` and ``footers`` map ``default``, ``first``, ``even`` to paragraphs; a kind that
    is not given is inherited from the section before. ``first_page`` is titlePg.
    ``start``: the page number restarts here at this value. ``kind``: how the section begins.
    """

    number: int
    width: float = 210
    height: float = 297
    landscape: bool = False
    top: float = 0
    bottom: float = 0
    left: float = 0
    right: float = 0
    gutter: float = 0
    header_edge: float = 0
    footer_edge: float = 0
    first_page: bool = False
    start: int | None = None
    number_format: str = "decimal"
    kind: str = "nextPage"
    columns: int = 1
    headers: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    footers: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    element: Any = field(default=None, compare=False, repr=False)

    @property
    def text_width(self) -> float:
        """Width between the margins, in mm."""
        return self.width - self.left - self.right - self.gutter


@dataclass(frozen=True)
class Document:
    """A whole .docx. ``blocks``: the body in order; sections in order.

    ``notes``: things a reader must know of, by a stable word: ``tracked`` (insertions or
    deletions), ``comments``, ``fields`` …; ``even_odd``: even pages have headers of their own;
    ``encodings``: legacy encodings found in the text (``TCVN3``, ``VNI``).
    """

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    notes: frozenset[str] = frozenset()
    encodings: frozenset[str] = frozenset()
    even_odd: bool = False
    properties: dict[str, str] = field(default_factory=dict)
    footnotes: tuple[Paragraph, ...] = ()
    """Paragraphs of footnotes and endnotes, in order."""
    main: str = "word/document.xml"
    """The name of the part that holds the body."""
    parts: dict[str, bytes] = field(default_factory=dict, compare=False, repr=False)
    trees: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """The parsed XML parts that ``element`` of the pieces belong to, by part name."""

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph of the body in reading order: tables and text boxes included, once."""
        return tuple(paragraphs_of(self.blocks))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The outermost tables in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def text(self) -> str:
        """The text of the body, a line per paragraph."""
        return "\n".join(paragraph.whole for paragraph in self.paragraphs)


def paragraphs_of(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Yield every paragraph of blocks in reading order, those of text boxes after their anchor."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            yield from block.boxes
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs_of(cell.blocks)
