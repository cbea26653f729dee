"""The components of an administrative document, recognised in a Word file.

What was not found is ``None`` or empty: a rule says so, nothing is guessed. Names of components
are those of the standards' data (``quoc_hieu``, ``so_ky_hieu``, ``noi_nhan`` …).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kehoach.reading.document import Document, DrawnLine, Paragraph, Run, Table

Letterhead = Literal["table", "stacked", "one line", "none"]
Kind = Literal["kế hoạch", "báo cáo", "quyết định", "tờ trình", "công văn", "thông báo", "phiếu",
               "khác"]  # fmt: skip
Level = Literal[
    "phan", "chuong", "chu_hoa", "muc", "dieu", "khoan", "tieu_khoan", "tieu_khoan_con",
    "diem", "gach", "cong", "doan", "ten",
]  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """A component: its text (white space collapsed), the runs that show it, its paragraphs.

    ``alone`` is false where its paragraphs hold other components too (a letterhead in one line
    with spaces): alignment and indents of such a paragraph say nothing about the component.
    """

    text: str
    runs: tuple[Run, ...]
    paragraphs: tuple[Paragraph, ...]
    alone: bool = True

    @property
    def first(self) -> Paragraph:
        """Its first paragraph."""
        return self.paragraphs[0]


@dataclass(frozen=True)
class Number:
    """``Số: 05/KH-UBND`` taken apart; ``number`` is None while blank or unreadable."""

    piece: Piece
    prefix: str
    number: int | None
    written: str
    """The number as written, ``05``; empty when left blank."""
    symbol: str
    """``KH-UBND``."""
    blank: bool


@dataclass(frozen=True)
class PlaceAndDay:
    """``Hà Giang, ngày 23 tháng 7 năm 2021`` taken apart; blanks are None or empty."""

    piece: Piece
    place: str
    day_text: str
    month_text: str
    year_text: str
    day: date | None
    blank: bool
    """Day or month left to be filled in."""


@dataclass(frozen=True)
class BodyLine:
    """A paragraph of the body with its level in the text.

    ``label`` as printed (``I.``, ``1.``, ``a)``, ``-``), typed or automatic; ``ordinal`` its
    value where it has one (``đ)`` is 5); ``text`` without the label. ``heading``: a title on a
    line of its own (bold, or short without a full stop), not running text.
    """

    paragraph: Paragraph
    level: Level
    text: str
    label: str = ""
    typed: bool = True
    ordinal: int | None = None
    heading: bool = False
    in_table: bool = False
    shape: str = ""
    """The label with its value made one of: ``I.``, ``A.``, ``1.``, ``1)``, ``(1)``, ``a)``,
    ``1.1.``, ``-``; empty without a label."""


@dataclass(frozen=True)
class Signature:
    """Who signs: lines of right and post (``TM. …``, ``KT. …``, ``CHỦ TỊCH``), and the name.

    ``lines`` in order, one piece per printed line; ``name`` None while blank.
    """

    lines: tuple[Piece, ...]
    name: Piece | None
    other_post: Piece | None = None


@dataclass(frozen=True)
class Recipients:
    """``Nơi nhận:`` and its lines, in order; ``typist``: the mark below them (``PL.(300)``)."""

    label: Piece
    items: tuple[Piece, ...]
    typist: Piece | None = None


@dataclass(frozen=True)
class Annex:
    """A phụ lục: its number line, title, the line that ties it to the plan, body and tables."""

    number: Piece | None
    title: Piece | None
    enclosed: Piece | None
    section: int
    starts_section: bool
    body: tuple[BodyLine, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True)
class Anatomy:
    """All components of a document. ``second``: a further document after the signature."""

    document: Document
    kind: Kind
    letterhead: Letterhead
    party: bool = False
    quoc_hieu: Piece | None = None
    tieu_ngu: Piece | None = None
    tieu_de_dang: Piece | None = None
    ke_tieu_ngu: tuple[DrawnLine, ...] = ()
    co_quan_chu_quan: Piece | None = None
    co_quan: Piece | None = None
    ke_co_quan: tuple[DrawnLine, ...] = ()
    number: Number | None = None
    place_and_day: PlaceAndDay | None = None
    ten_loai: Piece | None = None
    trich_yeu: Piece | None = None
    ke_trich_yeu: tuple[DrawnLine, ...] = ()
    du_thao: Piece | None = None
    do_khan: Piece | None = None
    do_mat: Piece | None = None
    luu_hanh: Piece | None = None
    kinh_gui: Piece | None = None
    bases: tuple[Piece, ...] = ()
    body: tuple[BodyLine, ...] = ()
    tables: tuple[Table, ...] = ()
    """Tables of the body (not letterhead, signature or annexes)."""
    signature: Signature | None = None
    recipients: Recipients | None = None
    annexes: tuple[Annex, ...] = ()
    second: tuple[Paragraph, ...] = ()
    contact: Piece | None = None
    authority: Piece | None = None
    """Thẩm quyền ban hành under the title of a decision: ``CHỦ TỊCH ỦY BAN NHÂN DÂN …``."""
    basis_parts: tuple[tuple[Piece, ...], ...] = ()
    """For each of ``bases`` the căn cứ it states: more than one where they are joined by ``;``
    or broken lines in one paragraph."""
    enclosed: Piece | None = None
    """``(Kèm theo …)`` between the title and the body."""

    @property
    def day(self) -> date | None:
        """The day of issue, where it is filled in and exists."""
        return self.place_and_day.day if self.place_and_day else None

    @property
    def is_plan(self) -> bool:
        """True for a Kế hoạch."""
        return self.kind == "kế hoạch"
