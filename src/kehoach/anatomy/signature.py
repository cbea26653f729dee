"""Where the signature block stands, and the signer in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from kehoach.anatomy.number import place_and_day_of
from kehoach.anatomy.parts import Signature
from kehoach.anatomy.plain import is_upper
from kehoach.anatomy.strips import Strip

NOI_NHAN = re.compile(r"(?:[-–•*+]\s+)?noi\s*nhan\s*(?::|$|(?=\s{2,}))\s*:?")
_AUTHORITY = re.compile(
    r"(?:t/?m|k/?t|t/?l|t/?u/?q|q|quyen)\s*[./]*\s+[^\W\d_]|(?:t/?m|k/?t|t/?l|tuq)\."
)
_POST = re.compile(
    r"(?:pho |quyen |q\. ?|nguyen )?(?:chu tich|(?:tong |pho tong )?giam doc|bo truong|thu truong|"
    r"(?:tong |chi )?cuc (?:truong|pho)|truong|chanh|pho chanh|hieu truong|hieu pho|bi thu|"
    r"thu truong|vien truong|vien pho|chi huy|chinh (?:uy|tri vien)|tu lenh|cham|doi truong|"
    r"chu nhiem|thu tuong|tong thu ky|tong bien tap|doc lap|ke toan truong|uy vien|bi thu|truong|"
    r"pho truong|vu truong|tong kiem toan|chanh an|pho bi thu|thuong truc|kiem sat)\b"
)
_PLACEHOLDER = re.compile(
    r"[(\[<{].*[)\]>}]?|da ky|ky ten.*|\{\{.*\}\}|\.{2,}|…+|chu ky.*|dau.*ky so.*"
)
_TITLES = (
    r"(?:(?:gs|pgs|tskh|ts|ths|th\.?s|bs|bsck ?i+|ck ?i+|cki+|cn|ks|ds|ls|dr|"
    r"ngut|ngnd|ttnd|ttut|nsnd|nsut|dai tuong|thuong tuong|trung tuong|"
    r"thieu tuong|dai ta|thuong ta|trung ta|thieu ta|"
    r"dai uy|thuong uy|trung uy|thieu uy|tien si|thac si|bac si|ky su|cu nhan|luat su|"
    r"(?:pho )?giao su|duoc si|ong|ba)[.,:\s]+)*"
)
_SYLLABLE = r"[^\W\d_]+(?:['’\-][^\W\d_]+)*"
_NAME = re.compile(rf"{_TITLES}(?P<name>{_SYLLABLE}(?: {_SYLLABLE}){{1,5}})\.?")
LONG = 110


def noi_nhan(strips: Sequence[Strip]) -> int:
    """Return the place of ``Nơi nhận``, -1 when it is not there."""
    for index, strip in enumerate(strips):
        if NOI_NHAN.match(strip.plain):
            return index
    return -1


def is_authority(strip: Strip) -> bool:
    """True for a line such as ``TM. ỦY BAN NHÂN DÂN`` or ``GIÁM ĐỐC``."""
    if not strip.text or len(strip.text) > LONG or not is_upper(strip.text):
        return False
    if strip.text.endswith((":", ";")):
        return False
    return bool(_AUTHORITY.match(strip.plain) or _POST.match(strip.plain))


def is_name(strip: Strip) -> bool:
    """True for the name of a person: words with capitals, maybe a title before them."""
    found = _NAME.fullmatch(strip.plain)
    if not found or _POST.match(strip.plain) or _AUTHORITY.match(strip.plain):
        return False
    words = strip.text.split()[-len(found["name"].split()) :]
    return len(words) <= 6 and all(word[:1].isupper() for word in words)


def is_placeholder(strip: Strip) -> bool:
    """True for ``(đã ký)`` and the like."""
    return bool(_PLACEHOLDER.fullmatch(strip.plain))


def signer(strips: Sequence[Strip]) -> Signature | None:
    """Return who signs, from the strips of the signer's column; None when they say nothing."""
    shown = [one for one in strips if one.text and not one.is_rule and not is_placeholder(one)]
    shown = [one for one in shown if not place_and_day_of(one.piece)]
    shown = list(takewhile(lambda one: len(one.text) <= LONG and one.text[-1] != ":", shown))
    if not shown:
        return None
    lines, name = _divide(shown)
    if not lines:
        return Signature((), name.piece if name else None)
    other = None
    if name and len(lines) > 1 and lines[-1].gap and is_upper(lines[-1].text):
        other = lines.pop().piece
    return Signature(tuple(one.piece for one in lines), name.piece if name else None, other)


def _divide(shown: list[Strip]) -> tuple[list[Strip], Strip | None]:
    """Part the lines of right and post from the name, which stands last."""
    for index in range(len(shown) - 1, -1, -1):
        strip = shown[index]
        if is_name(strip) and not is_upper(strip.text):
            return shown[:index], strip
    last = shown[-1]
    if len(shown) > 1 and last.gap and is_name(last):
        return shown[:-1], last
    return shown, None


def is_signer_text(strip: Strip) -> bool:
    """True for what stands in a signer's column: authority, name, a note in brackets, capitals."""
    text = strip.text
    if is_authority(strip) or is_placeholder(strip):
        return True
    return len(text) <= LONG and (is_name(strip) or is_upper(text)) and not text.endswith(";")
