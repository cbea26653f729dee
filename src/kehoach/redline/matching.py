"""Which piece of the old answers to which of the new: by name where there is one, else by words."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

_ALIKE = 0.5
"""Share of words that two pieces must have in common to be one piece, changed."""
_SMALL = 2500
"""Up to this many pairs of a gap all are compared; beyond it only those with rare words."""
_RARE, _NEAR = 6, 3
_WORTH = 3
"""Words from which a piece that stands elsewhere counts as moved."""


@dataclass(frozen=True)
class Known:
    """What a piece is known by: its words, a stable name (or none), its kind, its title.

    Only pieces of one kind are paired; those of one title are alike whatever they hold.
    """

    text: str
    name: str = ""
    kind: str = ""
    title: str = ""


@dataclass(frozen=True)
class Pair:
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


class _Bags(dict[str, frozenset[str]]):
    """The words of a text, asked for once; one that stands again is another word."""

    def __missing__(self, text: str) -> frozenset[str]:
        bag: set[str] = set()
        for word in text.split():
            again = 1
            one = word
            while one in bag:
                again += 1
                one = f"{word} {again}"
            bag.add(one)
        self[text] = found = frozenset(bag)
        return found


class _Matching:
    def __init__(self, old: Sequence[Known], new: Sequence[Known]) -> None:
        shared = {one.name for one in old} & {one.name for one in new}
        self.old = [_with(one, shared) for one in old]
        self.new = [_with(one, shared) for one in new]
        self.apart = (_unshared(old, shared), _unshared(new, shared))
        self.bags = _Bags()

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
        for kind, i, i2, j, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            if kind == "equal":
                yield from ((old[i + n], new[j + n]) for n in range(i2 - i))
            elif i2 > i and j2 > j:
                yield from self._changed(old[i:i2], new[j:j2]).items()

    def _changed(self, old: range, new: range) -> dict[int, int]:
        """Pair what is most alike first, never crossing a pair that is made."""
        scored = [(-self._score(i, j), i, j) for i, j in self._candidates(old, new)]
        best = sorted([one for one in scored if one[0] <= -_ALIKE])
        partner: dict[int, int] = {}
        taken: set[int] = set()
        order: list[int] = []
        for _, i, j in best:
            if i not in partner and j not in taken and _fits(order, partner, i, j):
                partner[i] = j
                taken.add(j)
                insort(order, i)
        return partner

    def _candidates(self, old: range, new: range) -> Iterable[tuple[int, int]]:
        if len(old) * len(new) <= _SMALL:
            return ((i, j) for i in old for j in new)
        places: defaultdict[str, list[int]] = defaultdict(list)
        for j in new:
            for word in self.bags[self.new[j].text]:
                places[word].append(j)
        found: set[tuple[int, int]] = set()
        for i in old:
            for word in self.bags[self.old[i].text]:
                if len(places.get(word, ())) <= _RARE:
                    found.update((i, j) for j in places.get(word, ()))
            across = new.start + (i - old.start) * len(new) // len(old)
            found.update((i, j) for j in range(across - _NEAR, across + _NEAR + 1) if j in new)
        return found

    def _score(self, i: int, j: int) -> float:
        """Return how alike two pieces are; those of two names are two pieces."""
        old, new = self.old[i], self.new[j]
        if old.kind != new.kind or old.name or new.name:
            return 0.0
        if i in self.apart[0] and j in self.apart[1]:
            return 0.0
        a, b = self.bags[old.text], self.bags[new.text]
        total = len(a) + len(b)
        shared = 2 * len(a & b) / total if total else 0.0
        return (1 + shared) / 2 if old.title and old.title == new.title else shared

    def _moved(self, pairs: list[Pair]) -> list[Pair]:
        """Number what was removed in one place and stands word for word in another."""
        gone: defaultdict[Known, list[int]] = defaultdict(list)
        for at, pair in enumerate(pairs):
            if pair.new is None and pair.old is not None and _is_worth(self.old[pair.old]):
                gone[self.old[pair.old]].append(at)
        count = 0
        for at, pair in enumerate(pairs):
            found = (
                gone.get(self.new[pair.new]) if pair.old is None and pair.new is not None else []
            )
            if found:
                count += 1
                pairs[at] = replace(pair, move=count)
                origin = found.pop(0)
                pairs[origin] = replace(pairs[origin], move=count)
        return pairs


def _with(piece: Known, shared: set[str]) -> Known:
    """A name that stands on one side only says nothing."""
    return piece if piece.name in shared else replace(piece, name="")


def _unshared(pieces: Sequence[Known], shared: set[str]) -> set[int]:
    return {at for at, one in enumerate(pieces) if one.name and one.name not in shared}


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
