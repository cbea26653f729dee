"""What no key of the spec says is kept word for word, at the place nearest to where it stood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Any

from kehoach.anatomy import Anatomy
from kehoach.compose.sheet import Sheet
from kehoach.importing.claims import CLOSING, FRONT, PrintedWords, words_in
from kehoach.importing.marked import caption, clean, escaped, marked
from kehoach.importing.outline import Outline, shows
from kehoach.importing.printed import closing_lines, front_lines, printed
from kehoach.importing.tables import free_table
from kehoach.importing.wordlist import WordList, words_of
from kehoach.reading.document import Block, Paragraph, Table

GAP = re.compile(r"\s{2,}|[\t\n]")
HEADER, FOOTER = "đầu trang", "chân trang"
TOP, UNDER, END = "đầu văn bản", "trước căn cứ", "sau phần ký"
KEPT_STYLE = "KHGiuNguyen"
Kept = dict[str, list[Any]]


def kept_of(anatomy: Anatomy, outline: Outline, sheet: Sheet) -> Kept:
    """Return what stands outside the body and is not printed by ``sheet``, by place."""
    kept: Kept = {HEADER: [], TOP: [], UNDER: [], END: [], FOOTER: []}
    known = PrintedWords.of((*front_lines(sheet), *closing_lines(sheet)))
    for place, parts, paragraphs in (
        (TOP, FRONT, outline.front),
        (UNDER, FRONT, outline.under_title),
        (END, CLOSING, outline.closing),
    ):
        for paragraph in paragraphs:
            for text in unsaid(paragraph, known, parts):
                keep(kept[place], text)
    for place, paragraph in stories_of(anatomy):
        said = known.claim(words_in(typed(paragraph)), FRONT | CLOSING)
        if said is None and not is_page_number(paragraph):
            keep(kept[place], whole(paragraph))
    _keep_after(kept[END], [one for one in outline.after if not _is_contact(one, anatomy)])
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


def unsaid(paragraph: Paragraph, known: PrintedWords, parts: frozenset[str]) -> Iterator[str]:
    """Yield what of a paragraph is not printed: all of it, or parts between gaps."""
    if paragraph.style == KEPT_STYLE:
        yield whole(paragraph)
        return
    if not words_of(paragraph.whole) or known.claim(words_in(paragraph.whole), parts) is not None:
        return
    pieces = [one for one in GAP.split(paragraph.whole.strip()) if clean(one)]
    missing = [one for one in pieces if words_of(one) and known.claim(words_in(one), parts) is None]
    if len(missing) == len(pieces):
        yield whole(paragraph)
    else:
        yield from (escaped(clean(one)) for one in missing)


def _keep_after(blocks: list[Any], given: Sequence[Block]) -> None:
    """Keep what stands after the signature, tables with their names."""
    name = ""
    for block, following in zip_longest(given, given[1:]):
        if isinstance(block, Table):
            blocks.append(free_table(block, name))
        elif block.style == "KHTenBang" and isinstance(following, Table):
            name = caption(block)
            continue
        else:
            for paragraph in filter(shows, (block, *block.boxes)):
                keep(blocks, whole(paragraph))
        name = ""


def _is_contact(block: Block, anatomy: Anatomy) -> bool:
    if isinstance(block, Table):
        return False
    known = anatomy.contact.paragraphs if anatomy.contact else ()
    return block.style == "KHLienHe" or any(block is one for one in known)


def stories_of(anatomy: Anatomy) -> Iterator[tuple[str, Paragraph]]:
    """Yield what headers and footers say, with its place; what a second one repeats, once."""
    met: set[tuple[str, str]] = set()
    for section in anatomy.document.sections:
        for place, stories in ((HEADER, section.headers), (FOOTER, section.footers)):
            for story in stories.values():
                said = [(one, (place, clean(typed(one)))) for one in story if shows(one)]
                yield from ((place, one) for one, text in said if text[1] and text not in met)
                met.update(text for _, text in said)


def typed(paragraph: Paragraph) -> str:
    """Return the text of a line without fields that number pages, and without its label."""
    left_out = ("page", "field") if any(run.role == "page" for run in paragraph.runs) else ()
    runs = (run for run in paragraph.runs if not run.face.hidden and run.role not in left_out)
    return "".join(run.text for run in runs)


def is_page_number(paragraph: Paragraph) -> bool:
    """True for a line that numbers the page: ``5``, ``Trang 5/9``."""
    said = set(words_of(typed(paragraph)))
    return any(run.role == "page" for run in paragraph.runs) and said <= {"trang", "page", "of"}


def lost_of(anatomy: Anatomy, outline: Outline, sheet: Sheet) -> Iterator[str]:
    """Yield each line of the document that a sheet does not print as often as it stands."""
    known = WordList(said.text for said in printed(sheet))
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
