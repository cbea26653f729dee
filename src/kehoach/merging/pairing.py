"""Which part of one spec is which of another: by code, by label, by words, then by likeness."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import lru_cache

from kehoach.merging.tree import Group, Leaf, Listing, Tree, texts, walk
from kehoach.model import SpecModel
from kehoach.plan import Target, Task
from kehoach.text.recipients import is_archive
from kehoach.wording.folding import fold

_ALIKE = 0.5
"""Share of common words from which two texts are one text changed."""
_LONE = ("Clauses", "Points", "Dashes", "Targets", "Tasks", "TableBlock", "Duties")
_NAME = ("nhãn", "mục", "tên", "việc", "chỉ tiêu", "cơ quan", "số", "đoạn", "văn bản")
"""Keys that name a part among its like, the surest first."""
_UNLIKE = ("nơi nhận", "tên in")
"""Lists of names: an item with other words is another item."""
_CODED: tuple[type[SpecModel], ...] = (Task, Target)


class Pairs:
    """What is one and the same in two files, both ways."""

    def __init__(self) -> None:
        self.of: dict[Tree, Tree] = {}

    def add(self, one: Tree, other: Tree) -> None:
        """Note that two are the same."""
        self.of[one], self.of[other] = other, one


def paired(one: Group, other: Group) -> Pairs:
    """Return the pairs of two files: the earlier one's, and what became of it."""
    pairs = Pairs()
    _by_code(one, other, pairs, alike=True)
    _pair(one, other, pairs, alike=True)
    return pairs


def joined(ours: Group, theirs: Group, our_base: Pairs, their_base: Pairs) -> Pairs:
    """Return the pairs of two files that come from one: through it, and what both added."""
    pairs = Pairs()
    for one in walk(ours):
        base = our_base.of.get(one)
        if base is not None and base in their_base.of:
            pairs.add(one, their_base.of[base])

    def both_old(one: Tree, other: Tree) -> bool:
        return one in our_base.of and other in their_base.of

    _by_code(ours, theirs, pairs, alike=False, barred=both_old)
    _pair(ours, theirs, pairs, alike=False, barred=both_old)
    return pairs


Barred = Callable[[Tree, Tree], bool]


def _none(_one: Tree, _other: Tree) -> bool:
    return False


def _by_code(one: Tree, other: Tree, pairs: Pairs, alike: bool, barred: Barred = _none) -> None:
    """Pair tasks, targets and labelled parts wherever they stand."""
    before = set(pairs.of)
    named, others = list(_nameable(one)), list(_nameable(other))
    for keys in (("mã", "gốc"), ("mã",), ("gốc",), ("nhãn",)):
        _match(_coded(named, keys), _coded(others, keys), pairs, barred)
    for tree in [part for part in named if part in pairs.of and part not in before]:
        _pair(tree, pairs.of[tree], pairs, alike, barred)


def _nameable(tree: Tree) -> Iterator[Group]:
    for part in walk(tree):
        if isinstance(part, Group) and (part.model in _CODED or "nhãn" in part.fields):
            yield part


def _coded(parts: list[Group], keys: tuple[str, ...]) -> Iterator[tuple[Hashable, Tree]]:
    for part in parts:
        if part.model in _CODED or keys == ("nhãn",):
            codes = tuple(fold(part.text(key)) for key in keys)
            if all(codes):
                yield (part.kind, *codes), part


def _match(
    ones: Iterable[tuple[Hashable, Tree]],
    others: Iterable[tuple[Hashable, Tree]],
    pairs: Pairs,
    barred: Barred,
) -> None:
    """Pair what has one name, the first with the first."""
    named: dict[Hashable, list[Tree]] = {}
    for name, tree in others:
        if tree not in pairs.of:
            named.setdefault(name, []).append(tree)
    for name, tree in ones:
        if tree not in pairs.of:
            found = next((other for other in named.get(name, ()) if not barred(tree, other)), None)
            if found is not None:
                named[name].remove(found)
                pairs.add(tree, found)


def _pair(one: Tree, other: Tree, pairs: Pairs, alike: bool, barred: Barred = _none) -> None:
    """Pair two trees and all below them."""
    if one not in pairs.of and other not in pairs.of:
        pairs.add(one, other)
    if isinstance(one, Group) and isinstance(other, Group):
        for key, child in one.fields.items():
            if key in other.fields:
                _pair(child, other.fields[key], pairs, alike, barred)
    elif isinstance(one, Listing) and isinstance(other, Listing):
        _items(one, other, pairs, alike, barred)
        for item in one.items:
            if item in pairs.of:
                _pair(item, pairs.of[item], pairs, alike, barred)


def _items(one: Listing, other: Listing, pairs: Pairs, alike: bool, barred: Barred) -> None:
    for named in (_meaning, _named):
        _match(named(one), named(other), pairs, barred)
    if not alike or one.names or one.name in _UNLIKE:
        return
    _by_likeness(one, other, pairs)
    _match(_lone(one, pairs), _lone(other, pairs), pairs, barred)


def _meaning(listing: Listing) -> Iterator[tuple[Hashable, Tree]]:
    for item in listing.items:
        yield (_kind(item), item.same), item


def _named(listing: Listing) -> Iterator[tuple[Hashable, Tree]]:
    for item in listing.items:
        if name := _name(item, listing.name):
            yield (_kind(item), name), item


def _name(item: Tree, within: str) -> str:
    if isinstance(item, Group):
        return next((fold(item.text(key)) for key in _NAME if item.text(key)), "")
    text = " ".join(texts(item))
    return "luu" if within == "nơi nhận" and is_archive(text) else fold(text)


def _lone(listing: Listing, pairs: Pairs) -> Iterator[tuple[Hashable, Tree]]:
    """Yield the blocks that alone of their kind are still without a partner."""
    left = [one for one in listing.items if one not in pairs.of and _kind(one) in _LONE]
    kinds = Counter(map(_kind, left))
    yield from ((_kind(one), one) for one in left if kinds[_kind(one)] == 1)


def _kind(tree: Tree) -> str:
    return tree.kind if isinstance(tree, Group) else type(tree).__name__


def _by_likeness(one: Listing, other: Listing, pairs: Pairs) -> None:
    """Pair what is left, the most alike first."""
    left = [(n, item) for n, item in enumerate(one.items) if item not in pairs.of]
    right = [(n, item) for n, item in enumerate(other.items) if item not in pairs.of]
    found = []
    for at, item in left:
        for place, candidate in right:
            if _kind(item) == _kind(candidate) and _may_be_one(item, candidate):
                share = likeness(item, candidate)
                if share >= _ALIKE:
                    found.append((-share, abs(at - place), at, place))
    for _, _, at, place in sorted(found):
        if one.items[at] not in pairs.of and other.items[place] not in pairs.of:
            pairs.add(one.items[at], other.items[place])


def _may_be_one(one: Tree, other: Tree) -> bool:
    """False for tasks or targets of different codes: alike they may be, but not the same."""
    if not isinstance(one, Group) or not isinstance(other, Group) or one.model not in _CODED:
        return True
    return not any(
        one.text(key) and other.text(key) and fold(one.text(key)) != fold(other.text(key))
        for key in ("mã", "gốc")
    )


def likeness(one: Tree, other: Tree) -> float:
    """Return the share of words that two trees have in common, from 0 to 1."""
    ours, theirs = _words(one), _words(other)
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 0.0


@lru_cache(maxsize=8192)
def _split(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def _words(tree: Tree) -> Counter[str]:
    own = texts(tree) if not isinstance(tree, Leaf) else [str(tree.raw)]
    return Counter(word for text in own for word in _split(text))
