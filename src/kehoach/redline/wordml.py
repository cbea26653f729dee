"""Writes words and objects as runs, within tracked changes; marks the ends of paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from kehoach.reading.wordml import MC, P_PR, R_PR, SPACE, VAL, P, W
from kehoach.redline.loans import LOST
from kehoach.redline.tokens import Token, flat, local

NAMES = {"w": W[1:-1]}
_FOREIGN = {f"{W}{name}" for name in ("commentReference", "fldChar", "instrText")}
"""What means something only in its own file."""

_TEXT, _GONE = f"{W}t", f"{W}delText"
_DELETED = {_TEXT: _GONE, f"{W}instrText": f"{W}delInstrText"}
_ID, _AUTHOR, _DATE = f"{W}id", f"{W}author", f"{W}date"


def twin(element: Any) -> Any:
    """Return a copy of an element with all that is in it: what ``deepcopy`` does, but sooner."""
    return element.__copy__()


def empty() -> Any:
    """Return a paragraph with nothing in it."""
    return twin(_EMPTY)


_EMPTY = etree.Element(P, nsmap=NAMES)

Part = tuple[str, str]
"""Words, after the kind of the change they are in: ``ins``, ``del``, or none."""


def _run_of(tag: str) -> Any:
    run = etree.Element(f"{W}r", nsmap=NAMES)
    if tag:
        etree.SubElement(run, tag, {SPACE: "preserve"})
    return run


_RUNS = {tag: _run_of(tag) for tag in ("", _TEXT, _GONE)}
"""A run with nothing in it, with words, with words taken out: to be copied, which is quicker."""


@dataclass
class Pen:
    """Who changes and when: gives every tracked change its attributes, ids in order."""

    author: str
    day: str
    number: int = 0
    lost: int = 0
    """How many pictures and drawings of the old file the new one cannot hold."""

    looks: dict[Any, Any] = field(default_factory=dict)
    """Looks of runs of the old file, as the new one knows them."""

    _blanks: dict[tuple[str, str], Any] = field(default_factory=dict)
    _forms: dict[tuple[str, ...], Any] = field(default_factory=dict)
    """Changes and paragraphs as they are begun, to be copied: that takes half as long."""

    def made(self, name: str, author: str = "") -> Any:
        """Return an empty element of a tracked change (``ins``, ``del``, ``moveTo`` …)."""
        return self._numbered(self._begun(name, author or self.author))

    def paragraph(self, parts: Sequence[Part], author: str = "") -> Any:
        """Return a paragraph of words that have no look, some of them in changes."""
        author = author or self.author
        form = (author, *[kind for kind, _ in parts])
        if form not in self._forms:
            self._forms[form] = blank = empty()
            for kind in form[1:]:
                run = twin(_RUNS[_GONE if kind == "del" else _TEXT])
                blank.append(run if not kind else self._begun(kind, author))
                if kind:
                    blank[-1].append(run)
        made = twin(self._forms[form])
        for child, (kind, words) in zip(made, parts, strict=True):
            run = self._numbered(child)[0] if kind else child
            run[0].text = words
        return made

    def _begun(self, name: str, author: str) -> Any:
        key = name, author
        if key not in self._blanks:
            known = {_ID: "", _AUTHOR: author, _DATE: self.day}
            self._blanks[key] = etree.Element(f"{W}{name}", known, nsmap=NAMES)
        return twin(self._blanks[key])

    def _numbered(self, change: Any) -> Any:
        self.number += 1
        change.set(_ID, str(self.number))
        return change


def write(into: Any, tokens: Sequence[Token], kind: str = "", pen: Pen | None = None,
          author: str = "", styles: frozenset[str] = frozenset()) -> None:  # fmt: skip
    """Add the tokens to a paragraph, within a tracked change of a kind.

    What comes from the old file (``del``, ``moveFrom``) leaves behind what only that file knows;
    ``styles`` are those of the new file.
    """
    gone = kind in ("del", "moveFrom")
    parts = flat(tokens)
    if gone:
        parts = [one for token in parts if (one := _old(token, styles, pen))]
    for holder, group in _groups(parts, gone):
        place = into
        if not gone:
            place.extend(map(twin, group[0].anchors))
        if holder is not None:
            place = etree.Element(holder.tag, holder.attrib, nsmap=NAMES)
            into.append(place)
        if kind and pen is not None:
            change = pen.made(kind, author)
            place.append(change)
            place = change
        _write(place, group, deleted=gone)


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


def _write(into: Any, tokens: list[Token], deleted: bool) -> None:
    tag = _GONE if deleted else _TEXT
    look: Any = None
    run: Any = None
    for token, words in _joined(tokens):
        if token.outer:
            into.extend([_copied(one, deleted) for one in token.outer])
            run = None
            continue
        is_new = run is None or not _same_look(look, token.look)
        if is_new:
            look = token.look
            run = _run(into, look, tag if token.inner is None else "")
        if token.inner is not None:
            run.append(_copied(token.inner, deleted))
        elif is_new:
            run[-1].text = words
        else:
            _write_text(run, words, tag)


def _joined(tokens: list[Token]) -> Iterator[tuple[Token, str]]:
    """Yield each token with its text; words of one look, most of a paragraph, as one."""
    first, texts = None, []
    for token in tokens:
        words = token.inner is None and not token.outer
        if first is not None and not (words and token.look is first.look):
            yield first, "".join(texts)
            first, texts = None, []
        if not words:
            yield token, ""
            continue
        first = first or token
        texts.append(token.text)
    if first is not None:
        yield first, "".join(texts)


def _copied(element: Any, deleted: bool) -> Any:
    made = twin(element)
    if deleted:
        for fallback in list(made.iter(f"{MC}Fallback")):  # its twin may bear the same ids
            fallback.getparent().remove(fallback)
        for node in made.iter(*_DELETED):
            if not any(local(up) == "txbxContent" for up in node.iterancestors()):
                node.tag = _DELETED[node.tag]
    return made


def _run(into: Any, look: Any, tag: str) -> Any:
    """Add a run of a look, with an element for words of a tag, or with none."""
    run = twin(_RUNS[tag])
    into.append(run)
    if look is not None:
        run.insert(0, twin(look))
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


def _old(token: Token, styles: frozenset[str], pen: Pen | None) -> Token | None:
    """Return a token of the old file as the new file can hold it; ``None`` when it cannot."""
    elements = token.outer or ((token.inner,) if token.inner is not None else ())
    if token.inner is not None and token.inner.tag in _FOREIGN:
        return None
    if any(map(_is_lost, elements)):
        if pen is not None:
            pen.lost += 1
        return Token(token.text, token.text) if token.text else None
    look = _own_look(token.look, styles, pen)
    if look is None and not elements:
        return token
    return Token(token.text, token.key, look, token.inner, token.outer)


def _own_look(look: Any, styles: frozenset[str], pen: Pen | None) -> Any:
    if look is None or pen is None:
        return None if look is None else own(look, styles)
    if look not in pen.looks:
        pen.looks[look] = own(look, styles)
    return pen.looks[look]


def _is_lost(element: Any) -> bool:
    """True for what shows a part of the old file that the new one cannot take over."""
    return any(LOST in node.attrib.values() for node in element.iter())


def own(properties: Any, styles: frozenset[str], less: frozenset[str] = frozenset()) -> Any:
    """Return properties of the old file as the new file knows them, without those in ``less``."""
    made = etree.Element(properties.tag, nsmap=NAMES)
    for child in properties:
        name = local(child)
        strange = name in ("pStyle", "rStyle", "tblStyle") and child.get(VAL) not in styles
        if not child.tag.startswith(W) or name in less or strange or name.endswith("Change"):
            continue
        inner = own(child, styles) if child.tag == R_PR else twin(child)
        for key in [key for key in inner.attrib if not str(key).startswith(W)]:
            del inner.attrib[key]
        made.append(inner)
    return made


def said(paragraph: Any) -> Any:
    """Return the properties of a paragraph; ``None`` when it has none."""
    first = next(iter(paragraph), None)  # where they stand, if there are any
    return first if first is None or first.tag == P_PR else paragraph.find(P_PR)


def properties_of(paragraph: Any) -> Any:
    """Return the properties of a paragraph, made if there are none."""
    found = said(paragraph)
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
