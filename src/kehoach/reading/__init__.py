"""A .docx → :class:`~kehoach.reading.document.Document`: the only place that reads Word's XML.

>>> from kehoach.reading import read_docx
>>> document = read_docx(data, "bao-cao.docx")  # doctest: +SKIP
>>> document.paragraphs[0].runs[0].face.font  # doctest: +SKIP
'Times New Roman'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kehoach.reading.document import Document

__all__ = ["read_docx"]


def read_docx(data: bytes, file: str = "") -> Document:
    """Return the document in the bytes of a .docx; ``file`` is named in errors.

    Raises :class:`kehoach.errors.BadInput` with one problem (KH870–KH879) for a file that is
    empty, no .docx, locked, unsafe or broken.
    """
    from kehoach.reading.package import open_package, refuse
    from kehoach.reading.safety import check_safety
    from kehoach.reading.story import read_package

    package = open_package(data, file)
    try:
        return read_package(package, check_safety(package))
    except RecursionError as error:
        raise refuse("KH878", file) from error
