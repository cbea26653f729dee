"""Recipients and the signature of a document → keys of a spec."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from kehoach.anatomy import Anatomy
from kehoach.importing.front import TO_FILL, Front, as_written, text_of
from kehoach.importing.marked import clean, escaped
from kehoach.importing.outline import Outline, styled
from kehoach.importing.posts import as_post, with_agencies
from kehoach.registry.agencies import all_agencies
from kehoach.text.endings import without_end
from kehoach.text.recipients import is_archive

_RIGHT = re.compile(r"(TM|T/M|KT|K/T|TL|T/L|TUQ|Q)(?:\s*\.\s*|\s+)(?=\S)", re.I)
_POSTS = ("chức vụ", "ký thay", "thừa lệnh", "thừa ủy quyền", "chức vụ khác")
_KEYS = {"TL": "thừa lệnh", "TUQ": "thừa ủy quyền"}
_TYPIST = re.compile(r"(?P<who>[^\W\d]*)[.\-]?\(?(?P<copies>\d{1,5})?\)?")


def ending_of(front: Front, anatomy: Anatomy, outline: Outline) -> list[str]:
    """Fill in who gets copies and who signs; return the lines of authority and post."""
    _recipients(front, anatomy, outline)
    return _signature(front, anatomy, outline)


def _recipients(front: Front, anatomy: Anatomy, outline: Outline) -> None:
    found = anatomy.recipients
    if outline.own:
        lines = [clean(one.text) for one in styled(anatomy, "KHNoiNhanDong")]
    else:
        lines = [clean(piece.text) for piece in found.items] if found else []
    texts = [without_end(line.lstrip("-–+ ")) for line in lines]
    texts = [text for text in texts if text]
    kept = [text for text in texts if is_archive(text)]
    others = [text for text in texts if not is_archive(text)]
    front.keys["nơi nhận"] = [*map(escaped, others), *map(escaped, kept)]
    if not kept:
        reason = ("không có dòng Lưu; thêm theo mẫu", "no record copy; added as the form has it")
        front.guess("nơi nhận", [*front.keys["nơi nhận"], "Lưu: VT"], *reason)
    typed = found.typist if found else None
    _typist(front, text_of(anatomy, outline, "KHSoanThao", typed))


def _typist(front: Front, text: str) -> None:
    match = _TYPIST.fullmatch(text)
    if match and match["who"]:
        front.keys["người soạn thảo"] = match["who"].upper()
    if match and match["copies"] and int(match["copies"]):
        front.keys["số bản"] = int(match["copies"])


def _signature(front: Front, anatomy: Anatomy, outline: Outline) -> list[str]:
    signed = anatomy.signature
    if outline.own:
        styles = ("KHQuyenHan", "KHChucVu")
        lines = [clean(one.text) for style in styles for one in styled(anatomy, style)]
        names = [*styled(anatomy, "KHHoTen"), *styled(anatomy, "KHHoTenDuoi")]
        name = clean(" ".join(one.text for one in names))
        other = text_of(anatomy, outline, "KHChucVuKhac", None)
    else:
        lines = [clean(piece.text) for piece in signed.lines] if signed else []
        name = clean(signed.name.text) if signed and signed.name else ""
        other = clean(signed.other_post.text) if signed and signed.other_post else ""
    who = signatory([line for line in lines if line])
    if not lines:
        who = {"chức vụ": TO_FILL, "thay mặt": "không"}
        front.guess("người ký", who, "chưa thấy người ký", "no signer was found")
    if name:
        who["họ tên"] = escaped(name)
    if other:
        who["chức vụ khác"] = as_post(other)
    front.keys["người ký"] = _with_agencies(who, front, anatomy, outline)
    return lines


def _with_agencies(
    who: dict[str, Any], front: Front, anatomy: Anatomy, outline: Outline
) -> dict[str, Any]:
    """Write the agencies in posts as the document does, else as the register has them."""
    agency = front.keys["cơ quan"]
    known = [agency[key] for key in ("tên", "cấp trên") if key in agency]
    own = {name.lower(): name for name in known if not name.isupper()}
    texts = (one.text for one in anatomy.document.paragraphs)
    told = clean(" ".join(text for text in texts if not text.isupper())).lower()

    def spelled(name: str) -> str:
        same = name.lower()
        written = as_written(name, anatomy, outline) if same in told else ""
        return own.get(same) or written or _register_names().get(same, "")

    posts = {key: with_agencies(who[key], spelled) for key in _POSTS if key in who}
    return {**who, **posts}


@cache
def _register_names() -> dict[str, str]:
    return {one.name.lower(): one.name for one in all_agencies()}


def signatory(lines: list[str]) -> dict[str, Any]:
    """Read the lines of authority and post (``TM. …``, ``KT. …``, ``TL. …``, a post)."""
    who: dict[str, Any] = {}
    rest = list(lines)
    who["thay mặt"] = "không"
    if rest and _right(rest[0])[0] == "TM":
        who["thay mặt"] = as_post(_right(rest.pop(0))[1])
    if not rest:
        return {**who, "chức vụ": TO_FILL}
    right, post = _right(rest.pop(0))
    if right == "Q":
        who["quyền"] = "có"
    if right in _KEYS and rest:
        instead, signer = _right(rest.pop(0))
        who[_KEYS[right]] = as_post(signer)
        right = "KT" if instead == "KT" else ""
    if right == "KT" and rest:
        who["ký thay"] = as_post(" ".join(rest))
        rest = []
    who["chức vụ"] = as_post(" ".join([post, *rest]))
    return who


def _right(line: str) -> tuple[str, str]:
    """Part the sign of the right to sign from what follows."""
    if found := _RIGHT.match(line):
        return found[1].upper().replace("/", ""), line[found.end() :].strip()
    return "", line
