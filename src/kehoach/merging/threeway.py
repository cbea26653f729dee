"""Base, ours, theirs → one tree that holds what either side did, and what both did at odds."""

from __future__ import annotations

from collections.abc import Callable

from kehoach.merging.files import Files
from kehoach.merging.likes import head, holds, is_fixed, keys_of_both, mergeable, put, stand_in
from kehoach.merging.ordering import inserted, reordered
from kehoach.merging.told import ADDED, MOVED, ORDER, REMOVED, TAKEN, Record
from kehoach.merging.tree import Group, Listing, Tree, is_empty, walk

CONFLICTS = "xung đột"


class ThreeWay:
    """Merges the trees of three files. Parts that stay are the very trees of ours.

    ``noted``: whether a person left a comment in the lines of a part of ours.
    """

    def __init__(self, files: Files, record: Record, noted: Callable[[Tree], bool]) -> None:
        self.files, self.record, self._noted = files, record, noted

    def merged(self) -> Group:
        """Return the tree of the new file, its conflicts as they were in ours."""
        return self._group(self.files.base, self.files.ours, self.files.theirs)

    def _value(self, base: Tree | None, ours: Tree, theirs: Tree | None) -> Tree:
        """Merge one part that ours has."""
        if ours.shared:
            return self._apart(base, ours, theirs)
        three = [one for one in (base, theirs) if one is not None]
        if isinstance(ours, Listing) and all(isinstance(one, Listing) for one in three):
            return self._list(base, ours, theirs)  # type: ignore[arg-type]
        if isinstance(ours, Group) and all(mergeable(ours, one) for one in three):
            return self._group(base, ours, theirs)  # type: ignore[arg-type]
        return ours if theirs is None else self._whole(base, ours, theirs)

    def _apart(self, base: Tree | None, ours: Tree, theirs: Tree | None) -> Tree:
        """Keep what aliases stand for: a change of it would be one elsewhere too."""
        changed = theirs is not None and (base is None or base.same != theirs.same)
        if theirs is not None and changed and theirs.same != ours.same:
            self.record.clash(ours, theirs, base)
        return ours

    def _whole(self, base: Tree | None, ours: Tree, theirs: Tree) -> Tree:
        """Merge what changes as one."""
        if base is not None and base.same == theirs.same:
            return ours
        if ours.same == theirs.same:
            self.record.agree(ours, theirs, base)
            return ours
        if base is not None and base.same == ours.same and self.record.may(TAKEN, ours):
            self.record.tell(TAKEN, ours, ours, theirs)
            self.record.agree(ours, theirs, base)
            return put(ours, theirs)
        self.record.clash(ours, theirs, base)
        return ours

    def _group(self, base: Group | None, ours: Group, theirs: Group | None) -> Group:
        fields: dict[str, Tree] = {}
        for key in keys_of_both(ours, theirs):
            if key == CONFLICTS:
                found = ours.fields.get(key)
            else:
                three = (one.fields.get(key) if one else None for one in (base, ours, theirs))
                found = self._field(*three)
            if found is not None:
                fields[key] = found
        if list(fields.items()) == list(ours.fields.items()):
            return ours
        return Group(
            ours=ours,
            theirs=theirs,
            key=ours.key,
            model=ours.model,
            fields=fields,
            short=ours.short,
            gathered=ours.gathered,
        )

    def _field(self, base: Tree | None, ours: Tree | None, theirs: Tree | None) -> Tree | None:
        if ours is None:
            return None if theirs is None else self._absent(base, theirs)
        if theirs is None and base is not None:
            return self._gone(base, ours)
        found = self._value(base, ours, theirs)
        emptied = is_empty(found) and not is_empty(ours) and theirs is None
        return None if emptied else found

    def _absent(self, base: Tree | None, theirs: Tree) -> Tree | None:
        """Merge a field that ours does not have."""
        if isinstance(theirs, Listing) and (base is None or isinstance(base, Listing)):
            found = self._list(base, stand_in(theirs), theirs)
            return found if found.items else None
        if base is None and self.record.may(ADDED, theirs):
            self.record.tell(ADDED, theirs, None, theirs)
            return self._fresh(theirs)
        if base is None or base.same != theirs.same:
            self.record.clash(None, theirs, base)
        return None

    def _gone(self, base: Tree, ours: Tree) -> Tree | None:
        """Merge a field that the plan above no longer has."""
        if isinstance(ours, Listing) and isinstance(base, Listing) and not ours.shared:
            found = self._list(base, ours, None)
            return found if found.items else None
        return self._dropped(base, ours)

    def _dropped(self, base: Tree, ours: Tree) -> Tree | None:
        """Remove what the plan above removed, where nobody changed it."""
        free = base.same == ours.same and not ours.shared and not self._noted(ours)
        if free and self.record.may(REMOVED, ours):
            self.record.tell(REMOVED, ours, ours)
            return None
        self.record.clash(ours, None, base)
        return ours

    def _list(self, base: Listing | None, ours: Listing, theirs: Listing | None) -> Listing:
        kept: list[tuple[Tree, Tree]] = []
        for item in ours.items:
            found = self._item(item)
            if found is not None:
                kept.append((item, found))
        if base is not None and theirs is not None:
            kept = self._in_order(base, ours, theirs, kept)
        placed = dict(kept)
        arrivals = self._arrivals(ours, theirs) if theirs is not None else {}
        here = {one: placed[item] for one, item in self._anchors(theirs) if item in placed}
        items = inserted([one for _, one in kept], theirs.items if theirs else [], here, arrivals)
        if items == ours.items:
            return ours
        return Listing(
            ours=ours if ours.node or ours.gathered else None,
            theirs=theirs,
            key=ours.key,
            name=ours.name,
            names=ours.names,
            loose=ours.loose,
            gathered=ours.gathered,
            items=items,
        )

    def _anchors(self, theirs: Listing | None) -> list[tuple[Tree, Tree]]:
        pairs = ((one, self.files.ours_of(one)) for one in (theirs.items if theirs else ()))
        return [(one, item) for one, item in pairs if item is not None]

    def _item(self, ours: Tree) -> Tree | None:
        """Merge an item of a list where ours has it; ``None`` when it goes."""
        base, theirs = self.files.base_of(ours), self.files.theirs_of(ours)
        if theirs is None:
            return self._value(None, ours, None) if base is None else self._removed(base, ours)
        if self._leaves(base, ours, theirs):
            return None
        if base is not None and self._parted(base, ours, theirs):
            self.record.tell(ORDER, ours)
        return self._value(base, ours, theirs)

    def _leaves(self, base: Tree | None, ours: Tree, theirs: Tree) -> bool:
        """True when the plan above put an item elsewhere, the agency left it, and it can go."""
        if base is None or not self.files.theirs_moved(base, theirs):
            return False
        if self.files.ours_moved(base, ours) or is_fixed(ours) or not self._lands(theirs):
            return False
        return self.record.may(MOVED, ours)

    def _parted(self, base: Tree, ours: Tree, theirs: Tree) -> bool:
        """True when both put an item elsewhere, each into another list."""
        moved = self.files.ours_moved(base, ours) and self.files.theirs_moved(base, theirs)
        together = theirs.up is not None and self.files.both.of.get(theirs.up) is ours.up
        return moved and not together

    def _lands(self, theirs: Tree) -> bool:
        """True when the list where theirs has an item will be there."""
        at = theirs.up
        while at is not None:
            if at.up is not None and isinstance(at.up, Listing):
                if at in self.files.both.of:
                    return not is_fixed(self.files.both.of[at])
                if not self.files.is_new(at) or self.record.is_refused(ADDED, at):
                    return False
            at = at.up
        return True

    def _arrivals(self, ours: Listing, theirs: Listing, quiet: bool = False) -> dict[Tree, Tree]:
        """Return the items of theirs that come into a list of ours.

        ``quiet``: new ones are not told, as what they stand in is new too, and told.
        """
        found: dict[Tree, Tree] = {}
        for one in theirs.items:
            item, base = self.files.ours_of(one), self.files.before(one)
            if item is not None:
                if item.up is not ours and self._leaves(base, item, one):
                    found[one] = self._moved(base, item, one)
            elif base is not None:
                self._lost(base, one)
            elif quiet or self.record.may(ADDED, one):
                fresh = self._fresh(one)
                found |= {one: fresh} if fresh is not None else {}
                if not quiet:
                    self.record.tell(ADDED if fresh is not None else ORDER, one, None, one)
            else:
                self.record.clash(None, one, None)
        return found

    def _moved(self, base: Tree | None, ours: Tree, theirs: Tree) -> Tree:
        self.record.tell(MOVED, theirs, ours, theirs)
        return self._value(base, ours, theirs)

    def _fresh(self, theirs: Tree) -> Tree | None:
        """Return a new part of theirs without what ours has elsewhere, or has deleted.

        ``None`` for a section of which nothing is left then.
        """
        if all(one is theirs or self.files.is_new(one) for one in walk(theirs)):
            return theirs
        if isinstance(theirs, Group):
            fields = {key: self._fresh(one) for key, one in theirs.fields.items()}
            held = {key: one for key, one in fields.items() if one is not None}
            if holds(theirs) and any(map(is_empty, held.values())):
                return None
            return Group(theirs=theirs, model=theirs.model, fields=held, short=theirs.short)
        if not isinstance(theirs, Listing):
            return theirs
        new = Listing(theirs=theirs, name=theirs.name, names=theirs.names, loose=theirs.loose)
        arrivals = self._arrivals(new, theirs, quiet=True)
        new.items = [arrivals[one] for one in theirs.items if one in arrivals]
        return new

    def _lost(self, base: Tree, theirs: Tree) -> None:
        """Note what the plan above changed in what the agency deleted."""
        if base.same == theirs.same:
            return
        if not (holds(theirs) and isinstance(base, Group) and isinstance(theirs, Group)):
            self.record.clash(None, theirs, base)
            return
        if head(base) != head(theirs):
            self.record.clash(None, theirs, base)
            return
        for one in (item for part in theirs.fields.values() for _, item in part.below):
            before = self.files.before(one)
            if one in self.files.both.of:
                continue
            if before is None:
                self.record.clash(None, one, None)
            else:
                self._lost(before, one)

    def _removed(self, base: Tree, ours: Tree) -> Tree | None:
        """Merge an item that the plan above no longer has: of a section, what is left stays."""
        if not (holds(ours) and isinstance(ours, Group) and isinstance(base, Group)):
            return self._dropped(base, ours)
        if ours.shared or head(base) != head(ours):
            return self._dropped(base, ours)
        mark = self.record.mark()
        hollow = {key: one for key, one in base.fields.items() if not isinstance(one, Listing)}
        found = self._group(base, ours, Group(model=base.model, fields=hollow))
        if any(isinstance(one, Listing) and one.items for one in found.fields.values()):
            self.record.keep(ours, mark)
            return found
        self.record.back(mark)
        if not self._noted(ours) and self.record.may(REMOVED, ours):
            self.record.tell(REMOVED, ours, ours)
            return None
        self.record.clash(ours, None, base)
        return ours

    def _in_order(
        self, base: Listing, ours: Listing, theirs: Listing, kept: list[tuple[Tree, Tree]]
    ) -> list[tuple[Tree, Tree]]:
        """Take over the order of the plan above where the agency kept the old one."""
        places = [self._places(item, base, theirs) for item, _ in kept]
        held = [one for one in places if one is not None]
        by_theirs = sorted(held, key=lambda one: one[1])
        if by_theirs == held or by_theirs == sorted(held):
            return kept
        if held == sorted(held) and self.record.may(ORDER, ours):
            self.record.tell(MOVED, ours)
            return reordered(kept, [one[1] if one else None for one in places])
        self.record.tell(ORDER, ours)
        return kept

    def _places(self, ours: Tree, base: Listing, theirs: Listing) -> tuple[int, int] | None:
        """Return the places of an item in the lists of the other files, if both have it."""
        before, after = self.files.base_of(ours), self.files.theirs_of(ours)
        if before in base.items and after in theirs.items:
            return base.items.index(before), theirs.items.index(after)
        return None
