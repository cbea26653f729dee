"""Tên loại and trích yếu, the kind of the document, the authority under a decision's title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kehoach.anatomy.bases import is_basis_opening
from kehoach.anatomy.levels import label_of
from kehoach.anatomy.number import number_of, place_and_day_of
from kehoach.anatomy.parts import Kind, Number, Piece
from kehoach.anatomy.pieces import is_bold, joined
from kehoach.anatomy.plain import is_upper, plain
from kehoach.anatomy.strips import Strip

TITLE_LENGTH = 400
_NAMES: dict[str, Kind] = {
    "phieu trinh giai quyet cong viec": "phiếu",
    "ke hoach": "kế hoạch",
    "bao cao": "báo cáo",
    "quyet dinh": "quyết định",
    "to trinh": "tờ trình",
    "thong bao": "thông báo",
    "phieu trinh": "phiếu",
    "phieu chuyen": "phiếu",
    "phieu gui": "phiếu",
    "phieu bao": "phiếu",
    "cong van": "công văn",
}
_OTHERS = (
    "nghi quyet|chi thi|quy che|quy dinh|thong cao|huong dan|chuong trinh hanh dong|"
    "chuong trinh cong tac|chuong trinh|phuong an|de an|du an|bien ban|hop dong|cong dien|"
    "ban ghi nho|ban thoa thuan|giay uy quyen|giay moi|giay gioi thieu|giay nghi phep|ket luan|"
    "de cuong bao cao|de cuong|ban cam ket|ban dang ky|thu moi"
)
NAME = re.compile(rf"(?:{'|'.join(_NAMES)}|{_OTHERS})(?![^\W_])")
_SYMBOLS: dict[str, Kind] = {
    "KH": "kế hoạch", "BC": "báo cáo", "QĐ": "quyết định", "TTR": "tờ trình", "TB": "thông báo",
    "PTR": "phiếu", "PC": "phiếu",
}  # fmt: skip
_ABOUT = re.compile(r"(?:v\s*/\s*v|ve viec)\b")
_ENCLOSED = re.compile(r"\(\s*(?:ban hanh )?(?:kem|dinh kem|kem theo|ban hanh)\b")
_AUTHORITY = re.compile(
    r"(?:(?:pho )?chu tich|(?:tong |pho )?giam doc|bo truong|cuc truong|chi cuc truong|hieu truong|"
    r"thu tuong|uy ban nhan dan|hoi dong nhan dan|ban (?:thuong vu|chap hanh)|tham quyen ban hanh|"
    r"truong (?:ban|phong)|chanh (?:van phong|thanh tra)|vien truong|tong cuc truong|so )"
)


@dataclass
class Title:
    """The title and the strips it took."""

    name: Piece | None = None
    about: Piece | None = None
    authority: Piece | None = None
    enclosed: Piece | None = None
    start: int = -1
    end: int = -1
    """Place of the first strip after the title."""


def find_name(strips: list[Strip]) -> int:
    """Return the place of the strip with the tên loại, -1 when there is none."""
    for index, strip in enumerate(strips):
        found = NAME.match(strip.plain)
        if not found or strip.text.endswith(":"):
            continue
        rest = strip.plain[found.end() :].strip(" .")
        upper = is_upper(strip.text[: found.end()])
        short = len(rest) <= TITLE_LENGTH and not strip.text.endswith((";", "."))
        if not rest or rest.isdigit() or (upper and short):
            return index
    return -1


def title(strips: list[Strip], taken: set[int]) -> Title:
    """Recognise the title; ``taken``: places of strips that are something else."""
    found = Title(start=find_name(strips))
    if found.start < 0:
        return _letter_subject(strips, taken)
    first = strips[found.start]
    halves = first.halves(NAME)
    found.name = halves[0].piece if halves else first.piece
    lines = [halves[1].piece] if halves else []
    found.end = found.start + 1
    while found.end < len(strips):
        if found.end not in taken and not _take(strips, found, lines):
            break
        found.end += 1
    found.about = joined(lines) if lines else None
    return found


def _take(strips: list[Strip], found: Title, lines: list[Piece]) -> bool:
    """Give the strip at the end of the title its part; False when the title is over."""
    strip = strips[found.end]
    if not strip.text or strip.is_rule:
        return True
    if _ENCLOSED.match(strip.plain):
        found.enclosed = strip.piece
        return True
    closed = found.authority or found.enclosed or (lines and strip.gap)
    centred = strip.paragraph.align == "center"
    if lines and is_upper(strip.text) and _AUTHORITY.match(strip.plain):
        found.authority = joined([*([found.authority] if found.authority else []), strip.piece])
        return True
    if closed and not (found.authority is None and centred and is_bold(strip.piece) and lines):
        return bool(found.authority) and centred and is_upper(strip.text)
    if not _may_be_title(strip, bool(lines)):
        return False
    lines.append(strip.piece)
    return True


def _may_be_title(strip: Strip, begun: bool) -> bool:
    bold, centred = is_bold(strip.piece), strip.paragraph.align == "center"
    long = len(strip.text) > TITLE_LENGTH and not (bold and centred)
    if long or strip.plain.startswith("kinh gui"):
        return False
    if number_of(strip.piece) or place_and_day_of(strip.piece):
        return False
    if is_basis_opening(strip.plain) and (strip.text.endswith(";") or not (bold or centred)):
        return False
    label = label_of(strip.paragraph.whole)
    if label and not centred:
        return False
    return bold or centred or (not begun and len(strip.text) <= 200)


def _letter_subject(strips: list[Strip], taken: set[int]) -> Title:
    """Find ``V/v …`` of a công văn, under its number."""
    for index, strip in enumerate(strips):
        if index not in taken and _ABOUT.match(strip.plain):
            lines = [index]
            for at in range(index + 1, len(strips)):
                more = strips[at]
                if not more.text or more.is_rule or at in taken or more.side != strip.side:
                    break
                lines.append(at)
            about = joined(strips[at].piece for at in lines)
            return Title(about=about, start=index, end=lines[-1] + 1)
    return Title()


def kind_of(name: Piece | None, about: Piece | None, number: Number | None) -> Kind:
    """Return the kind: by the tên loại, else by the symbol, else công văn by its V/v."""
    if name and (found := NAME.match(plain(name.text))):
        return _NAMES.get(found.group(), "khác")
    head = number.symbol.split("-")[0].split("/")[0].strip().upper() if number else ""
    if head in _SYMBOLS:
        return _SYMBOLS[head]
    return "công văn" if about and _ABOUT.match(plain(about.text)) else "khác"
