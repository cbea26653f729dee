"""HTML saved under a Word name → a .docx, where no converter is at hand."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

_BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "br", "center", "body"}
_BOLD, _ITALIC = {"b", "strong", "h1", "h2", "h3"}, {"i", "em"}
_SKIPPED = {"script", "style", "head", "title", "meta"}
_CENTRE = ("text-align:center", "text-align: center")


def docx_of_html(data: bytes) -> bytes:
    """Return a .docx with the paragraphs and tables of a page, bold, italic and centring kept."""
    import docx
    from lxml import html

    page = html.fromstring(data, parser=html.HTMLParser(encoding=_encoding(data)))
    document = docx.Document()
    body = page.find("body")
    _Filler(document).fill(page if body is None else body)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _encoding(data: bytes) -> str | None:
    """Return UTF-8 where the bytes are so; else what the page says itself."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


class _Filler:
    """Adds what a page holds to a document, a paragraph for each block."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.paragraph: Any = None

    def fill(self, element: Any, bold: bool = False, italic: bool = False) -> None:
        """Add an element with all it holds."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _SKIPPED or not tag:
            return
        if tag == "table":
            self._table(element)
            return
        bold, italic = bold or tag in _BOLD, italic or tag in _ITALIC
        if tag in _BLOCKS:
            self._start(element, tag)
        self._say(element.text, bold, italic)
        for child in element:
            self.fill(child, bold, italic)
            self._say(child.tail, bold, italic)
        if tag in _BLOCKS and tag != "br":
            self.paragraph = None

    def _start(self, element: Any, tag: str) -> None:
        style = (element.get("style") or "").lower()
        centred = (
            tag == "center"
            or element.get("align") == "center"
            or any(mark in style for mark in _CENTRE)
        )
        self.paragraph = self.document.add_paragraph()
        self.paragraph.alignment = 1 if centred else None

    def _say(self, text: str | None, bold: bool, italic: bool) -> None:
        if not text or (self.paragraph is None and not text.strip()):
            return
        if self.paragraph is None:
            self.paragraph = self.document.add_paragraph()
        run = self.paragraph.add_run(" ".join(text.replace("\n", " ").split(" ")))
        run.bold, run.italic = bold or None, italic or None

    def _table(self, element: Any) -> None:
        rows = [list(_cells(row)) for row in element.iter("tr") if row.iterancestors("table")]
        if not rows:
            return
        self.paragraph = None
        table = self.document.add_table(len(rows), max(map(len, rows)) or 1)
        for row, cells in zip(table.rows, rows, strict=True):
            for target, source in zip(row.cells, cells, strict=False):
                inner = _Filler(target)
                inner.paragraph = target.paragraphs[0]
                for block in (source,):
                    inner.fill(block)
        self.paragraph = None


def _cells(row: Any) -> Iterator[Any]:
    yield from (cell for cell in row if cell.tag in ("td", "th"))
