"""From the blocks of a document to its components, from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from kehoach.anatomy.annexes import after, first_head
from kehoach.anatomy.bases import is_basis, kinh_gui, parts_of
from kehoach.anatomy.body import body_lines
from kehoach.anatomy.closing import Closing, closing
from kehoach.anatomy.drawn import letterhead_lines, lines_under
from kehoach.anatomy.front import front_end
from kehoach.anatomy.letterhead import CUTS, Head, letterhead
from kehoach.anatomy.marks import marks
from kehoach.anatomy.number import number_of, place_and_day_of
from kehoach.anatomy.parts import Anatomy, Annex, Piece, PlaceAndDay
from kehoach.anatomy.pieces import is_rule, piece
from kehoach.anatomy.plain import plain
from kehoach.anatomy.strips import Strip, strips, texts
from kehoach.anatomy.title import Title, find_name, kind_of, title
from kehoach.reading.document import Block, Document, DrawnLine, Paragraph, Section, Table

ADDRESS = 250
_CONTACT = re.compile(
    r"\b(?:dia chi|dt|dien thoai|tel|e-?mail|thu dien tu|website|fax|hotline)\b|@|www\."
)


@dataclass
class _Front:
    """What stands above the body."""

    strips: list[Strip]
    head: Head
    title: Title
    marks: dict[str, Piece]
    end: int


def anatomy_of(document: Document) -> Anatomy:
    """Recognise the components of a document."""
    blocks = document.blocks
    front = _front(blocks)
    start, addressed, bases = _before_body(blocks, front.end)
    ends = _ends(blocks, start)
    tables = tuple(one for one in blocks[start : ends.body] if isinstance(one, Table))
    text = (one for one in blocks[start : ends.body] if isinstance(one, Paragraph))
    return Anatomy(
        document=document,
        **_front_fields(front, document),
        kinh_gui=addressed,
        bases=tuple(piece(one) for one in bases),
        basis_parts=tuple(parts_of(one) for one in bases),
        place_and_day=front.head.place_and_day or _signed_day(ends.closing),
        body=body_lines(text, tables),
        tables=tables,
        signature=ends.closing.signature if ends.closing else None,
        recipients=ends.closing.recipients if ends.closing else None,
        annexes=ends.annexes,
        second=ends.second,
        contact=_contact(document, blocks[ends.closing.end :] if ends.closing else ()),
    )


def _front_fields(front: _Front, document: Document) -> dict[str, Any]:
    head, titled = front.head, front.title
    above = front.strips[: titled.start if titled.name else None]
    under_heading, under_organ = letterhead_lines(above, head)
    return {
        "kind": kind_of(titled.name, titled.about, head.number),
        "letterhead": head.kind,
        "party": head.party,
        **head.pieces,
        **_header_marks(document),
        **front.marks,
        "ke_tieu_ngu": under_heading,
        "ke_co_quan": under_organ,
        "co_quan_chu_quan": head.superior,
        "co_quan": head.issuer,
        "number": head.number,
        "ten_loai": titled.name,
        "trich_yeu": titled.about,
        "authority": titled.authority,
        "enclosed": titled.enclosed,
        "ke_trich_yeu": _title_lines(front, document.blocks[front.end : front.end + 1]),
    }


@dataclass(frozen=True)
class _Ends:
    """Where the body ends, and what comes after it."""

    body: int
    closing: Closing | None
    annexes: tuple[Annex, ...]
    second: tuple[Paragraph, ...]


def _ends(blocks: Sequence[Block], start: int) -> _Ends:
    """Find the signature block and the annexes; it stands before them, seldom after."""
    head = first_head(blocks, start)
    end = closing(blocks[:head], start) or (closing(blocks, start) if head < len(blocks) else None)
    body = min(end.start, head) if end else head
    before: tuple[Annex, ...] = ()
    if end and head < end.start:
        before, _ = after(blocks[: end.start], head)
    annexes, second = after(blocks, end.end if end else body)
    return _Ends(body, end, before + annexes, second)


def _front(blocks: Sequence[Block]) -> _Front:
    end = front_end(blocks)
    every = strips(list(enumerate(blocks[:end])), CUTS)
    name = find_name(every)
    marked = marks(every)
    above = [
        replace(one, piece=Piece("", (), one.piece.paragraphs)) if at in marked else one
        for at, one in enumerate(every[: name if name >= 0 else None])
    ]
    head = letterhead(above)
    _late(every, name, head)
    taken = set(marked) | set(head.names)
    titled = title(every, taken)
    last = max((*taken, titled.end - 1), default=-1)
    used = {every[at].block for at in taken}
    left = (one.block for one in texts(every[last + 1 :]) if one.block not in used)
    return _Front(every, head, titled, dict(marked.values()), next(left, end))


def _late(every: list[Strip], name: int, head: Head) -> None:
    """Find a number or a place and day that stands below the title."""
    for at in range(max(name, 0) + 1, len(every)):
        strip = every[at]
        if head.number is None and (number := number_of(strip.piece)):
            head.number, head.names[at] = number, "so_ky_hieu"
        elif head.place_and_day is None and (day := place_and_day_of(strip.piece)):
            head.place_and_day, head.names[at] = day, "dia_danh"


def _before_body(blocks: Sequence[Block], start: int) -> tuple[int, Piece | None, list[Paragraph]]:
    """Return where the body begins, Kính gửi, and the paragraphs of the căn cứ."""
    addressed: Piece | None = None
    bases: list[Paragraph] = []
    at = start
    while at < len(blocks):
        block = blocks[at]
        if addressed is None and not bases:
            addressed, taken = kinh_gui(list(blocks[at : at + 40]))
            if addressed:
                at += taken
                continue
        if isinstance(block, Table):
            break
        if block.bare and not is_rule(block.bare):
            if not is_basis(block):
                break
            bases.append(block)
        at += 1
    return at, addressed, bases


def _title_lines(front: _Front, following: Sequence[Block]) -> tuple[DrawnLine, ...]:
    titled = front.title
    if not titled.name or titled.about is None:
        return ()
    return lines_under(front.strips, titled.start, titled.end, following)


def _signed_day(end: Closing | None) -> PlaceAndDay | None:
    if end is None:
        return None
    found = (place_and_day_of(one.piece) for one in end.strips if one.text)
    return next((one for one in found if one), None)


def _header_marks(document: Document) -> dict[str, Piece]:
    """Return the marks that stand in the header of the first page."""
    if not document.sections:
        return {}
    section = document.sections[0]
    header = section.headers.get("first" if section.first_page else "default", ())
    return dict(marks(strips(enumerate(header))).values())


def _contact(document: Document, following: Sequence[Block]) -> Piece | None:
    """Return the organ's address: at the foot of the first page, or right below the signature."""
    section = document.sections[0] if document.sections else Section(1)
    footer = section.footers.get("first" if section.first_page else "default", ())
    below = [one for one in following if isinstance(one, Table) or one.bare][:2]
    for group in (footer, [one for one in below if isinstance(one, Paragraph)]):
        shown = [one for one in group if one.bare and not is_rule(one.bare)]
        if shown and _CONTACT.search(plain(shown[0].bare)) and len(shown[0].bare) < ADDRESS:
            return piece(*(shown if group is footer else shown[:1]))
    return None
