"""What holds for every document that is imported: nothing lost, the same again, YAML too.

Importing this module lets the makers of documents of other rooms be imported.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from literally import prove_literally

import kehoach
from kehoach.anatomy import Anatomy
from kehoach.importing import Imported, import_document
from kehoach.importing.notes import comments_of
from kehoach.reading import read_docx
from kehoach.reading.document import Document
from kehoach.spec.emitting import yaml_of
from kehoach.spec.read import read_spec

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS / name) for name in ("checking", "anatomy", "reading")]


def imported(anatomy: Anatomy) -> Imported:
    """Import, and hold what holds for every document: nothing lost, the same again, YAML too."""
    one = import_document(anatomy.document, anatomy)
    prove(anatomy.document, one)
    return one


def imported_docx(data: bytes) -> Imported:
    """The same of a file's bytes."""
    document = read_docx(data)
    one = import_document(document)
    prove(document, one)
    return one


def prove(document: Document, one: Imported) -> None:
    again = read_docx(kehoach.render(one.plan))
    prove_literally(document, again, one)
    second = import_document(again)
    assert second.plan == one.plan
    assert second.changes == ()
    text = yaml_of(one.data, comments_of(one.notes), "Nhập từ tệp cũ")
    assert read_spec(text.encode(), "x.yaml").plan == one.plan
    assert text == yaml_of(one.data, comments_of(one.notes), "Nhập từ tệp cũ")


def data_of(anatomy: Anatomy) -> dict[str, Any]:
    """The data of a document's spec, proved."""
    return imported(anatomy).data
