"""Document and anatomy → what stands where: the front, the bases, the body, the end, the annexes.

A document that kehoach made says by its styles what each paragraph is; any other by its anatomy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from kehoach.anatomy import Anatomy, BodyLine, Piece
from kehoach.anatomy.pieces import is_rule
from kehoach.importing.marked import clean
from kehoach.reading.document import Block, Paragraph, Table, paragraphs_of

Level = Literal["Phần", "I", "1", "1.1", "1.1.1", "a", "-", "+", "", "giữ", "tên bảng"]
RANKS: dict[str, int] = {
    "Phần": 0, "I": 1, "1": 2, "1.1": 3, "1.1.1": 4, "a": 5, "-": 6, "+": 7,
}  # fmt: skip

STYLES: dict[str, tuple[Level, bool]] = {
    "KHPhan": ("Phần", True),
    "KHMuc": ("I", True),
    "KHKhoan": ("1", True),
    "KHTieuKhoan": ("1.1", True),
    "KHTieuKhoanCon": ("1.1.1", True),
    "KHDiemDe": ("a", True),
    "KHKhoanTron": ("1", False),
    "KHDiem": ("a", False),
    "KHGach": ("-", False),
    "KHCong": ("+", False),
    "KHLoiVan": ("", False),
    "KHTenPhan": ("", False),
    "KHGiuNguyen": ("giữ", False),
    "KHTenBang": ("tên bảng", False),
}
"""Line styles of documents that kehoach made: the level, and whether the line is a title."""

_LEVELS: dict[str, Level] = {
    "phan": "Phần", "chuong": "Phần", "chu_hoa": "Phần", "muc": "I", "dieu": "1", "khoan": "1",
    "tieu_khoan": "1.1", "tieu_khoan_con": "1.1.1", "diem": "a", "gach": "-", "cong": "+",
    "doan": "", "ten": "",
}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """A line of the body, or a table; ``start``: where its text begins after a typed label."""

    level: Level
    label: str = ""
    heading: bool = False
    paragraph: Paragraph | None = None
    start: int = 0
    title: bool = False
    """A centred title of its own, such as the name of a Phần."""
    table: Table | None = None


@dataclass
class Part:
    """An annex: the pieces of its heading and what stands below."""

    heading: dict[str, Piece | None] = field(default_factory=dict)
    top: list[Paragraph] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    landscape: bool = False


@dataclass
class Outline:
    """Everything of a document under its place; paragraphs that show nothing are left out."""

    own: bool
    front: list[Paragraph] = field(default_factory=list)
    under_title: list[Paragraph] = field(default_factory=list)
    bases: list[Paragraph] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    closing: list[Paragraph] = field(default_factory=list)
    after: list[Block] = field(default_factory=list)
    annexes: list[Part] = field(default_factory=list)


def is_own(anatomy: Anatomy) -> bool:
    """True for a document with the styles that kehoach gives its own."""
    styles = {one.style for one in anatomy.document.paragraphs}
    return "KHTenLoai" in styles and "KHNoiNhan" in styles


def shows(paragraph: Paragraph) -> bool:
    """True for a paragraph with words or marks that are no drawn rule; dots are to be filled in."""
    text = clean(paragraph.bare)
    return bool(text) and (not is_rule(text) or _DOTS.search(text) is not None)


_DOTS = re.compile(r"…|\.{3}")


def styled(anatomy: Anatomy, style: str) -> list[Paragraph]:
    """Return the paragraphs of one style that show something."""
    document = anatomy.document
    first = [story for page in document.sections[:1] for story in page.headers.values()]
    every = (*document.paragraphs, *(one for story in first for one in story))
    return [one for one in every if one.style == style and shows(one)]


def outline_of(anatomy: Anatomy) -> Outline:
    """Return what stands where in a document."""
    own = is_own(anatomy)
    zones = _own_zones(anatomy) if own else _zones(anatomy)
    found = Outline(own)
    lines = {id(line.paragraph): line for line in _every_line(anatomy)}
    for block, zone in zip(anatomy.document.blocks, zones, strict=True):
        _place(found, block, zone, lines, anatomy)
    return found


def _every_line(anatomy: Anatomy) -> Iterator[BodyLine]:
    yield from anatomy.body
    for annex in anatomy.annexes:
        yield from annex.body


def _place(
    found: Outline, block: Block, zone: str, lines: dict[int, BodyLine], anatomy: Anatomy
) -> None:
    name, _, number = zone.partition(" ")
    if name == "annex":
        while len(found.annexes) <= int(number):
            found.annexes.append(_part(anatomy, len(found.annexes), found.own))
        part = found.annexes[int(number)]
        part.landscape = part.landscape or _turned(anatomy, block)
        if _heads(part, block):
            part.top += [one for one in paragraphs_of((block,)) if shows(one)]
        else:
            part.entries += entries_of(block, lines, found.own)
    elif name == "body":
        found.entries += entries_of(block, lines, found.own)
    elif name == "after":
        if isinstance(block, Table) or any(shows(one) for one in paragraphs_of((block,))):
            found.after.append(block)
    else:
        place: list[Paragraph] = getattr(found, name)
        place += [one for one in paragraphs_of((block,)) if shows(one)]


def _turned(anatomy: Anatomy, block: Block) -> bool:
    sections = anatomy.document.sections
    at = block.where.section
    return 0 < at <= len(sections) and sections[at - 1].landscape


def _part(anatomy: Anatomy, index: int, own: bool) -> Part:
    if own or index >= len(anatomy.annexes):
        return Part()
    annex = anatomy.annexes[index]
    return Part({"number": annex.number, "title": annex.title, "enclosed": annex.enclosed})


_HEADS = ("KHPhuLuc", "KHTenPhuLuc", "KHKemTheo")


def _heads(part: Part, block: Block) -> bool:
    """True for a block that belongs to the heading of an annex."""
    if isinstance(block, Paragraph) and block.style in _HEADS:
        return True
    named = [piece for piece in part.heading.values() if piece]
    taken = {id(one) for piece in named for one in piece.paragraphs}
    return any(id(one) in taken for one in paragraphs_of((block,)))


def _zones(anatomy: Anatomy) -> list[str]:
    """Return the place of each block by the anatomy."""
    marks = dict(_marked(anatomy))
    blocks = anatomy.document.blocks
    known = [_zone_of(block, marks) for block in blocks]
    last = max((at for at, zone in enumerate(known) if zone == "closing"), default=-1)
    titled = max((at for at, zone in enumerate(known) if zone == "title"), default=-1)
    zones: list[str] = []
    now = "front"
    for at, zone in enumerate(known):
        if zone == "title":
            now = "front"
        elif zone:
            now = zone
        elif now == "closing" and at > last:
            now = "after"
        elif now == "front" and 0 <= titled < at:
            now = "under_title"
        zones.append("under_title" if now == "bases" and not zone else now)
    return zones


def _zone_of(block: Block, marks: dict[int, str]) -> str:
    if isinstance(block, Table) and id(block) in marks:
        return marks[id(block)]
    return next((marks[id(one)] for one in paragraphs_of((block,)) if id(one) in marks), "")


def _marked(anatomy: Anatomy) -> Iterator[tuple[int, str]]:
    """Yield the place of every paragraph and table that the anatomy knows."""
    for piece in (anatomy.ten_loai, anatomy.trich_yeu):
        yield from _ids(piece, "title")
    yield from _ids(anatomy.kinh_gui, "under_title")
    for piece in anatomy.bases:
        yield from _ids(piece, "bases")
    yield from ((id(line.paragraph), "body") for line in anatomy.body)
    yield from ((id(table), "body") for table in anatomy.tables)
    if anatomy.signature:
        for piece in (*anatomy.signature.lines, anatomy.signature.name):
            yield from _ids(piece, "closing")
    if anatomy.recipients:
        for piece in (anatomy.recipients.label, *anatomy.recipients.items):
            yield from _ids(piece, "closing")
    yield from ((id(one), "after") for one in anatomy.second)
    for number, annex in enumerate(anatomy.annexes):
        zone = f"annex {number}"
        for piece in (annex.number, annex.title, annex.enclosed):
            yield from _ids(piece, zone)
        yield from ((id(line.paragraph), zone) for line in annex.body)
        yield from ((id(table), zone) for table in annex.tables)


def _ids(piece: Piece | None, zone: str) -> Iterator[tuple[int, str]]:
    if piece:
        yield from ((id(one), zone) for one in piece.paragraphs)


def _own_zones(anatomy: Anatomy) -> list[str]:
    """Return the place of each block by the styles that kehoach gives."""
    zones: list[str] = []
    now, annexes = "front", -1
    for block in anatomy.document.blocks:
        styles = {one.style for one in paragraphs_of((block,))}
        if isinstance(block, Table):
            now = "closing" if "KHNoiNhan" in styles else now
        elif "KHPhuLuc" in styles:
            annexes += 1
            now = f"annex {annexes}"
        elif now == "front" and styles & {"KHTrichYeu"}:
            now = "title"
        elif now == "title" and (zone := _under_title(block)):
            now = zone
        elif now in ("under_title", "bases") and shows(block):
            now = _under_title(block) if now != "bases" or block.style == "KHCanCu" else "body"
        zones.append("front" if now == "title" else now)
        now = "after" if now == "closing" else now
    return zones


def _under_title(block: Paragraph) -> str:
    if not shows(block) or block.style == "KHGachNoi":
        return ""
    return {"KHCanCu": "bases", "KHGiuNguyen": "under_title"}.get(block.style, "body")


def entries_of(block: Block, lines: dict[int, BodyLine], own: bool) -> list[Entry]:
    """Return the entry of a block of the body, those of its text boxes after it."""
    if isinstance(block, Table):
        return [Entry("", table=block)] if any(map(shows, block.paragraphs)) else []
    kept = [Entry("giữ", paragraph=one) for one in block.boxes if shows(one)]
    if not shows(block):
        return kept
    if own and block.style in STYLES:
        return [_own_entry(block), *kept]
    line = lines.get(id(block))
    return [_entry(line) if line else Entry("", paragraph=block), *kept]


def _entry(line: BodyLine) -> Entry:
    level = _LEVELS[line.level]
    text = line.paragraph.text
    start = 0
    if line.label and line.typed:
        start = len(text) - len(text.lstrip())
        for sign in "".join(line.label.split()):
            start = text.index(sign, start) + 1
    return Entry(level, line.label, line.heading, line.paragraph, start, title=line.level == "ten")


def _own_entry(paragraph: Paragraph) -> Entry:
    level, heading = STYLES[paragraph.style]
    if level in ("", "giữ", "tên bảng"):
        return Entry(level, paragraph=paragraph, title=paragraph.style == "KHTenPhan")
    first = next((run.text for run in paragraph.runs), "")
    if level == "Phần" and not first.endswith(" "):
        return Entry(level, clean(paragraph.text), True, paragraph, len(paragraph.text))
    if not first.endswith(" ") or not first.strip():
        first = paragraph.text[: len(paragraph.text.split(" ", 1)[0]) + 1]
    level = level if heading or level != "1" else _level_of(clean(first))
    return Entry(level, clean(first), heading, paragraph, len(first))


def _level_of(label: str) -> Level:
    """Return the level of a numbered line by its number, as its author typed it."""
    for shape, level in _SHAPES:
        if shape.match(label):
            return level
    return "1"


_SHAPES: tuple[tuple[re.Pattern[str], Level], ...] = (
    (re.compile(r"\(?\d+(?:\.\d+){2}"), "1.1.1"),
    (re.compile(r"\(?\d+\.\d"), "1.1"),
    (re.compile(r"\(?[IVX]+(?![^\W\d_])"), "I"),
    (re.compile(r"(?:\(?[A-ZĐ](?![^\W\d_])|(?i:phần|chương)\b)"), "Phần"),
)
