"""Writes words and objects as runs, within tracked changes; marks the ends of paragraphs."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from kehoach.reading.wordml import MC, P_PR, R_PR, SPACE, VAL, W
from kehoach.redline.loans import LOST
from kehoach.redline.tokens import Token, flat, local

NAMES = {"w": W[1:-1]}
_FOREIGN = {f"{W}{name}" for name in ("commentReference", "fldChar", "instrText")}
"""What means something only in its own file."""

_DELETED = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}


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

    def made(self, name: str, author: str = "") -> Any:
        """Return an empty element of a tracked change (``ins``, ``del``, ``moveTo`` …)."""
        element = etree.Element(f"{W}{name}", nsmap=NAMES)
        self.number += 1
        element.set(f"{W}id", str(self.number))
        element.set(f"{W}author", author or self.author)
        element.set(f"{W}date", self.day)
        return element


def written(tokens: Sequence[Token], kind: str = "", pen: Pen | None = None, author: str = "",
            styles: frozenset[str] = frozenset()) -> list[Any]:  # fmt: skip
    """Return the elements that hold the tokens, within a tracked change of a kind.

    What comes from the old file (``del``, ``moveFrom``) leaves behind what only that file knows;
    ``styles`` are those of the new file.
    """
    gone = kind in ("del", "moveFrom")
    parts = flat(tokens)
    kept = [one for token in parts if (one := _old(token, styles, pen))] if gone else parts
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
    for token, text in _joined(tokens):
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
            _write_text(run, text, f"{W}delText" if deleted else f"{W}t")
    return made


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
    return Token(token.text, token.key, look, token.inner, tuple(map(copy.deepcopy, token.outer)))


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
