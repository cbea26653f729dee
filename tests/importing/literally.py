"""What holds between a document and what is printed of it, letter by letter.

Compared are words as they stand between spaces: NFC, white space made one, nothing else. The
told changes, done in the document, must give the printed one: no word more, none less, in order.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from kehoach.anatomy import anatomy_of
from kehoach.importing import Change, Imported
from kehoach.importing.legacy import to_unicode
from kehoach.importing.outline import outline_of
from kehoach.importing.reasons import FIXED, PAGE_NUMBER
from kehoach.importing.wordlist import words_of
from kehoach.reading.document import Document, Paragraph
from kehoach.wording.folding import fold


def prove_literally(old: Document, new: Document, one: Imported) -> None:
    """Hold that ``new`` says what ``old`` says but for what the import tells."""
    old = to_unicode(old)
    assert [change for change in one.changes if loses(change)] == []
    lines = told(old, one.changes)
    added = [change.becomes.split() for change in one.changes if not change.paragraph]
    wanted = Counter(word for line in (*lines.values(), *added) for word in line)
    printed = Counter(word for line in stated(new) for word in words(line))
    assert (wanted - printed, printed - wanted) == (Counter(), Counter())
    assert out_of_order(old, lines, new) == []


def words(paragraph: Paragraph) -> list[str]:
    """The words of a line, its automatic number among them, but not the number of the page."""
    paged = any(run.role == "page" for run in paragraph.runs)
    left_out = ("page", "field") if paged else ()
    runs = [r.text for r in paragraph.runs if not r.face.hidden and r.role not in left_out]
    return unicodedata.normalize("NFC", f"{paragraph.label} {''.join(runs)}").split()


def stated(document: Document) -> Iterator[Paragraph]:
    """Every line of a document; what a second header or footer repeats, once."""
    yield from document.paragraphs
    yield from document.footnotes
    for name in ("headers", "footers"):
        met: set[str] = set()
        for section in document.sections:
            for story in getattr(section, name).values():
                yield from (line for line in story if " ".join(words(line)) not in met)
                met.update(" ".join(words(line)) for line in story)


def told(document: Document, changes: Sequence[Change]) -> dict[int, list[str]]:
    """The lines of a document after the changes, by number."""
    lines = {paragraph.number: words(paragraph) for paragraph in stated(document)}
    for change in sorted(changes, key=lambda one: -one.at):
        if change.paragraph:
            line = lines[change.paragraph]
            end = change.at + len(change.was.split())
            assert line[change.at : end] == change.was.split()
            line[change.at : end] = change.becomes.split()
    return lines


def out_of_order(old: Document, lines: dict[int, list[str]], new: Document) -> list[str]:
    """Lines that are not printed as they stand, those of the text proper one after another.

    Letterhead and closing are set side by side: there the order is of the form.
    """
    outline = outline_of(anatomy_of(old))
    free = {paragraph.number for paragraph in (*outline.front, *outline.closing)}
    flowing = {paragraph.number for paragraph in old.paragraphs} - free
    page = " ".join(word for line in stated(new) for word in words(line))
    page, at, lost = f" {page} ", 0, []
    for number, line in ((number, line) for number, line in lines.items() if line):
        text = f" {' '.join(line)} "
        found = page.find(text, at if number in flowing else 0)
        if found < 0 and not (number in free and _parted(line, page)):
            lost.append(text)
        elif number in flowing:
            at = found + len(text) - 1
    return lost


def _parted(line: list[str], page: str) -> bool:
    """True for a line of two columns in one, each of which is printed."""
    return any(
        f" {' '.join(line[:at])} " in page and f" {' '.join(line[at:])} " in page
        for at in range(1, len(line))
    )


def loses(change: Change) -> bool:
    """True for a change that loses or alters a letter or a digit."""
    if change.reason is PAGE_NUMBER:
        return not set(words_of(change.was)) <= {"trang", "page", "of"}
    if change.reason is FIXED:
        return bool(change.was) and fold(change.was) != fold(change.becomes)
    return bool(change.was) and words_of(change.was) != words_of(change.becomes)
