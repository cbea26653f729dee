"""Lines of Nơi nhận."""

from __future__ import annotations

import re


def is_archive(recipient: str) -> bool:
    """True for the line that says where the record copy stays (``Lưu: VT, …``)."""
    return re.match(r"[-–•*+]?\s*Lưu\b", recipient) is not None
