"""Kính gửi and the căn cứ that stand before the body."""

from __future__ import annotations

import re
from itertools import pairwise

from kehoach.anatomy.parts import Piece
from kehoach.anatomy.pieces import cut, piece
from kehoach.anatomy.plain import place, plain
from kehoach.reading.document import Block, Paragraph, Table

_OPENS = re.compile(
    r"[-+*•]?\s*(?:can cu|thuc hien|theo|xet|tren co so|thi hanh|tiep tuc thuc hien|sau khi|"
    r"chap hanh|trien khai thuc hien|trien khai)\b"
)
_JOINED = re.compile(
    r"(?:;\s*|\n\s*)(?=[-+]?\s*(?:va\s+)?(?:can cu|thuc hien|theo|xet|tren co so)\b)"
)
_LAW = re.compile(r"[-+*•]?\s*(?:can cu|xet|theo de nghi)\b")
_FOLLOWS = re.compile(r"(?:nhu sau|sau day|cu the|gom|noi dung)\s*[:.]?\s*$")
_VERB = (
    r"(?:ban hanh|xay dung|bao cao|trien khai|to chuc|trinh|kinh trinh|"
    r"de nghi|kinh de nghi|thong bao|huong dan|yeu cau|lap|de ra|"
    r"phoi hop|tong hop|chi dao|giao|quyet dinh|dieu chinh)"
)
_WHAT = (
    r"(?:ke hoach|bao cao|quyet dinh|to trinh|thong bao|huong dan|chuong trinh|phuong an|de an|"
    r"ket qua|tinh hinh|cong tac|thuc hien|noi dung|mot so|cac|viec|nhu)"
)
_ORGAN = (
    r"(?:uy ban|ubnd|so|bo|van phong|ban|cuc|chi cuc|trung tam|truong|phong|thanh tra|cong an|"
    r"tong|tap doan|cong ty|hoi|tinh uy|thanh uy|dang uy|huyen uy|doan|benh vien|vien|"
    r"hoc vien|dai hoc|bao hiem|chu tich|giam doc|thu tuong|chinh phu|mat tran|don vi|co quan)"
)
_ISSUES = re.compile(
    rf"[,;.]\s+(?:nay\s+)?{_ORGAN}\b[^,;.]{{0,120}}?\s{_VERB}\s+(?:va\s+\w+\s+\w+\s+)?{_WHAT}\b"
)
_CITES = re.compile(
    r"[-+*•]?\s*(?:thuc hien|theo|thi hanh|chap hanh|tren co so|trien khai|trien khai thuc hien)\s+"
    r"(?:noi dung |cac |mot so |y kien |chi dao |tinh than )*(?:luat|nghi|quyet|chi thi|ket luan|"
    r"thong|ke hoach|cong (?:van|dien)|van ban|"
    r"huong dan|chuong trinh|de an|to trinh|quy|chi dao|y kien|phuong)"
)
_SENTENCE = re.compile(r"[^\W\dA-ZĐ]{2}\.\s+[A-ZĐÁÀẢÃẠÂẤẦẨẪẬĂẮẰẲẴẶÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔƠÚÙỦŨỤƯÝ]")
LONG = 400
_KINH_GUI = re.compile(r"kinh\s*gui")
_LIST = re.compile(r"[-+*•]")


def is_basis_opening(letters: str) -> bool:
    """True for plain letters that begin as a căn cứ does."""
    return bool(_OPENS.match(letters))


def is_basis(paragraph: Paragraph) -> bool:
    """Tell a căn cứ from the opening of the body that cites what it carries out."""
    text = paragraph.text.strip()
    letters = plain(text)
    if not _OPENS.match(letters):
        return False
    if text.endswith((";", ",")):
        return True
    if text.endswith(":") or _FOLLOWS.search(letters) or _ISSUES.search(letters):
        return False
    if _LAW.match(letters):
        return True
    return bool(_CITES.match(letters)) and len(text) <= LONG and not _SENTENCE.search(text)


def parts_of(paragraph: Paragraph) -> tuple[Piece, ...]:
    """Return each căn cứ that a paragraph states."""
    text = paragraph.text
    letters = plain(text)
    starts = [place(text, one.end()) for one in _JOINED.finditer(letters)]
    pieces = [
        cut(paragraph, start, end)
        for start, end in pairwise([0, *starts, len(text)])
        if text[start:end].strip()
    ]
    return tuple(pieces)


def kinh_gui(blocks: list[Block]) -> tuple[Piece | None, int]:
    """Return Kính gửi with its list, and how many of ``blocks`` it takes from the start."""
    first = blocks[0]
    if isinstance(first, Table):
        shown = [one for one in first.paragraphs if one.bare]
        found = shown and not first.ruled and _KINH_GUI.match(plain(shown[0].bare))
        return (piece(*shown), 1) if found else (None, 0)
    if not _KINH_GUI.match(plain(first.bare)):
        return None, 0
    end = 1
    while end < len(blocks):
        block = blocks[end]
        if isinstance(block, Table) or (block.bare and not _LIST.match(block.bare)):
            break
        if not block.bare and end + 1 < len(blocks) and not _listed(blocks[end + 1]):
            break
        end += 1
    return piece(*(one for one in blocks[:end] if isinstance(one, Paragraph) and one.bare)), end


def _listed(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(_LIST.match(block.bare))
