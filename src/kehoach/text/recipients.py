"""Lines of Nơi nhận."""

from __future__ import annotations

import re

_ARCHIVE = re.compile(r"[-–•*+]?\s*Lưu\b")


def is_archive(recipient: str) -> bool:
    """True for the line that says where the record copy stays (``Lưu: VT, …``)."""
    return _ARCHIVE.match(recipient) is not None
