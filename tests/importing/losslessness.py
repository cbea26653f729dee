"""What holds for every document that is imported: nothing lost, the same again, YAML too.

Importing this module lets the makers of documents of other rooms be imported.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import kehoach
from kehoach.anatomy import Anatomy
from kehoach.importing import Imported, import_document
from kehoach.importing.notes import comments_of
from kehoach.importing.wordlist import WordList, words_of
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
    assert lost(document, again) == []
    second = import_document(again)
    assert second.plan == one.plan
    text = yaml_of(one.data, comments_of(one.notes), "Nhập từ tệp cũ")
    assert read_spec(text.encode(), "x.yaml").plan == one.plan
    assert text == yaml_of(one.data, comments_of(one.notes), "Nhập từ tệp cũ")


def lost(old: Document, new: Document) -> list[str]:
    """Paragraphs whose words do not stand in the new document, one after another.

    A paragraph that sets several components side by side counts by its parts.
    """
    words = WordList(one.whole for one in new.paragraphs)
    return [
        one.bare
        for one in old.paragraphs
        if words_of(one.whole)
        and not words.holds(one.whole)
        and not all(words.holds(part) for part in one.whole.split("   "))
    ]


def data_of(anatomy: Anatomy) -> dict[str, Any]:
    """The data of a document's spec, proved."""
    return imported(anatomy).data
