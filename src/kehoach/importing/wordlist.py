"""The words of a text, made comparable: what import must not lose."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from kehoach.wording.tones import one_tone

_WORD = re.compile(r"[^\W_]+")

Words = tuple[str, ...]


def words_of(text: str) -> Words:
    """Return the words and numbers of a text: NFC, small letters, no zeros before numbers."""
    plain = unicodedata.normalize("NFC", text).casefold()
    return tuple(one.lstrip("0") or "0" if one.isdigit() else one for one in _WORD.findall(plain))


def loose_words(text: str) -> Words:
    """Return the words of a text with one place for the tone mark (``hoà`` is ``hòa``)."""
    return words_of(one_tone(unicodedata.normalize("NFC", text)))


class WordList:
    """Words in order, asked whether they hold others; ``loose`` with one place for tone marks."""

    def __init__(self, texts: Iterable[str], loose: bool = False) -> None:
        self._read = loose_words if loose else words_of
        self._text = "".join(f" {word} " for text in texts for word in self._read(text))

    def holds(self, text: str) -> bool:
        """True when the words of a text stand here, one after another."""
        return self.count(self._read(text)) > 0

    def count(self, words: Words) -> int:
        """Return how often these words stand here; without any, as often as asked."""
        if not words:
            return len(self._text)
        return self._text.count(f" {'  '.join(words)} ")
