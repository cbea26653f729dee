"""A căn cứ as the parts of the act it cites, where these print the same words again."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from kehoach.compose.frame import basis_text
from kehoach.plan import LegalBasis

_DAY = r"ngày (?P<d>\d{1,2}) tháng (?P<m>\d{1,2}) năm (?P<y>\d{4})"
_LAW = re.compile(rf"(?P<loai>Luật|Bộ luật|Pháp lệnh) (?P<about>.+) {_DAY}")
_KINDS = "Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Kết luận|Chương trình|Đề án"
_VERBS = (
    "về|phê duyệt|ban hành|quy định|hướng dẫn|sửa đổi|bổ sung|công bố|giao|thành lập|ủy quyền|"
    "phân công|triển khai|thực hiện|đẩy mạnh|tăng cường"
)
_ACT = re.compile(
    rf"(?P<loai>{_KINDS}) số (?P<so>\S+) {_DAY} của (?P<who>.+?)(?: (?P<about>(?:{_VERBS})\b.+))?"
)


def cited(text: str) -> dict[str, Any] | None:
    """Return kind, number, day, issuer and subject of an act; None where words would change."""
    if any(sign in text for sign in "*\\;"):
        return None
    found = _LAW.fullmatch(text) or _ACT.fullmatch(text)
    named = found.groupdict() if found else {}
    if not named or re.search(_DAY, named["about"] or ""):
        return None
    try:
        day = date(int(named["y"]), int(named["m"]), int(named["d"]))
    except ValueError:
        return None
    parts = {
        "loại": named["loai"],
        "số": named.get("so"),
        "ngày": day,
        "cơ quan": named.get("who"),
        "trích yếu": named["about"],
    }
    made = {key: value for key, value in parts.items() if value}
    basis = LegalBasis.model_validate(made)
    return made if basis_text(basis) == f"Căn cứ {text}" else None
