"""Reads a paragraph: its words, spaces and objects in order, each with its look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import is_normalized, normalize

from kehoach.reading.wordml import ALTERNATE, R_PR, SPACE, A, M, R, V, W
from kehoach.redline.labels import is_word, split_words

OBJECT = "\ufffc"
"""Stands for what is no text: a picture, a field, a note."""

DRAWN = ("drawing", "pict", "AlternateContent")
"""What holds pictures and shapes."""

_THROUGH = {f"{W}{name}" for name in ("smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo")}
_HOLDERS = {f"{W}hyperlink", f"{W}fldSimple"}
_ANCHORS = {
    f"{W}{name}"
    for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd",
                 "permStart", "permEnd")
}  # fmt: skip
SILENT = {f"{W}{name}" for name in ("rPr", "lastRenderedPageBreak", "annotationRef")}
"""What a run holds that is not shown."""

_BREAKS = {f"{W}tab": "\t", f"{W}cr": "\n"}
TEXT, RUN = f"{W}t", f"{W}r"
_XML_SPACE = " \t\r\n"


@dataclass(eq=False, slots=True)
class Token:
    """A word, a space, a mark, or something drawn, with the look of its run.

    ``key``: what two tokens must share to be the same. ``inner``: a child of a run; ``outer``:
    what stands among the runs (the runs of a field, a formula). ``holder``: the hyperlink or
    field around it; ``anchors``: bookmarks, ends of comments and references to them just before it.
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
        return "".join([token.text for token in self.tokens])

    @property
    def told(self) -> str:
        """The text as a person is told it: what is no text stands there by its kind."""
        return "".join([token.text or told(token) for token in self.tokens])

    @property
    def keys(self) -> list[str]:
        """What the line is compared by."""
        return [token.key for token in self.tokens]


def look_of(run: Any, children: list[Any]) -> Any:
    """Return the look of a run, which stands first in it if it has any."""
    if children and children[0].tag == R_PR:
        return children[0]
    return run.find(R_PR) if len(children) > 1 else None


def local(element: Any) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


_TOLD = ("drawing", "math", "footnoteReference", "endnoteReference", "br")


def told(token: Token) -> str:
    """Return the text of a token; of what is drawn, a formula, a note, :data:`OBJECT` and kind."""
    if token.text or not token.key.startswith(OBJECT):
        return token.text
    kind = token.key.removeprefix(OBJECT).split(" ", 1)[0]
    if kind in _TOLD:
        return f"{OBJECT}{kind}"
    drawn = token.inner if token.inner is not None else next(iter(token.outer), None)
    return token.key.removeprefix(OBJECT) if drawn is not None and local(drawn) in DRAWN else ""


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
            if tag in _ANCHORS or (_refers(child) and not self.depth):
                self.anchors.append(child)
            elif tag == RUN:
                self._held(child, holder)
            elif tag in _HOLDERS:
                self._walk(child, child if holder is None else holder)
            elif tag in _THROUGH:
                self._walk(child, holder)
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
        children = list(run)
        look = look_of(run, children)
        for child in children:
            tag = child.tag
            if tag == TEXT:
                self.words(stored(child), look, holder)
            elif tag not in SILENT:
                text = shown_as(child)
                self._add(Token(text, text or _object_key(child), look, child, holder=holder))

    def words(self, text: str, look: Any, holder: Any) -> None:
        """Add the words of a text; the first may go on with the last word of the text before."""
        words = split_words(text)
        if not words:
            return
        keys = words if is_normalized("NFC", text) else [normalize("NFC", one) for one in words]
        first, *rest = [
            Token(word, key, look, None, (), holder) for word, key in zip(words, keys, strict=True)
        ]
        last = self.tokens[-1] if self.tokens and not self.anchors else None
        if last and last.holder is holder and _is_one(last, first):
            self.tokens[-1] = bound((*(last.parts or (last,)), first))
        else:
            self._add(first)
        self.tokens += rest

    def _add(self, token: Token) -> None:
        if self.anchors:
            token.anchors, self.anchors = tuple(self.anchors), []
        self.tokens.append(token)


def _refers(run: Any) -> bool:
    """Whether a run does nothing but show that there is a comment: no change of the words."""
    return {child.tag for child in run} - {R_PR} == {f"{W}commentReference"}


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
    if not any(token.parts for token in tokens):
        return list(tokens)
    return [one for token in tokens for one in (flat(token.parts) if token.parts else [token])]


def stored(element: Any) -> str:
    """Return the text of a w:t; spaces at its ends count only where it says so."""
    text: str = element.text or ""
    bare = text.strip(_XML_SPACE)
    if len(bare) < len(text) and element.get(SPACE) != "preserve":
        text = bare
    return text.replace("\n", " ")


def shown_as(child: Any) -> str:
    """Return the text that a child of a run other than ``w:t`` is shown as; most as none."""
    if child.tag == f"{W}br":
        return "" if child.get(f"{W}type") in ("page", "column") else "\n"
    return _BREAKS.get(child.tag, "")


def _object_key(child: Any) -> str:
    """Drawings without words or pictures are alike, so that a drawn line stays where it is."""
    words = "".join(node.text or "" for node in child.iter(f"{W}t"))
    if words:
        return f"{OBJECT}{words}"
    kind = local(child)
    if kind in DRAWN:
        return f"{OBJECT}drawing {' '.join(sorted(set(_pictures(child))))}".rstrip()
    values = [f"{local_name(key)}={value}" for key, value in sorted(child.attrib.items())]
    return f"{OBJECT}{kind} {' '.join(values)} {child.text or ''}"


def _pictures(drawn: Any) -> Iterator[str]:
    """Yield the ids of the pictures that are drawn: the same for the same picture."""
    for node in drawn.iter(f"{A}blip", f"{V}imagedata"):
        yield from (str(value) for key, value in node.attrib.items() if str(key).startswith(R))


def local_name(name: Any) -> str:
    """Return an attribute's name without its namespace."""
    return str(name).rpartition("}")[2]


def _field_key(runs: tuple[Any, ...]) -> tuple[str, str]:
    code = "".join(node.text or "" for run in runs for node in run.iter(f"{W}instrText"))
    text = "".join(stored(node) for run in runs for node in run.iter(f"{W}t"))
    return text, f"{OBJECT}{' '.join(code.split())} {text}"


def _math_key(element: Any) -> str:
    return f"{OBJECT}math {''.join(element.itertext())}"
