"""Sheet → .docx: view, docxtpl, then the numbers that Word wants.

One function, :func:`render_docx`, stands between the rest of the program and Word.
"""

from __future__ import annotations

from kehoach.compose.sheet import Sheet
from kehoach.rendering.fill import fill
from kehoach.rendering.finish import finish
from kehoach.rendering.view import view_of
from kehoach.resources import templates_dir
from kehoach.seal import pack
from kehoach.standards import load

TEMPLATE = "ke-hoach.docx"


def render_docx(sheet: Sheet, template: bytes | None = None) -> bytes:
    """Return the sealed .docx of a sheet, made with the built-in template or a person's own.

    Raises :class:`kehoach.errors.BadInput` when the template cannot be filled.
    """
    standard = load(sheet.standard)
    if template is None:
        template = (templates_dir() / standard.template).read_bytes()
    return pack(finish(fill(template, view_of(sheet, standard)), sheet, standard))
