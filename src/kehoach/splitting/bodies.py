"""What the kind of an agency changes in the words of its plan."""

from __future__ import annotations

import re

from kehoach.plan import AgencyRef
from kehoach.registry.party import committee_kind, is_party
from kehoach.registry.provinces import committee_of

_POSTS = (
    (r"(?:đảng|tỉnh|thành|huyện|quận) ủy|chi bộ", "Bí thư"),
    (r"ủy ban kiểm tra", "Chủ nhiệm"),
    (r"văn phòng", "Chánh Văn phòng"),
    (r"thanh tra", "Chánh Thanh tra"),
    (r"chi cục", "Chi cục trưởng"),
    (r"cục", "Cục trưởng"),
    (r"ban", "Trưởng ban"),
    (r"bộ", "Bộ trưởng"),
    (r"phòng", "Trưởng phòng"),
    (r"báo", "Tổng Biên tập"),
    (r"sở|trung tâm|công an|kho bạc|bảo hiểm|đài|bệnh viện", "Giám đốc"),
)


def post_of(name: str) -> str:
    """Return the head's post by the first words of an agency's name, empty if they do not tell."""
    if committee_of(name):
        return "Chủ tịch"
    plain = name.casefold()
    return next((post for head, post in _POSTS if re.match(rf"(?:{head})\b", plain)), "")


def is_party_body(name: str) -> bool:
    """True for a body of the Party by its name."""
    return is_party(AgencyRef.model_validate({"tên": name}))


def units_of(name: str) -> str:
    """Return what an agency hands its work to, to stand after ``các``."""
    party = committee_kind(name) or name.casefold().startswith("chi bộ")
    return "tổ chức đảng trực thuộc" if party else "phòng, đơn vị trực thuộc"


def filed_by(name: str) -> str:
    """Return the last line of Nơi nhận: who keeps the copy."""
    return "Lưu Văn phòng" if is_party_body(name) else "Lưu: VT"


def is_under_party(name: str, above: str) -> bool:
    """True for a body of the Party right below a committee: ``Ban Tổ chức Tỉnh ủy``."""
    return bool(committee_kind(above)) and is_party_body(name)


def is_at_seat(name: str, above: str) -> bool:
    """True for a body that helps a committee, and so sits where it does."""
    kind = committee_kind(above).casefold()
    return bool(kind) and name.casefold().endswith(f" {kind}")
