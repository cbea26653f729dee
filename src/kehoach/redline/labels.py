"""Numbers that stand at the head of a piece, and references to them: what renumbering touches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import normalize

_LABEL = re.compile(
    r"\s*(?:"
    r"(?P<word>(?i:phần thứ|phần|chương|mục|phụ lục))\s+(?P<place>[IVXLC]+|\d+)"
    r"(?:[.:](?!\d)|(?=\s|$))"
    r"|(?P<roman>[IVXLC]{1,7}|[A-HĐ])(?:[.\-)/](?=\s|[^\W\d]|$))"
    r"|(?P<digits>\d{1,3}(?:\.\d{1,3})*)(?:[.)](?=\s|[^\W\d]|$))"
    r"|(?P<letter>[a-zđ])\)(?=\s|\w|$)"
    r")\s*"
)
_HEADS = ("roman", "word")


@dataclass(frozen=True)
class Label:
    """A number or letter before a text: as printed with the space after it, kind, bare number."""

    text: str
    kind: str
    number: str

    @property
    def is_head(self) -> bool:
        """Whether a section or an appendix begins with such a number."""
        return self.kind in _HEADS or self.kind.startswith("word")


@dataclass(frozen=True)
class Reference:
    """A reference that became another because what it names has another number.

    ``old`` and ``new``: the part that changed; ``before`` and ``after``: what stands around it.
    """

    old: str
    new: str
    before: str
    after: str

    def places(self, text: str, is_old: bool) -> list[tuple[int, int]]:
        """Return where the part that changed stands in an old or a new text."""
        core = self.old if is_old else self.new
        whole = f"{self.before}{core}{self.after}"
        plain = text.replace("\u00a0", " ")
        if whole.casefold() not in plain.casefold():
            return []
        start = len(self.before)
        found = re.finditer(rf"(?<!\w){re.escape(whole)}(?!\w|\.\d)", plain, re.I)
        return [(one.start() + start, one.start() + start + len(core)) for one in found]


def label_of(text: str) -> Label | None:
    """Return the number that a text begins with; ``None`` when it begins with none."""
    found = _LABEL.match(text)
    if found is None:
        return None
    for kind in ("roman", "digits", "letter"):
        if found[kind]:
            return Label(found[0], kind, found[kind])
    return Label(found[0], f"word {found['word'].casefold()}", found["place"])


def nameless(text: str) -> str:
    """Return a text with its number blotted out and white space collapsed."""
    text = normalize("NFC", text)
    label = label_of(text)
    if label is None:
        return " ".join(text.split())
    return " ".join([f"{label.kind}#", *text[len(label.text) :].split()])


def renumbered(old: str, new: str) -> tuple[Label, Label] | None:
    """Return the two numbers when both texts bear numbers of one kind that differ."""
    a = label_of(old)
    b = label_of(new) if a else None
    return (a, b) if a and b and a.kind == b.kind and a.text != b.text else None


def split_words(text: str) -> list[str]:
    """Split text into words, single spaces and single marks, losing nothing."""
    return _WORDS.findall(text)


def is_word(text: str) -> bool:
    """Whether a text is letters and digits, with the marks that belong to them."""
    return _WORD.fullmatch(text) is not None


_WORD = re.compile(r"[\w\u0300-\u036f]+")
_WORDS = re.compile(r"[\w\u0300-\u036f]+|[^\w\u0300-\u036f]", re.DOTALL)


def shared_items(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """Return how many items two lists begin and end with in common, none counted twice."""
    start, shortest = 0, min(len(before), len(after))
    while start < shortest and before[start] == after[start]:
        start += 1
    end = 0
    while end < shortest - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return start, end


def shared_ends(old: str, new: str) -> tuple[int, int]:
    """Return how many characters two texts begin and end with in common, cut between words."""
    head, tail, *_ = between(old, new)
    return head, tail


def between(old: str, new: str) -> tuple[int, int, list[str], list[str]]:
    """Return what :func:`shared_ends` does, and the words of each text between its ends."""
    head = shared_start(old, new)
    while head and (old[head - 1].isalnum() or is_word(old[head - 1])):
        head -= 1
    begin = len(old) - shared_start(old[head:][::-1], new[head:][::-1])
    word = _WORD.match(old, begin)
    tail = len(old) - (word.end() if word else begin)
    before = split_words(old[head : len(old) - tail])
    after = split_words(new[head : len(new) - tail])
    first, last = shared_items(before, after)
    head += sum(map(len, before[:first]))
    tail += sum(map(len, before[len(before) - last :]))
    return head, tail, before[first : len(before) - last], after[first : len(after) - last]


def shared_start(old: str, new: str) -> int:
    """Return how many characters two texts begin with in common."""
    least, most = 0, min(len(old), len(new))
    while least < most:
        middle = (least + most + 1) // 2
        if old.startswith(new[least:middle], least):
            least = middle
        else:
            most = middle - 1
    return least


def reference(old: str, new: str) -> Reference | None:
    """Return what changes between two references (``mục II.1`` → ``mục III.1``)."""
    if old == new:
        return None
    a, b = split_words(old), split_words(new)
    start, end = shared_items(a, b)
    was, now = ("".join(words[start : len(words) - end]) for words in (a, b))
    return Reference(was, now, "".join(a[:start]), "".join(a[len(a) - end :]))


def reference_of(old: str, new: str) -> Reference | None:
    """Return how a reference to a heading changes with its number (``III.`` → ``IV.``)."""
    labels = renumbered(old, new)
    if labels is None or not labels[0].is_head:
        return None
    word = labels[0].kind.removeprefix("word ") if labels[0].kind != "roman" else "mục"
    return reference(f"{word} {labels[0].number}", f"{word} {labels[1].number}")
