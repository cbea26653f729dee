"""Plan → the name of its document, as offices name files, safe on every system. Pure."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from kehoach.errors import BadInput
from kehoach.problem import Problem
from kehoach.wording.folding import fold

if TYPE_CHECKING:
    from kehoach.compose.sheet import Sheet
    from kehoach.plan import Plan
    from kehoach.registry.register import Register

KINDS = (
    "nghị quyết", "quyết định", "chỉ thị", "quy chế", "quy định", "thông cáo", "thông báo",
    "hướng dẫn", "chương trình", "kế hoạch", "phương án", "đề án", "dự án", "báo cáo", "biên bản",
    "tờ trình", "hợp đồng", "công văn", "công điện", "bản ghi nhớ", "bản thỏa thuận",
    "giấy ủy quyền", "giấy mời", "giấy giới thiệu", "giấy nghỉ phép", "phiếu gửi", "phiếu chuyển",
    "phiếu báo", "thư công",
)  # fmt: skip
"""Types of administrative documents in the order of NĐ 30/2020, Điều 7: Kế hoạch is the tenth."""

MOST = 120
"""Characters of a name without its suffix."""
_BYTES = 240
"""Bytes of it in UTF-8: a name may have 255 with suffix and an office program's lock mark."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)", re.I)
_INSTEAD = str.maketrans({"/": "-", "\\": "-", "|": "-", "<": "(", ">": ")", '"': "'"})
_LEFT_OUT = str.maketrans("", "", "?*")


def stem_of(habit: str, plan: Plan, sheet: Sheet, register: Register | None) -> str:
    """Return the name of a plan's document without its suffix, by a habit of naming.

    Raises :class:`BadInput` with everything that the habit needs and the plan lacks.
    """
    if habit == "ma-dinh-danh":
        return safe(_coded(plan, sheet, register))
    day = sheet.day.replace("-", ".") or f"{plan.year}"
    subject = sheet.subject[:1].upper() + sheet.subject[1:]
    return safe(f"{day}. {subject}")


def _coded(plan: Plan, sheet: Sheet, register: Register | None) -> str:
    """Return ``H01.151.2026.08.25.10.UBND.10``.

    Agency code, year, month, day, number, symbol of the issuer, number of the type in Điều 7.
    """
    from kehoach.standards import load
    from kehoach.wording.numbers import padded

    code = _agency_code(plan, register)
    kind = fold(sheet.kind or "kế hoạch")
    kinds = [fold(one) for one in KINDS]
    problems = []
    if not code:
        problems.append(Problem("KH1005", args={"name": sheet.author}))
    if not sheet.day or plan.number is None:
        problems.append(Problem("KH1006"))
    if load(sheet.standard).party or kind not in kinds:
        problems.append(Problem("KH1007"))
    if problems or plan.number is None:
        raise BadInput(*problems)
    parts = (code, sheet.day.replace("-", "."), padded(plan.number), _symbol(plan))
    return ".".join((*parts, padded(kinds.index(kind) + 1)))


def _agency_code(plan: Plan, register: Register | None) -> str:
    """Return what the office's own file says of the issuer's code; nothing else knows it."""
    from kehoach.registry.agencies import Agency

    found = register.find(plan.agency.name, *plan.days) if register else None
    return found.code if isinstance(found, Agency) else ""


def _symbol(plan: Plan) -> str:
    """Return the issuer's letters in ``10/KH-UBND``, whatever spaces were typed around them."""
    from kehoach.registry import Issuer, resolve_issuer

    issuer = None if plan.symbol else resolve_issuer(plan)
    own = issuer.symbol if isinstance(issuer, Issuer) else ""
    letters = re.split(r"[-/]", plan.symbol, maxsplit=1)[-1] if plan.symbol else own
    return "".join(_plain(letters).split())


def safe(name: str) -> str:
    """Return a name, without its suffix, that Windows, macOS and Linux all take.

    Marks that a file name cannot hold are replaced or left out; the reserved names of devices
    (``CON``, ``COM1``) get a line under them; a long name is cut after a word.

    >>> safe('2026. Kế hoạch 05/KH-UBND: "sửa"?')
    "2026. Kế hoạch 05-KH-UBND - 'sửa'"
    """
    text = _cut(_plain(name))
    first, dot, rest = text.partition(".")
    if _RESERVED.fullmatch(first.strip()):
        text = f"{first.strip()}_{dot}{rest}"
    return text or "_"


def _plain(text: str) -> str:
    """Return a text in NFC with single spaces, marks that no file name holds replaced."""
    text = unicodedata.normalize("NFC", text).translate(_INSTEAD).translate(_LEFT_OUT)
    text = re.sub(r"\s*:\s+", " - ", text).replace(":", "-")
    kept = (one for one in text if one.isspace() or unicodedata.category(one)[0] != "C")
    return " ".join("".join(kept).split())


def _cut(text: str) -> str:
    """Cut a name to its most characters and bytes, with no dot or space last.

    After a word, unless the word is so long that little would be left.
    """
    short = text[:MOST].encode("utf-8")[:_BYTES].decode("utf-8", "ignore")
    if len(short) < len(text) and not text[len(short)].isspace():
        whole = short.rpartition(" ")[0]
        short = whole if 2 * len(whole) > len(short) else short
    return short.rstrip(" .,;-")


def key_of(name: str) -> str:
    """Return what two names have in common where a system takes them for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
