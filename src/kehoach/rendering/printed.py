"""What a person's own template does not print of a plan."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape
from typing import Any, NamedTuple

from lxml import etree

from kehoach.compose.sheet import Sheet
from kehoach.errors import BadInput
from kehoach.rendering.fill import refuse_unsafe
from kehoach.rendering.namespaces import NAMESPACES
from kehoach.rendering.runs import Chars, RunsXml
from kehoach.rendering.sample import sample_for
from kehoach.rendering.template_check import VITAL, text_parts, unprinted
from kehoach.rendering.view import view_of
from kehoach.standards import load

_W = f"{{{NAMESPACES['w']}}}"
_BETWEEN = re.compile(r"[\W_]+")
_RUN_TEXT = re.compile(r"<w:t[ >][^<]*")


class _Template(NamedTuple):
    """Which names a template does not print, and the words it has of its own, folded."""

    lost: tuple[str, ...]
    words: str


def require_text(template: bytes, file: str = "") -> None:
    """Raise :class:`BadInput` for a template that does not print the text of a plan (KH830).

    Mostly such is a finished document. Also raised for a file that is no plain .docx; ``file`` is
    the template's path.
    """
    try:
        lacking = [name for name in VITAL if name in _read(template).lost]
        if VITAL[0] in lacking:
            raise BadInput.of("KH830", names=", ".join(lacking))
    except BadInput as error:
        placed = (one._replace(place=one.place._replace(file=file)) for one in error.problems)
        raise BadInput(*placed) from None


def unprinted_of(sheet: Sheet, template: bytes) -> list[str]:
    """Return the names that have a value in a plan and that its template never prints.

    What stands in the template as it would be printed (the name of the office) is not lost.
    """
    lost, words = _read(template)
    if not lost:
        return []
    view = view_of(sheet, load(sheet.standard))
    told = {name: map(_folded, _texts(view, name.split("."))) for name in lost}
    return [name for name, texts in told.items() if any(text not in words for text in texts)]


@lru_cache(maxsize=4)
def _read(template: bytes) -> _Template:
    parts = refuse_unsafe(template)
    written = " ".join(_paragraphs(parts))
    return _Template(tuple(unprinted(parts, sample_for(template))), _folded(written))


def _paragraphs(parts: Mapping[str, bytes]) -> Iterator[str]:
    for name, _ in text_parts(parts):
        for paragraph in etree.fromstring(parts[name]).iter(f"{_W}p"):
            yield "".join(text.text or "" for text in paragraph.iter(f"{_W}t"))


def _texts(value: Any, steps: list[str]) -> Iterator[str]:
    """Yield the texts that stand under a path of the view, in every item of a list."""
    if isinstance(value, list):
        for item in value:
            yield from _texts(item, steps)
    elif isinstance(value, Mapping):
        below = [value.get(steps[0])] if steps else value.values()
        for one in below:
            yield from _texts(one, steps[1:])
    elif isinstance(value, RunsXml):
        yield unescape("".join(text.partition(">")[2] for text in _RUN_TEXT.findall(value)))
    elif isinstance(value, Chars):
        yield value


def _folded(text: str) -> str:
    """Return the words of a text between spaces, however they are written; none: one space."""
    words = _BETWEEN.sub(" ", unicodedata.normalize("NFC", text).casefold())
    return f" {words.strip()} " if words.strip() else " "
