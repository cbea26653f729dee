"""The words that a sheet prints, each of which stands for one of the document at most."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from kehoach.importing.printed import Said
from kehoach.importing.wordlist import loose_words

FRONT = frozenset(
    {
        "giu_dau", "luu_hanh", "co_quan_chu_quan", "co_quan", "quoc_hieu", "tieu_ngu",
        "tieu_de", "so_ky_hieu", "du_thao", "do_mat", "do_khan", "dia_danh", "ten_loai",
        "trich_yeu",
    }
)  # fmt: skip
CLOSING = frozenset(
    {
        "giu_sau", "noi_nhan", "noi_nhan_dong", "soan_thao", "quyen_han", "chuc_vu_khac", "ho_ten",
        "lien_he",
    }
)  # fmt: skip
NOTES = frozenset({"giu_sau"})
STORIES = FRONT - {"giu_dau"} | CLOSING - {"giu_sau"} | {"giu_trang"}
"""Components that a line may be, by where it stands: above and below the text, in notes, in
headers and footers."""


@dataclass(frozen=True)
class Word:
    """A word of the document (paragraph, place in it) or of the sheet (line, component)."""

    text: str
    line: int
    at: int
    part: str = ""


Words = Sequence[Word]


_FAR = 40
"""Words looked at on each side: a line of letterhead or closing has fewer."""


def _keys(words: Iterable[Word]) -> list[str]:
    return [key for word in words for key in loose_words(word.text)]


def words_in(text: str, line: int = 0, part: str = "") -> list[Word]:
    """Return the words of a text as they stand: NFC, parted by white space, else unchanged."""
    pieces = unicodedata.normalize("NFC", text).split()
    return [Word(piece, line, at, part) for at, piece in enumerate(pieces)]


@dataclass
class PrintedWords:
    """The words of a sheet, each of which stands for one of the document at most."""

    words: list[Word]
    keys: list[tuple[str, int]]
    """What is compared, with the index of its word."""
    starts: dict[str, list[int]]
    taken: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, lines: Iterable[Said]) -> PrintedWords:
        """Take the lines of a sheet apart."""
        words = [
            word
            for number, line in enumerate(lines)
            for word in words_in(line.text, number, line.part)
        ]
        keys = [(key, at) for at, word in enumerate(words) for key in loose_words(word.text)]
        starts: dict[str, list[int]] = {}
        for at, (key, _) in enumerate(keys):
            starts.setdefault(key, []).append(at)
        return cls(words, keys, starts)

    def claim(self, words: Words, parts: frozenset[str]) -> Words | None:
        """Take the words that say the same in one of ``parts``, best those of whole lines.

        ``None`` where there are none, or nothing is said.
        """
        found = list(self._places(_keys(words), parts))
        return self._take(min(found, key=self._cuts)) if found else None

    def _places(self, wanted: Sequence[str], parts: frozenset[str]) -> Iterator[range]:
        for start in self.starts.get(wanted[0], ()) if wanted else ():
            stretch = self.keys[start : start + len(wanted)]
            if [key for key, _ in stretch] == list(wanted):
                indices = range(stretch[0][1], stretch[-1][1] + 1)
                if self.taken.isdisjoint(indices) and self.words[indices[0]].part in parts:
                    yield indices

    def _cuts(self, indices: range) -> int:
        """Return how many words would be left of the lines that these words are taken from."""
        lines = {self.words[index].line for index in (indices[0], indices[-1])}
        around = range(max(indices[0] - _FAR, 0), min(indices[-1] + _FAR, len(self.words)))
        left = (index for index in around if index not in indices and index not in self.taken)
        every = (self.words[index] for index in left)
        return sum(bool(_keys([word])) for word in every if word.line in lines)

    def _take(self, indices: range) -> Words:
        """Take words, and the marks without letters beside them on their lines."""
        first, last = indices[0], indices[-1]
        while self._is_mark(first - 1, self.words[first].line):
            first -= 1
        while self._is_mark(last + 1, self.words[last].line):
            last += 1
        self.taken.update(range(first, last + 1))
        return self.words[first : last + 1]

    def _is_mark(self, index: int, line: int) -> bool:
        if not 0 <= index < len(self.words) or index in self.taken:
            return False
        word = self.words[index]
        return word.line == line and not loose_words(word.text)

    def rest(self) -> list[Words]:
        """Return what is left, line by line."""
        left = (word for at, word in enumerate(self.words) if at not in self.taken)
        return [list(group) for _, group in groupby(left, key=lambda word: word.line)]
