"""Two paragraphs → one that shows what was taken out and what was put in, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from lxml import etree

from kehoach.reading.wordml import W
from kehoach.redline.formats import Formats
from kehoach.redline.hunks import hunks_of, text_hunks
from kehoach.redline.labels import Reference, renumbered, shared_items
from kehoach.redline.plain import Plain, plain_of
from kehoach.redline.tokens import OBJECT, Line, Token, bound, line_of, told
from kehoach.redline.wordml import Part, Pen, empty, own, properties_of, said, twin, write

RENUMBERING = "kehoach (đánh số lại)"
"""Under this name stand changes of numbers that only shifted: no edit of what is said."""

_ELSEWHERE = frozenset({"numPr", "sectPr", "framePr", "divId", "cnfStyle"})
"""Properties of an old paragraph that mean something only in its own file."""

_REFERENCE = f"{OBJECT}reference "
"""Begins the key of a number in a reference that shifted."""

Hunk = tuple[list[Token], list[Token]]
"""What stood and what stands in its place; the same tokens when nothing changed there."""


@dataclass
class Desk:
    """What every step needs: the pen, the styles of the new file, references that shifted.

    ``restyled``: texts of paragraphs that differ in their look alone.
    """

    pen: Pen
    styles: frozenset[str]
    formats: Formats
    sections: set[Any] = field(default_factory=set)
    """Paragraphs of either document with which a section of pages ends."""

    references: list[Reference] = field(default_factory=list)
    lines: dict[Any, Line] = field(default_factory=dict)
    plains: dict[Any, Plain | None] = field(default_factory=dict)
    restyled: list[str] = field(default_factory=list)

    def line(self, paragraph: Any) -> Line:
        """Return what a paragraph of either document holds, read once."""
        found = self.lines.get(paragraph)
        if found is None:
            found = self.lines[paragraph] = line_of(paragraph)
        return found

    def plain(self, paragraph: Any) -> Plain | None:
        """Return a paragraph that holds nothing but words, read once; ``None`` for another."""
        if paragraph not in self.plains:
            self.plains[paragraph] = plain_of(paragraph)
        return self.plains[paragraph]

    def text(self, paragraph: Any) -> str:
        """Return the text of a paragraph with tabs and line breaks."""
        plain = self.plain(paragraph)
        return self.line(paragraph).text if plain is None else plain.text

    def told(self, paragraph: Any) -> str:
        """Return the text of a paragraph as a person is told it."""
        plain = self.plain(paragraph)
        return self.line(paragraph).told if plain is None else plain.text


class Edit(NamedTuple):
    """A paragraph with its changes shown, and what was replaced, as words; numbers left out."""

    element: Any
    replaced: tuple[tuple[str, str], ...] = ()


def merged(old: Any, new: Any, desk: Desk, author: str = "") -> Edit:
    """Return the new paragraph with the difference from the old one as tracked changes.

    A number at its head that only shifted is changed under the name of renumbering, so that it
    is not read as an edit of what is said. Accepting gives the new text, rejecting the old.
    """
    if _is_same(old, new, desk):
        text = " ".join(desk.text(new).split())
        if text and desk.formats.differ(old, new):
            desk.restyled.append(text)
        return Edit(twin(new))
    was, now = desk.plain(old), desk.plain(new)
    if was and now and _are_words(was, now, desk):
        return _merged_words(new, was, now, desk, author)
    made = _bare(new)
    before, after = replace(desk.line(old)), replace(desk.line(new))
    replaced = tuple(_merge_tokens(made, before, after, desk, author))
    made.extend(map(twin, after.tail))
    return Edit(made, replaced)


def _is_same(old: Any, new: Any, desk: Desk) -> bool:
    was, now = desk.plain(old), desk.plain(new)
    if was and now and ((was.composed and now.composed) or was.text == now.text):
        return was.text == now.text
    return desk.line(old).keys == desk.line(new).keys


def _are_words(was: Plain, now: Plain, desk: Desk) -> bool:
    """Whether the text of two paragraphs tells all that differs, no number having shifted."""
    if desk.references or not (was.composed and now.composed):
        return False
    return renumbered(was.text, now.text) is None


def _merged_words(new: Any, was: Plain, now: Plain, desk: Desk, author: str) -> Edit:
    hunks = list(text_hunks(was.text, now.text))
    texts = [(was.text[i:i2], now.text[j:j2]) for i, i2, j, j2 in hunks]
    if was.is_bare and now.is_bare:
        parts = [part for gone, come in texts for part in _parts_of(gone, come)]
        made = _dressed(desk.pen.paragraph(parts, author), new)
    else:
        made = _bare(new)
        for (i, i2, j, j2), (gone, come) in zip(hunks, texts, strict=True):
            if gone == come:
                write(made, now.tokens(j, j2))
            else:
                _write_change(made, (was.tokens(i, i2), now.tokens(j, j2)), desk, author)
    if author == RENUMBERING:
        return Edit(made)
    replaced = [(" ".join(a.split()), " ".join(b.split())) for a, b in texts if a != b]
    return Edit(made, tuple(replaced))


def _parts_of(gone: str, come: str) -> list[Part]:
    if gone == come:
        return [("", come)]
    return [part for part in (("del", gone), ("ins", come)) if part[1]]


def _merge_tokens(
    made: Any, before: Line, after: Line, desk: Desk, author: str
) -> Iterator[tuple[str, str]]:
    """Write all that stands in two paragraphs; yield what was replaced, numbers left out."""
    _bind(before, after, desk.references)
    for old, new, name in _parts(before, after, author):
        for hunk in _hunks(old, new):
            if not _differ(hunk):
                _write_same(made, hunk, desk)
                continue
            _write_change(made, hunk, desk, name)
            if name != RENUMBERING:
                yield _text(hunk[0]), _text(hunk[1])


def _parts(
    before: Line, after: Line, author: str
) -> Iterator[tuple[list[Token], list[Token], str]]:
    """Part both at the end of their numbers where the number shifted."""
    labels = renumbered(before.text, after.text)
    i = _count(before.tokens, labels[0].text) if labels else 0
    j = _count(after.tokens, labels[1].text) if labels else 0
    if labels:
        yield before.tokens[:i], after.tokens[:j], RENUMBERING
    yield before.tokens[i:], after.tokens[j:], author


def _count(tokens: list[Token], head: str) -> int:
    """How many tokens make up the text at the head."""
    left, count = len(head), 0
    while left > 0 and count < len(tokens):
        left -= len(tokens[count].text)
        count += 1
    return count


def _hunks(before: list[Token], after: list[Token]) -> Iterator[Hunk]:
    old, new = [one.key for one in before], [one.key for one in after]
    start, end = shared_items(old, new)
    i, j = len(before) - end, len(after) - end
    yield before[:start], after[:start]
    loose = [one.key.isspace() and not one.anchors for one in after[start:j]]
    for a, b, c, d in hunks_of(old[start:i], new[start:j], loose):
        yield before[start + a : start + b], after[start + c : start + d]
    yield before[i:], after[j:]


def _differ(hunk: Hunk) -> bool:
    old, new = hunk
    return [one.key for one in old] != [one.key for one in new]


def _bind(before: Line, after: Line, references: list[Reference]) -> None:
    """Bind the numbers of references that shifted, so that each is compared with its own."""
    for number, one in enumerate(dict.fromkeys(references)):
        places = (one.places(before.text, True), one.places(after.text, False))
        if len(places[0]) == len(places[1]):
            for line, found in zip((before, after), places, strict=True):
                line.tokens = _bound(line.tokens, found, f"{_REFERENCE}{number}")


def _bound(tokens: list[Token], places: list[tuple[int, int]], key: str) -> list[Token]:
    made: list[Token] = []
    at = 0
    held: list[Token] = []
    for token in tokens:
        end = at + len(token.text)
        inside = bool(token.text) and any(a <= at and end <= b for a, b in places)
        if inside and not token.key.startswith(_REFERENCE):
            held.append(token)
        if held and (not inside or any(end == stop for _, stop in places)):
            made.append(bound(held, key))
            held = []
        if not inside or token.key.startswith(_REFERENCE):
            made.append(token)
        at = end
    return made


def _write_same(made: Any, hunk: Hunk, desk: Desk) -> None:
    """Add what nothing changed in, but for numbers of references that shifted."""
    if not desk.references:
        write(made, hunk[1])
        return
    same: list[Token] = []
    for old, new in zip(*hunk, strict=True):
        if new.key.startswith(_REFERENCE) and old.text != new.text:
            write(made, same)
            _write_change(made, ([old], [new]), desk, RENUMBERING)
            same = []
        else:
            same.append(new)
    write(made, same)


def _write_change(made: Any, hunk: Hunk, desk: Desk, author: str) -> None:
    write(made, hunk[0], "del", desk.pen, author, desk.styles)
    write(made, hunk[1], "ins", desk.pen, author)


def _text(tokens: Sequence[Token]) -> str:
    return " ".join("".join(map(told, tokens)).split())


def inserted(new: Any, desk: Desk, move: str = "") -> Any:
    """Return a paragraph all of whose words were put in (``move``: brought from elsewhere)."""
    made, line = _bare(new), desk.line(new)
    start = len(made)
    write(made, line.tokens, "moveTo" if move else "ins", desk.pen)
    _range(made, start, "moveTo", move, desk.pen)
    made.extend(map(twin, line.tail))
    return made


def deleted(old: Any, desk: Desk, move: str = "") -> Any:
    """Return a paragraph all of whose words were taken out (``move``: carried elsewhere)."""
    made = empty()
    properties = said(old)
    if properties is not None:
        made.append(own(properties, desk.styles, _ELSEWHERE))
    start = len(made)
    kind = "moveFrom" if move else "del"
    write(made, desk.line(old).tokens, kind, desk.pen, styles=desk.styles)
    _range(made, start, "moveFrom", move, desk.pen)
    return made


def _range(made: Any, start: int, name: str, move: str, pen: Pen) -> None:
    """Put the ends of a move, if it is one, around the words of a paragraph."""
    if not move:
        return
    begin = pen.made(f"{name}RangeStart")
    begin.set(f"{W}name", move)
    made.insert(start, begin)
    etree.SubElement(made, f"{W}{name}RangeEnd", {f"{W}id": begin.get(f"{W}id")})


def _bare(paragraph: Any) -> Any:
    """Return a paragraph with the properties of another and nothing in it."""
    return _dressed(empty(), paragraph)


def _dressed(made: Any, like: Any) -> Any:
    """Give a paragraph that has none the attributes and properties of another; return it."""
    for key, value in like.attrib.items():
        made.set(key, value)
    properties = said(like)
    if properties is not None:
        made.insert(0, twin(properties))
    return made


def dress(paragraph: Any, like: Any) -> None:
    """Give a paragraph the properties of another."""
    properties = said(paragraph)
    if properties is not None:
        paragraph.remove(properties)
    other = said(like)
    if other is not None:
        paragraph.insert(0, twin(other))
    else:
        properties_of(paragraph)
