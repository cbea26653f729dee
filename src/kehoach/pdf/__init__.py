"""The edge where LibreOffice, or Word on Windows, turns a .docx into a PDF.

LibreOffice also turns what offices kept before .docx (.doc, .rtf, .odt, HTML) into a .docx.
"""

from __future__ import annotations

from kehoach.pdf.converting import Made, to_docx, to_pdf, to_pdfs
from kehoach.pdf.engines import Engine, find_engine, require_engine
from kehoach.pdf.running import fonts_conf
from kehoach.pdf.settling import is_of

__all__ = [
    "Engine",
    "Made",
    "find_engine",
    "fonts_conf",
    "is_of",
    "require_engine",
    "to_docx",
    "to_pdf",
    "to_pdfs",
]
