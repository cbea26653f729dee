"""Whether pieces of the same words look the same: what a redline of words does not show."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from lxml import etree

from kehoach.reading.wordml import P_PR, P, W

if TYPE_CHECKING:
    from kehoach.reading.document import Paragraph
    from kehoach.redline.package import File

_LOOK = (
    "align", "first_line", "left", "right", "before", "after", "line", "line_rule", "keep_next",
    "keep_lines", "page_break_before",
)  # fmt: skip
_STYLING = ("styles", "numbering", "theme")


class Formats:
    """The looks of two files, read only when words alone do not tell that they are one.

    To be made before earlier changes in the files are settled.
    """

    def __init__(self, old: File, new: File) -> None:
        self._files = old, new
        self._places = [
            {one: place for place, one in enumerate(file.tree.iter(P))} for file in (old, new)
        ]
        self._dressed_alike = all(_styling(old, kind) == _styling(new, kind) for kind in _STYLING)

    def differ(self, old: Any, new: Any) -> bool:
        """True when two paragraphs of the same words look otherwise."""
        if self._dressed_alike and (_whole(old) == _whole(new) or _raw(old) == _raw(new)):
            return False
        looks = [side.get(one) for one, side in zip((old, new), self._looks, strict=True)]
        return None not in looks and looks[0] != looks[1]

    def pages_differ(self) -> bool:
        """True when as many sections of pages have other paper or margins."""
        was, now = (list(map(_page, file.tree.iter(f"{W}sectPr"))) for file in self._files)
        return len(was) == len(now) and was != now

    def margins_differ(self) -> bool:
        """True when headers or footers say other words; numbers of pages aside."""
        was, now = (sorted(_in_margins(file)) for file in self._files)
        return was != now

    @cached_property
    def _looks(self) -> list[dict[Any, Hashable]]:
        """The look of each paragraph of a file by the element that it was compared as."""
        from kehoach.reading import read_docx

        found: list[dict[Any, Hashable]] = []
        for file, places in zip(self._files, self._places, strict=True):
            document = read_docx(file.data)
            theirs = list(document.trees[file.main].iter(P))
            seen = {one.element: _look(one) for one in document.paragraphs}
            found.append({one: seen.get(theirs[place]) for one, place in places.items()})
        return found


def _styling(file: File, kind: str) -> bytes:
    name = file.package.related(file.main, kind)
    return file.package.parts.get(name, b"")


def _in_margins(file: File) -> Iterator[str]:
    """Yield the words of each header and footer that has any."""
    for one in file.package.relations(file.main).values():
        root = file.package.tree(one.target) if one.kind in ("header", "footer") else None
        texts = () if root is None else (node.text or "" for node in root.iter(f"{W}t"))
        if words := re.sub(r"[\d\s]+", " ", normalize("NFC", "".join(texts))).strip():
            yield words


def _whole(paragraph: Any) -> bytes:
    return bytes(etree.tostring(paragraph, with_tail=False))


def _raw(paragraph: Any) -> list[bytes]:
    """Return what a paragraph says of its look, as it is written."""
    own = paragraph.find(P_PR)
    faces = (run.find(f"{W}rPr") for run in paragraph.iter(f"{W}r"))
    said = [b"" if one is None else etree.tostring(one, method="c14n") for one in faces]
    return [b"" if own is None else etree.tostring(own, method="c14n"), *said]


def _look(paragraph: Paragraph) -> Hashable:
    """Return the layout of a paragraph and the faces of its words, lengths to a tenth."""
    layout = tuple(_rounded(getattr(paragraph, name)) for name in _LOOK)
    shown = [run for run in paragraph.runs if run.text.strip()]
    faces = groupby(shown, key=lambda run: replace(run.face, size=round(run.face.size, 1)))
    words = tuple((normalize("NFC", "".join(one.source for one in of)).strip(), face)
                  for face, of in faces)  # fmt: skip
    return layout, words


def _rounded(value: Any) -> Any:
    return round(value, 1) if isinstance(value, float) else value


def _page(section: Any) -> list[tuple[str, str]]:
    held = (section.find(f"{W}{name}") for name in ("pgSz", "pgMar"))
    return [pair for one in held if one is not None for pair in sorted(one.attrib.items())]
