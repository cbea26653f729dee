"""Which piece of the old answers to which of the new: by name where there is one, else by words."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from kehoach.redline.labels import shared_start

_ALIKE = 0.5
"""Share of words that two pieces must have in common to be one piece, changed."""
_SMALL = 2500
"""Up to this many pairs of a gap all are compared; beyond it only those with rare words."""
_RARE, _NEAR = 6, 3
_WORTH = 3
"""Words from which a piece that stands elsewhere counts as moved."""


class Known(NamedTuple):
    """What a piece is known by: its words, a stable name (or none), its kind, its title.

    Only pieces of one kind are paired; those of one title are alike whatever they hold.
    """

    text: str
    name: str = ""
    kind: str = ""
    title: str = ""


class Pair(NamedTuple):
    """A piece of the old and one of the new; either may be missing.

    ``move`` is not zero when the piece went elsewhere; both ends bear the same number.
    """

    old: int | None
    new: int | None
    move: int = 0


def matched(old: Sequence[Known], new: Sequence[Known]) -> list[Pair]:
    """Pair the pieces of two lists in the order of both, so that each stands once.

    Pieces of one name belong together wherever they stand; the others are paired when their
    words are the same or at least half the same. What was removed stands before what was added
    in its place.
    """
    return _Matching(old, new).pairs()


_Scored = tuple[float, int, int]


class _Bag(NamedTuple):
    """The words of a piece, one that stands again being another, and what else it is paired by.

    ``is_apart``: whether it bears a name that the other list does not know.
    """

    at: int
    words: set[str]
    kind: str
    title: str
    name: str
    is_apart: bool


class _Matching:
    def __init__(self, old: Sequence[Known], new: Sequence[Known]) -> None:
        shared = {one.name for one in old} & {one.name for one in new}
        self.old = [_with(one, shared) for one in old]
        self.new = [_with(one, shared) for one in new]
        self.apart = (_unshared(old, shared), _unshared(new, shared))

    def pairs(self) -> list[Pair]:
        partner = self._named()
        for one, other in list(_gaps(partner, range(len(self.old)), range(len(self.new)))):
            for a, b in self._gap(one, other):
                partner[a] = b
        woven = list(_woven(range(len(self.old)), range(len(self.new)), partner))
        return self._moved(woven)

    def _named(self) -> dict[int, int]:
        """Pair what bears the same name, as much of it as keeps its order."""
        return dict(_rising(_common(_numbered(self.old), _numbered(self.new))))

    def _gap(self, old: range, new: range) -> Iterator[tuple[int, int]]:
        if not old or not new:
            return
        a, b = self._once(self.old, old), self._once(self.new, new)
        anchors = dict(_rising(_common(a, b)))
        yield from anchors.items()
        for one, other in _gaps(anchors, old, new):
            yield from self._small(one, other)

    @staticmethod
    def _once(pieces: list[Known], place: range) -> dict[int, Hashable]:
        """Return the pieces whose text stands once in their place, by index."""
        counts = Counter(pieces[i].text for i in place)
        return {i: pieces[i] for i in place if counts[pieces[i].text] == 1 and pieces[i].text}

    def _small(self, old: range, new: range) -> Iterator[tuple[int, int]]:
        if not old or not new:
            return
        a, b = [self.old[i] for i in old], [self.new[j] for j in new]
        if set(a).isdisjoint(b):
            yield from self._changed(old, new).items()
            return
        for kind, i, i2, j, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            if kind == "equal":
                yield from ((old[i + n], new[j + n]) for n in range(i2 - i))
            elif i2 > i and j2 > j:
                yield from self._changed(old[i:i2], new[j:j2]).items()

    def _changed(self, old: range, new: range) -> dict[int, int]:
        """Pair what is most alike first, never crossing a pair that is made."""
        if len(old) * len(new) <= _SMALL:
            scored = self._scored_all(old, new)
        else:
            before, after = _bags(self.old, old, self.apart[0]), _bags(self.new, new, self.apart[1])
            scored = _scored(_near(before, after))
        partner: dict[int, int] = {}
        taken: set[int] = set()
        order: list[int] = []
        for _, i, j in sorted(scored):
            if i not in partner and j not in taken and _fits(order, partner, i, j):
                partner[i] = j
                taken.add(j)
                insort(order, i)
        return partner

    def _scored_all(self, old: range, new: range) -> Iterator[_Scored]:
        """Score each piece with each; the words that all begin and end with are counted once."""
        texts = [self.old[i].text for i in old] + [self.new[j].text for j in new]
        head, tail = _shared_by_all(texts)
        common = len(texts[0][:head].split()) + len(texts[0][len(texts[0]) - tail :].split())
        before = _bags(self.old, old, self.apart[0], head, tail)
        after = _bags(self.new, new, self.apart[1], head, tail)
        return _scored(((one, after) for one in before), common)

    def _moved(self, pairs: list[Pair]) -> list[Pair]:
        """Number what was removed in one place and stands word for word in another."""
        gone: defaultdict[Known, list[int]] = defaultdict(list)
        for at, pair in enumerate(pairs):
            if pair.new is None and pair.old is not None and _is_worth(self.old[pair.old]):
                gone[self.old[pair.old]].append(at)
        moves = 0
        for at, pair in enumerate(pairs):
            found = (
                gone.get(self.new[pair.new]) if pair.old is None and pair.new is not None else []
            )
            if found:
                moves += 1
                pairs[at] = pair._replace(move=moves)
                origin = found.pop(0)
                pairs[origin] = pairs[origin]._replace(move=moves)
        return pairs


def _with(piece: Known, shared: set[str]) -> Known:
    """A name that stands on one side only says nothing."""
    return piece if piece.name in shared else piece._replace(name="")


def _unshared(pieces: Sequence[Known], shared: set[str]) -> set[int]:
    return {at for at, one in enumerate(pieces) if one.name and one.name not in shared}


def _shared_by_all(texts: list[str]) -> tuple[int, int]:
    """Return how many characters all texts begin and end with in common, cut after a space."""
    first, last = min(texts), max(texts)  # what these two begin with, all between them do
    head = first.rfind(" ", 0, shared_start(first, last)) + 1
    turned = [text[head:][::-1] for text in texts]
    first, last = min(turned), max(turned)
    return head, first.rfind(" ", 0, shared_start(first, last)) + 1


def _bags(
    pieces: list[Known], place: range, apart: set[int], head: int = 0, tail: int = 0
) -> list[_Bag]:
    """Return the words of pieces, without what they begin and end with."""
    found: list[_Bag] = []
    for at in place:
        text, name, kind, title = pieces[at]
        words = _words(text[head : len(text) - tail])
        found.append(_Bag(at, words, kind, title, name, at in apart))
    return found


def _words(text: str) -> set[str]:
    found: set[str] = set()
    for word in text.split():
        if word not in found:
            found.add(word)
            continue
        again = 2
        while (one := f"{word} {again}") in found:
            again += 1
        found.add(one)
    return found


def _near(old: list[_Bag], new: list[_Bag]) -> Iterator[tuple[_Bag, list[_Bag]]]:
    """Yield each piece with those it shares a rare word with, and those in about its place."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for j, bag in enumerate(new):
        for word in bag.words:
            places[word].append(j)
    for i, bag in enumerate(old):
        across = i * len(new) // len(old)
        found = set(range(max(across - _NEAR, 0), min(across + _NEAR + 1, len(new))))
        for word in bag.words:
            where = places.get(word, ())
            if len(where) <= _RARE:
                found.update(where)
        yield bag, [new[j] for j in found]


def _scored(pairs: Iterable[tuple[_Bag, list[_Bag]]], common: int = 0) -> Iterator[_Scored]:
    """Yield the pairs that are alike, each after its score, which is below zero.

    Pieces of two names are two pieces. ``common``: how many words more any two share.
    """
    for (i, mine, kind, title, name, apart), others in pairs:
        if name:
            continue
        size = 2 * common + len(mine)
        for j, its, its_kind, its_title, its_name, its_apart in others:
            if its_name or kind != its_kind or (apart and its_apart):
                continue
            total = size + len(its)
            shared = 2 * (common + len(mine & its)) / total if total else 0.0
            if title and title == its_title:
                shared = (1 + shared) / 2
            if shared >= _ALIKE:
                yield -shared, i, j


def _is_worth(piece: Known) -> bool:
    return len(piece.text.split()) >= _WORTH


def _numbered(pieces: list[Known]) -> dict[int, Hashable]:
    """Return index → name and its count, for pieces that have a name."""
    seen: Counter[tuple[str, str]] = Counter()
    found: dict[int, Hashable] = {}
    for index, piece in enumerate(pieces):
        if piece.name:
            key = (piece.kind, piece.name)
            seen[key] += 1
            found[index] = (*key, seen[key])
    return found


def _common(old: dict[int, Hashable], new: dict[int, Hashable]) -> list[tuple[int, int]]:
    places = {key: j for j, key in new.items()}
    return [(i, places[key]) for i, key in old.items() if key in places]


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs, rising on the left, that rises on the right too."""
    ends: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        at = bisect_left(ends, j)
        before.append(chain[at - 1] if at else -1)
        ends[at : at + 1] = [j]
        chain[at : at + 1] = [index]
    found, index = [], chain[-1] if chain else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]


def _gaps(partner: dict[int, int], old: range, new: range) -> Iterator[tuple[range, range]]:
    i, j = old.start, new.start
    for a, b in [*sorted(partner.items()), (old.stop, new.stop)]:
        yield range(i, a), range(j, b)
        i, j = a + 1, b + 1


def _fits(order: list[int], partner: dict[int, int], i: int, j: int) -> bool:
    at = bisect_left(order, i)
    above = at == 0 or partner[order[at - 1]] < j
    return above and (at == len(order) or partner[order[at]] > j)


def _woven(old: range, new: range, partner: dict[int, int]) -> Iterator[Pair]:
    for one, other in _gaps(partner, old, new):
        yield from (Pair(i, None) for i in one)
        yield from (Pair(None, j) for j in other)
        if one.stop < old.stop:
            yield Pair(one.stop, other.stop)
