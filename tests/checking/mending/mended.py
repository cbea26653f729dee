"""What the tests of mending share: documents with faults, what is left after a mend, its words."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from kehoach.checking import Report, check_docx
from kehoach.checking.mending import Mended, mend
from kehoach.reading import read_docx
from kehoach.reading.document import Document

sys.path.insert(0, str(Path(__file__).parents[1]))

from maker import make

TODAY = date(2026, 3, 5)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def made(change: dict[str, Any] | None = None, standard: str = "nd30-2020") -> bytes:
    """The model document of a standard with a change."""
    data: bytes = make(change or {}, standard)
    return data


def mended(data: bytes, standard: str = "nd30-2020") -> Mended:
    return mend(data, "a.docx", standard, TODAY)


def judged(data: bytes, standard: str = "nd30-2020") -> Report:
    return check_docx(data, "a.docx", standard, TODAY)


def broken(report: Report, fixable: bool = True) -> list[str]:
    """The ids of rules that are broken, of those that can be mended."""
    return [one.rule.id for one in report.results if one.broken and one.rule.fixes == fixable]


def changed(done: Mended) -> dict[str, int]:
    return {one.rule.id: one.places for one in done.changes}


def assert_mended(data: bytes, standard: str = "nd30-2020") -> Mended:
    """Mend; nothing that can be mended is left, a second mend does nothing, words are kept."""
    done = mended(data, standard)
    assert broken(done.left) == []
    assert_same_words(data, done.data)
    assert_stays(done.data, standard)
    return done


def assert_stays(data: bytes, standard: str = "nd30-2020") -> None:
    again = mended(data, standard)
    assert again.data == data
    assert again.changes == ()


def assert_same_words(before: bytes, after: bytes) -> None:
    assert words(before) == words(after)


def words(data: bytes) -> list[str]:
    """The paragraphs of the body in NFC; ends of lines, spaces and typed lines left out."""
    document = read_docx(data)
    found = (unicodedata.normalize("NFC", one.text).upper() for one in document.paragraphs)
    plain = (re.sub(r"[\s.,;]+$", "", line) for text in found for line in text.split("\n"))
    return [line for line in plain if line and not re.fullmatch(r"[-_=*–—]+", line)]


def document(data: bytes) -> Document:
    return read_docx(data)


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def edited(data: bytes, **edits: Callable[[bytes], bytes]) -> bytes:
    """The package with parts edited: ``document=``, ``header1=``, ``relations=`` …"""
    files = parts(data)
    for name, edit in edits.items():
        part = "word/_rels/document.xml.rels" if name == "relations" else f"word/{name}.xml"
        files[part] = edit(files.get(part, b""))
    return packed(files)


def packed(files: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return target.getvalue()
