"""What a rule answers about a document: held, broken (where), or could not be judged (why)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from kehoach.anatomy.parts import Anatomy, Piece
from kehoach.reading.document import Document, Paragraph, Section
from kehoach.standards import Component, Standard


@dataclass(frozen=True)
class Held:
    """The rule applies here and is kept."""


HELD = Held()


@dataclass(frozen=True)
class Broken:
    """The rule is broken: at a paragraph (``quote``: the words meant, if not all of it).

    ``args`` fill the rule's words. ``component`` names the component for people, where there is
    no paragraph to point to (a page, something missing).
    """

    paragraph: Paragraph | None = None
    args: Mapping[str, str] = field(default_factory=dict)
    quote: str = ""
    section: Section | None = None
    piece: Piece | None = None


@dataclass(frozen=True)
class Unjudged:
    """The rule applies, but the file does not tell; ``why`` in Vietnamese and English."""

    why: str
    why_en: str


Verdict = Held | Broken | Unjudged


@dataclass(frozen=True)
class Subject:
    """What is judged: the recognised document, its standard, the day by which law is judged.

    ``day`` is the document's own, else the day given by the caller; ``register``: the dated
    register of agencies and acts.
    """

    anatomy: Anatomy
    standard: Standard
    day: date
    register: Any = None

    @property
    def document(self) -> Document:
        """The measured document."""
        return self.anatomy.document

    def component(self, name: str) -> Component | None:
        """Return the standard's data on a component."""
        return self.standard.components.get(name)

    @cached_property
    def shared(self) -> dict[str, Any]:
        """What one judge computed that others may use; filled by their modules only."""
        return {}


Judge = Callable[[Subject], Iterator[Verdict]]
"""A rule's judgement: no verdict at all means that the rule does not apply."""


def at(piece: Piece | Paragraph, quote: str = "", **args: str) -> Broken:
    """Return the verdict that a rule is broken at a piece or paragraph."""
    paragraph = piece.first if isinstance(piece, Piece) else piece
    text = quote or (piece.text if isinstance(piece, Piece) else "")
    return Broken(paragraph, args, text, piece=piece if isinstance(piece, Piece) else None)
