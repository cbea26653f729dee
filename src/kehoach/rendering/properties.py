"""The properties of the file, from the sheet."""

from __future__ import annotations

from functools import lru_cache

from kehoach.compose.sheet import Sheet
from kehoach.rendering.namespaces import XML
from kehoach.rendering.runs import escaped

_HEAD = (
    f'{XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Kế hoạch '
)
_END = "<dc:language>vi-VN</dc:language></cp:coreProperties>"


def core_properties(sheet: Sheet) -> str:
    """Return the file's properties; its dates are the plan's, never the clock's."""
    subject, author = escaped(sheet.subject), escaped(sheet.author)
    return (
        f"{_HEAD}{subject}</dc:title><dc:subject>{subject}</dc:subject>"
        f"<dc:creator>{author}</dc:creator>{_dates(sheet.day)}{_END}"
    )


@lru_cache(maxsize=32)
def _dates(day: str) -> str:
    """Return the dates of a file; the plans of a season are issued on few days."""
    if not day:
        return ""
    return "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
    )
