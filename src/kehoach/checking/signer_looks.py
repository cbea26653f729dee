"""Judges of how the signature looks: posts and name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.anatomy.parts import Piece
from kehoach.checking.looks import Pieces, bold, capitals, italic, sizes
from kehoach.checking.signature_lines import authority, lines, name, posts, shown
from kehoach.checking.verdicts import HELD, Judge, Subject, Unjudged, Verdict, at
from kehoach.wording.folding import fold

_TITLE = re.compile(
    r"(?:(?:GS|PGS|TS|TSKH|ThS|Th\.S|Ths|BS|BSCK|BSCKI|BSCKII|BS\.CK|DS|KS|CN|LS|CKI|CKII|NGƯT|"
    r"NGND|NSƯT|NSND|TTƯT|TTND)(?=[.\s]+\S)|(?:Giáo sư|Phó Giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|"
    r"Kỹ sư|Bác sĩ|Bác sỹ|Luật sư|Cử nhân|(?:Đại|Thượng|Trung|Thiếu) (?:tá|tướng|úy|uý))(?=\s+\S))"
)
_EXEMPT = re.compile(
    r"CÔNG AN|QUÂN|BỘ ĐỘI|BIÊN PHÒNG|BỘ CHỈ HUY|BỘ TƯ LỆNH|CẢNH SÁT|TRƯỜNG|ĐẠI HỌC|HỌC VIỆN|"
    r"\bVIỆN\b|BỆNH VIỆN|Y TẾ|TRẠM|TRUNG TÂM|NHÀ TRẺ|MẦM NON"
)


def _chained(*judges: Judge) -> Judge:
    def judge(subject: Subject) -> Iterator[Verdict]:
        for one in judges:
            yield from one(subject)

    return judge


def _of_posts(make: object) -> Judge:
    return _chained(make("quyen_han", authority), make("chuc_vu", posts))  # type: ignore[operator]


def _centred(pieces: Pieces) -> Judge:
    def judge(subject: Subject) -> Iterator[Verdict]:
        for piece in pieces(subject):
            if piece.alone:
                yield _centre(piece)

    return judge


def _centre(piece: Piece) -> Verdict:
    if all(one.align == "center" for one in piece.paragraphs):
        return HELD
    if piece.first.left > 5 or re.match(r"\s{2,}|\t", piece.first.text):
        return Unjudged(
            f"“{piece.text}” được đẩy vào giữa bằng dấu cách, phím Tab hoặc thụt lề.",
            f"“{piece.text}” is pushed to the middle by spaces, tabs or an indent.",
        )
    return at(piece)


def _all_posts(subject: Subject) -> Iterator[Piece]:
    yield from (line.piece for line in lines(subject))


def small_letters(subject: Subject) -> Iterator[Verdict]:
    """KH519: the name is not all capitals."""
    for piece in name(subject):
        yield at(piece) if piece.text == piece.text.upper() else HELD


def untitled(subject: Subject) -> Iterator[Verdict]:
    """KH521: no academic title or rank before the name; some fields have rules of their own."""
    for piece in name(subject):
        title = _TITLE.match(piece.text)
        issuer = subject.anatomy.co_quan.text.upper() if subject.anatomy.co_quan else ""
        if not title:
            yield HELD
        elif _EXEMPT.search(issuer) and not subject.standard.party:
            yield Unjudged(
                "Đơn vị vũ trang, giáo dục, y tế, khoa học theo quy định riêng của ngành.",
                "Armed forces, education, health and science follow the rules of their field.",
            )
        else:
            yield at(piece, title=title[0])


def named(subject: Subject) -> Iterator[Verdict]:
    """KH522: a numbered and dated document has the signer's name."""
    anatomy, all_lines = subject.anatomy, lines(subject)
    issued = anatomy.number and not anatomy.number.blank and anatomy.day
    if issued and anatomy.signature and all_lines:
        yield HELD if anatomy.signature.name else at(all_lines[-1].piece)


def spaced(subject: Subject) -> Iterator[Verdict]:
    """KH523: single spaces between the words of posts and name."""
    marked = [(line.piece, bool(line.right)) for line in lines(subject)]
    for piece, after_mark in (*marked, *((one, False) for one in name(subject))):
        text = shown(piece)
        if piece.alone and "\n" not in text:
            words = re.sub(r"^\S+\s+", "", text) if after_mark else text
            yield at(piece) if re.search(r"\S {2,}\S", words) else HELD


def together(subject: Subject) -> Iterator[Verdict]:
    """KH524: posts and name on one page."""
    all_lines, names = lines(subject), list(name(subject))
    if not all_lines or not names:
        return
    top, foot = all_lines[0].piece.first, names[0].first
    if not top.where.page_known or not foot.where.page_known:
        yield Unjudged(
            "Tệp không cho biết khối ký nằm ở trang nào; mở bằng Word rồi lưu lại thì có.",
            "The file does not tell on which page the signature falls; saved by Word it does.",
        )
    elif top.where.page == foot.where.page:
        yield HELD
    else:
        yield at(names[0], page=str(top.where.page), next=str(foot.where.page))


def of_one_form(subject: Subject) -> Iterator[Verdict]:
    """KH525: the name is no sample of a form."""
    for piece in name(subject):
        sample = fold(piece.text) in ("hovaten", "hoten", "nguyenvana", "tranvanb", "nguyenvanb")
        yield at(piece) if sample else HELD


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH512", _of_posts(capitals)),
    ("KH513", _of_posts(bold)),
    ("KH514", _of_posts(sizes)),
    ("KH515", _of_posts(italic)),
    ("KH516", _centred(_all_posts)),
    ("KH517", bold("ho_ten", name)),
    ("KH518", sizes("ho_ten", name)),
    ("KH519", small_letters),
    ("KH520", italic("ho_ten", name)),
    ("KH521", untitled),
    ("KH522", named),
    ("KH523", spaced),
    ("KH524", together),
    ("KH525", of_one_form),
    ("KH526", _centred(name)),
)
