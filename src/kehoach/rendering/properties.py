"""The properties of the file, from the sheet."""

from __future__ import annotations

from kehoach.compose.sheet import Sheet
from kehoach.rendering.namespaces import XML
from kehoach.rendering.runs import escaped


def core_properties(sheet: Sheet) -> str:
    """Return the file's properties; its dates are the plan's, never the clock's."""
    day = f"{sheet.day}T00:00:00Z"
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'{XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(f'Kế hoạch {sheet.subject}')}</dc:title>"
        f"<dc:subject>{escaped(sheet.subject)}</dc:subject>"
        f"<dc:creator>{escaped(sheet.author)}</dc:creator>"
        f"{dates if sheet.day else ''}<dc:language>vi-VN</dc:language></cp:coreProperties>"
    )
