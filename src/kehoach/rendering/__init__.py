"""Sheet → .docx: the view, then the template compiled beforehand, or docxtpl.

One function, :func:`render_docx`, stands between the rest of the program and Word.
"""

from __future__ import annotations

from kehoach.compose.sheet import Sheet
from kehoach.rendering.keeping import NotCompiled
from kehoach.rendering.view import view_of
from kehoach.standards import Standard, load
from kehoach.zipped import LEVEL

TEMPLATE = "ke-hoach.docx"


def render_docx(sheet: Sheet, template: bytes | None = None, level: int = LEVEL) -> bytes:
    """Return the sealed .docx of a sheet, made with the built-in template or a person's own.

    The same sheet, template and ``level`` (zlib's, 1 quick to 9 small) give the same bytes.
    Raises :class:`kehoach.errors.BadInput` when the template cannot be filled or has no place for
    the text of a plan.
    """
    from kehoach.rendering.quick import rendered

    standard = load(sheet.standard)
    try:
        return rendered(sheet, standard, template, level)
    except NotCompiled:
        return by_docxtpl(sheet, standard, template, level)


def by_docxtpl(
    sheet: Sheet, standard: Standard, template: bytes | None, level: int = LEVEL
) -> bytes:
    """Return the sealed .docx of a sheet as :func:`render_docx`, whatever the template can do."""
    from kehoach.rendering.fill import fill
    from kehoach.rendering.finish import finish
    from kehoach.resources import templates_dir
    from kehoach.seal import pack

    if template is not None:
        from kehoach.rendering.printed import require_text

        require_text(template)
    else:
        template = (templates_dir() / standard.template).read_bytes()
    return pack(finish(fill(template, view_of(sheet, standard)), sheet, standard), level)
