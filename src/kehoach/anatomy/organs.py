"""The lines above the number: which name the superior organ, which the issuer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kehoach.anatomy.parts import Piece
from kehoach.anatomy.pieces import is_bold, joined
from kehoach.anatomy.plain import plain

_OPENS = re.compile(
    r"(?:ubnd|u\.b\.n\.d|uy ban|hdnd|hoi dong|so|bo|van phong|ban|cuc|chi cuc|tong cuc|vu|"
    r"trung tam|truong|phong|thanh tra|cong an|tong|tap doan|cong ty|chi nhanh|hoi|lien doan|"
    r"lien hiep|lien minh|dang uy|tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang bo|chi bo|"
    r"doan|benh vien|vien|hoc vien|dai hoc|toa an|kiem toan|quy|ngan hang|chinh phu|thu tuong|"
    r"quoc hoi|bao hiem|kho bac|thue|hai quan|mat tran|to|doi|tram|nha|bao|dai|khoa)\b"
)
_NOT_OPENS = re.compile(
    r"(?:phong,? (?:chong|chay)|hoi (?:nghi|thi|thao)|bao (?:ve|ton|chi)|to quoc|thue va|"
    r"doan ket|truong hoc|nha (?:nuoc|o)|so huu|khoa hoc|bao hiem va|dai bieu|to chuc|bo doi)\b"
)
_PLACES = re.compile(
    r"(?:tinh (?!uy)|thanh pho|tp\.?|huyen (?!uy)|quan (?!uy)|thi xa|xa|phuong|thi tran|dac khu)\b"
)
_OPEN_END = re.compile(r"(?:\b(?:va|cua|cac|ve|thuoc|nhan dan)|[,&-])$")
_GENERIC = re.compile(
    r"(?:van phong|hoi dong|ban (?:chi dao|chi huy|quan ly|to chuc|dieu hanh|cong tac|giam doc)|"
    r"to cong tac|doan kiem tra|trung tam|tong cong ty|cong ty|truong|uy ban)$"
)
_PEOPLE = re.compile(r"(?:uy ban nhan dan|hoi dong nhan dan|ubnd|hdnd)\b")


def superior_and_issuer(lines: Sequence[Piece]) -> tuple[Piece | None, Piece]:
    """Return the superior organ (None when there is none) and the issuer.

    Wording first: a line that begins with a word for an organ begins a name. Where the wording
    tells one name only, a first line that is not bold above a bold one is the superior's.
    """
    names: list[list[Piece]] = [[lines[0]]]
    for line in lines[1:]:
        if _begins(names[-1][-1], line):
            names.append([line])
        else:
            names[-1].append(line)
    if len(names) == 1:
        names = _by_weight(names[0])
    superior = [line for name in names[:-1] for line in name]
    return joined(superior) if superior else None, joined(names[-1])


def _begins(before: Piece, line: Piece) -> bool:
    last, text = plain(before.text), plain(line.text)
    if not _OPENS.match(text) or _NOT_OPENS.match(text):
        return False
    if _PEOPLE.match(last) and not _PEOPLE.fullmatch(last.strip()):
        return True
    same = is_bold(before) == is_bold(line)
    return not (same and (_OPEN_END.search(last) or _GENERIC.fullmatch(last)))


def _by_weight(name: list[Piece]) -> list[list[Piece]]:
    if _PLACES.match(plain(name[-1].text)) and len(name) == 2:
        return [name]
    weights = [is_bold(line) for line in name]
    if weights[0] or True not in weights:
        return [name]
    first = weights.index(True)
    return [name[:first], name[first:]]
