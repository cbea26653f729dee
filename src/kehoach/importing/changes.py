"""What is printed otherwise than the document has it, word by word, with the reason.

Words and digits are never among it (:mod:`keeping` sees to that): only capitals, spaces around
numbers, zeros before them, marks, drawn lines, and what the standard of form adds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate, groupby, pairwise

from kehoach.anatomy import Anatomy
from kehoach.compose.sheet import Sheet
from kehoach.importing.claims import (
    CLOSING,
    FRONT,
    NOTES,
    STORIES,
    PrintedWords,
    Word,
    Words,
    words_in,
)
from kehoach.importing.keeping import GAP, is_page_number, stories_of, typed
from kehoach.importing.outline import Outline
from kehoach.importing.printed import printed
from kehoach.importing.reasons import Reason, page_number, reason_of
from kehoach.importing.wordlist import loose_words
from kehoach.reading.document import Paragraph
from kehoach.standards import Standard, load


@dataclass(frozen=True)
class Change:
    """Words of a paragraph that become others; a word is what stands between spaces.

    ``paragraph``: its number in the document, 0 for a line that is added; ``at``: how many words
    of the paragraph stand before. ``clause``: of the standard, empty where none asks for it.
    """

    paragraph: int
    at: int
    was: str
    becomes: str
    reason: Reason
    clause: str = ""


def changes_of(anatomy: Anatomy, outline: Outline, sheet: Sheet) -> tuple[Change, ...]:
    """Return every word that ``sheet`` prints otherwise than the document, in reading order."""
    standard = load(sheet.standard)
    new = PrintedWords.of(printed(sheet))
    flow: list[Words] = []
    found: list[Change] = []
    for line in _lines(anatomy, outline):
        if line.is_page_number and line.words:
            was = _text(line.words)
            found.append(Change(line.words[0].line, 0, was, "", *page_number(standard)))
            continue
        for words, said in _claimed(line, new):
            if said is None:
                flow.append(words)
            else:
                found += _differences(words, said, standard)
    for old, said in _apart(flow, new.rest()):
        found += _differences(old, said, standard)
    return tuple(_joined(found))


@dataclass(frozen=True)
class _Line:
    """The words of a paragraph; where it may be anything of ``parts``, with its gaps."""

    words: Words
    parts: frozenset[str] = frozenset()
    gaps: tuple[int, ...] = ()
    is_page_number: bool = False


def _lines(anatomy: Anatomy, outline: Outline) -> Iterator[_Line]:
    front = {id(one) for one in outline.front}
    closing = {id(one) for one in outline.closing}
    for paragraph in anatomy.document.paragraphs:
        if id(paragraph) in front:
            yield _line(paragraph, FRONT)
        elif id(paragraph) in closing:
            yield _line(paragraph, CLOSING)
        else:
            yield _line(paragraph)
    for paragraph in anatomy.document.footnotes:
        yield _line(paragraph, NOTES)
    for _, paragraph in stories_of(anatomy):
        yield _line(paragraph, STORIES)


def _line(paragraph: Paragraph, parts: frozenset[str] = frozenset()) -> _Line:
    words = words_in(f"{paragraph.label} {typed(paragraph)}", paragraph.number)
    counts = [len(one.split()) for one in GAP.split(paragraph.whole.strip())]
    return _Line(words, parts, tuple(accumulate(counts)), is_page_number(paragraph))


def _claimed(line: _Line, new: PrintedWords) -> Iterator[tuple[Words, Words | None]]:
    """Yield the words of a line with those that the sheet has for them; ``None``: in their turn."""
    said = new.claim(line.words, line.parts) if line.parts else None
    if said is not None or len(line.gaps) < 2:
        yield line.words, said
        return
    for start, end in pairwise((0, *line.gaps)):
        if words := line.words[start:end]:
            yield words, new.claim(words, line.parts) if line.parts else None


def _apart(old: Sequence[Words], new: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """Yield the stretches of lines that are not the same, in order."""
    shapes = [[_text(line) for line in lines] for lines in (old, new)]
    start = _alike(*shapes)
    end = _alike(*(shape[start:][::-1] for shape in shapes))
    old, new = (lines[start : len(lines) - end] for lines in (old, new))
    shapes = [shape[start : len(shape) - end] for shape in shapes]
    for kind, a, b, c, d in SequenceMatcher(None, shapes[0], shapes[1], False).get_opcodes():
        if kind != "equal":
            yield [w for line in old[a:b] for w in line], [w for line in new[c:d] for w in line]


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many lines are the same from the first on."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _differences(old: Words, new: Words, standard: Standard) -> Iterator[Change]:
    texts = [[word.text for word in words] for words in (old, new)]
    for kind, a, b, c, d in SequenceMatcher(None, texts[0], texts[1], False).get_opcodes():
        if kind == "equal":
            continue
        pairs = [(old[a:b], new[c:d])]
        if b - a == d - c:
            pairs = [(old[a + i : a + i + 1], new[c + i : c + i + 1]) for i in range(b - a)]
        for was, becomes in pairs:
            yield from _changes(was, becomes, old[a - 1] if a else None, standard)


def _changes(
    was: Words, becomes: Words, before: Word | None, standard: Standard
) -> Iterator[Change]:
    """Yield a change for each paragraph that words are taken from, and what is added alone."""
    old, new = _by_line(was), _by_line(becomes)
    for words in old:
        alike = (one for one in new if _says(one) == _says(words))
        twin = next(alike, []) if _says(words) or len(old) == len(new) == 1 else []
        if twin:
            new.remove(twin)
        yield _change(words, twin, (words[0].line, words[0].at), standard)
    for words in new:
        inside = before is not None and words[0].at > 0
        where = (before.line, before.at + 1) if before and inside else (0, 0)
        yield _change([], words, where, standard)


def _by_line(words: Words) -> list[Words]:
    return [list(group) for _, group in groupby(words, key=lambda word: word.line)]


def _says(words: Words) -> list[str]:
    return [key for word in words for key in loose_words(word.text)]


def _change(was: Words, becomes: Words, where: tuple[int, int], standard: Standard) -> Change:
    texts = (_text(was), _text(becomes))
    part = becomes[0].part if becomes else ""
    return Change(*where, *texts, *reason_of(*texts, part, standard))


def _text(words: Words) -> str:
    return " ".join(word.text for word in words)


def _joined(changes: Iterable[Change]) -> Iterator[Change]:
    """Join words that stand side by side and change for the same reason."""
    last: Change | None = None
    for one in sorted(changes, key=lambda one: (one.paragraph or 10**9, one.at)):
        follows = last and last.was and one.was and last.paragraph == one.paragraph
        if last and follows and _end(last) == one.at and last.reason is one.reason:
            was, becomes = f"{last.was} {one.was}", f"{last.becomes} {one.becomes}"
            last = replace(last, was=was, becomes=becomes)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _end(change: Change) -> int:
    return change.at + len(change.was.split())
