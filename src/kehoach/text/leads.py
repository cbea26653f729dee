"""Who leads a task, as an office writes it: one agency, two, or a group that no one answers for."""

from __future__ import annotations

import re
from functools import lru_cache

from kehoach.wording.folding import fold

_HEADS = ("thủ trưởng", "lãnh đạo", "người đứng đầu", "giám đốc", "chủ tịch", "trưởng")
_MANY = (
    "các ", "ubnd các ", "ubnd cấp ", "ủy ban nhân dân các ", "ủy ban nhân dân cấp ",
    "uỷ ban nhân dân các ", "uỷ ban nhân dân cấp ", "tất cả ", "toàn thể ", "mọi ", "mỗi ",
    "từng ", "sở, ", "cấp xã", "cấp huyện",
)  # fmt: skip
_KINDS = (
    r"(?:Sở|Phòng|Ban|Bộ|Cục|Chi cục|Văn phòng|Thanh tra|Công an|UBND|Ủy ban|Uỷ ban|Trung tâm|"
    r"Hội|Tỉnh đoàn|Báo|Đài|Kho bạc|Bảo hiểm|Thuế|Trường|Liên đoàn|Mặt trận)\b"
)
_JOINT = rf"\s*[;\n/]\s*|\s+và\s+(?={_KINDS})|,\s*(?={_KINDS})"


@lru_cache(maxsize=1024)
def is_group(name: str) -> bool:
    """True for ``các sở, ban, ngành``, ``UBND các xã, phường``: a name of many."""
    plain = " ".join(name.lower().split()).strip(" -+.")
    while head := next((word for word in _HEADS if plain.startswith(f"{word} ")), ""):
        plain = plain[len(head) + 1 :]
    return plain.startswith(_MANY)


def leads_of(cell: str) -> tuple[str, ...]:
    """Cut a cell ``Sở Nội vụ; Sở Tài chính`` into agencies; what is no list stays whole."""
    parts = tuple(part.strip(" -+.,") for part in re.split(_JOINT, cell.strip()))
    parts = tuple(part for part in parts if part)
    if len(parts) > 1 and all(re.match(_KINDS, part) or is_group(part) for part in parts):
        return parts
    return (" ".join(cell.split()),) if cell.strip() else ()


def named_both(leads: tuple[str, ...], support: str | tuple[str, ...]) -> str:
    """Return the agency that both leads and supports, else nothing."""
    helpers = leads_of(support) if isinstance(support, str) else support
    keys = {fold(name) for name in helpers}
    return next((name for name in leads if not is_group(name) and fold(name) in keys), "")
