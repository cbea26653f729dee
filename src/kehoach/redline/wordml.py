"""Pieces of WordprocessingML that tracked changes are made of."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import is_normalized, normalize

from lxml import etree

from kehoach.reading.wordml import ALTERNATE, MC, P_PR, R_PR, SPACE, VAL, M, R, W
from kehoach.redline.labels import is_word, split_words

NAMES = {"w": W[1:-1]}
OBJECT = "\ufffc"
"""Stands for what is no text: a picture, a field, a note."""

_THROUGH = {f"{W}{name}" for name in ("smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo")}
_HOLDERS = {f"{W}hyperlink", f"{W}fldSimple"}
_ANCHORS = {
    f"{W}{name}"
    for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd",
                 "permStart", "permEnd")
}  # fmt: skip
_LOST = {f"{W}{name}" for name in ("rPr", "lastRenderedPageBreak", "annotationRef")}
_FOREIGN = {f"{W}{name}" for name in ("commentReference", "fldChar", "instrText")}
"""What means something only in its own file."""

_BREAKS = {f"{W}tab": "\t", f"{W}cr": "\n"}
_DELETED = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
_TEXT = f"{W}t"
_XML_SPACE = " \t\r\n"


@dataclass
class Pen:
    """Who changes and when: gives every tracked change its attributes, ids in order."""

    author: str
    day: str
    number: int = 0

    def made(self, name: str, author: str = "") -> Any:
        """Return an empty element of a tracked change (``ins``, ``del``, ``moveTo`` …)."""
        element = etree.Element(f"{W}{name}", nsmap=NAMES)
        self.number += 1
        element.set(f"{W}id", str(self.number))
        element.set(f"{W}author", author or self.author)
        element.set(f"{W}date", self.day)
        return element


@dataclass(eq=False, slots=True)
class Token:
    """A word, a space, a mark, or something drawn, with the look of its run.

    ``key``: what two tokens must share to be the same. ``inner``: a child of a run; ``outer``:
    what stands among the runs (the runs of a field, a formula). ``holder``: the hyperlink or
    field around it; ``anchors``: bookmarks and ends of comments just before it.
    Text that only differs in how its accents are composed is the same.
    """

    text: str
    key: str
    look: Any = None
    inner: Any = None
    outer: tuple[Any, ...] = ()
    holder: Any = None
    anchors: tuple[Any, ...] = ()
    parts: tuple[Token, ...] = ()
    """Tokens compared as one: the number in a reference."""


@dataclass
class Line:
    """What a paragraph holds: its tokens, and the anchors after the last of them."""

    tokens: list[Token]
    tail: list[Any]

    @property
    def text(self) -> str:
        """The text with tabs and line breaks."""
        return "".join(token.text for token in self.tokens)

    @property
    def keys(self) -> list[str]:
        """What the line is compared by."""
        return [token.key for token in self.tokens]


def local(element: Any) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def line_of(paragraph: Any) -> Line:
    """Return the words, spaces and objects of a paragraph in order."""
    return _Reader().read(paragraph)


class _Reader:
    """Walks one paragraph; a field from its begin to its end is one token."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.anchors: list[Any] = []
        self.field: list[Any] = []
        self.depth = 0

    def read(self, paragraph: Any) -> Line:
        self._walk(paragraph, None)
        for run in self.field:  # a field that ends in another paragraph
            self._run(run, None)
        return Line(self.tokens, self.anchors)

    def _walk(self, parent: Any, holder: Any) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._held(child, holder)
            elif tag in _HOLDERS:
                self._walk(child, child if holder is None else holder)
            elif tag in _THROUGH:
                self._walk(child, holder)
            elif tag in _ANCHORS:
                self.anchors.append(child)
            elif tag.startswith(M):
                self._add(Token("", _math_key(child), outer=(child,), holder=holder))
            elif tag == ALTERNATE:
                self._add(Token("", _object_key(child), outer=(child,), holder=holder))

    def _held(self, run: Any, holder: Any) -> None:
        marks = [mark.get(f"{W}fldCharType") for mark in run.iterfind(f"{W}fldChar")]
        if not self.depth and "begin" not in marks:
            self._run(run, holder)
            return
        self.field.append(run)
        self.depth += marks.count("begin") - marks.count("end")
        if self.depth <= 0:
            runs, self.field, self.depth = tuple(self.field), [], 0
            self._add(Token(*_field_key(runs), outer=runs, holder=holder))

    def _run(self, run: Any, holder: Any) -> None:
        look = run.find(R_PR)
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                self._words(stored(child), look, holder)
            elif tag not in _LOST:
                text = _shown(child)
                self._add(Token(text, text or _object_key(child), look, child, holder=holder))

    def _words(self, text: str, look: Any, holder: Any) -> None:
        """Add the words of a text; the first may go on with the last word of the text before."""
        composed = is_normalized("NFC", text)
        words = split_words(text)
        for place, word in enumerate(words):
            token = Token(
                word, word if composed else normalize("NFC", word), look, None, (), holder
            )
            last = self.tokens[-1] if self.tokens and not place and not self.anchors else None
            if last and last.holder is holder and _is_one(last, token):
                self.tokens[-1] = bound((*(last.parts or (last,)), token))
            else:
                self._add(token)

    def _add(self, token: Token) -> None:
        if self.anchors:
            token.anchors, self.anchors = tuple(self.anchors), []
        self.tokens.append(token)


def _is_one(one: Token, other: Token) -> bool:
    """Whether two tokens are parts of one word."""
    if one.inner is not None or other.inner is not None or one.outer or other.outer:
        return False
    return is_word(one.text) and is_word(other.text)


def bound(parts: Sequence[Token], key: str = "") -> Token:
    """Return tokens as one, known by their text or by a key."""
    text = "".join(part.text for part in parts)
    first = parts[0]
    anchors = first.anchors
    known = key or normalize("NFC", text)
    return Token(text, known, first.look, None, (), first.holder, anchors, tuple(parts))


def flat(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with those that were bound taken apart again."""
    return [one for token in tokens for one in (flat(token.parts) if token.parts else [token])]


def stored(element: Any) -> str:
    """Return the text of a w:t; spaces at its ends count only where it says so."""
    text: str = element.text or ""
    if element.get(SPACE) != "preserve":
        text = text.strip(_XML_SPACE)
    return text.replace("\n", " ")


def _shown(child: Any) -> str:
    if child.tag == f"{W}br":
        return "" if child.get(f"{W}type") in ("page", "column") else "\n"
    return _BREAKS.get(child.tag, "")


def _object_key(child: Any) -> str:
    """Pictures without words are alike, so that a drawn line stays where it is."""
    words = "".join(node.text or "" for node in child.iter(f"{W}t"))
    if words:
        return f"{OBJECT}{words}"
    kind = local(child)
    if kind in ("drawing", "pict", "AlternateContent"):
        return f"{OBJECT}drawing"
    values = [f"{local_name(key)}={value}" for key, value in sorted(child.attrib.items())]
    return f"{OBJECT}{kind} {' '.join(values)} {child.text or ''}"


def local_name(name: Any) -> str:
    """Return an attribute's name without its namespace."""
    return str(name).rpartition("}")[2]


def _field_key(runs: tuple[Any, ...]) -> tuple[str, str]:
    code = "".join(node.text or "" for run in runs for node in run.iter(f"{W}instrText"))
    text = "".join(stored(node) for run in runs for node in run.iter(f"{W}t"))
    return text, f"{OBJECT}{' '.join(code.split())} {text}"


def _math_key(element: Any) -> str:
    return f"{OBJECT}math {''.join(element.itertext())}"


def written(tokens: Sequence[Token], kind: str = "", pen: Pen | None = None, author: str = "",
            styles: frozenset[str] = frozenset()) -> list[Any]:  # fmt: skip
    """Return the elements that hold the tokens, within a tracked change of a kind.

    What comes from the old file (``del``, ``moveFrom``) leaves behind what only that file knows;
    ``styles`` are those of the new file.
    """
    gone = kind in ("del", "moveFrom")
    parts = flat(tokens)
    kept = [one for token in parts if (one := _old(token, styles))] if gone else parts
    made: list[Any] = []
    for holder, group in _groups(kept, gone):
        made += [] if gone else [copy.deepcopy(anchor) for anchor in group[0].anchors]
        elements = _elements(group, deleted=gone)
        if kind and pen is not None and elements:
            change = pen.made(kind, author)
            change.extend(elements)
            elements = [change]
        made += [_holding(holder, elements)] if holder is not None else elements
    return made


def _groups(tokens: list[Token], gone: bool) -> Iterator[tuple[Any, list[Token]]]:
    group: list[Token] = []
    for token in tokens:
        apart = group and not gone and (token.anchors or token.holder is not group[0].holder)
        if apart:
            yield group[0].holder, group
            group = []
        group.append(token)
    if group:
        yield (None if gone else group[0].holder), group


def _holding(holder: Any, elements: list[Any]) -> Any:
    made = etree.Element(holder.tag, holder.attrib, nsmap=NAMES)
    made.extend(elements)
    return made


def _elements(tokens: list[Token], deleted: bool) -> list[Any]:
    made: list[Any] = []
    look: Any = None
    run: Any = None
    for token in tokens:
        if token.outer:
            made += [_copied(one, deleted) for one in token.outer]
            run = None
            continue
        if run is None or not _same_look(look, token.look):
            run, look = _run(token.look), token.look
            made.append(run)
        if token.inner is not None:
            run.append(_copied(token.inner, deleted))
        else:
            _write_text(run, token.text, f"{W}delText" if deleted else f"{W}t")
    return made


def _copied(element: Any, deleted: bool) -> Any:
    made = copy.deepcopy(element)
    if deleted:
        for fallback in list(made.iter(f"{MC}Fallback")):  # its twin may bear the same ids
            fallback.getparent().remove(fallback)
        for node in made.iter(*_DELETED):
            if not any(local(up) == "txbxContent" for up in node.iterancestors()):
                node.tag = _DELETED[node.tag]
    return made


def _run(look: Any) -> Any:
    run = etree.Element(f"{W}r", nsmap=NAMES)
    if look is not None:
        run.append(copy.deepcopy(look))
    return run


def _same_look(one: Any, other: Any) -> bool:
    if one is other:
        return True
    if one is None or other is None:
        return False
    return bool(etree.tostring(one) == etree.tostring(other))


def _write_text(run: Any, text: str, tag: str) -> None:
    if len(run) and run[-1].tag == tag:
        run[-1].text += text
        return
    element = etree.SubElement(run, tag)
    element.text = text
    element.set(SPACE, "preserve")


def _old(token: Token, styles: frozenset[str]) -> Token | None:
    """Return a token of the old file as the new file can hold it; ``None`` when it cannot."""
    elements = token.outer or ((token.inner,) if token.inner is not None else ())
    if token.inner is not None and token.inner.tag in _FOREIGN:
        return None
    if any(_points_out(element) for element in elements):
        return Token(token.text, token.text) if token.text else None
    look = None if token.look is None else own(token.look, styles)
    return Token(token.text, token.key, look, token.inner, tuple(map(copy.deepcopy, token.outer)))


def _points_out(element: Any) -> bool:
    return any(str(name).startswith(R) for node in element.iter() for name in node.attrib)


def own(properties: Any, styles: frozenset[str], less: frozenset[str] = frozenset()) -> Any:
    """Return properties of the old file as the new file knows them, without those in ``less``."""
    made = etree.Element(properties.tag, nsmap=NAMES)
    for child in properties:
        name = local(child)
        strange = name in ("pStyle", "rStyle", "tblStyle") and child.get(VAL) not in styles
        if not child.tag.startswith(W) or name in less or strange or name.endswith("Change"):
            continue
        inner = own(child, styles) if child.tag == R_PR else copy.deepcopy(child)
        for key in [key for key in inner.attrib if not str(key).startswith(W)]:
            del inner.attrib[key]
        made.append(inner)
    return made


def properties_of(paragraph: Any) -> Any:
    """Return the properties of a paragraph, made if there are none."""
    found = paragraph.find(P_PR)
    if found is None:
        found = etree.Element(P_PR, nsmap=NAMES)
        paragraph.insert(0, found)
    return found


def mark(paragraph: Any, pen: Pen, name: str) -> None:
    """Mark the end of the paragraph itself as put in or taken out."""
    properties = properties_of(paragraph)
    look = properties.find(R_PR)
    if look is None:
        look = etree.Element(R_PR, nsmap=NAMES)
        ends = [i for i, one in enumerate(properties) if local(one) in ("sectPr", "pPrChange")]
        properties.insert(ends[0] if ends else len(properties), look)
    look.insert(0, pen.made(name))
