"""Paragraphs of words, tabs and line breaks alone: compared by their text, written by stretches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from unicodedata import is_normalized

from kehoach.reading.wordml import P_PR
from kehoach.redline.tokens import RUN, SILENT, TEXT, Token, look_of, shown_as, stored


@dataclass(eq=False, slots=True)
class Plain:
    """A paragraph of words, tabs and line breaks alone: its pieces in order, and its text.

    A piece is a text, the look of its run, and the element of a tab or break. Most paragraphs are
    so: they are compared by their text, and taken apart only where they differ.
    """

    pieces: list[tuple[str, Any, Any]]
    text: str
    composed: bool
    """Whether accents are composed: then equal words have equal text."""

    is_bare: bool
    """Whether it is words alone, without a tab, a break or a look of their own."""

    def tokens(self, start: int, end: int) -> list[Token]:
        """Return a stretch of the text, not by words but as long as its pieces go."""
        found: list[Token] = []
        at = 0
        for text, look, inner in self.pieces:
            if part := text[max(start - at, 0) : max(end - at, 0)]:
                found.append(Token(part, part, look, inner))
            at += len(text)
        return found


def plain_of(paragraph: Any) -> Plain | None:
    """Return a paragraph of words, tabs and line breaks alone; ``None`` for any other."""
    pieces: list[tuple[str, Any, Any]] = []
    for run in paragraph:
        tag = run.tag
        if tag == RUN:
            children = list(run)
            look = look_of(run, children)
            for child in children:
                tag = child.tag
                if tag == TEXT:
                    pieces.append((stored(child), look, None))
                elif tag not in SILENT:
                    text = shown_as(child)
                    if not text:
                        return None
                    pieces.append((text, look, child))
        elif tag != P_PR:
            return None
    text = pieces[0][0] if len(pieces) == 1 else "".join([text for text, _, _ in pieces])
    is_bare = all([look is None and inner is None for _, look, inner in pieces])
    return Plain(pieces, text, is_normalized("NFC", text), is_bare)
