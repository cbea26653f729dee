"""Parts → a package whose bytes depend on the parts alone: no clock, no system in it."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of the parts in their order; the same parts give the same bytes.

    Equal bytes on two machines need the same zlib on both.
    """
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, content in parts.items():
            member = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.create_system = 0
            package.writestr(member, content, ZIP_DEFLATED, compresslevel=6)
    return target.getvalue()
