"""What no key of the spec says is kept word for word, at the place nearest to where it stood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from kehoach.anatomy import Anatomy
from kehoach.compose.sheet import Sheet
from kehoach.importing.marked import clean, escaped, marked
from kehoach.importing.outline import Outline, shows
from kehoach.importing.printed import closing_lines, front_lines, printed
from kehoach.importing.tables import free_table
from kehoach.importing.wordlist import WordList, words_of
from kehoach.reading.document import Block, Paragraph, Table

_GAP = re.compile(r"\s{2,}|[\t\n]")
TOP, UNDER, END = "đầu văn bản", "trước căn cứ", "sau phần ký"
Kept = dict[str, list[Any]]


def kept_of(anatomy: Anatomy, outline: Outline, sheet: Sheet) -> Kept:
    """Return what stands outside the body and is not printed by ``sheet``, by place."""
    front = WordList(front_lines(sheet))
    closing = WordList(closing_lines(sheet))
    kept: Kept = {TOP: [], UNDER: [], END: []}
    for text in _asides(anatomy, front, closing):
        keep(kept[TOP], text)
    for place, known, paragraphs in (
        (TOP, front, outline.front),
        (UNDER, front, outline.under_title),
        (END, closing, outline.closing),
    ):
        for paragraph in paragraphs:
            for text in unsaid(paragraph, known):
                keep(kept[place], text)
    for block in outline.after:
        if not _is_contact(block, anatomy):
            _keep_block(kept[END], block)
    for paragraph in anatomy.document.footnotes:
        if shows(paragraph):
            keep(kept[END], whole(paragraph))
    return kept


def keep(blocks: list[Any], text: str) -> None:
    """Add a line to the kept lines that stand last, else begin new ones."""
    if not blocks or "giữ nguyên" not in blocks[-1]:
        blocks.append({"giữ nguyên": []})
    blocks[-1]["giữ nguyên"].append(text)


def whole(paragraph: Paragraph) -> str:
    """Return a line as it stands, with its automatic number."""
    label, text = clean(paragraph.label), marked(paragraph.runs)
    return f"{label} {text}" if label and text else label or text


def unsaid(paragraph: Paragraph, known: WordList) -> Iterator[str]:
    """Yield what of a paragraph is not among the words known: all of it, or parts between gaps."""
    if known.holds(paragraph.whole):
        return
    parts = [one for one in _GAP.split(paragraph.whole.strip()) if clean(one)]
    missing = [one for one in parts if not known.holds(one)]
    if len(missing) == len(parts):
        yield whole(paragraph)
    else:
        yield from (escaped(clean(one)) for one in missing)


def _keep_block(blocks: list[Any], block: Block) -> None:
    if isinstance(block, Table):
        blocks.append(free_table(block))
        return
    for paragraph in (block, *block.boxes):
        if shows(paragraph):
            keep(blocks, whole(paragraph))


def _is_contact(block: Block, anatomy: Anatomy) -> bool:
    if isinstance(block, Table):
        return False
    known = anatomy.contact.paragraphs if anatomy.contact else ()
    return block.style == "KHLienHe" or any(block is one for one in known)


def _asides(anatomy: Anatomy, front: WordList, closing: WordList) -> Iterator[str]:
    """Yield each text of headers and footers that is more than a page number."""
    met: set[str] = set()
    for section in anatomy.document.sections:
        for stories in (section.headers, section.footers):
            for paragraph in (one for story in stories.values() for one in story):
                typed = [run for run in paragraph.runs if run.role not in ("page", "field")]
                text = marked(typed, plain=True)
                said = not words_of(text) or front.holds(text) or closing.holds(text)
                if text not in met and not said and paragraph.style != "KHSoTrang":
                    met.add(text)
                    yield text


def lost_of(anatomy: Anatomy, outline: Outline, sheet: Sheet) -> Iterator[str]:
    """Yield each line of the document that a sheet does not print as often as it stands."""
    known = WordList(printed(sheet))
    settled = {id(one) for one in (*outline.front, *outline.closing)}
    wanted: Counter[tuple[str, ...]] = Counter()
    for paragraph in shown(anatomy):
        words = words_of(paragraph.whole) if id(paragraph) not in settled else ()
        wanted[words] += 1
        if words and known.count(words) < min(wanted[words], _MOST):
            yield whole(paragraph)


_MOST = 50
"""Times that a line is counted: more are the empty cells and ticks of a table."""


def shown(anatomy: Anatomy) -> Iterable[Paragraph]:
    """Return every paragraph of a document that shows something, notes included."""
    every = (*anatomy.document.paragraphs, *anatomy.document.footnotes)
    return [one for one in every if shows(one)]
