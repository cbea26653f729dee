"""Purpose and requirements of the plan above, cut to one agency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kehoach.plan import Blocks, Clauses, Dashes, Item, Paragraph, Plan, Points, Section
from kehoach.splitting.shares import Share, Shares
from kehoach.wording.folding import fold


class Mentions:
    """Tells which agencies of a plan a text names."""

    def __init__(self, shares: Shares) -> None:
        self._bearers: dict[str, frozenset[str]] = {}
        for share in shares.shares:
            forms = (share.name, share.agency.name, share.agency.short, *share.agency.also)
            for form in filter(None, forms):
                self._bearers[form.casefold()] = frozenset((share.name,))
        for named in shares.roll.seen():
            if named.group:
                names = {share.name for share in shares.shares if share.agency in named.members}
                self._bearers[named.group.casefold()] = frozenset(names)
        longest = sorted(self._bearers, key=len, reverse=True)
        self._shape = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?!\w)")
        self.names = lru_cache(maxsize=1024)(self._names)

    def _names(self, text: str) -> frozenset[str]:
        """Return the agencies that a text names, itself or by a group."""
        found = (self._bearers[match[0]] for match in self._shape.finditer(text.casefold()))
        return frozenset[str]().union(*found)

    def cut(self, item: Item, share: Share) -> Item | None:
        """Return an item without what names only others; ``None`` where nothing is left."""
        if not self._concerns(item.text, share):
            return None
        lists = {key: getattr(item, key) for key in ("points", "dashes", "pluses")}
        kept = {
            key: tuple(one for below in items if (one := self.cut(below, share)))
            for key, items in lists.items()
        }
        if any(lists.values()) and not any(kept.values()):
            return None
        return item.model_copy(update={**kept, "label": None, "number": None})

    def _concerns(self, text: str, share: Share) -> bool:
        named = self.names(text)
        return not named or share.name in named


def points(plan: Plan, part: str) -> tuple[Item, ...]:
    """Return what the plan says under ``mục đích`` or ``yêu cầu``, a paragraph as an item too.

    Of a section on both without parts of its own all counts as ``yêu cầu``.
    """
    return tuple(_points(plan.body, part, False))


_PARTS = {"mục đích": "mucdich", "yêu cầu": "yeucau"}


def _points(blocks: Blocks, part: str, inside: bool) -> Iterator[Item]:
    head: Item | None = None
    for block in blocks:
        items = block.items if isinstance(block, Clauses | Points | Dashes) else ()
        if head and not (items and head.text.endswith(":")):
            yield head
            head = None
        if isinstance(block, Section):
            yield from _points(block.body, part, _is_part(block, part, inside))
        elif inside and isinstance(block, Paragraph):
            head = Item.model_validate({"đoạn": block.text})
        elif inside and head and items:
            yield head.model_copy(update={"dashes": items})
            head = None
        elif inside:
            yield from items
    if head:
        yield head


def _is_part(section: Section, part: str, inside: bool) -> bool:
    title = fold(section.title)
    both = all(word in title for word in _PARTS.values())
    parted = any(isinstance(block, Section) for block in section.body)
    if both:
        return part == "yêu cầu" and not parted
    return inside or _PARTS[part] in title
