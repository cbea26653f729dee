"""Two paragraphs → one that shows what was taken out and what was put in, word by word."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Any

from lxml import etree

from kehoach.reading.wordml import P_PR, W
from kehoach.redline.formats import Formats
from kehoach.redline.labels import Reference, renumbered, shared_ends, shared_items
from kehoach.redline.tokens import OBJECT, Line, Plain, Token, bound, line_of, plain_of, told
from kehoach.redline.wordml import NAMES, Pen, own, properties_of, written

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
    references: list[Reference] = field(default_factory=list)
    lines: dict[Any, Line] = field(default_factory=dict)
    plains: dict[Any, Plain | None] = field(default_factory=dict)
    restyled: list[str] = field(default_factory=list)

    def line(self, paragraph: Any) -> Line:
        """Return what a paragraph of either document holds, read once."""
        if paragraph not in self.lines:
            self.lines[paragraph] = line_of(paragraph)
        return self.lines[paragraph]

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


@dataclass(frozen=True)
class Edit:
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
        return Edit(copy.deepcopy(new))
    made, replaced = _bare(new), []
    tail: Sequence[Any] = ()
    hunks = _plain_hunks(old, new, desk, author)
    if hunks is None:
        before, after = replace(desk.line(old)), replace(desk.line(new))
        hunks, tail = _all_hunks(before, after, desk, author), after.tail
    for hunk, name in hunks:
        made.extend(_shown(hunk, desk, name))
        if _differ(hunk) and name != RENUMBERING:
            replaced.append((_text(hunk[0]), _text(hunk[1])))
    made.extend(copy.deepcopy(anchor) for anchor in tail)
    return Edit(made, tuple(replaced))


def _is_same(old: Any, new: Any, desk: Desk) -> bool:
    was, now = desk.plain(old), desk.plain(new)
    if was and now and ((was.composed and now.composed) or was.text == now.text):
        return was.text == now.text
    return desk.line(old).keys == desk.line(new).keys


def _plain_hunks(old: Any, new: Any, desk: Desk, author: str) -> Iterator[tuple[Hunk, str]] | None:
    """Return the hunks of two paragraphs of words, ``None`` where these alone do not tell them."""
    was, now = desk.plain(old), desk.plain(new)
    if not was or not now or desk.references or renumbered(was.text, now.text):
        return None
    if not (was.composed and now.composed):
        return None
    return ((hunk, author) for hunk in _around(was, now))


def _around(was: Plain, now: Plain) -> Iterator[Hunk]:
    """Yield what both begin with, what lies between word by word, and what both end in."""
    head, tail = shared_ends(was.text, now.text)
    ends = len(was.text) - tail, len(now.text) - tail
    same = now.tokens(0, head, whole=True)
    yield same, same
    yield from _joined(_middle(was.tokens(head, ends[0]), now.tokens(head, ends[1])))
    same = now.tokens(ends[1], len(now.text), whole=True)
    yield same, same


def _all_hunks(before: Line, after: Line, desk: Desk, author: str) -> Iterator[tuple[Hunk, str]]:
    _bind(before, after, desk.references)
    for old, new, name in _parts(before, after, author):
        yield from ((hunk, name) for hunk in _hunks(old, new))


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
    start, end = shared_items([one.key for one in before], [one.key for one in after])
    i, j = len(before) - end, len(after) - end
    yield before[:start], after[:start]
    yield from _joined(_middle(before[start:i], after[start:j]))
    yield before[i:], after[j:]


def _middle(before: list[Token], after: list[Token]) -> Iterator[Hunk]:
    old, new = [token.key for token in before], [token.key for token in after]
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=False)
    for _, a, b, c, d in matcher.get_opcodes():
        yield before[a:b], after[c:d]


def _joined(hunks: Iterable[Hunk]) -> Iterator[Hunk]:
    """Join changes that only spaces part, so that a phrase is struck out as a whole."""
    held: Hunk = ([], [])
    gap: Hunk = ([], [])
    for old, new in hunks:
        if not _differ((old, new)) and held != ([], []) and _is_space(new):
            gap = (old, new)
        elif not _differ((old, new)):
            yield from (held, gap, (old, new))
            held, gap = ([], []), ([], [])
        else:
            held = (held[0] + gap[0] + old, held[1] + gap[1] + new)
            gap = ([], [])
    yield from (held, gap)


def _is_space(tokens: list[Token]) -> bool:
    return len(tokens) == 1 and tokens[0].key.isspace() and not tokens[0].anchors


def _differ(hunk: Hunk) -> bool:
    old, new = hunk
    return old is not new and [one.key for one in old] != [one.key for one in new]


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


def _shown(hunk: Hunk, desk: Desk, author: str) -> Iterator[Any]:
    if _differ(hunk):
        yield from _change(hunk, desk, author)
        return
    if not desk.references:
        yield from written(hunk[1])
        return
    same: list[Token] = []
    for old, new in zip(*hunk, strict=True):
        if new.key.startswith(_REFERENCE) and old.text != new.text:
            yield from written(same)
            yield from _change(([old], [new]), desk, RENUMBERING)
            same = []
        else:
            same.append(new)
    yield from written(same)


def _change(hunk: Hunk, desk: Desk, author: str) -> Iterator[Any]:
    yield from written(hunk[0], "del", desk.pen, author, desk.styles)
    yield from written(hunk[1], "ins", desk.pen, author)


def _text(tokens: Sequence[Token]) -> str:
    return " ".join("".join(map(told, tokens)).split())


def inserted(new: Any, desk: Desk, move: str = "") -> Any:
    """Return a paragraph all of whose words were put in (``move``: brought from elsewhere)."""
    made, line = _bare(new), desk.line(new)
    elements = written(line.tokens, "moveTo" if move else "ins", desk.pen)
    made.extend(_ranged(elements, "moveTo", move, desk.pen))
    made.extend(copy.deepcopy(anchor) for anchor in line.tail)
    return made


def deleted(old: Any, desk: Desk, move: str = "") -> Any:
    """Return a paragraph all of whose words were taken out (``move``: carried elsewhere)."""
    made = etree.Element(f"{W}p", nsmap=NAMES)
    properties = old.find(P_PR)
    if properties is not None:
        made.append(own(properties, desk.styles, _ELSEWHERE))
    kind = "moveFrom" if move else "del"
    elements = written(desk.line(old).tokens, kind, desk.pen, styles=desk.styles)
    made.extend(_ranged(elements, "moveFrom", move, desk.pen))
    return made


def _ranged(elements: list[Any], name: str, move: str, pen: Pen) -> list[Any]:
    """Put the ends of a move around its words."""
    if not move:
        return elements
    start = pen.made(f"{name}RangeStart")
    start.set(f"{W}name", move)
    end = etree.Element(f"{W}{name}RangeEnd", nsmap=NAMES)
    end.set(f"{W}id", start.get(f"{W}id"))
    return [start, *elements, end]


def _bare(paragraph: Any) -> Any:
    """Return a paragraph with the properties of another and nothing in it."""
    made = etree.Element(f"{W}p", paragraph.attrib, nsmap=NAMES)
    properties = paragraph.find(P_PR)
    if properties is not None:
        made.append(copy.deepcopy(properties))
    return made


def dress(paragraph: Any, like: Any) -> None:
    """Give a paragraph the properties of another."""
    properties = paragraph.find(P_PR)
    if properties is not None:
        paragraph.remove(properties)
    other = like.find(P_PR)
    if other is not None:
        paragraph.insert(0, copy.deepcopy(other))
    else:
        properties_of(paragraph)
