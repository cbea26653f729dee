"""Template tags in the XML of a part, each with its place as a person would name it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

from kehoach.problem import Place, Problem, Severity
from kehoach.rendering.namespaces import NAMESPACES

W = f"{{{NAMESPACES['w']}}}"
_FALLBACK = f"{{{NAMESPACES['mc']}}}Fallback"
_PLACES = {
    f"{W}p": "đoạn",
    f"{W}tbl": "bảng",
    f"{W}tr": "hàng",
    f"{W}tc": "ô",
    f"{W}txbxContent": "khung chữ",
}
_DESCRIBED = {
    f"{W}tblCaption": "văn bản thay thế",
    f"{W}tblDescription": "văn bản thay thế",
    f"{{{NAMESPACES['wp']}}}docPr": "hình vẽ, văn bản thay thế",
}
_MARK = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_FORM = re.compile(r"(\{[{%#])[-+]?(?:(p|tr|tc|r) )?(.*?)[-+]?(?:[}%#]\})?", re.DOTALL)
_FIRST_WORDS, _SHOWN = 40, 60
Element = Any
Anchor = tuple[Element, tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class Stretch:
    """Characters in which tags may stand: a paragraph, or the description of a table or drawing.

    ``pieces`` are the texts of a paragraph with their offsets.
    """

    part: str
    element: Element
    text: str
    pieces: tuple[tuple[int, Element], ...] = ()

    @cached_property
    def spot(self) -> str:
        """The place in words: ``bảng 2, hàng 3, ô 1, đoạn 1``."""
        chain = [self.element, *self.element.iterancestors()]
        named = [node for node in reversed(chain) if node.tag in _PLACES]
        steps = [f"{_place_name(node)} {_number(node)}" for node in named]
        if self.element.tag in _DESCRIBED:
            steps.append(_DESCRIBED[self.element.tag])
        elif len(named) == 1 and self.pieces and not self.part:
            steps[-1] += f" ({first_words(self.text)})"
        return ", ".join([self.part, *steps] if self.part else steps)


@dataclass(frozen=True, eq=False)
class Tag:
    """One tag as typed; ``fault`` says that its end (``open``) or its start (``stray``) is missing.

    A stray tag holds what stands before it, too. ``number`` counts the tags of a part.
    """

    number: int
    stretch: Stretch
    start: int
    text: str
    fault: str = ""

    @cached_property
    def form(self) -> tuple[str, str, str]:
        """The kind (``{{``, ``{%``, ``{#``), the prefix (p, tr, tc, r or none) and the rest."""
        return form_of(self.text)

    @property
    def shown(self) -> str:
        """The tag in one short line."""
        return shorten(self.text, _SHOWN)

    @cached_property
    def runs(self) -> list[Element]:
        """The runs that hold the tag."""
        end, pieces = self.start + len(self.text), self.stretch.pieces
        held = (t for at, t in pieces if at < end and at + len(t.text) > self.start)
        return list(dict.fromkeys(t.getparent() for t in held))

    def around(self, name: str) -> Element | None:
        """Return the nearest element of a kind (``p``, ``tr``, ``tc``) that holds the tag."""
        if not self.stretch.pieces:
            return None
        chain = (self.stretch.element, *self.stretch.element.iterancestors())
        return next((node for node in chain if node.tag == f"{W}{name}"), None)

    @cached_property
    def anchor(self) -> Anchor | None:
        """Where docxtpl leaves the tag: a container and the way down to it; None when nowhere."""
        element, prefix = self.stretch.element, self.form[1]
        if not self.stretch.pieces:
            return None if prefix else (element, (self.stretch.text,))
        if prefix in ("p", "tr", "tc"):
            unit = self.around(prefix)
            return None if unit is None else (unit.getparent(), ())
        way = [node.tag for node in self.runs[0].iterancestors()]
        way = [*way[: way.index(element.tag) + 1], *([] if prefix else ["run"])]
        return element.getparent(), tuple(way)

    def problem(self, code: str, severity: Severity = Severity.ERROR, **args: str) -> Problem:
        """Return a problem at this tag."""
        place = Place(column=self.start + 1, quote=self.stretch.text, spot=self.stretch.spot)
        return Problem(code, place, {"tag": self.shown, **args}, severity)


class Findings:
    """Problems gathered in any order and given back in the order of their tags."""

    def __init__(self) -> None:
        self._found: list[tuple[int, Problem]] = []

    def add(self, tag: Tag, code: str, severity: Severity = Severity.ERROR, /, **args: str) -> None:
        """Note a problem at a tag."""
        self._found.append((tag.number, tag.problem(code, severity, **args)))

    def in_order(self) -> list[Problem]:
        """Return the problems; those of one tag stay in the order they were found."""
        return [problem for _, problem in sorted(self._found, key=lambda pair: pair[0])]


def form_of(text: str) -> tuple[str, str, str]:
    """Split a tag into kind, prefix and the rest."""
    match = _FORM.fullmatch(text)
    return (match[1], match[2] or "", match[3].strip()) if match else ("", "", text)


def shorten(text: str, most: int) -> str:
    """Return a text in one line of at most ``most`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def first_words(text: str) -> str:
    """Return the first words of a paragraph, by which a person finds it."""
    return shorten(text, _FIRST_WORDS)


def tags_of(root: Element, part: str) -> list[Tag]:
    """Return the tags of a part in document order; ``part`` names it as a person would."""
    cuts = [(stretch, cut) for stretch in _stretches(root, part) for cut in _cut(stretch.text)]
    return [Tag(number, stretch, *cut) for number, (stretch, cut) in enumerate(cuts)]


def _stretches(root: Element, part: str) -> Iterator[Stretch]:
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if element.tag == _FALLBACK:
            walk.skip_subtree()
        elif element.tag == f"{W}p":
            yield _paragraph(element, part)
        elif element.tag != f"{W}t":
            texts = (*element.attrib.values(), element.text or "")
            yield from (Stretch(part, element, text) for text in texts if _MARK.search(text))


def _paragraph(paragraph: Element, part: str) -> Stretch:
    pieces: list[tuple[int, Element]] = []
    length = 0
    for text in paragraph.iter(f"{W}t"):
        if text.text and next(text.iterancestors(f"{W}p")) is paragraph:
            pieces.append((length, text))
            length += len(text.text)
    return Stretch(part, paragraph, "".join(t.text for _, t in pieces), tuple(pieces))


def _cut(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield start, characters and fault of each tag of a text."""
    opened, last = -1, 0
    for mark in _MARK.finditer(text):
        kind = text[opened : opened + 2] if opened >= 0 else ""
        if kind == "{#" and mark[0] != "#}":
            continue
        if mark[0] in _CLOSERS:
            if kind:
                yield opened, text[opened : mark.start()], "open"
            opened = mark.start()
        elif kind:
            yield opened, text[opened : mark.end()], "" if mark[0] == _CLOSERS[kind] else "open"
            opened = -1
        else:
            yield last, text[last : mark.end()], "stray"
        last = mark.end()
    if opened >= 0:
        yield opened, text[opened:], "open"


def _place_name(node: Element) -> str:
    inner = node.tag == f"{W}tbl" and next(node.iterancestors(f"{W}tbl"), None) is not None
    return "bảng con" if inner else _PLACES[node.tag]


def _number(node: Element) -> int:
    """Return the place of an element among those of its kind in the same holder, from 1."""
    holder = _holder(node)
    alike = (
        one
        for one in holder.iter(node.tag)
        if _holder(one) is holder and next(one.iterancestors(_FALLBACK), None) is None
    )
    return next(number for number, one in enumerate(alike, 1) if one is node)


def _holder(node: Element) -> Element:
    above = [one for one in node.iterancestors() if one.tag in _PLACES]
    return above[0] if above else node.getroottree().getroot()
