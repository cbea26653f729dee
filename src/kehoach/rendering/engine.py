"""docxtpl, tamed: no half-broken document is kept."""

from __future__ import annotations

from typing import Any

from docxtpl import DocxTemplate
from lxml import etree


class StrictTemplate(DocxTemplate):  # type: ignore[misc]
    """A template whose filled body must be well-formed; docxtpl alone drops what is not."""

    def fix_tables(self, xml: str) -> Any:
        """Mend the grid of tables. Raises :class:`lxml.etree.XMLSyntaxError`."""
        etree.fromstring(xml)
        return super().fix_tables(xml)


def patched(xml: str) -> str:
    """Return XML as docxtpl hands it to jinja2: split tags joined, containers unwrapped."""
    return str(DocxTemplate.patch_xml(None, xml))
